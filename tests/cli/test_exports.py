"""Exports: each format from the desk to a file, whole or not at all, and without an address."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import shapes
from tests.helpers.command import Runner
from tests.helpers.machine import AS_ANYBODY, run_under, small_disk
from tests.helpers.newspaper import APPROVED, EVERYBODY
from tests.helpers.prepared import Prepared
from tests.helpers.wxr_made import Sent, crowd, write_export


@pytest.fixture
def decided(paper: Runner) -> Runner:
    """Anna's desk after she decided on two comments; one has an address typed in it."""
    paper.run("approve", "1", "2", check=0)
    return paper


def exported(desk: Runner, name: str, *arguments: str) -> tuple[Any, str]:
    """The report and the text of an export."""
    file = desk.cwd / "exported"
    report = desk.run("export", "--format", name, "--output", file, *arguments, "--json", check=0).json()
    with file.open(encoding="utf-8", newline="") as opened:
        return report, opened.read()


@pytest.mark.parametrize("name", ["wxr", "json-lines", "csv", "html"])
def test_every_format_is_written_to_a_file_and_to_standard_output_alike(paper: Runner, name: str) -> None:
    report, text = exported(paper, name, "--query", "status:any")
    assert shapes.misfits(report, shapes.EXPORT) == []
    assert (report["format"], report["file"]) == (name, str(paper.cwd / "exported"))
    assert report["written"] == len(EVERYBODY)
    assert "Garo" in text
    assert "garo" not in text
    assert "@example" not in text
    arguments = ("export", "--format", name, "--query", "status:any", "--output", "-")
    assert run_under(paper, [], *arguments).out == text


def test_json_lines_hold_the_approved_comments_one_a_line(decided: Runner) -> None:
    _, text = exported(decided, "json-lines", "--with-history")
    comments = [json.loads(line) for line in text.splitlines()]
    assert [shapes.misfits(comment, shapes.COMMENT) for comment in comments] == [[]] * 4
    assert sorted(comment["id"] for comment in comments) == [1, 2, *APPROVED]
    reply = next(comment for comment in comments if comment["id"] == 2)
    assert [decision["verdict"] for decision in reply["decisions"]] == ["approve"]
    assert len(reply["revisions"]) == 1


def test_an_edited_comment_is_exported_as_it_reads_now(decided: Runner) -> None:
    decided.run("edit", "1", "--text", "The toll is high.", check=0)
    _, text = exported(decided, "json-lines")
    assert "The toll is high." in text
    assert "far too" not in text


def test_a_table_opens_in_a_spreadsheet_and_runs_no_formula(decided: Runner) -> None:
    _, text = exported(decided, "csv")
    assert text.startswith("\ufeff")
    table = list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))
    by_id = {row["external_id"]: row for row in table}
    assert sorted(by_id) == ["101", "102", "104", "107"]
    assert (by_id["107"]["author"], by_id["107"]["text"]) == ("'=SUM(A1)", "'=1+1")
    assert by_id["104"]["text"] == "Well said & thank you."


def test_a_page_shows_the_texts_and_holds_no_script(decided: Runner) -> None:
    decided.run("edit", "1", "--text", "<script>alert(1)</script>", check=0)
    _, text = exported(decided, "html")
    assert "Toll bridge vote delayed" in text
    assert "Well said &amp; thank you." in text
    assert "<script" not in text.lower()
    assert "&lt;script&gt;" in text


def test_decisions_go_back_to_the_site_as_commands(decided: Runner) -> None:
    decided.run("reject", "8", "9", check=0)
    decided.run("spam", "1", check=0)
    _, text = exported(decided, "wp-cli")
    commands = [line for line in text.splitlines() if line.startswith("wp ")]
    assert sorted(commands) == [
        "wp comment approve 102",
        "wp comment spam 101",
        "wp comment trash 109 108",
    ]


def test_an_exported_site_comes_in_again_as_it_was(decided: Runner, tmp_path: Path) -> None:
    exported(decided, "wxr", "--query", "status:any")
    other = Runner(tmp_path / "other", tmp_path)
    report = other.run("import", tmp_path / "exported", "--json", check=0).json()
    assert (report["added"], report["files"][0]["repaired"]) == (8, [])
    kept = ("external_id", "status", "text", "submitted", "article", "parent")
    there, here = ([{key: each[key] for key in kept} for each in everything(desk)] for desk in (other, decided))
    assert there == here


def test_a_query_chooses_what_is_exported(paper: Runner) -> None:
    report, _ = exported(paper, "json-lines", "--query", "status:pending library")
    assert report["written"] == 1


def test_the_head_of_the_audit_chain_goes_along(paper: Runner) -> None:
    before, _ = exported(paper, "csv")
    paper.run("approve", "1", check=0)
    assert exported(paper, "csv")[0]["log_head"] != before["log_head"]


def test_an_export_without_a_name_goes_into_a_file_of_its_format(paper: Runner) -> None:
    report = paper.run("export", "--format", "csv", "--json", check=0).json()
    assert (paper.cwd / report["file"]).suffix == ".csv"
    assert (paper.cwd / report["file"]).is_file()


def test_a_report_does_not_stand_in_the_middle_of_an_export(paper: Runner) -> None:
    assert paper.run("export", "--format", "csv", "--output", "-", "--json", check=2).out == ""
    assert paper.run("export", "--format", "docx", "--output", "-", check=2).out == ""


def test_two_sites_do_not_get_into_one_site_file(paper: Runner, tmp_path: Path) -> None:
    other = write_export(tmp_path / "other.xml", [Sent(1, status="1")], site="https://other.example")
    paper.run("import", other, check=0)
    target = tmp_path / "both.xml"
    target.write_text("as it was")
    refused = paper.run("export", "--format", "wxr", "--output", target, check=1)
    assert "https://other.example" in refused.err
    assert target.read_text() == "as it was"
    assert paper.run("export", "--format", "wxr", "--query", "site:other", "--output", target, check=0)


def test_a_full_disk_leaves_the_file_as_it_was(
    moderator: Runner, home: Path, prepared: Prepared, tmp_path: Path
) -> None:
    prepared.copy_to(moderator, home, "201", crowd(201))
    with small_disk(tmp_path / "full", "64k") as disk:
        target = disk / "comments.jsonl"
        target.write_text("as it was")
        arguments = ("--query", "status:any", "--output", target)
        result = moderator.run("export", "--format", "json-lines", *arguments, check=1)
        assert "No space left" in result.err
        assert result.err.count("\n") == 1
        assert target.read_text() == "as it was"
        assert [path.name for path in disk.iterdir()] == ["comments.jsonl"]


@pytest.mark.parametrize("place", ["closed", "missing", "a-file"])
def test_where_nothing_can_be_written_it_is_said_plainly(paper: Runner, tmp_path: Path, place: str) -> None:
    (tmp_path / "closed").mkdir(mode=0o555)
    (tmp_path / "a-file").write_text("")
    target = tmp_path / place / "comments.csv"
    result = run_under(paper, AS_ANYBODY, "export", "--format", "csv", "--output", target)
    assert result.code == 1
    assert "comments.csv" in result.err
    assert result.err.count("\n") == 1
    assert not target.exists()


def test_a_folder_is_no_place_for_an_export(paper: Runner, tmp_path: Path) -> None:
    result = paper.run("export", "--format", "csv", "--output", tmp_path, check=1)
    assert "folder" in result.err


def everything(desk: Runner) -> list[Any]:
    return desk.run("list", "status:any", "--order", "article", "--json", check=0).lines()
