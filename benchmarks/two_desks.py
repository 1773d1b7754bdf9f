"""Two at one database: two windows, and a window with a program, that decide 5,000 comments each at the same time.

Each comment must be decided once; what one decides must leave the other's list within two seconds; what both meant
to decide is refused the second time, by name. The speed is compared with one window alone.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import monotonic, perf_counter, time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import MAKER, open_desk_in, own_folder, ratio, show
from PySide6.QtCore import QEventLoop, QTimer

from moderator.app import Choices, open_desk
from moderator.domain.decisions import Verdict
from moderator.domain.query import Order, Query
from moderator.gui.application import make_application
from moderator.gui.theme import Appearance
from moderator.gui.window import DeskWindow
from moderator.services import review_queue
from moderator.services.decide import Act, Target, decide

DECISIONS = 5_000
PENDING_SHARE = 0.3
"""Fewer than are pending of the made comments, so that there are enough for two."""

LOOK_MS = 50
QUIET_SECONDS = 4
PATIENCE_SECONDS = 900


def main() -> None:
    """Measures and prints; or, called by itself, is one of the two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decisions", type=int, default=DECISIONS, metavar="N", help="each; default: %(default)s")
    parser.add_argument("--part", nargs=3, metavar=("KIND", "DIR", "ACTOR"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.part:
        kind, folder, actor = chosen.part
        print(json.dumps(PARTS[kind](Path(folder), actor, chosen.decisions)))
        return
    show("", "decided, refused", "a second", "to one window", "seen: median", "seen: latest")
    alone = _measure("one window alone", chosen.decisions // 10, ("window",), 0.0)
    _measure("two windows", chosen.decisions, ("window", "window from below"), alone)
    _measure("a window and a program", chosen.decisions, ("window", "program"), alone)


def _measure(name: str, decisions: int, kinds: tuple[str, ...], alone: float) -> float:
    """Runs the parts at the same time on a database of their own. Returns the decisions a second."""
    actors = ("anna", "petros")
    with tempfile.TemporaryDirectory(prefix="moderator-two-desks-") as folder, own_folder(Path(folder)):
        comments = round(len(kinds) * decisions / PENDING_SHARE) + 1_000
        subprocess.run([sys.executable, MAKER, folder, str(comments)], check=True)
        own = [sys.executable, __file__, "--decisions", str(decisions), "--part"]
        parts = [
            subprocess.Popen([*own, kind, folder, actor], stdout=subprocess.PIPE, text=True)
            for kind, actor in zip(kinds, actors, strict=False)
        ]
        told = [json.loads(part.communicate()[0]) for part in parts]
        with open_desk_in(Path(folder)) as desk:
            log = review_queue.log(desk, Query(), None)
    decided = {decision.comment: decision for decision in log}
    times = Counter(decision.comment for decision in log)
    twice = [comment for comment, number in times.items() if number > 1]
    if twice:
        raise RuntimeError(f"{len(twice)} comments were decided more than once")
    refused = sum(part["refused"] for part in told)
    waits = sorted(
        seen - decided[int(comment)].at.timestamp()
        for part in told
        for comment, seen in part["seen"].items()
        if int(comment) in decided
    )
    rate = sum(part["decided"] / part["seconds"] for part in told)
    speed = ratio(rate, alone) if alone else ""
    seen = (f"{median(waits):.2f} s", f"{waits[-1]:.2f} s") if waits else ("", "")
    show(name, f"{len(decided):,}, {refused:,}", f"{rate:,.0f}", speed, *seen)
    return rate


def _window(folder: Path, actor: str, decisions: int, is_from_below: bool = False) -> dict[str, object]:
    """Approves as fast as comments come onto the screen, and notes when others' decisions leave the list."""
    application = make_application()
    with open_desk(Choices(data_dir=folder, actor=actor), _fail) as desk:
        appearance = Appearance(desk.settings.window_theme)
        appearance.apply(application)
        window = DeskWindow(desk, appearance)
        window.show()
        part = _Part(window)

        def rest(until: Callable[[], object]) -> None:
            end = monotonic() + PATIENCE_SECONDS
            while not until() and monotonic() < end:
                application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

        rest(lambda: window.queue.shown is not None and not window.queue.is_listing)
        if is_from_below:
            window.list.choose(window.queue.length - 1)
        began = perf_counter()
        while part.pressed < decisions and window.queue.length:
            rest(lambda: (window.queue.seen is not None and not window.queue.is_stale) or not window.queue.length)
            part.press()
        rest(lambda: part.decided + part.refused >= part.pressed)
        took = perf_counter() - began
        rest(lambda: monotonic() - part.last_seen > QUIET_SECONDS)
        window.close()
    return {"decided": part.decided, "refused": part.refused, "seconds": took, "seen": part.seen}


class _Part:
    """One window at work, and what it sees of the other."""

    def __init__(self, window: DeskWindow) -> None:
        self.pressed = self.decided = self.refused = 0
        self.seen: dict[int, float] = {}
        self.last_seen = monotonic()
        self._window = window
        self._own: set[int] = set()
        self._there: set[int] = set()
        window.acts.told.connect(self._count)
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def press(self) -> None:
        shown = self._window.queue.seen
        if shown is not None:
            self.pressed += 1
            self._own.add(shown.comment.id)
            self._window.actions_of_table["approve"].trigger()

    def _count(self, told: object) -> None:
        if getattr(told, "batch", None) is None:
            self.refused += 1
        else:
            self.decided += 1

    def _look(self) -> None:
        """Which comments left the list although nobody decided them here."""
        model = self._window.list.model()
        if self._window.queue.is_loading:
            return
        there = {model.id_at(row) for row in range(model.rowCount())}
        gone = self._there - there - self._own
        self._there = there
        if gone:
            self.last_seen = monotonic()
            self.seen.update(dict.fromkeys(gone, time()))


def _program(folder: Path, actor: str, decisions: int) -> dict[str, object]:
    """What a script does: one decision after the other, from the end of the queue."""
    with open_desk(Choices(data_dir=folder, actor=actor), _fail) as desk:
        ids = review_queue.snapshot(desk, review_queue.pending_unless_said(Query()), Order.PRIORITY)
        began = perf_counter()
        done = sum(
            decide(desk, Act(Verdict.APPROVE), [Target(comment)]).batch is not None
            for comment in reversed(ids[-decisions:])
        )
        took = perf_counter() - began
    return {"decided": done, "refused": decisions - done, "seconds": took, "seen": {}}


def _from_below(folder: Path, actor: str, decisions: int) -> dict[str, object]:
    return _window(folder, actor, decisions, is_from_below=True)


def _fail(sentence: str) -> None:
    raise RuntimeError(sentence)


PARTS = {"window": _window, "window from below": _from_below, "program": _program}

if __name__ == "__main__":
    main()
