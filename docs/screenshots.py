"""Takes the screenshots of the documentation, of the real window on the invented newspaper.

    xvfb-run --auto-servernum --server-args="-screen 0 2560x1440x24" python docs/screenshots.py [FOLDER]

All screens are taken in light and dark; some also in a small and a large window, and at twice the scale.
Each scene opens a desk of its own and works it as a moderator would, by keys.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from moderator.app import Choices, open_desk
from moderator.gui.application import make_application
from moderator.gui.dialogs.export_dialog import ExportDialog
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


class Desk(Enum):
    """What a scene finds on its desk."""

    WORKED = "the invented newspaper and what two moderators did"
    FRESH = "the newspaper as it came in"
    NEW = "nothing"


@dataclass(frozen=True)
class Scene:
    """One picture: its name, the colours, the size, and what is done before it is taken."""

    name: str
    theme: ThemeChoice
    size: tuple[int, int]
    act: Callable[[DeskWindow], None]
    desk: Desk = Desk.WORKED


def main(folder: Path, scale: int) -> None:
    """Takes the pictures of this scale; those of other scales in a process of their own, since Qt asks only once."""
    application = make_application()
    folder.mkdir(parents=True, exist_ok=True)
    for scene in SCENES[scale]:
        with _window(application, scene) as window:
            scene.act(window)
            _settle()
            window.screen().grabWindow(window.winId()).save(str(folder / f"{scene.name}.png"))
    for other in SCENES.keys() - {scale} if scale == 1 else ():
        environment = {**os.environ, "QT_SCALE_FACTOR": str(other)}
        subprocess.run([sys.executable, __file__, folder, str(other)], check=True, env=environment)  # noqa: S603 - this file again


@contextmanager
def _window(application: QApplication, scene: Scene) -> Iterator[DeskWindow]:
    with tempfile.TemporaryDirectory() as name:
        choices = Choices(data_dir=Path(name), actor="anna", key_file=None)
        with open_desk(choices, print) as desk:
            if scene.desk is not Desk.NEW:
                for _ in import_file(desk, _newspaper(Path(name)), ImportOptions()):
                    pass
            if scene.desk is Desk.WORKED:
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


def _newspaper(folder: Path) -> Path:
    """The invented newspaper, with a long text and one with pictures and marks in it."""
    path = write_newspaper(folder)
    written = path.read_text(encoding="utf-8")
    for name, text in ADDED.items():
        place = written.rindex("<wp:comment>")
        end = written.index("</wp:comment>", place) + len("</wp:comment>")
        comment = written[place:end]
        for tag, inside in (("content", text), ("author", name), ("approved", "0"), ("parent", "0")):
            comment = re.sub(
                f"<wp:comment_{tag}>.*?</wp:comment_{tag}>", _tagged(tag, inside), comment, flags=re.DOTALL
            )
        comment = re.sub(r"<wp:comment_id>\d+", f"<wp:comment_id>{90_000 + len(name)}", comment)
        written = written[:end] + comment + written[end:]
    path.write_text(written, encoding="utf-8")
    return path


def _tagged(tag: str, inside: str) -> str:
    return f"<wp:comment_{tag}><![CDATA[{inside}]]></wp:comment_{tag}>"


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
    dialog = window.findChild(ExportDialog)
    _wait(lambda: any(label.text() for label in dialog.rows.findChildren(QWidget, "previewName")))


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


def _search(word: str, window: DeskWindow) -> None:
    window.open(f"status:any {word}")
    _wait_for_queue(window)


def _look_at_import(window: DeskWindow) -> None:
    folder = Path(tempfile.mkdtemp())
    letter = folder / "letter-to-the-editor.xml"
    letter.write_text("Dear editor", encoding="utf-8")
    window.imports.look([write_newspaper(folder), letter])
    _wait(lambda: window.imports.is_seen)


def _import(window: DeskWindow) -> None:
    _look_at_import(window)
    window.actions_of_table["start-import"].trigger()
    _wait(lambda: window.imports.offer.sentence or window.queue.length)
    _wait_for_queue(window)
    window.actions_of_table["show-import"].trigger()


def _decide_all(window: DeskWindow) -> None:
    window.list.setFocus()
    while window.queue.length:
        _wait(lambda: window.queue.shown is not None and not window.queue.is_stale)
        window.actions_of_table["approve"].trigger()
        QTest.qWait(1)


def _show_code(window: DeskWindow) -> None:
    _wait(lambda: window.recovery.offer.sentence)
    window.recovery.offer.taken.emit()
    _wait(lambda: "Write this code" in window.recovery.offer.sentence)


def _remind(window: DeskWindow) -> None:
    _wait(lambda: window.recovery.offer.sentence)


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


WIDE, SMALL, LARGE = (1440, 900), (1024, 700), (2560, 1440)
LIGHT, DARK = ThemeChoice.LIGHT, ThemeChoice.DARK
ADDED = {
    "Long-winded Lou": "Longwinded, they call me. " + "And another thing about the toll bridge, if I may. " * 400,
    "Zoë 🎉 \u202egnirts": "Fireworks 🎆🎇 over Mill Pond 👩‍👩‍👧‍👦 tonight\u200b, bring a \u202eteknalb\u202c 🧣.",
}
SCREENS: dict[str, tuple[Callable[[DeskWindow], None], Desk]] = {
    "desk": (_reject, Desk.WORKED),
    "reasons": (_ask_reason, Desk.WORKED),
    "editing": (_edit, Desk.WORKED),
    "keys": (_show_keys, Desk.WORKED),
    "rules": (_rules, Desk.WORKED),
    "export": (_export, Desk.WORKED),
    "new-desk": (_nothing, Desk.NEW),
    "import": (_look_at_import, Desk.WORKED),
    "import-result": (_import, Desk.WORKED),
    "reminder": (_remind, Desk.FRESH),
    "recovery-code": (_show_code, Desk.FRESH),
    "all-decided": (_decide_all, Desk.WORKED),
    "armenian": (partial(_search, "դպրոց"), Desk.WORKED),
    "emoji": (partial(_search, "fireworks"), Desk.WORKED),
    "long-text": (partial(_search, "longwinded"), Desk.WORKED),
    "wrong-query": (_complain, Desk.WORKED),
}
OTHER_SIZES = ("desk", "import", "new-desk", "export", "long-text")
"""The screens that are taken in a small and a large window too, and at twice the scale."""


def _scenes(names: Iterable[str], size: tuple[int, int], suffix: str = "") -> list[Scene]:
    return [
        Scene(f"{name}{suffix}-{theme.value}", theme, size, *SCREENS[name]) for name in names for theme in (LIGHT, DARK)
    ]


SCENES = {
    1: _scenes(SCREENS, WIDE) + _scenes(OTHER_SIZES, SMALL, "-small") + _scenes(OTHER_SIZES, LARGE, "-large"),
    2: _scenes(OTHER_SIZES, SMALL, "-scaled"),
}

if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "screenshots", int(sys.argv[2]) if len(sys.argv) > 2 else 1)
