"""Looking at comments and decisions: the shapes that scripts rely on, orders, queries, the audit chain."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import shapes
from tests.helpers.command import Runner
from tests.helpers.newspaper import EVERYBODY, PENDING
from tests.helpers.stored import rows
from tests.helpers.wxr_made import Sent, write_export


def listed(desk: Runner, *arguments: str) -> list[int]:
    return [comment["id"] for comment in desk.run("list", *arguments, "--json", check=0).lines()]


def counted(desk: Runner, *arguments: str) -> Any:
    return desk.run("count", *arguments, "--json", check=0).json()


def test_a_listed_comment_has_the_shape_that_scripts_know(paper: Runner) -> None:
    comments = paper.run("list", "status:any", "type:any", "--json", check=0).lines()
    assert [shapes.misfits(comment, shapes.COMMENT) for comment in comments] == [[]] * 9
    reply = next(comment for comment in comments if comment["external_id"] == "102")
    assert (reply["parent"], reply["version"], reply["author"]["name"]) == (1, 1, "Garo")


def test_a_list_holds_what_waits_unless_it_names_a_status(paper: Runner) -> None:
    assert sorted(listed(paper)) == PENDING
    assert sorted(listed(paper, "status:any")) == EVERYBODY
    assert sorted(listed(paper, "status:spam,rejected")) == [3, 5]


def test_a_minus_negates_on_the_command_line_too(paper: Runner) -> None:
    assert sorted(listed(paper, "-status:spam", "-toll")) == [2, 4, 5, 7, 8, 9]
    assert counted(paper, "-status:pending") == {"count": 4}


def test_words_fields_and_phrases_narrow(paper: Runner) -> None:
    assert listed(paper, '"far too high"') == [1]
    assert sorted(listed(paper, "author:1", "status:any")) == [1, 8]
    assert listed(paper, "article:library", "գրադարան") == [9]
    assert listed(paper, "has:parent") == [2]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("oldest", [9, 1, 2, 8]), ("newest", [8, 2, 1, 9]), ("article", [1, 2, 9, 8])],
)
def test_the_order_is_the_one_that_was_asked_for(paper: Runner, order: str, expected: list[int]) -> None:
    assert listed(paper, "--order", order) == expected


def test_the_most_urgent_come_first_and_a_limit_cuts_the_list(paper: Runner) -> None:
    comments = paper.run("list", "status:any", "--json", check=0).lines()
    priorities = [comment["priority"] for comment in comments]
    assert priorities == sorted(priorities, reverse=True)
    first = [comment["id"] for comment in comments[:2]]
    assert listed(paper, "status:any", "--limit", "2") == first


def test_counts_are_of_every_status_and_by_group(paper: Runner) -> None:
    assert counted(paper) == {"count": 8}
    by_status = {"pending": 4, "approved": 2, "rejected": 1, "spam": 1}
    assert counted(paper, "--by", "status") == {"count": 8, "by": by_status}
    by_article = {"Toll bridge vote delayed": 6, "Library opens on Sundays": 2}
    assert counted(paper, "--by", "article")["by"] == by_article
    assert counted(paper, "status:pending", "--by", "site")["by"] == {"https://paper.example": 4}


def test_show_has_the_parent_the_revisions_and_the_decisions(paper: Runner) -> None:
    paper.run("reject", "2", "--reason", "personal-data", check=0)
    shown = paper.run("show", "2", "--json", check=0).json()
    assert shapes.misfits(shown, shapes.SHOWN) == []
    assert shown["parent_text"] == "The toll is far too high."
    assert [(text["number"], text["text"]) for text in shown["revisions"]] == [(1, shown["text"])]
    assert [decision["verdict"] for decision in shown["decisions"]] == ["reject"]
    for_people = paper.run("show", "2", check=0).out
    assert "The toll is far too high." in for_people
    assert "personal-data" in for_people


def test_an_unknown_comment_is_told_and_nothing_is_printed(paper: Runner) -> None:
    result = paper.run("show", "777", "--json", check=1)
    assert result.out == ""
    assert "777" in result.err


def test_the_log_lists_decisions_newest_first(paper: Runner) -> None:
    paper.run("approve", "1", "2", check=0)
    paper.run("--as", "petros", "reject", "8", "--reason", "off-topic", check=0)
    paper.run("--as", "petros", "undo", check=0)
    log = paper.run("log", "--json", check=0).lines()
    assert [shapes.misfits(decision, shapes.DECISION) for decision in log] == [[]] * 4
    assert [(made["seq"], made["comment"], made["undoes"]) for made in log] == [
        (4, 8, 3),
        (3, 8, None),
        (2, 2, None),
        (1, 1, None),
    ]
    assert [made["seq"] for made in paper.run("log", "by:anna", "--json", check=0).lines()] == [2, 1]
    assert [made["seq"] for made in paper.run("log", "--limit", "1", "--json", check=0).lines()] == [4]


def test_statistics_have_the_shape_that_scripts_know(paper: Runner) -> None:
    paper.run("reject", "1", "2", check=0)
    stats = paper.run("stats", "--json", check=0).json()
    assert shapes.misfits(stats, shapes.STATS) == []
    assert stats["comments"] == {"pending": 2, "held": 0, "approved": 2, "rejected": 3, "spam": 1}
    assert stats["decisions"] == {"reject": 2}
    assert stats["waiting"]["oldest"] == "2026-11-18T07:00:00Z"
    assert paper.run("stats", "--since", "2200-01-01", "--json", check=0).json()["decisions"] == {}


@pytest.mark.parametrize(
    ("query", "position"), [("toll status:lost", 13), ('toll "never closed', 6), ("colour:red", 1)]
)
def test_a_query_that_cannot_be_read_says_where(paper: Runner, query: str, position: int) -> None:
    result = paper.run("list", query, check=2)
    assert result.out == ""
    assert f"character {position}" in result.err


def test_a_whole_audit_chain_is_said_to_be_whole(paper: Runner) -> None:
    paper.run("approve", "1", check=0)
    report = paper.run("log", "verify", "--json", check=0).json()
    assert (report["problem"], report["rows"]) == (None, 3)  # the key was made, an import, a decision


SWAP = """
UPDATE audit SET seq = -1 WHERE seq = 3;
UPDATE audit SET seq = 3 WHERE seq = 4;
UPDATE audit SET seq = 4 WHERE seq = -1;
"""


@pytest.mark.parametrize(
    ("tampering", "first_bad"),
    [
        ("UPDATE decision SET verdict = 'approve', after = 'approved' WHERE seq > 1", "decision 2"),
        ("UPDATE decision SET actor = 'petros' WHERE seq = 1", "decision 1"),
        ("DELETE FROM decision WHERE seq = 2", "decision 2"),
        ("DELETE FROM audit WHERE seq = 4", "row 4"),
        ("DELETE FROM audit WHERE seq = 5", "row 4"),
        (SWAP, "row 3"),
        ("UPDATE audit SET payload = replace(payload, 'reject', 'spam') WHERE seq = 5", "row 5"),
    ],
    ids=["changed", "claimed", "removed", "row removed", "end removed", "swapped", "both changed"],
)
def test_tampering_is_found_and_the_first_bad_row_named(paper: Runner, tampering: str, first_bad: str) -> None:
    paper.run("reject", "1", "2", "8", check=0)
    for statement in filter(str.strip, tampering.split(";")):
        rows(paper, statement)
    result = paper.run("log", "verify", check=1)
    assert first_bad in result.err.lower()


def test_people_see_where_each_flag_is_and_where_a_link_leads(moderator: Runner, tmp_path: Path) -> None:
    text = 'My sh1tty guide is <a href="https://casino.example/in?x=1">here</a>, or at https://guide.example now.'
    moderator.run("import", write_export(tmp_path / "flags.xml", [Sent(1, text)]), check=0)
    shown = moderator.run("show", "1", check=0).out
    assert "“sh1tty” in the text, character 4" in shown
    assert "“here” in the text, character 20, leads to https://casino.example/in?x=1" in shown
    assert "“https://guide.example” in the text, character 32\n" in shown


def test_people_see_every_text_that_a_comment_had(paper: Runner) -> None:
    assert "Text 1" not in paper.run("show", "1", check=0).out
    paper.run("edit", "1", "--text", "The toll is high.\nSo it is.", check=0)
    shown = paper.run("show", "1", check=0).out
    assert re.search(r"Text 1 by the site, [-0-9]+ [0-9:]+ UTC:\n    The toll is far too high\.\n", shown)
    assert re.search(r"Text 2 by anna, [-0-9]+ [0-9:]+ UTC:\n    The toll is high\.\n    So it is\.\n", shown)


def test_the_log_can_be_read_on_eighty_columns(paper: Runner) -> None:
    paper.run("reject", "2", "--reason", "personal-data", "--note", "See rule 4", check=0)
    paper.run("undo", check=0)
    lines = paper.run("log", check=0).out.splitlines()
    assert all(len(line) <= 80 for line in lines)
    moments = r"\d{4}-\d\d-\d\d \d\d:\d\d UTC"
    assert re.fullmatch(rf"2  {moments}  anna  took back 1: comment 2 pending, batch 2", lines[0])
    assert re.fullmatch(rf"1  {moments}  anna  reject comment 2 \(personal-data\), batch 1", lines[1])
    assert lines[2] == "    See rule 4"


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["list", "nowhere"], "status:any"),
        (["list", "nowhere", "status:any"], "Nothing matches"),
        (["log"], "Nothing was decided yet"),
        (["log", "by:petros"], "No decision matches"),
        (["export", "--format", "csv", "--query", "nowhere"], "only approved comments"),
        (["export", "--format", "wp-cli"], "only decided comments"),
        (["approve", "--query", "nowhere"], "Nothing matches"),
        (["words", "list"], "moderator words add"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_where_nothing_is_found_people_are_told_what_to_try(paper: Runner, arguments: list[str], advice: str) -> None:
    assert advice in paper.run(*arguments, check=0).err
    assert paper.run("--quiet", *arguments, check=0).err == ""


def test_an_empty_desk_says_how_comments_come_in(moderator: Runner) -> None:
    assert "moderator import" in moderator.run("list", check=0).err


@pytest.mark.parametrize("word", ["verfy", "verifi", "Verify"])
def test_a_mistyped_verify_is_no_search(paper: Runner, word: str) -> None:
    result = paper.run("log", word, check=2)
    assert result.out == ""
    assert "log verify" in result.err
    paper.run("log", f'"{word}"', check=0)


@pytest.mark.parametrize("command", [["list"], ["count"], ["log"], ["approve", "--query"]], ids=" ".join)
def test_a_flag_that_does_not_exist_is_refused_with_the_nearest(paper: Runner, command: list[str]) -> None:
    result = paper.run(*command, "toll flag:lnks", check=2)
    assert "flag:links" in result.err
    assert "character 6" in result.err
    paper.run("count", "flag:hidden-link", "-flag:profanity", check=0)
