"""Places that are mistyped, missing or closed: each is told in a plain sentence, and never as a bug."""

from pathlib import Path

import pytest

from tests.helpers.command import Result, Runner
from tests.helpers.machine import AS_ANYBODY, run_under

CLOSED = {"input": "<&-", "output": ">&-", "errors": "2>&-"}


def run_without(desk: Runner, stream: str, *arguments: str) -> Result:
    """Runs one command with a standard stream closed."""
    return run_under(desk, ["sh", "-c", f'"$@" {CLOSED[stream]}', "sh"], *arguments)


def assert_plain(result: Result, code: int = 1) -> None:
    assert result.code == code, result
    assert result.out == ""
    assert "bug" not in result.err
    assert "Traceback" not in result.err
    assert "ignored" not in result.err
    assert result.err.strip()


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("postgresql://anna@no-such-host.invalid/comments", "host and port"),
        ("postgresql://anna@localhost:port/comments", "postgresql://USER@HOST:PORT/NAME"),
        ("postgresql://anna@localhost:1/comments", "See that it runs"),
        ("postgresql://anna@localhost/comments?colour=red", "behind its ?"),
        ("postgresql://anna@localhost/comments?connect_timeout=soon", "behind its ?"),
        ("sqlite:///comments.db?mode=ro", "sqlite:///FILE"),
    ],
)
def test_an_address_of_a_database_that_cannot_be_right_says_what_to_mend(
    moderator: Runner, address: str, advice: str
) -> None:
    result = moderator.run("--database", address, "count")
    assert_plain(result)
    assert advice in result.err


@pytest.mark.parametrize(
    "arguments",
    [["backup", ""], ["restore", ""], ["import", ""], ["export", "--format", "csv", "--output", ""]],
    ids=lambda arguments: arguments[0],
)
def test_an_empty_file_name_is_wrong_usage(paper: Runner, arguments: list[str]) -> None:
    result = paper.run(*arguments)
    assert_plain(result, code=2)
    assert "name is empty" in result.err


def test_a_file_that_may_not_be_read_is_not_told_as_a_result_that_could_not_be_written(
    paper: Runner, tmp_path: Path
) -> None:
    paper.run("vault", "recovery-code", check=0)
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    secret.chmod(0o000)
    result = run_under(paper, AS_ANYBODY, "vault", "unlock", "--secret-file", secret)
    assert result.code != 0
    assert "secret.txt" in result.err
    assert "written" not in result.err


@pytest.mark.parametrize(
    "arguments",
    [["count"], ["list", "--json"], ["stats"], ["export", "--format", "csv", "--output", "-"]],
    ids=lambda arguments: arguments[0],
)
def test_a_closed_output_is_told_in_a_sentence(paper: Runner, arguments: list[str]) -> None:
    result = run_without(paper, "output", *arguments)
    assert_plain(result)
    assert result.err.startswith("The result could not be written")
    assert result.err.count("\n") == 1


def test_what_needs_no_output_or_input_does_without(paper: Runner) -> None:
    assert run_without(paper, "output", "approve", "1").code == 0
    assert run_without(paper, "errors", "count") == Result(0, "8\n", "")
    assert run_without(paper, "input", "approve", "-", "--json").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["count"],
        ["list"],
        ["log"],
        ["stats"],
        ["export", "--format", "csv"],
        ["vault", "status"],
        ["approve", "--query", "status:any"],
        ["undo"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_desk_that_was_not_there_is_told_to_be_new_and_empty(moderator: Runner, arguments: list[str]) -> None:
    result = moderator.run("--quiet", *arguments, check=0)
    assert "new and empty" in result.err
    assert str(moderator.data_dir) in result.err
    assert moderator.run("--quiet", *arguments, check=0).err == ""


def test_a_first_import_into_a_new_desk_is_nothing_to_wonder_about(moderator: Runner, paper_file: Path) -> None:
    assert moderator.run("--quiet", "import", paper_file, check=0).err == ""
    assert moderator.run("show", "1", check=0).err == ""
