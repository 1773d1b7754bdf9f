"""The vault's key in its text form, and the slots that wrap it."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.errors import EnvironmentProblem, UserError, VaultLocked
from moderator.privacy import slots
from moderator.privacy.keys import VaultKey
from moderator.privacy.primitives import DamagedSeal
from moderator.privacy.recovery_code import new_recovery_code
from moderator.privacy.slots import RECOMMENDED, Cost, SlotKind, make_slot, open_slot

CHEAP = Cost(memory_kib=32, passes=1, lanes=4)
KEY = VaultKey(bytes(range(32)))
PHRASE = "seven green bridges"


@given(st.binary(min_size=32, max_size=32))
def test_a_key_file_gives_the_key_back(secret):
    key = VaultKey(secret)
    copy = VaultKey.from_text(key.to_text())
    assert (copy.secret_bytes(), copy.key_id) == (secret, key.key_id)


def test_a_key_file_is_one_line_that_names_its_key():
    assert KEY.to_text().startswith(f"moderator-key-1 {KEY.key_id} ")
    assert KEY.to_text().count("\n") == 1


@given(st.data())
def test_one_wrong_character_in_a_key_file_is_noticed(data):
    text = KEY.to_text().rstrip()
    place = data.draw(st.integers(0, len(text) - 1))
    letters = st.characters(min_codepoint=33, max_codepoint=126)
    character = data.draw(letters.filter(lambda new: new != text[place]))
    changed = text[:place] + character + text[place + 1 :]
    with pytest.raises(EnvironmentProblem):
        VaultKey.from_text(changed)


@given(st.text())
def test_what_is_no_key_is_refused_with_a_sentence_that_names_the_place(text):
    with pytest.raises(EnvironmentProblem, match=r"the attic is not a key of Moderator's vault"):
        VaultKey.from_text(text, "the attic")


@pytest.mark.parametrize("rest", ["", " abc", " abc def", " abc def ghi", " ä ö", f" {KEY.key_id} AAAA"])
def test_a_cut_key_file_says_it_is_damaged(rest):
    with pytest.raises(EnvironmentProblem, match="is damaged"):
        VaultKey.from_text(f"moderator-key-1{rest}")


def test_new_keys_and_their_subkeys_all_differ():
    keys = [VaultKey.generate(), VaultKey.generate()]
    secrets = {
        secret
        for key in keys
        for secret in (key.secret_bytes(), key.sealing_key(), key.fingerprint_key(), key.audit_key())
    }
    assert len(secrets) == 8
    assert keys[0].key_id != keys[1].key_id


def test_a_key_of_the_wrong_length_is_a_bug():
    with pytest.raises(ValueError, match="32 bytes"):
        VaultKey(b"short")


def test_the_passphrase_opens_its_slot_at_the_recommended_cost():
    slot = make_slot(SlotKind.PASSPHRASE, PHRASE, KEY)
    assert json.loads(slot.parameters) == dataclasses.asdict(RECOMMENDED)
    assert slot.key_id == KEY.key_id
    assert open_slot(slot, PHRASE).secret_bytes() == KEY.secret_bytes()


def test_a_passphrase_opens_however_its_accents_were_typed():
    slot = make_slot(SlotKind.PASSPHRASE, "caf\u00e9 au lait", KEY, CHEAP)
    assert open_slot(slot, "cafe\u0301 au lait").key_id == KEY.key_id


def test_the_recovery_code_opens_its_slot_however_it_is_typed():
    code = new_recovery_code()
    slot = make_slot(SlotKind.RECOVERY, code, KEY, CHEAP)
    assert open_slot(slot, code.lower().replace("-", " ")).key_id == KEY.key_id


def test_the_wrong_secret_leaves_the_vault_locked():
    with pytest.raises(VaultLocked, match=r"That is not the right passphrase\."):
        open_slot(make_slot(SlotKind.PASSPHRASE, PHRASE, KEY, CHEAP), "eight green bridges")
    with pytest.raises(VaultLocked, match=r"That is not the right recovery code\."):
        open_slot(make_slot(SlotKind.RECOVERY, new_recovery_code(), KEY, CHEAP), new_recovery_code())


def test_a_mistyped_recovery_code_is_told_from_a_wrong_one():
    slot = make_slot(SlotKind.RECOVERY, new_recovery_code(), KEY, CHEAP)
    with pytest.raises(UserError, match="40 in all"):
        open_slot(slot, "ABCDE")


def test_a_short_passphrase_is_refused():
    with pytest.raises(UserError, match="at least 8 characters"):
        make_slot(SlotKind.PASSPHRASE, "1234567", KEY, CHEAP)


def test_two_slots_of_one_passphrase_have_nothing_in_common():
    one, other = (make_slot(SlotKind.PASSPHRASE, PHRASE, KEY, CHEAP) for _ in range(2))
    assert one.salt != other.salt
    assert one.wrapped != other.wrapped


def test_a_slot_does_not_open_as_another_keys_slot():
    slot = make_slot(SlotKind.PASSPHRASE, PHRASE, KEY, CHEAP)
    with pytest.raises(VaultLocked):
        open_slot(dataclasses.replace(slot, key_id=VaultKey.generate().key_id), PHRASE)


@pytest.mark.parametrize(
    "parameters",
    [
        "",
        "[]",
        "{}",
        "null",
        pytest.param("[" * 100_000, id="endless"),
        '{"memory_kib": 64, "passes": 1}',
        '{"memory_kib": "64", "passes": 1, "lanes": 1}',
        '{"memory_kib": 64.5, "passes": 1, "lanes": 1}',
        '{"memory_kib": 64, "passes": 1, "lanes": 1, "more": 1}',
        '{"memory_kib": 4294967295, "passes": 1, "lanes": 1}',
        '{"memory_kib": 64, "passes": 4294967295, "lanes": 1}',
        '{"memory_kib": 64, "passes": 0, "lanes": 1}',
        '{"memory_kib": 64, "passes": 1, "lanes": 9}',
        '{"memory_kib": 64, "passes": 1, "lanes": -1}',
    ],
)
def test_a_changed_database_can_not_make_unlocking_eat_the_machine(parameters):
    slot = make_slot(SlotKind.PASSPHRASE, PHRASE, KEY, CHEAP)
    with pytest.raises(DamagedSeal, match="slot of this database is damaged"):
        open_slot(dataclasses.replace(slot, parameters=parameters), PHRASE)


def test_a_slot_with_a_cut_salt_is_damaged():
    slot = make_slot(SlotKind.PASSPHRASE, PHRASE, KEY, CHEAP)
    with pytest.raises(DamagedSeal, match="slot of this database is damaged"):
        open_slot(dataclasses.replace(slot, salt=slot.salt[:4]), PHRASE)


def test_too_little_memory_is_said_plainly(monkeypatch):
    def starved(**_kwargs):
        raise MemoryError

    monkeypatch.setattr(slots, "Argon2id", starved)
    with pytest.raises(EnvironmentProblem, match="64 MiB of memory"):
        make_slot(SlotKind.PASSPHRASE, PHRASE, KEY)
