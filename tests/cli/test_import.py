"""Importing an export: what comes in, what a newer file changes, what stays as it was left here."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers import shapes
from tests.helpers.command import Runner
from tests.helpers.newspaper import COMMENTS, EVERYBODY
from tests.helpers.stored import contents, value
from tests.helpers.wxr_made import Sent, export, write_export


def everything(desk: Runner) -> list[object]:
    return desk.run("list", "status:any", "type:any", "--order", "oldest", "--json", check=0).lines()


def comment(desk: Runner, comment_id: int) -> dict[str, object]:
    shown: dict[str, object] = desk.run("show", str(comment_id), "--json", check=0).json()
    return shown


def newer(folder: Path, *changed: Sent) -> Path:
    """The newspaper's export with some comments as they are now."""
    now = {sent.id: sent for sent in (*COMMENTS, *changed)}
    return write_export(folder / "newer.xml", sorted(now.values(), key=lambda sent: (sent.article, sent.id)))


def test_a_first_import_takes_in_every_comment_and_says_so(moderator: Runner, paper_file: Path) -> None:
    result = moderator.run("import", paper_file, "--json", check=0)
    assert shapes.misfits(result.json(), shapes.IMPORT) == []
    assert result.json() == {
        "files": [
            {
                "file": "paper.xml",
                "format": "wxr",
                "read": 9,
                "added": 9,
                "updated": 0,
                "unchanged": 0,
                "kept": 0,
                "repaired": [],
                "repaired_count": 0,
                "skipped": [],
                "skipped_count": 0,
            }
        ],
        "added": 9,
        "updated": 0,
        "unchanged": 0,
    }
    assert result.err == ""


def test_people_are_told_what_came_in_and_pingbacks_stay_out_of_their_queue(
    moderator: Runner, paper_file: Path
) -> None:
    result = moderator.run("import", paper_file, check=0)
    assert result.out == ""
    assert "paper.xml: 9 comments read, 9 new" in result.err
    readers = moderator.run("list", "status:any", "--json", check=0).lines()
    assert sorted(shown["id"] for shown in readers) == EVERYBODY


def test_comments_keep_the_status_article_and_time_of_the_site(paper: Runner) -> None:
    listed = {shown["external_id"]: shown for shown in everything(paper)}
    statuses = {external_id: shown["status"] for external_id, shown in listed.items()}
    assert statuses == {
        "101": "pending",
        "102": "pending",
        "103": "spam",
        "104": "approved",
        "105": "rejected",
        "106": "pending",
        "107": "approved",
        "108": "pending",
        "109": "pending",
    }
    assert listed["106"]["type"] == "pingback"
    library = listed["108"]
    assert library["article"] == {"title": "Library opens on Sundays", "url": "https://paper.example/11"}
    assert library["submitted"] == "2026-11-22T09:30:00Z"
    assert (library["site"], library["source"]) == ("https://paper.example", "wordpress")
    assert listed["105"]["source_status"] == "trash"
    assert listed["104"]["text"] == "Well said & thank you."


def test_importing_the_same_file_again_changes_nothing(paper: Runner, paper_file: Path) -> None:
    before = (everything(paper), contents(paper))
    again = paper.run("import", paper_file, "--json", check=0).json()
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 9)
    assert (everything(paper), contents(paper)) == before


def test_the_same_export_under_another_scheme_and_slash_is_the_same_site(paper: Runner, tmp_path: Path) -> None:
    other = write_export(tmp_path / "http.xml", COMMENTS, site="http://PAPER.example:80/")
    # The articles' own addresses differ in such a file, the comments do not.
    assert paper.run("import", other, "--json", check=0).json()["added"] == 0
    assert value(paper, "SELECT count(*) FROM site") == 1


def test_a_newer_text_of_an_untouched_comment_is_its_second_revision(paper: Runner, tmp_path: Path) -> None:
    file = newer(tmp_path, replace(COMMENTS[0], text="The toll is a little too high."))
    counts = paper.run("import", file, "--json", check=0).json()
    assert (counts["added"], counts["updated"], counts["unchanged"]) == (0, 1, 8)
    shown = comment(paper, 1)
    assert shown["text"] == "The toll is a little too high."
    assert [text["number"] for text in shown["revisions"]] == [1, 2]
    assert shown["revisions"][0]["text"] == "The toll is far too high."
    assert shown["edited"] is False
    assert [found["id"] for found in paper.run("list", "too", "--json", check=0).lines()] == [1]
    assert paper.run("count", "far", "--json", check=0).json() == {"count": 0}


def test_a_newer_status_is_taken_over_where_nobody_decided(paper: Runner, tmp_path: Path) -> None:
    file = newer(tmp_path, replace(COMMENTS[0], status="1"))
    assert paper.run("import", file, "--json", check=0).json()["updated"] == 1
    assert comment(paper, 1)["status"] == "approved"


def test_what_was_decided_or_edited_here_stays_and_is_reported_as_kept(paper: Runner, tmp_path: Path) -> None:
    paper.run("reject", "1", check=0)
    paper.run("edit", "8", "--text", "Open the library on Mondays!", check=0)
    before = everything(paper)
    decided = replace(COMMENTS[0], status="spam", text="Something else.")
    edited = replace(COMMENTS[7], text="Close it!")
    report = paper.run("import", newer(tmp_path, decided, edited), "--json", check=0).json()
    assert (report["files"][0]["kept"], report["updated"], report["unchanged"]) == (2, 0, 7)
    assert everything(paper) == before


def test_replies_find_parents_that_come_later(moderator: Runner, tmp_path: Path) -> None:
    answers = [Sent(2, "An answer", parent=1), Sent(4, "Another", parent=3), Sent(1, "A question")]
    moderator.run("import", write_export(tmp_path / "answers.xml", answers), check=0)
    assert [comment(moderator, number)["parent"] for number in (1, 2)] == [3, None]
    later = write_export(tmp_path / "later.xml", [Sent(3, "A question in a later file")])
    moderator.run("import", later, check=0)
    shown = comment(moderator, 2)
    assert (shown["parent"], shown["parent_text"]) == (4, "A question in a later file")


def test_anonymous_readers_do_not_share_a_record(moderator: Runner, tmp_path: Path) -> None:
    sent = [Sent(1, email="", status="1"), Sent(2, email=""), Sent(3, email="a@example.org", status="spam")]
    moderator.run("import", write_export(tmp_path / "anonymous.xml", sent), check=0)
    assert comment(moderator, 2)["author"]["known"] == {"approved": 0, "rejected": 0, "spam": 0}
    assert value(moderator, "SELECT count(*) FROM author") == 1


def test_editors_notes_are_left_out_and_nobody_is_woken(moderator: Runner, tmp_path: Path) -> None:
    file = write_export(tmp_path / "notes.xml", [Sent(1), Sent(2, "Check the facts", type="note")])
    report = moderator.run("import", file, "--json", check=0).json()["files"][0]
    assert (report["read"], len(report["skipped"])) == (1, 1)
    assert report["skipped"][0]["where"].startswith("line ")
    assert moderator.run("count", "type:any", "--json", check=0).json() == {"count": 1}


def test_an_id_that_stands_twice_is_skipped_and_the_exit_code_says_so(moderator: Runner, tmp_path: Path) -> None:
    file = write_export(tmp_path / "twice.xml", [Sent(1, "The first"), Sent(2), Sent(1, "The second")])
    report = moderator.run("import", file, "--json", check=5).json()["files"][0]
    assert (report["read"], report["added"], len(report["skipped"])) == (2, 2, 1)
    assert comment(moderator, 1)["text"] == "The first"


def test_a_dry_run_tells_and_stores_nothing(paper: Runner, tmp_path: Path) -> None:
    before = contents(paper)
    file = newer(tmp_path, Sent(201, article=11), replace(COMMENTS[0], text="Changed."))
    report = paper.run("import", file, "--dry-run", "--json", check=0).json()
    assert (report["added"], report["updated"], report["unchanged"]) == (1, 1, 8)
    assert contents(paper) == before
    assert value(paper, "SELECT count(*) FROM import_event") == 1


def test_the_named_site_overrules_what_the_file_says(paper: Runner, paper_file: Path) -> None:
    paper.run("import", paper_file, "--site", "https://evening.example", check=0)
    counted = paper.run("count", "--by", "site", "--json", check=0).json()
    assert counted["by"] == {"https://evening.example": 8, "https://paper.example": 8}


def test_a_site_may_be_named_by_its_title(paper: Runner, tmp_path: Path) -> None:
    elsewhere = write_export(tmp_path / "staging.xml", COMMENTS, site="https://staging.example")
    report = paper.run("import", elsewhere, "--site", "The Paper", "--json", check=0).json()
    assert report["added"] == 0
    assert value(paper, "SELECT count(*) FROM site") == 1


def test_a_file_that_names_no_site_asks_for_it(moderator: Runner, tmp_path: Path) -> None:
    file = tmp_path / "nowhere.xml"
    file.write_text(export([Sent(1)], site=""))
    result = moderator.run("import", file, check=1)
    assert "--site" in result.err
    assert moderator.run("import", file, "--site", "paper.example", "--json", check=0).json()["added"] == 1


@pytest.mark.parametrize(
    "option", [["--site", "no such place"], ["--site", ""], ["--format", "bogus"], ["--format", "csv"]], ids=" ".join
)
def test_what_is_no_site_or_format_is_wrong_usage(moderator: Runner, paper_file: Path, option: list[str]) -> None:
    result = moderator.run("import", paper_file, *option, check=2)
    assert result.out == ""
    assert option[0] in result.err
    assert moderator.run("count", "--json", check=0).json() == {"count": 0}


def test_several_files_are_read_one_after_the_other(moderator: Runner, paper_file: Path, tmp_path: Path) -> None:
    other = write_export(tmp_path / "other.xml", [Sent(1)], site="https://other.example")
    report = moderator.run("import", paper_file, other, "--json", check=0).json()
    assert [(file["file"], file["added"]) for file in report["files"]] == [
        ("paper.xml", 9),
        ("other.xml", 1),
    ]
    assert report["added"] == 10


def test_one_bad_file_does_not_keep_the_others_out(moderator: Runner, paper_file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text("no export at all")
    result = moderator.run("import", bad, paper_file, "--json", check=1)
    assert shapes.misfits(result.json(), shapes.IMPORT) == []
    assert result.json()["added"] == 9
    told, good = result.json()["files"]
    assert (told["file"], told["read"], good["read"]) == ("bad.xml", 0, 9)
    assert told["problem"] + "\n" == result.err
    assert "problem" not in good


def test_a_report_names_the_first_repairs_and_counts_them_all(moderator: Runner, tmp_path: Path) -> None:
    file = write_export(tmp_path / "torn.xml", [Sent(1)])
    file.write_text(file.read_text().replace("<channel>", "<channel>" + "& words\n" * 1_500))
    report = moderator.run("import", file, "--json", check=0).json()["files"][0]
    assert (len(report["repaired"]), report["repaired_count"]) == (1_000, 1_500)
    told = moderator.run("import", file, check=0).err
    assert "Repaired: 1,480 more; --json lists the first 1,000." in told


@pytest.mark.parametrize(
    ("name", "read", "pending"),
    [("formats/wxr-theme-unit-test.xml", 33, 3), ("wordpress/wxr-site-6.1.9.xml", 58, None)],
)
def test_real_exports_come_in_whole(
    moderator: Runner, samples: Path, name: str, read: int, pending: int | None
) -> None:
    report = moderator.run("import", samples / name, "--json", check=0).json()["files"][0]
    assert (report["read"], report["added"]) == (read, read)
    if pending:
        counted = moderator.run("count", "type:any", "--by", "status", "--json", check=0).json()
        assert counted["by"]["pending"] == pending
    else:
        assert [left["reason"] for left in report["skipped"]] == ["an editor's internal note"]
        assert report["repaired"]
        assert all(repair["where"].startswith("line ") for repair in report["repaired"])
    again = moderator.run("import", samples / name, "--json", check=0).json()
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, read)
