"""The vault's keys over a database's life: first use, second machine, rotation, and what is on record."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from moderator.app import Choices, open_desk
from moderator.domain.decisions import Verdict
from moderator.domain.query import Query
from moderator.errors import NotFound, UserError, VaultLocked
from moderator.privacy.slots import SlotKind
from moderator.privacy.vault import Vault
from moderator.services import audit_check, keys, review_queue
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.services.edit import edit
from moderator.services.reveal import reveal
from moderator.services.rotate import rotate
from tests.helpers.desks import arrival, bring_in


def reopened(desk: Desk, places: object = None) -> Desk:
    """The same desk as it is after a restart."""
    found = replace(desk, key_places=places or desk.key_places)
    return replace(found, vault=keys.open_vault(found.database, found.key_places, found.actor.name))


def second_machine(desk: Desk, folder: Path) -> Desk:
    return reopened(desk, replace(desk.key_places, config_dir=folder))


def test_the_first_use_makes_a_key_without_asking(desk: Desk) -> None:
    assert desk.vault.is_open
    status = keys.status(desk)
    assert status.place == str(desk.key_places.own_file)
    assert any("recovery-code" in sentence for sentence in status.advice)


def test_a_second_machine_is_locked_until_it_gets_the_code(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, arrival(1))
    code = keys.make_recovery_code(desk)
    other = second_machine(desk, tmp_path / "elsewhere")
    assert not other.vault.is_open
    with pytest.raises(VaultLocked):
        reveal(other, 1, "a legal request")
    decide(other, Act(Verdict.APPROVE), [Target(1)])
    with pytest.raises(VaultLocked):
        keys.unlock(other, SlotKind.RECOVERY, keys.new_recovery_code())
    keys.unlock(other, SlotKind.RECOVERY, code.lower().replace("-", " "))
    opened = reopened(other)
    assert reveal(opened, 1, "a legal request").in_clear() == "reader1@example.org"
    report = audit_check.verify(opened)
    assert (report.problem, report.unkeyed) == (None, 1)


def test_locking_is_refused_while_it_would_lose_the_addresses(desk: Desk) -> None:
    with pytest.raises(UserError, match="would lose the addresses"):
        keys.lock(desk)
    keys.set_passphrase(desk, "four plain words here")
    keys.lock(desk)
    assert not reopened(desk).vault.is_open
    keys.unlock(desk, SlotKind.PASSPHRASE, "four plain words here")
    assert reopened(desk).vault.is_open


def test_rotation_seals_everything_anew_and_the_old_key_opens_nothing(desk: Desk) -> None:
    bring_in(desk, arrival(1, "Write to me@example.org", name="me@example.org"), arrival(2))
    old = keys.current_key(desk)
    rotate(desk)
    after = reopened(desk)
    assert after.vault.key_id != old.key_id
    assert reveal(after, 1, "a legal request").in_clear() == "reader1@example.org"
    assert bring_in(after, arrival(3, email=arrival(1).email)).added == 1
    assert review_queue.rows(after, [3])[0].author_id == review_queue.rows(after, [1])[0].author_id
    edit(after, Target(1), "Please " + review_queue.rows(after, [1])[0].text)
    assert audit_check.verify(after).problem is None
    with pytest.raises(UserError):
        reveal(replace(after, vault=Vault(old)), 2, "a legal request")


def test_a_reveal_needs_a_reason_and_an_address_and_is_on_record(desk: Desk) -> None:
    bring_in(desk, arrival(1), arrival(2, email=None))
    with pytest.raises(UserError, match="why the address is needed"):
        reveal(desk, 1, " ")
    with pytest.raises(NotFound, match="without an address"):
        reveal(desk, 2, "a legal request")
    reveal(desk, 1, "a legal request")
    with desk.database.reading() as connection:
        rows = connection.execute(text("SELECT comment_id, actor, reason FROM reveal")).all()
        audited = connection.execute(text("SELECT count(*) FROM audit WHERE kind = 'reveal'")).scalar_one()
    assert [tuple(row) for row in rows] == [(1, "anna", "a legal request")]
    assert audited == 1


@pytest.mark.parametrize(
    ("tampering", "named"),
    [
        ("UPDATE decision SET after = 'approved' WHERE seq = 2", "decision 2 is not as it was recorded"),
        ("UPDATE decision SET actor = 'petros' WHERE seq = 2", "decision 2 is not as it was recorded"),
        ("UPDATE decision SET note = 'other' WHERE seq = 2", "decision 2 is not as it was recorded"),
        ("DELETE FROM decision WHERE seq = 3", "decision 3 is missing"),
        ("UPDATE audit SET payload = replace(payload, 'reject', 'spam') WHERE seq = 3", "Row 3"),
        ("DELETE FROM audit WHERE seq = 3", "row 3 is missing before it"),
        ("DELETE FROM audit WHERE seq = 4", "rows are missing"),
        ("UPDATE audit SET key_id = '' WHERE seq = 3", "Row 3"),
    ],
)
def test_tampering_is_found_and_the_first_bad_row_named(desk: Desk, tampering: str, named: str) -> None:
    bring_in(desk, arrival(1), arrival(2), arrival(3))
    for comment_id in (1, 2, 3):
        decide(desk, Act(Verdict.REJECT, note="Because."), [Target(comment_id)])
    assert audit_check.verify(desk).problem is None
    with desk.database.writing() as connection:
        connection.execute(text(tampering))
    problem = audit_check.verify(desk).problem
    assert problem is not None
    assert named in problem
    assert len(review_queue.log(desk, Query(), None)) <= 3


def test_a_second_desk_on_the_same_machine_has_the_same_key(migrated_url: str, desk: Desk, tmp_path: Path) -> None:
    with open_desk(Choices(data_dir=tmp_path / "data", database=migrated_url), pytest.fail) as other:
        assert other.vault.key_id == desk.vault.key_id
