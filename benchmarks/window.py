"""The real window, without a screen, on a million comments: start, jumps, decisions, searches, many at once.

A stall is the time in which the window's event loop does nothing else; a frame of a screen, 1/60 s, is the limit it is
compared with. Start is compared with an empty window of Qt's, a jump with the bare read of its rows, a
search with the bare search index.
"""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from made_data import COMMON, RARE, SEED
from measuring import arguments, bare_connection, made_desk, peak_mib, percentile_99, ratio, seconds, show
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator.domain.decisions import Verdict
from moderator.gui.application import make_application
from moderator.gui.theme import Appearance
from moderator.gui.window import DeskWindow
from moderator.services.desk import Desk

FRAME = 1 / 60
BEAT_MS = 1
JUMPS, DECISIONS = 50, 50
PATIENCE_SECONDS = 60
MOST_MIB = 250
ABSENT = "zzyzxqua"
MANY = "status:pending before:2016-04-10"
"""About 10,000 of the made comments."""
SCREEN_OF_ROWS = 50
REST_SECONDS = 0.3
"""Between two acts, so that what the first one asked for in the background is over."""

EMPTY_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""


@dataclass
class Heart:
    """Beats each millisecond if the event loop lets it; the longest pause between two beats is the longest stall."""

    application: QApplication
    longest: float = 0.0
    pauses: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._last = perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def rest(self, until: Callable[[], object]) -> None:
        """Lets the window work until something is so."""
        end = perf_counter() + PATIENCE_SECONDS
        while not until():
            # Asleep between two beats: a loop that spins would take the very threads it waits for their time.
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if perf_counter() > end:
                raise RuntimeError("the window did not come so far")

    def rest_a_while(self) -> None:
        end = perf_counter() + REST_SECONDS
        self.rest(lambda: perf_counter() > end)

    def begin(self) -> float:
        """From here on counts. Returns the time."""
        self.longest = 0.0
        self._last = perf_counter()
        return self._last

    def _beat(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def main() -> None:
    """Measures and prints."""
    chosen = arguments(__doc__, 1_000_000, reusable=True)
    with made_desk(chosen.comments, chosen.database) as desk:
        show("", "time", "aim", "to its limit", "longest stall", "stall to a frame")
        _measure_process(desk)
        application = make_application()
        window, heart = _measure_opening(application, desk)
        _measure_jumps(window, heart, desk)
        _measure_decisions(window, heart)
        _measure_searches(window, heart, desk)
        _measure_bulk(window, heart)
        peak = peak_mib()
        show("peak memory", f"{peak:.0f} MiB", f"{MOST_MIB} MiB", ratio(peak, MOST_MIB))
        window.close()


def _measure_process(desk: Desk) -> None:
    """The whole program, from nothing to its first comment and its end."""
    command = [sys.executable, "-m", "moderator", "--data-dir", desk.data_dir, "--smoke-test"]
    ours = min(seconds(_run, command) for _ in range(3))
    empty = min(seconds(_run, [sys.executable, "-c", EMPTY_WINDOW]) for _ in range(3))
    show("process: start, first comment, end", f"{ours:.2f} s", "1.5 s", ratio(ours, empty))


def _measure_opening(application: QApplication, desk: Desk) -> tuple[DeskWindow, Heart]:
    heart = Heart(application)
    appearance = Appearance(desk.settings.window_theme)
    began = heart.begin()
    window = DeskWindow(desk, appearance)
    appearance.apply(application)
    window.show()
    heart.rest(lambda: window.list.model().has_read(0))
    application.processEvents()
    _tell("window: first rows", perf_counter() - began, heart, aim=1.5)
    heart.rest(lambda: window.queue.shown is not None)
    _tell("  first comment", perf_counter() - began, heart, aim=1.5)
    began = heart.begin()
    heart.rest_a_while()
    heart.rest(lambda: not window.queue.is_listing)
    _tell(f"  all {window.queue.length:,} ids", perf_counter() - began, heart)
    heart.rest_a_while()
    return window, heart


def _measure_jumps(window: DeskWindow, heart: Heart, desk: Desk) -> None:
    chance = random.Random(SEED)
    bar, model = window.list.verticalScrollBar(), window.list.model()
    bare = bare_connection(desk)
    jumped, read, longest = [], [], 0.0
    for _ in range(JUMPS):
        began = heart.begin()
        bar.setValue(chance.randrange(bar.maximum()))
        row = window.list.rowAt(window.list.viewport().height() // 2)
        heart.rest(lambda row=row: model.has_read(row))
        heart.application.processEvents()
        jumped.append(perf_counter() - began)
        longest = max(longest, heart.longest)
        ids = [model.id_at(min(row + near, model.rowCount() - 1)) for near in range(SCREEN_OF_ROWS)]
        read.append(seconds(_read_bare, bare, ids))
        heart.rest_a_while()
    heart.longest = longest
    _tell("jump of the scroll bar", median(jumped), heart, median(read), aim=0.05)
    _tell("  one in a hundred", percentile_99(jumped), heart, median(read))


def _measure_decisions(window: DeskWindow, heart: Heart) -> None:
    """From the key to the next comment painted, by the clock and by what the window's thread works for it.

    Every decision is taken back at the end.
    """
    window.list.choose(0)
    heart.rest(lambda: window.queue.seen is not None)
    taken, worked, longest = [], [], 0.0
    for _ in range(DECISIONS):
        _wait_for_neighbour(window, heart)
        before = window.queue.seen
        began, thread_began = heart.begin(), thread_time()
        window.acts.decide(Verdict.APPROVE)
        heart.rest(lambda before=before: window.queue.seen not in (None, before))
        worked.append(thread_time() - thread_began)
        taken.append(perf_counter() - began)
        longest = max(longest, heart.longest)
    heart.longest = longest
    _tell("decision to the next comment", median(taken), heart, FRAME)
    _tell("  one in a hundred", percentile_99(taken), heart, FRAME)
    _tell("  work of the window's thread", median(worked), heart, FRAME, aim=0.016)
    for _ in range(DECISIONS):
        length = window.queue.length
        window.acts.undo()
        heart.rest(lambda length=length: window.queue.length > length)


def _wait_for_neighbour(window: DeskWindow, heart: Heart) -> None:
    """As long as a moderator reads at least: until the next comment has been read ahead."""
    heart.rest_a_while()
    following = window.list.model().id_at(window.queue.row + 1)
    heart.rest(lambda: window.queue.shown is not None and window.queue.has_ready(following))


def _measure_searches(window: DeskWindow, heart: Heart, desk: Desk) -> None:
    """From Enter in the search field to the first rows drawn; compared with the bare index."""
    bare = bare_connection(desk)
    for label, word in (("common", COMMON), ("rare", RARE), ("absent", ABSENT)):
        heart.rest_a_while()
        heart.rest(lambda: not window.queue.is_listing)
        limit = seconds(
            bare.execute("SELECT count(*) FROM comment_search WHERE comment_search MATCH ?", [word]).fetchall
        )
        began = heart.begin()
        window.top_bar.field.asked.emit(f"status:any {word}", True)
        heart.rest(lambda: not window.queue.is_loading)
        heart.rest(lambda: window.queue.length == 0 or window.list.model().has_read(0))
        heart.application.processEvents()
        _tell(f"search: {label} word, first rows", perf_counter() - began, heart, limit, aim=0.35)


def _measure_bulk(window: DeskWindow, heart: Heart) -> None:
    """Selects all that match, rejects them, and takes that back."""
    queue, question, toast = window.queue, window.pane.question, window.pane.toast
    window.open(MANY)
    heart.rest(lambda: not (queue.is_loading or queue.is_listing))
    many = queue.comments
    heart.rest_a_while()

    def agree() -> None:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)

    def step(what: str, act: Callable[[], object], until: Callable[[], object]) -> None:
        began = heart.begin()
        act()
        heart.rest(until)
        _tell(what, perf_counter() - began, heart)
        heart.rest_a_while()

    step(f"select {many:,}", window.many.choosing.take_all, lambda: window.many.label.isVisible())
    ask = partial(window.many.bulk.decide, Verdict.REJECT)
    step("  count for the sentence", ask, lambda: "Reject" in question.sentence)
    step("  reject them", agree, lambda: queue.comments == 0 and "rejected" in toast.sentence)
    step("  undo", window.acts.undo, lambda: queue.comments == many and not queue.is_listing)


def _tell(what: str, taken: float, heart: Heart, limit: float | None = None, aim: float | None = None) -> None:
    compared = ratio(taken, limit) if limit else ""
    wanted = f"{aim * 1000:,.0f} ms" if aim else ""
    stall = f"{heart.longest * 1000:,.1f} ms"
    show(what, f"{taken * 1000:,.1f} ms", wanted, compared, stall, ratio(heart.longest, FRAME))


def _read_bare(bare, ids: list[int]) -> None:
    marks = ",".join("?" * len(ids))
    bare.execute(
        f"SELECT * FROM comment JOIN revision ON comment_id = comment.id WHERE comment.id IN ({marks})", ids
    ).fetchall()


def _run(command: list[object]) -> None:
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
