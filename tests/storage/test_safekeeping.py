"""Backups that can be restored, on both engines, and checks that find what is wrong."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from moderator.domain.decisions import Verdict
from moderator.domain.query import Order, Query
from moderator.errors import UserError
from moderator.services import review_queue, safekeeping
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.storage.whole_file import written_whole
from tests.helpers.desks import arrival, bring_in


def statuses(desk: Desk) -> list[str]:
    ids = review_queue.snapshot(desk, Query(), Order.OLDEST)
    return [comment.status.value for comment in review_queue.rows(desk, ids)]


def test_a_restored_backup_is_how_things_were_and_what_was_there_is_kept(desk: Desk) -> None:
    bring_in(desk, arrival(1), arrival(2))
    copy = safekeeping.backup(desk, None, keep=10)
    decide(desk, Act(Verdict.SPAM), [Target(1)])
    before = safekeeping.restore(desk, copy)
    assert statuses(desk) == ["pending", "pending"]
    safekeeping.restore(desk, before)
    assert statuses(desk) == ["spam", "pending"]
    assert safekeeping.check(desk, deep=True) == []


def test_only_the_newest_backups_stay(desk: Desk) -> None:
    copies = [safekeeping.backup(desk, None, keep=2) for _ in range(4)]
    assert [copy.exists() for copy in copies] == [False, False, True, True]
    assert copies[-1].stat().st_mode & 0o077 == 0


def test_what_is_no_copy_of_ours_is_refused_and_nothing_changes(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, arrival(1))
    letter = tmp_path / "letter"
    letter.write_bytes(b"Dear editor, " * 1000)
    with pytest.raises(UserError):
        safekeeping.restore(desk, letter)
    with pytest.raises(UserError, match="There is no file"):
        safekeeping.restore(desk, tmp_path / "nothing")
    assert statuses(desk) == ["pending"]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM comment_search", "The search index holds 0 comments instead of 2"),
        ("UPDATE comment SET revision = 7 WHERE id = 1", "1 comments have lost their text"),
        ("UPDATE decision SET reason = 'spam'", "decision 1 is not as it was recorded"),
    ],
)
def test_a_check_says_what_is_wrong(desk: Desk, damage: str, said: str) -> None:
    bring_in(desk, arrival(1), arrival(2))
    decide(desk, Act(Verdict.APPROVE), [Target(2)])
    assert safekeeping.check(desk, deep=False) == []
    with desk.database.writing() as connection:
        connection.execute(text(damage))
    assert any(said in sentence for sentence in safekeeping.check(desk, deep=True))


def test_a_device_or_pipe_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="no ordinary file"), written_whole(pipe, 0o600):
        pytest.fail("nothing may be written")
    assert pipe.is_fifo()


def test_a_link_stays_and_what_it_names_keeps_its_permissions(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    with written_whole(link, 0o644) as partial:
        partial.write_text("new")
    assert link.is_symlink()
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("new", 0o640)


def test_two_writers_of_one_file_each_write_a_whole_one(tmp_path: Path) -> None:
    file = tmp_path / "file"
    with written_whole(file, 0o644) as one, written_whole(file, 0o644) as other:
        one.write_text("one")
        other.write_text("other")
    assert file.read_text() == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
