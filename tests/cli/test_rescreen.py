"""Screening stored comments again from the command line: told, stopped by a kill, and taken up again."""

from filelock import FileLock

from tests.helpers.command import Runner
from tests.helpers.stored import contents, database_of, rows, value

FLAGGED = "SELECT count(*) FROM flag WHERE code = 'blocked-word'"
DECIDED = "SELECT id, version, status, revision, touched FROM comment ORDER BY id"


def test_it_tells_how_many_have_other_flags(paper: Runner) -> None:
    paper.run("approve", "1")
    decided = rows(paper, DECIDED)
    paper.run("words", "add", "library")
    told = paper.run("rescreen", "--json").json()
    assert told["screened"] == value(paper, "SELECT count(*) FROM comment WHERE type = 'comment'")
    assert (
        told["changed"] == value(paper, "SELECT count(DISTINCT comment_id) FROM flag WHERE code = 'blocked-word'") > 0
    )
    assert rows(paper, DECIDED) == decided
    assert paper.run("rescreen", "--json").json()["changed"] == 0


def test_a_query_that_cannot_be_read_is_wrong_usage(paper: Runner) -> None:
    assert "no such status" in paper.run("rescreen", "status:nowhere", check=2).err


def test_a_second_run_is_refused(paper: Runner) -> None:
    before = contents(paper)
    with FileLock(f"{database_of(paper)}.screening-lock"):
        refused = paper.run("rescreen", check=6)
    assert "being screened again on this database already" in refused.err
    assert contents(paper) == before
