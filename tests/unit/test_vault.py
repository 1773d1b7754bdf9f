"""The vault: what it seals comes back, only where it belongs, and says nothing while it is locked."""

import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator.domain.personal import EmailAddress, IpAddress
from moderator.errors import UserError, VaultLocked
from moderator.privacy.audit_key import AuditKey, unkeyed_mac
from moderator.privacy.keys import VaultKey
from moderator.privacy.primitives import DamagedSeal, framed
from moderator.privacy.vault import Vault

KEY = VaultKey(bytes(range(32)))
OPEN = Vault(KEY)
SITE = "paper.example"
ANNA = EmailAddress("anna@reader.example")
any_text = st.text(st.characters(exclude_categories=()))


@given(any_text, any_text, st.binary(max_size=32))
def test_a_sealed_address_comes_back_as_the_reader_wrote_it(written, site, fingerprint):
    sealed = OPEN.seal_address(EmailAddress(written), site, fingerprint)
    assert OPEN.open_address(sealed, site, fingerprint) == EmailAddress(written)


@given(any_text, any_text)
def test_a_sealed_value_comes_back(value, context):
    assert OPEN.open(OPEN.seal(value, context), context) == value


def test_a_seal_does_not_show_the_address():
    fingerprint = OPEN.fingerprint(SITE, ANNA)
    sealed = OPEN.seal_address(ANNA, SITE, fingerprint)
    assert b"anna" not in sealed
    assert b"anna" not in fingerprint


def test_the_same_address_sealed_twice_looks_different():
    assert OPEN.seal("192.0.2.7", "ip") != OPEN.seal("192.0.2.7", "ip")


@given(st.data())
def test_one_flipped_bit_is_noticed(data):
    sealed = bytearray(OPEN.seal("192.0.2.7", "comment 7"))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(DamagedSeal):
        OPEN.open(bytes(sealed), "comment 7")


@given(st.integers(0, 37))
def test_a_shortened_seal_is_noticed(length):
    sealed = OPEN.seal("192.0.2.7", "comment 7")
    assert len(sealed) == 38
    with pytest.raises(DamagedSeal):
        OPEN.open(sealed[:length], "comment 7")


def test_an_address_does_not_open_for_another_author_or_site():
    fingerprint = OPEN.fingerprint(SITE, ANNA)
    sealed = OPEN.seal_address(ANNA, SITE, fingerprint)
    with pytest.raises(DamagedSeal):
        OPEN.open_address(sealed, "other.example", fingerprint)
    with pytest.raises(DamagedSeal):
        OPEN.open_address(sealed, SITE, bytes(16))
    with pytest.raises(DamagedSeal):
        OPEN.open(sealed, SITE)


def test_another_key_does_not_open_it_and_the_sentence_quotes_nothing():
    sealed = OPEN.seal("anna@reader.example", "comment 7")
    with pytest.raises(UserError) as refused:
        Vault(VaultKey.generate()).open(sealed, "comment 7")
    assert "anna" not in str(refused.value)
    assert "does not belong here" in str(refused.value)


def test_the_same_reader_is_recognised_however_the_host_is_written():
    written = EmailAddress(" anna@READER.example. ")
    assert OPEN.fingerprint(SITE, written) == OPEN.fingerprint(SITE, ANNA)
    assert len(OPEN.fingerprint(SITE, ANNA)) == 16


def test_a_reader_can_not_be_followed_from_site_to_site():
    assert OPEN.fingerprint("other.example", ANNA) != OPEN.fingerprint(SITE, ANNA)
    assert OPEN.domain_fingerprint("other.example", ANNA) != OPEN.domain_fingerprint(SITE, ANNA)
    home = IpAddress("192.0.2.7")
    assert OPEN.ip_fingerprint("other.example", home) != OPEN.ip_fingerprint(SITE, home)


def test_readers_of_one_host_share_its_fingerprint_only():
    ben = EmailAddress("ben@reader.example")
    assert OPEN.domain_fingerprint(SITE, ben) == OPEN.domain_fingerprint(SITE, ANNA)
    assert OPEN.fingerprint(SITE, ben) != OPEN.fingerprint(SITE, ANNA)


def test_fingerprints_of_different_kinds_never_meet():
    same = "reader.example"
    kinds = {
        OPEN.fingerprint(SITE, EmailAddress(same)),
        OPEN.domain_fingerprint(SITE, EmailAddress(f"x@{same}")),
        OPEN.ip_fingerprint(SITE, IpAddress(same)),
    }
    assert len(kinds) == 3


def test_a_fingerprint_means_nothing_without_the_key():
    assert Vault(VaultKey.generate()).fingerprint(SITE, ANNA) != OPEN.fingerprint(SITE, ANNA)


def test_fingerprints_stay_what_they_were_in_every_version():
    assert KEY.key_id == "d3ccd67391d742d7"
    assert OPEN.fingerprint(SITE, ANNA).hex() == "6d60e890b367284b9c7f48f365444e37"
    assert OPEN.ip_fingerprint(SITE, IpAddress("192.0.2.7")).hex() == "d30ebac05fae8605f06c63c793898f71"
    assert OPEN.audit_mac(bytes(32), b"row").hex()[:32] == "697af1126ff6141e762d74f275ac240a"


def test_what_an_earlier_version_sealed_still_opens():
    sealed = bytes.fromhex("011d2d32ba0756be060bc35b6ceea7c121db71e342f9f3831c13fabc086749824f39b7a718a9")
    assert OPEN.open(sealed, "comment 7") == "192.0.2.7"


@given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
def test_only_the_same_parts_frame_to_the_same_bytes(one, other):
    assert (framed(*one) == framed(*other)) == (one == other)


@pytest.mark.parametrize(
    "act",
    [
        lambda vault: vault.fingerprint(SITE, ANNA),
        lambda vault: vault.domain_fingerprint(SITE, ANNA),
        lambda vault: vault.ip_fingerprint(SITE, IpAddress("192.0.2.7")),
        lambda vault: vault.seal_address(ANNA, SITE, bytes(16)),
        lambda vault: vault.open_address(bytes(60), SITE, bytes(16)),
        lambda vault: vault.seal("x", "y"),
        lambda vault: vault.open(bytes(60), "y"),
        lambda vault: vault.digest("note", "x"),
        lambda vault: vault.export_audit_key(),
    ],
)
def test_a_locked_vault_says_how_to_unlock_it(act):
    with pytest.raises(VaultLocked, match="moderator vault unlock"):
        act(Vault(None))


def test_a_locked_vault_gives_the_hint_it_was_given():
    with pytest.raises(VaultLocked, match="Ask Anna for the key"):
        Vault(None, "Ask Anna for the key.").seal("x", "y")


def test_a_locked_vault_knows_no_key():
    assert (Vault(None).is_open, Vault(None).key_id, Vault(None).audit_key_id) == (False, "", "")
    assert (OPEN.is_open, OPEN.key_id, OPEN.audit_key_id) == (True, KEY.key_id, KEY.key_id)


def test_a_locked_desk_still_chains_its_rows_and_says_by_what():
    locked = Vault(None)
    assert locked.audit_mac(b"before", b"row") == unkeyed_mac(b"before", b"row")
    assert locked.audit_mac(b"before", b"row") != OPEN.audit_mac(b"before", b"row")
    assert locked.audit_mac(b"before", b"row") != locked.audit_mac(b"other", b"row")


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_old_rows_verify_with_the_audit_key_of_a_retired_key(previous, payload):
    retired = AuditKey(OPEN.export_audit_key())
    assert retired.mac(previous, payload) == OPEN.audit_mac(previous, payload)
    assert retired.digest("actor", "anna") == OPEN.digest("actor", "anna")


def test_an_exported_audit_key_is_not_the_key_that_opens_addresses():
    assert OPEN.export_audit_key() not in (KEY.secret_bytes(), KEY.sealing_key(), KEY.fingerprint_key())


def test_a_chained_row_covers_the_row_before_it():
    assert OPEN.audit_mac(b"a", b"row") != OPEN.audit_mac(b"b", b"row")
    assert OPEN.audit_mac(b"a", b"brow") != OPEN.audit_mac(b"ab", b"row")


def test_digests_tell_actor_and_note_apart():
    assert OPEN.digest("actor", "anna") != OPEN.digest("note", "anna")
    assert OPEN.digest("actor", "anna") == OPEN.digest("actor", "anna")


@pytest.mark.parametrize("secret", [OPEN, KEY, AuditKey(bytes(32))])
def test_key_material_prints_masked_and_can_not_be_pickled(secret):
    assert repr(secret) == f"{type(secret).__name__}(•••)"
    with pytest.raises(TypeError, match="must not be pickled"):
        pickle.dumps(secret)


def test_many_threads_share_one_vault():
    def whole(number):
        email = EmailAddress(f"reader{number}@reader.example")
        fingerprint = OPEN.fingerprint(SITE, email)
        sealed = OPEN.seal_address(email, SITE, fingerprint)
        return OPEN.open_address(sealed, SITE, fingerprint) == email, fingerprint

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(whole, range(500)))
    assert all(same for same, _ in results)
    assert len({fingerprint for _, fingerprint in results}) == 500
