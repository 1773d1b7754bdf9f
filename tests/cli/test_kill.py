"""The power goes at any moment: what was acknowledged is there, what was not is whole or absent.

Each kind of work is killed at random moments, which are the same in every run, measured against the time that
it takes undisturbed. The test run keeps a few of them; MODERATOR_KILL_POINTS=50 tries them all. The third time,
which must change nothing, is tried after the first point only, since it takes long.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from tests.helpers import deciding_loop
from tests.helpers.command import Runner
from tests.helpers.machine import run_under, start
from tests.helpers.prepared import Prepared
from tests.helpers.stored import contents, rows, value
from tests.helpers.wxr_made import crowd, write_export

POINTS = int(os.environ.get("MODERATOR_KILL_POINTS", "2"))
FEW = 60
MANY = 3_000
SEVERAL = 1_000
"""Five chunks of a run of rules."""
EVERYTHING_IS_SPAM = f"""format = 1
[limits]
max_changes = {SEVERAL}
[[rule]]
name = "everything"
when.all = [ {{ length = ">= 0" }} ]
then = {{ verdict = "spam" }}
"""
FLAGS = "SELECT comment_id, filter, code, parameters FROM flag ORDER BY comment_id, filter, code"
DECIDED = "SELECT id, version, status, revision, touched FROM comment ORDER BY id"
A_WORD_OF_THE_CROWD = "number"
IN_A_BATCH = 500
"""An import stores so many comments at once."""
IMPORTED = 2_250
"""Not a multiple of it, so that the last piece of an import is known from the others."""


def test_every_acknowledged_decision_survives(
    moderator: Runner, home: Path, prepared: Prepared, tmp_path: Path
) -> None:
    prepared.copy_to(moderator, home, str(FEW), crowd(FEW))
    each = decided_one_by_one(copy_of(moderator, tmp_path / "undisturbed")) / FEW

    def kill(point: int) -> None:
        random = Random(f"decisions {point}")
        desk = copy_of(moderator, tmp_path / f"point-{point}")
        acknowledged = killed_while_deciding(desk, random.randrange(1, FEW), random.random() * each)

        decided = [comment for (comment,) in rows(desk, "SELECT comment_id FROM decision ORDER BY seq")]
        # One more may have been stored whose acknowledgement did not come out.
        assert decided in (acknowledged, [*acknowledged, len(acknowledged) + 1])
        approved = rows(desk, "SELECT id FROM comment WHERE status = 'approved' ORDER BY id")
        assert [comment for (comment,) in approved] == decided
        assert_whole(desk)

        decided_one_by_one(desk)
        assert value(desk, "SELECT count(*) FROM decision") == FEW
        before = contents(desk)
        decided_one_by_one(desk)
        assert contents(desk) == before

    at_each_point(kill)


def test_a_bulk_act_is_done_as_a_whole_or_not_at_all(
    moderator: Runner, home: Path, prepared: Prepared, tmp_path: Path
) -> None:
    prepared.copy_to(moderator, home, str(MANY), crowd(MANY))
    act = ("reject", "--query", "status:any", "--max", str(MANY), "--json")
    start_up = taken(moderator, "count")
    undisturbed = taken(copy_of(moderator, tmp_path / "undisturbed"), *act)

    def kill(point: int) -> None:
        desk = copy_of(moderator, tmp_path / f"point-{point}")
        killed(desk, act, Random(f"bulk {point}").uniform(start_up, undisturbed))

        done = value(desk, "SELECT count(*) FROM decision")
        assert done in (0, MANY)
        assert value(desk, "SELECT count(*) FROM comment WHERE status = 'rejected'") == done
        assert value(desk, "SELECT count(*) FROM batch") == (done > 0)
        assert_whole(desk)

        assert desk.run(*act, check=0).json()["changed"] == MANY - done
        assert value(desk, "SELECT count(*) FROM decision") == MANY
        if point == 0:
            again = desk.run(*act, check=0).json()
            assert (again["batch"], again["unchanged"]) == (None, MANY)

    at_each_point(kill)


def test_rules_that_were_killed_are_finished_by_the_next_run_as_one_batch(
    moderator: Runner, home: Path, prepared: Prepared, tmp_path: Path
) -> None:
    prepared.copy_to(moderator, home, str(SEVERAL), crowd(SEVERAL))
    rules = tmp_path / "rules.toml"
    rules.write_text(EVERYTHING_IS_SPAM, encoding="utf-8")
    work = ("--as", "script:nightly", "rules", "run", rules, "--apply", "--json")
    look = taken(moderator, "rules", "run", rules)
    undisturbed = taken(copy_of(moderator, tmp_path / "undisturbed"), *work)

    def kill(point: int) -> None:
        desk = copy_of(moderator, tmp_path / f"point-{point}")
        killed(desk, work, Random(f"rules {point}").uniform(look * 0.7, undisturbed))

        done = value(desk, "SELECT count(*) FROM decision")
        assert value(desk, "SELECT count(*) FROM comment WHERE status = 'spam'") == done
        assert_whole(desk)

        assert desk.run(*work, check=0).json()["changed"] == SEVERAL - done
        assert value(desk, "SELECT count(DISTINCT comment_id) FROM decision") == SEVERAL
        assert rows(desk, "SELECT count(*), count(DISTINCT batch_id) FROM decision") == [(SEVERAL, 1)]
        assert desk.run("--as", "script:nightly", "undo", "--json", check=0).json()["changed"] == SEVERAL

    at_each_point(kill)


def test_a_killed_screening_goes_on_where_it_was_and_touches_nothing_else(
    moderator: Runner, home: Path, prepared: Prepared, tmp_path: Path
) -> None:
    prepared.copy_to(moderator, home, str(SEVERAL), crowd(SEVERAL))
    moderator.run("approve", "1", "2", check=0)
    moderator.run("words", "add", A_WORD_OF_THE_CROWD, check=0)
    work = ("rescreen", "--json")
    start_up = taken(moderator, "count")
    done_at_once = copy_of(moderator, tmp_path / "undisturbed")
    undisturbed = taken(done_at_once, *work)
    decided, flagged = rows(moderator, DECIDED), rows(done_at_once, FLAGS)
    assert rows(done_at_once, DECIDED) == decided
    assert flagged != rows(moderator, FLAGS)

    def kill(point: int) -> None:
        desk = copy_of(moderator, tmp_path / f"point-{point}")
        killed(desk, work, Random(f"rescreen {point}").uniform(start_up, undisturbed))

        assert_whole(desk)
        assert rows(desk, DECIDED) == decided
        reached = value(desk, "SELECT max(last_comment_id) FROM screening_run") or 0
        words = set(rows(desk, f"SELECT comment_id FROM flag WHERE code = 'blocked-word' AND comment_id > {reached}"))
        assert not words, "what is beyond its place is as it was"

        left = desk.run(*work, check=0).json()
        assert left["screened"] == SEVERAL
        assert rows(desk, FLAGS) == flagged
        assert rows(desk, DECIDED) == decided

    at_each_point(kill)


def test_an_import_leaves_whole_pieces_and_finishes_when_it_is_run_again(moderator: Runner, tmp_path: Path) -> None:
    file = write_export(tmp_path / "crowd.xml", crowd(IMPORTED))
    work = ("import", file, "--json")
    undisturbed = taken(moderator, *work)

    def kill(point: int) -> None:
        desk = Runner(tmp_path / f"point-{point}", tmp_path)
        killed(desk, work, Random(f"import {point}").uniform(0.1, 1) * undisturbed)

        assert_whole(desk)
        stored = value(desk, "SELECT count(*) FROM comment")
        assert stored % IN_A_BATCH == 0 or stored == IMPORTED
        assert value(desk, "SELECT count(*) FROM revision") == stored

        report = desk.run(*work, check=0).json()
        assert (report["added"], report["updated"], report["unchanged"]) == (IMPORTED - stored, 0, stored)
        if point == 0:
            before = contents(desk)
            assert desk.run(*work, check=0).json()["unchanged"] == IMPORTED
            assert contents(desk) == before

    at_each_point(kill)


def at_each_point(kill: Callable[[int], None]) -> None:
    """Tries every point, as many at once as there are cores."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(kill, range(POINTS)))


def copy_of(desk: Runner, folder: Path) -> Runner:
    shutil.copytree(desk.data_dir, folder)
    return Runner(folder, desk.cwd)


def taken(desk: Runner, *arguments: str | Path) -> float:
    """Starts a command and leaves it undisturbed. Returns the seconds it took."""
    begun = time.monotonic()
    assert run_under(desk, (), *arguments).code == 0
    return time.monotonic() - begun


def killed(desk: Runner, arguments: tuple[str | Path, ...], seconds: float) -> None:
    """Starts a command and kills it after so many seconds."""
    process = start(desk, *arguments)
    time.sleep(seconds)
    kill_now(process)
    process.communicate()


def kill_now(process: subprocess.Popen[bytes]) -> None:
    # Not its own kill(), which looks first whether the process has ended.
    os.kill(process.pid, signal.SIGKILL)


def deciding(desk: Runner) -> subprocess.Popen[bytes]:
    program = [sys.executable, deciding_loop.__file__, desk.data_dir, "1", str(FEW)]
    return subprocess.Popen(program, cwd=desk.cwd, stdout=subprocess.PIPE)


def decided_one_by_one(desk: Runner) -> float:
    """Lets the loop run to its end. Returns the seconds from the first decision to the last."""
    with deciding(desk) as process:
        assert process.stdout
        times = [time.monotonic() for _ in process.stdout]
    assert process.returncode == 0
    return times[-1] - times[0] if times else 0


def killed_while_deciding(desk: Runner, after: int, seconds: float) -> list[int]:
    """Kills the loop so many seconds after that many acknowledgements. Returns all that came out."""
    with deciding(desk) as process:
        assert process.stdout
        acknowledged = [process.stdout.readline() for _ in range(after)]
        time.sleep(seconds)
        kill_now(process)
        acknowledged += process.stdout.readlines()
    return [int(line) for line in acknowledged]


def assert_whole(desk: Runner) -> None:
    report = desk.run("check", "--deep", "--json", check=0).json()
    assert (report["problems"], report["log_verified"]) == ([], True)
