"""What readers wrote cannot steer a terminal, break a program that reads along, or be made to look like ours."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.command import Result, Runner
from tests.helpers.machine import run_on_terminal, run_under, start
from tests.helpers.newspaper import EVERYBODY
from tests.helpers.prepared import Prepared
from tests.helpers.wxr_made import Sent, crowd, write_export

CSI = "\x9b"
"""What begins a command to a terminal, as the one character that an XML file may hold."""

TITLE = "\x1b]0;owned\x07\u202e"
"""What gives a terminal's window another title, and turns the writing round."""

HOSTILE = (
    Sent(1, f"{CSI}31mred{CSI}0m \u202eevil\u202c \u200bzero", f"{CSI}2JAni"),
    Sent(2, "[bold]not ours[/bold] [link=https://x.example]here[/link] :smile:", "[red]Garo[/red]"),
    Sent(3, "One line\u2028or two\u2029or three\x85or four", "Ma\u2028ro"),
    Sent(4, "&#27;[31m &#155;31m &#8238;evil &#0;", "Ani &#27;[31m"),
)

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Everything that is no letter of a line but the end of it."""


@pytest.fixture
def hostile(moderator: Runner, home: Path, prepared: Prepared) -> Runner:
    """Anna's desk with HOSTILE in it."""
    prepared.copy_to(moderator, home, "hostile", HOSTILE)
    return moderator


def assert_harmless(*results: Result) -> None:
    for result in results:
        assert STEERING.findall(result.out + result.err) == []


def test_lists_and_comments_are_shown_without_anything_that_steers(hostile: Runner) -> None:
    listed = hostile.run("list", check=0)
    shown = [hostile.run("show", str(number), check=0) for number in (1, 3, 4)]
    assert_harmless(listed, *shown)
    assert "evil" in shown[0].out
    assert "Ani" in listed.out


def test_markup_of_a_terminal_library_is_shown_as_it_was_typed(hostile: Runner) -> None:
    for result in (hostile.run("list", check=0), hostile.run("show", "2", check=0)):
        assert "[bold]not ours[/bold]" in result.out
        assert "[red]Garo[/red]" in result.out
        assert ":smile:" in result.out


def test_what_moderators_type_is_shown_without_anything_that_steers(hostile: Runner) -> None:
    hostile.run("edit", "2", "--text", "\x1b[2J\x07gone\x1b]0;title\x07", check=0)
    hostile.run("approve", "2", "--note", "\x1b[31mred [bold]note[/bold]\u202e", check=0)
    log, shown = hostile.run("log", check=0), hostile.run("show", "2", check=0)
    assert_harmless(log, shown)
    assert "[bold]note[/bold]" in log.out
    assert "gone" in shown.out


def test_errors_are_told_without_anything_that_steers(hostile: Runner, tmp_path: Path) -> None:
    file = tmp_path / f"{CSI}31mnews\u202e.xml"
    file.write_text("no export")
    assert_harmless(
        hostile.run("import", file, check=1),
        hostile.run("import", f"{file}.none", check=1),
        hostile.run("export", "--format", "csv", "--output", file / "below", check=1),
        hostile.run("list", f"status:{CSI}31m", check=2),
        hostile.run("show", f"{CSI}31m", check=2),
    )


def test_a_file_with_a_hostile_name_is_reported_harmlessly(moderator: Runner, tmp_path: Path) -> None:
    file = write_export(tmp_path / f"{CSI}31mnews\u202e.xml", [Sent(1)])
    assert_harmless(moderator.run("import", file, check=0))


def test_nothing_steers_a_real_terminal(hostile: Runner, tmp_path: Path) -> None:
    hostile.run("edit", "2", "--text", TITLE, check=0)
    hostile.run("approve", "2", "--note", TITLE, check=0)
    file = tmp_path / f"{TITLE}.xml"
    file.write_text("no export")
    export = write_export(tmp_path / f"{TITLE} export.xml", HOSTILE)
    for arguments in (
        ["list", "status:any"],
        ["show", "2"],
        ["log"],
        ["import", export],
        ["import", file],
        ["import", f"{file}.none"],
        ["list", f"status:{TITLE}"],
        ["show", TITLE],
    ):
        written = run_on_terminal(hostile, *arguments)
        assert written
        assert [mark for mark in (TITLE, "\x1b]", "\x07", CSI, "\u202e") if mark in written] == [], arguments


def test_json_is_one_object_a_line_whatever_a_text_holds(hostile: Runner) -> None:
    result = hostile.run("list", "--json", check=0)
    # splitlines() knows more line ends than a newline, as some programs do.
    comments = [json.loads(line) for line in result.out.splitlines()]
    assert [comment["id"] for comment in sorted(comments, key=lambda each: each["id"])] == [1, 2, 3, 4]
    third = next(comment for comment in comments if comment["id"] == 3)
    assert third["text"] == HOSTILE[2].text


def test_an_export_in_json_lines_keeps_to_its_lines_too(hostile: Runner, tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    hostile.run("export", "--format", "json-lines", "--query", "status:any", "--output", file, check=0)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(line)["id"] for line in lines) == [1, 2, 3, 4]


def test_it_speaks_utf_8_in_the_bare_environment_of_cron(paper: Runner, home: Path) -> None:
    bare = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C", "LC_ALL": "C"}
    listed = run_under(paper, [], "list", "article:library", env=bare)
    assert "Սիրում եմ գրադարանը։" in listed.out
    assert run_under(paper, [], "approve", "9", "--json", env=bare).code == 0
    as_json = run_under(paper, [], "list", "status:approved", "library", "--json", env=bare)
    assert as_json.code == 0


def piped(desk: Runner, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a command whose reader has seen enough after the first line."""
    command = [sys.executable, "-m", "moderator", "--data-dir", str(desk.data_dir), *arguments]
    script = '"$@" | head -n 1; echo "code ${PIPESTATUS[0]}"'
    return subprocess.run(["bash", "-c", script, "bash", *command], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--json"],
        ["list", "--limit", "1000"],
        ["export", "--format", "json-lines", "--query", "status:any", "--output", "-"],
    ],
    ids=" ".join,
)
def test_a_reader_who_has_seen_enough_ends_it_quietly(
    moderator: Runner, home: Path, prepared: Prepared, arguments: list[str]
) -> None:
    prepared.copy_to(moderator, home, "2000", crowd(2_000))
    result = piped(moderator, *arguments)
    assert result.stdout.splitlines()[-1] == "code 0"
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == ""


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["count"]], ids=" ".join)
def test_a_full_disk_behind_the_output_is_told_in_a_sentence(paper: Runner, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full, start(paper, *arguments, stdout=full) as process:
        _, said = process.communicate()
    assert process.returncode == 1
    assert said.count(b"\n") == 1
    assert b"No space left" in said


def test_quiet_is_silent_when_all_went_well(paper: Runner, paper_file: Path, tmp_path: Path) -> None:
    for arguments in (
        ["import", paper_file],
        ["approve", "1"],
        ["edit", "2", "--text", "New."],
        ["undo"],
        ["export", "--format", "html", "--output", tmp_path / "page.html"],
        ["backup"],
        ["check"],
    ):
        result = paper.run("--quiet", *arguments, check=0)
        assert (result.out, result.err) == ("", ""), arguments
    failed = paper.run("--quiet", "show", "777", check=1)
    assert failed.err.strip()


def test_results_go_to_standard_output_and_everything_else_beside_it(paper: Runner) -> None:
    result = paper.run("list", "status:any", "--json", check=0)
    assert len(result.lines()) == len(EVERYBODY)
    assert result.err == ""
    assert paper.run("approve", "1", check=0).out == ""
