"""Rules from the command line: checked, tried, run and explained."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.helpers import shapes
from tests.helpers.command import Runner
from tests.helpers.stored import contents, database_of, rows, status_of

RULES = """format = 1
[list.selling]
words = ["cheap watches"]
[[rule]]
name = "library"
when.all = [ { field = "text", word = "library" } ]
then = { verdict = "approve", note = "{match}" }
tests = [ { text = "To the library!", expect = "approve" }, { text = "Home.", expect = "none" } ]
[[rule]]
name = "selling"
priority = 5
when.all = [ { field = "text", word = "@selling", fold = true } ]
then = { verdict = "spam", reason = "advertising" }
[[rule]]
name = "armenian"
mode = "shadow"
when.all = [ { field = "text", regex = '\\p{Armenian}{3}' } ]
then = { verdict = "hold" }
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A file of three rules; of the paper's pending comments one holds for 8, and the shadow one for 9."""
    file = tmp_path / "rules.toml"
    file.write_text(RULES, encoding="utf-8")
    return file


def test_a_good_file_is_told_so_and_a_bad_one_line_by_line(moderator: Runner, rules: Path) -> None:
    assert "3 rules, 2 tests, all in order." in moderator.run("rules", "check", rules, check=0).err
    rules.write_text(RULES.replace("@selling", "@seling").replace('"approve" }, {', '"spam" }, {'), encoding="utf-8")
    assert (
        f"{rules}:12: There is no list 'seling'. Did you mean selling?"
        in moderator.run("rules", "check", rules, check=1).out
    )
    rules.write_text(RULES.replace('expect = "approve"', 'expect = "spam"'), encoding="utf-8")
    report = moderator.run("rules", "check", rules, "--json", check=1).json()
    assert report["failed"] == [{"line": 8, "rule": "library", "expected": "spam", "got": "approve"}]


def test_a_run_without_apply_only_shows(paper: Runner, rules: Path) -> None:
    before = contents(paper)
    run = paper.run("rules", "run", rules, "--json", check=0).json()

    assert shapes.misfits(run, shapes.RULES_RUN) == []
    assert (run["batch"], run["applied"], run["matched"], run["brake"]) == (None, False, 2, None)
    assert {rule["name"]: (rule["hits"], rule["changed"], rule["examples"]) for rule in run["rules"]} == {
        "selling": (0, 0, []),
        "library": (1, 1, [8]),
        "armenian": (1, 0, [9]),
    }
    assert contents(paper) == before
    told = paper.run("rules", "run", rules, check=0)
    assert "library" in told.out
    assert "1 comment would change. Nothing was changed. Do it with --apply." in " ".join(told.err.split())


def test_an_applied_run_is_one_act_that_undo_takes_back(paper: Runner, rules: Path) -> None:
    run = paper.run("rules", "run", rules, "--apply", "--json", check=0).json()
    assert shapes.misfits(run, shapes.RULES_RUN) == []
    assert (run["batch"], run["applied"]) == (1, True)
    assert status_of(paper, 8) == "approved"
    assert rows(paper, "SELECT actor, note FROM decision") == [("rule:library", "library")]
    assert "Taken back: a run of rules, 1 comment" in paper.run("undo", check=0).err
    assert status_of(paper, 8) == "pending"
    again = paper.run("rules", "run", rules, "--apply", "--json", check=0).json()
    assert (again["batch"], again["skipped"]) == (None, 1)


def test_show_tells_what_a_shadow_rule_would_do(paper: Runner, rules: Path) -> None:
    paper.run("rules", "run", rules, "--apply", check=0)
    whole = paper.run("show", "9", "--json", check=0).json()
    assert shapes.misfits(whole, shapes.SHOWN) == []
    (found,) = whole["rules"]
    assert (found["rule"], found["mode"], found["verdict"]) == ("armenian", "shadow", "hold")
    assert "Rule armenian would hold this." in paper.run("show", "9", check=0).out


def test_a_brake_ends_with_4_and_changes_nothing(paper: Runner, rules: Path) -> None:
    stopped = paper.run("rules", "run", rules, "--apply", "--max-changes", "0", "--json", check=4)
    assert stopped.json()["brake"] == {"name": "max_changes", "allowed": 0, "found": 1}
    assert "allow it with --max-changes 1" in stopped.err
    assert status_of(paper, 8) == "pending"
    assert paper.run("rules", "run", rules, "--max-changes", "0", check=0), "a rehearsal tells of it only"


def test_a_second_run_ends_with_6(paper: Runner, rules: Path) -> None:
    with FileLock(f"{database_of(paper)}.rules-lock"):
        other = paper.run("rules", "run", rules, "--apply", check=6)
    assert "Rules are running on this database already" in other.err
    assert status_of(paper, 8) == "pending"


def test_cron_hears_nothing_of_what_went_well(paper: Runner, rules: Path) -> None:
    run = paper.run("--quiet", "rules", "run", rules, "--apply", check=0)
    assert (run.out, run.err) == ("", "")
    assert status_of(paper, 8) == "approved"


def test_a_query_chooses_what_is_looked_at(paper: Runner, rules: Path) -> None:
    run = paper.run("rules", "run", rules, "--query", "bridge", "--json", check=0).json()
    assert (run["looked_at"], run["matched"]) == (0, 0)
    everything = paper.run("rules", "run", rules, "--query", "status:any", "--json", check=0).json()
    assert next(rule["hits"] for rule in everything["rules"] if rule["name"] == "selling") == 1
    assert everything["skipped"] == 0, "comment 3 came as spam and would stay spam"


def test_a_back_test_tells_how_rules_agree_with_people(paper: Runner, rules: Path) -> None:
    told = paper.run("rules", "backtest", rules, "--json", check=0).json()
    assert (told["looked_at"], told["decided"], told["precision"], told["coverage"]) == (4, 1, 1.0, 0.25)
    selling = next(rule for rule in told["rules"] if rule["name"] == "selling")
    assert selling == {"name": "selling", "mode": "live", "hits": 1, "agreed": 1, "precision": 1.0, "disagreed": []}
    shown = paper.run("rules", "backtest", rules, "--since", "2026-11-01", check=0)
    assert "4 comments that people had decided." in shown.err
    assert "100.0%" in shown.out


def test_explain_tells_why_condition_by_condition(paper: Runner, rules: Path) -> None:
    told = paper.run("rules", "explain", rules, "8", check=0).out
    assert "library (live, approve): holds" in told
    assert "yes      text has library: “library” in the text" in told
    assert "selling (live, spam): does not hold" in told
    first = paper.run("rules", "explain", rules, "8", "--json", check=0).json()["rules"][0]
    assert (first["name"], first["holds"]) == ("selling", False)
    assert "There is no comment 77." in paper.run("rules", "explain", rules, "77", check=1).err


def test_a_wordpress_list_becomes_a_rule_that_finds_the_same(paper: Runner, tmp_path: Path) -> None:
    keys = tmp_path / "keys.txt"
    keys.write_text('  librar  \nTOLL\n0\nspam@example.org\na"b\\\n', encoding="utf-8")
    made = paper.run("rules", "import-wordpress", keys, "--json", check=0).json()

    assert (made["keys"], made["hits"], made["hits_as_words"]) == (3, 2, 1)
    assert (made["lost"], made["examples"]) == (1, [8]), "library is no word of the list"
    assert [each["line"] for each in made["left_out"]] == [3, 4]
    told = paper.run("rules", "import-wordpress", keys, check=0)
    assert "spam@example.org" not in told.out + told.err
    file = tmp_path / "made.toml"
    file.write_text(told.out, encoding="utf-8")
    run = paper.run("rules", "run", file, "--json", check=0).json()
    assert [rule["examples"] for rule in run["rules"]] == [[1, 8]]
    words = paper.run("rules", "import-wordpress", keys, "--whole-words", "--verdict", "hold", check=0).out
    file.write_text(words, encoding="utf-8")
    run = paper.run("rules", "run", file, "--json", check=0).json()
    assert [rule["examples"] for rule in run["rules"]] == [[1]]


def test_an_address_in_a_rule_file_is_masked_wherever_it_is_told(paper: Runner, tmp_path: Path) -> None:
    file = tmp_path / "address.toml"
    rule = '[[rule]]\nname = "a"\nwhen = { field = "text", contains = "garo@example.org" }\n'
    file.write_text(f'format = 1\n{rule}then = {{ verdict = "hold", note = "{{match}} x@example.org" }}\n', "utf-8")
    broken = tmp_path / "broken.toml"
    broken.write_text(f'format = 1\n{rule}then = {{ verdict = "garo@example.org" }}\n', "utf-8")
    for arguments in (
        ("check", broken),
        ("check", broken, "--json"),
        ("explain", file, "2"),
        ("explain", file, "2", "--json"),
        ("run", file, "--apply", "--json"),
    ):
        told = paper.run("rules", *arguments)
        assert "@example.org" not in told.out + told.err
    assert "@example.org" not in paper.run("log", check=0).out


def test_the_line_for_cron_works_in_an_empty_environment(paper: Runner, tmp_path: Path) -> None:
    odd = tmp_path / "odd 'name' 100%.toml"
    odd.write_text(RULES, encoding="utf-8")
    made = paper.run("rules", "schedule", odd, "--at", "04:05", "--json", check=0).json()
    minute, hour, *_, command = made["crontab"].rstrip("\n").split(" ", 5)
    assert (minute, hour) == ("5", "4")
    bare = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    checkout = Path(__file__).parents[2]
    # Cron hands everything to the shell once it has taken the backslash from a percent sign.
    done = subprocess.run(["sh", "-c", command.replace("\\%", "%")], env=bare, cwd=checkout, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert status_of(paper, 8) == "approved"


def test_the_units_for_systemd_name_the_key_and_every_path(paper: Runner, rules: Path, home: Path) -> None:
    made = paper.run("rules", "schedule", rules, "--at", "04:05", "--json", check=0).json()
    (key,) = (home / ".config" / "moderator" / "keys").glob("*.key")
    assert f"LoadCredential=moderator-key:{key}" in made["service"]
    assert f'"{rules}"' in made["service"] or f" {rules} " in made["service"]
    assert "OnCalendar=*-*-* 04:05:00" in made["timer"]
    if shutil.which("systemd-analyze"):
        units = home / "units"
        units.mkdir()
        (units / "moderator-rules.service").write_text(made["service"], encoding="utf-8")
        (units / "moderator-rules.timer").write_text(made["timer"], encoding="utf-8")
        done = subprocess.run(
            ["systemd-analyze", "--user", "verify", units / "moderator-rules.timer"], capture_output=True, text=True
        )
        assert "moderator-rules" not in done.stderr, done.stderr


@pytest.mark.parametrize(
    ("given", "told"),
    [(None, "No such file"), (b"\xff\xfe", "not UTF-8"), (b"format = 1\n[[rule]\n", "2:7: This is not TOML")],
)
def test_a_file_that_cant_be_used_is_told_and_nothing_is_changed(
    paper: Runner, tmp_path: Path, given: bytes | None, told: str
) -> None:
    file = tmp_path / "broken.toml"
    if given is not None:
        file.write_bytes(given)
    assert told in paper.run("rules", "run", file, "--apply", check=1).err
    assert rows(paper, "SELECT * FROM decision") == []


def test_rules_run_in_an_empty_environment_without_a_key(paper: Runner, rules: Path, tmp_path: Path) -> None:
    bare = {"HOME": str(tmp_path / "elsewhere"), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "moderator", "--data-dir", paper.data_dir, "--as", "script:nightly"]
    checkout = Path(__file__).parents[2]
    done = subprocess.run(
        [*command, "rules", "run", rules, "--apply"], env=bare, cwd=checkout, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert status_of(paper, 8) == "approved"
