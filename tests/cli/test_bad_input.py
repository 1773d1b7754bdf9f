"""Files that are no exports, are broken or were made to do harm, and machines on which an import must stop.

Each ends with one plain sentence and exit code 1; what was stored before is whole.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import hostile_xml
from tests.helpers.command import Result, Runner
from tests.helpers.machine import AS_ANYBODY, make_room, run_measured, run_under, small_disk
from tests.helpers.stored import contents, value
from tests.helpers.wxr_made import crowd, export, write_export

MOST_MEGABYTES = 300
WHOLE_PIECES = 500
"""An import stores so many comments at once."""


def assert_one_sentence(result: Result) -> None:
    """What a person can read, and nothing for programs to choke on."""
    assert result.code == 1, result
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err
    assert "bug" not in result.err


def assert_told_in_json(result: Result) -> Any:
    """What the report of an import tells of the one file that failed; the sentence stands on standard error too."""
    (told,) = result.json()["files"]
    assert_one_sentence(replace(result, out=""))
    assert told["problem"] + "\n" == result.err
    return told


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [b"Dear editor, here is my export.\n"],
        [bytes(range(256)) * 1_000],
        [b"<html><body>Log in to WordPress</body></html>"],
        [export([]).encode().replace(b"<channel>", b"").replace(b"</channel>", b"")],
        hostile_xml.parts("an entity bomb"),
        hostile_xml.parts("a text of 200 MB"),
        hostile_xml.parts("300,000 levels"),
        hostile_xml.parts("100 MB of nothing"),
    ],
    ids=["empty", "words", "bytes", "a login page", "no channel", "entities", "a long text", "levels", "zeros"],
)
def test_what_is_no_export_is_refused_with_its_place_and_without_much_memory(
    paper: Runner, tmp_path: Path, pieces: Iterable[bytes]
) -> None:
    before = contents(paper)
    file = tmp_path / "news.xml"
    with file.open("wb") as out:
        out.writelines(pieces)
    result, megabytes = run_measured(paper, "import", file, "--format", "wxr")
    assert_one_sentence(result)
    assert re.match(r"news\.xml, line \d+: ", result.err)
    assert megabytes < MOST_MEGABYTES
    assert contents(paper) == before


def test_a_file_that_is_not_recognised_says_what_to_export(paper: Runner, tmp_path: Path) -> None:
    file = tmp_path / "comments.docx"
    file.write_bytes(b"PK\x03\x04 something else")
    result = paper.run("import", file)
    assert_one_sentence(result)
    assert "comments.docx" in result.err
    assert "Export" in result.err


def test_a_truncated_file_keeps_what_came_before_and_the_whole_one_brings_the_rest(
    moderator: Runner, tmp_path: Path
) -> None:
    whole = export(crowd(1_200))
    file = tmp_path / "news.xml"
    file.write_text(whole[: whole.index("My number is 1100.")], encoding="utf-8")
    result, megabytes = run_measured(moderator, "import", file, "--json")
    told = assert_told_in_json(result)
    line = whole[: whole.index("My number is 1100.")].count("\n") + 1
    assert f"news.xml, line {line}: " in result.err
    assert megabytes < MOST_MEGABYTES

    stored = value(moderator, "SELECT count(*) FROM comment")
    assert stored in (2 * WHOLE_PIECES, 1_099)
    assert str(stored) in result.err.replace(",", "")
    assert (told["read"], told["added"]) == (stored, stored)
    moderator.run("check", "--deep", check=0)
    file.write_text(whole, encoding="utf-8")
    report = moderator.run("import", file, "--json", check=0).json()
    assert (report["added"], report["unchanged"]) == (1_200 - stored, stored)


def test_a_folder_or_nothing_at_all_is_no_file_to_import(paper: Runner, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("folder", "missing.xml"):
        result = paper.run("import", tmp_path / name)
        assert_one_sentence(result)
        assert name in result.err


def test_a_file_that_may_not_be_read_says_so(paper: Runner, paper_file: Path) -> None:
    paper_file.chmod(0o000)
    result = run_under(paper, AS_ANYBODY, "import", paper_file)
    assert_one_sentence(result)
    assert "paper.xml" in result.err
    assert "permission" in result.err.lower()


@pytest.mark.parametrize("place", ["data", "data/moderator.db", ".config/moderator"])
def test_data_that_may_not_be_written_says_so(moderator: Runner, home: Path, paper_file: Path, place: str) -> None:
    closed = home / place if place.startswith(".") else moderator.cwd / place
    closed.parent.mkdir(parents=True, exist_ok=True)
    if closed.suffix:
        closed.touch()
        closed.chmod(0o400)
    else:
        closed.mkdir(mode=0o500)
    result = run_under(moderator, AS_ANYBODY, "import", paper_file)
    assert_one_sentence(result)
    assert closed.name in result.err
    closed.chmod(0o700)
    assert run_under(moderator, AS_ANYBODY, "import", paper_file).code == 0


def test_a_disk_that_fills_up_stops_an_import_and_loses_nothing(tmp_path: Path) -> None:
    file = write_export(tmp_path / "crowd.xml", crowd(5_000))
    with small_disk(tmp_path / "small", "4m") as disk:
        desk = Runner(disk / "data", tmp_path)
        told = assert_told_in_json(desk.run("import", file, "--json"))
        assert "disk is full" in told["problem"]
        stored = desk.run("count", "--json", check=0).json()["count"]
        assert told["added"] == stored
        assert stored % WHOLE_PIECES == 0
        assert 0 < stored < 5_000

        make_room(disk, "64m")
        desk.run("check", "--deep", check=0)
        report = desk.run("import", file, "--json", check=0).json()
        assert (report["added"], report["unchanged"]) == (5_000 - stored, stored)


def test_a_disk_that_is_full_from_the_start_is_told_too(paper: Runner, tmp_path: Path) -> None:
    with small_disk(tmp_path / "full", "16k") as disk:
        (disk / "filler").write_bytes(b"x" * 12_000)
        desk = Runner(disk / "data", tmp_path)
        assert_one_sentence(desk.run("count"))
