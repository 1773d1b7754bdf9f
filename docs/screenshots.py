"""Takes the screenshots of the documentation, of the real window on the invented newspaper.

    xvfb-run --auto-servernum --server-args="-screen 0 1600x1000x24" python docs/screenshots.py [FOLDER]

Each scene opens a desk of its own and works it as a moderator would, by keys.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator.app import Choices, open_desk
from moderator.gui.application import make_application
from moderator.gui.theme import Appearance
from moderator.gui.window import DeskWindow
from moderator.services.demo import make_history, write_newspaper
from moderator.services.intake import ImportOptions, import_file
from moderator.settings import ThemeChoice

RULES = """\
format = 1

[[rule]]
name = "links"
priority = 50
when.all = [ { links = ">= 1" } ]
then = { verdict = "hold", note = "links" }

[[rule]]
name = "regulars-without-flags"
priority = 10
mode = "shadow"
when.all = [ { author.approved = ">= 2" }, { priority = "< 0.1" } ]
then = { verdict = "approve" }
"""
HERE = Path(__file__).parent
PATIENCE_SECONDS = 20


@dataclass(frozen=True)
class Scene:
    """One picture: its name, the colours, the size, and what is done before it is taken."""

    name: str
    theme: ThemeChoice
    size: tuple[int, int]
    act: Callable[[DeskWindow], None]
    with_comments: bool = True


def main(folder: Path) -> None:
    """Takes all pictures."""
    application = make_application()
    folder.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        with _window(application, scene) as window:
            scene.act(window)
            _settle()
            window.screen().grabWindow(window.winId()).save(str(folder / f"{scene.name}.png"))


@contextmanager
def _window(application: QApplication, scene: Scene) -> Iterator[DeskWindow]:
    with tempfile.TemporaryDirectory() as name:
        choices = Choices(data_dir=Path(name), actor="anna", key_file=None)
        with open_desk(choices, print) as desk:
            if scene.with_comments:
                for _ in import_file(desk, write_newspaper(Path(name)), ImportOptions()):
                    pass
                make_history(desk)
            appearance = Appearance(scene.theme)
            appearance.apply(application)
            window = DeskWindow(desk, appearance)
            window.show()
            window.activateWindow()
            _wait_for_queue(window)
            for _ in range(2):  # narrow windows first lose the sidebar, and then have a smaller least width
                window.resize(*scene.size)
                _settle()
            yield window
            window.close()


def _keys(window: DeskWindow, keys: str) -> None:
    for key in keys:
        QTest.keyClicks(window.list, key)
        _settle()


def _reject(window: DeskWindow) -> None:
    _keys(window, "jjj")
    QTest.keyClicks(window.list, "a")
    _settle()


def _ask_reason(window: DeskWindow) -> None:
    QTest.keyClicks(window.list, "r")


def _edit(window: DeskWindow) -> None:
    QTest.keyClicks(window.list, "e")


def _show_keys(window: DeskWindow) -> None:
    QTest.keyClicks(window.list, "?")


def _export(window: DeskWindow) -> None:
    window.actions_of_table["export"].trigger()


def _rules(window: DeskWindow) -> None:
    folder = window.rules.folder
    folder.mkdir()
    (folder / "evening.toml").write_text(RULES, encoding="utf-8")
    window.actions_of_table["rules"].trigger()
    _wait(lambda: window.rules.book is not None)
    window.actions_of_table["backtest"].trigger()
    _wait(lambda: window.rules.tested is not None)
    window.actions_of_table["run-rules"].trigger()
    _wait(lambda: window.pages.rules.bar.sentence)


def _complain(window: DeskWindow) -> None:
    window.open("staus:pending")


def _search_armenian(window: DeskWindow) -> None:
    window.open("status:any դպրոց")
    _wait_for_queue(window)


def _nothing(_window: DeskWindow) -> None:
    """The window as it opens."""


def _wait_for_queue(window: DeskWindow) -> None:
    queue = window.queue
    _wait(lambda: not queue.is_loading and (queue.length == 0 or queue.shown is not None))


def _wait(is_so: Callable[[], object]) -> None:
    end = monotonic() + PATIENCE_SECONDS
    while not is_so() and monotonic() < end:
        QTest.qWait(20)


def _settle() -> None:
    QTest.qWait(400)


WIDE, SMALL = (1440, 900), (900, 600)
LIGHT, DARK = ThemeChoice.LIGHT, ThemeChoice.DARK
SCENES = (
    Scene("desk-light", LIGHT, WIDE, _reject),
    Scene("desk-dark", DARK, WIDE, _reject),
    Scene("reasons", LIGHT, WIDE, _ask_reason),
    Scene("editing", DARK, WIDE, _edit),
    Scene("keys", LIGHT, WIDE, _show_keys),
    Scene("rules-light", LIGHT, WIDE, _rules),
    Scene("rules-dark", DARK, WIDE, _rules),
    Scene("export", DARK, WIDE, _export),
    Scene("small", LIGHT, SMALL, _nothing),
    Scene("empty", LIGHT, WIDE, _nothing, with_comments=False),
    Scene("armenian", DARK, WIDE, _search_armenian),
    Scene("wrong-query", LIGHT, WIDE, _complain),
)

if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "screenshots")
