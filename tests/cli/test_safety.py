"""Backups, restoring, checking, migrating and the doctor."""

import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from moderator.storage.migrating import HEAD
from tests.helpers.command import Runner
from tests.helpers.stored import contents, database_of, rows


def test_a_backup_brings_back_what_was_there(paper: Runner, tmp_path: Path) -> None:
    paper.run("approve", "1", check=0)
    then = contents(paper)
    copy = tmp_path / "copy.db"
    paper.run("backup", copy, check=0)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    paper.run("spam", "1", "2", check=0)
    before = Path(paper.run("restore", copy, "--json", check=0).json()["before"])
    assert contents(paper) == then
    paper.run("check", "--deep", check=0)
    assert paper.run("reveal", "1", "--reason", "court order", check=0).out == "ani@example.org\n"
    # What stood there before the restore is not lost either.
    paper.run("restore", before, check=0)
    assert rows(paper, "SELECT id FROM comment WHERE status = 'spam' ORDER BY id") == [(1,), (2,), (3,)]


def test_backups_without_a_name_lie_with_the_data_and_the_newest_stay(paper: Runner) -> None:
    for _ in range(3):
        written = Path(paper.run("backup", "--keep", "2", "--json", check=0).json()["file"])
    kept = sorted(written.parent.glob("*.db"))
    assert written.parent.is_relative_to(paper.data_dir)
    assert len(kept) == 2
    assert kept[-1] == written


def make_text(path: Path) -> None:
    path.write_text("not a database at all")


def make_other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE comment (id INTEGER PRIMARY KEY)")


def make_nothing(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize("make", [make_text, make_other_database, make_nothing])
def test_a_foreign_file_is_not_restored(paper: Runner, tmp_path: Path, make: object) -> None:
    before = contents(paper)
    foreign = tmp_path / "foreign.db"
    make(foreign)  # type: ignore[operator]
    result = paper.run("restore", foreign, check=1)
    assert "foreign.db" in result.err
    assert result.err.count("\n") == 1
    assert contents(paper) == before


def test_a_copy_that_is_not_whole_is_not_restored(paper: Runner, tmp_path: Path) -> None:
    copy = tmp_path / "half.db"
    shutil.copy(database_of(paper), copy)
    with copy.open("r+b") as file:
        file.truncate(copy.stat().st_size // 2)
    before = contents(paper)
    assert "half.db" in paper.run("restore", copy, check=1).err
    assert "none.db" in paper.run("restore", tmp_path / "none.db", check=1).err
    assert contents(paper) == before


def test_all_is_well_on_an_untouched_desk(paper: Runner) -> None:
    report = paper.run("check", "--deep", "--json", check=0).json()
    assert (report["ok"], report["problems"]) == (True, [])


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM revision WHERE comment_id = 2",
        "DELETE FROM comment_search WHERE rowid = 2",
        "UPDATE comment SET article_id = 77 WHERE id = 2",
        "UPDATE decision SET reason = 'spam'",
    ],
    ids=["lost text", "lost search entry", "lost article", "changed decision"],
)
def test_damage_is_found(paper: Runner, damage: str) -> None:
    paper.run("reject", "2", check=0)
    rows(paper, damage)
    report = paper.run("check", "--deep", "--json", check=1)
    assert report.json()["ok"] is False
    assert report.json()["problems"]


def test_a_damaged_file_is_told_plainly(paper: Runner) -> None:
    with database_of(paper).open("r+b") as file:
        file.write(b"\0" * 4096)
    result = paper.run("list", check=1)
    assert "restore" in result.err
    assert result.err.count("\n") == 1


def test_a_database_that_is_up_to_date_has_nothing_to_migrate(paper: Runner) -> None:
    before = contents(paper)
    assert paper.run("migrate", "--json", check=0).json() == {"migrated": False}
    assert contents(paper) == before


def test_a_newer_database_is_refused_politely_and_stays_as_it_is(paper: Runner, tmp_path: Path) -> None:
    rows(paper, "UPDATE alembic_version SET version_num = 'zzzz'")
    before = contents(paper)
    for command in (["list"], ["approve", "1"], ["migrate"]):
        result = paper.run(*command, check=1)
        assert "newer" in result.err
        assert result.err.count("\n") == 1
    assert contents(paper) == before
    newer = shutil.copy(database_of(paper), tmp_path / "newer.db")
    rows(paper, f"UPDATE alembic_version SET version_num = '{HEAD}'")
    assert "newer" in paper.run("restore", newer, check=1).err


def test_another_programs_database_is_left_alone(paper: Runner, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    make_other_database(other)
    before = other.read_bytes()
    assert "another program" in paper.run("--database", f"sqlite:///{other}", "list", check=1).err
    assert other.read_bytes() == before


def test_the_doctor_looks_and_opens_no_database(moderator: Runner) -> None:
    report = moderator.run("doctor", "--json", check=0).json()
    assert all({"what", "ok", "needed", "advice"} <= set(found) for found in report["findings"])
    assert all(found["ok"] for found in report["findings"] if found["needed"])
    assert all(found["advice"] for found in report["findings"] if not found["ok"])
    assert not moderator.data_dir.exists()


def overwrite(file: Path) -> None:
    file.write_bytes(b"\xff" * file.stat().st_size)


def blank_pages(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])


@pytest.mark.parametrize("damage", [overwrite, blank_pages, cut])
def test_a_damaged_database_is_replaced_by_a_backup_and_kept_aside(
    paper: Runner, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    then = contents(paper)
    copy = tmp_path / "copy.db"
    paper.run("backup", copy, check=0)
    file = database_of(paper)
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    damage(file)
    before = Path(paper.run("restore", copy, "--json", check=0).json()["before"])
    assert contents(paper) == then
    assert before.exists()
    paper.run("check", "--deep", check=0)
