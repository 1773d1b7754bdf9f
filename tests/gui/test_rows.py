"""How much of each comment the list shows."""

from array import array
from time import monotonic

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from moderator.gui.review.row_delegate import COMPACT_HEIGHT, ROW_HEIGHT
from moderator.gui.window import DeskWindow
from moderator.services.alike import Listing
from tests.gui.conftest import Opener
from tests.helpers.command import Runner
from tests.helpers.windows import ids_of, press, wait_until
from tests.helpers.wxr_made import Sent, write_export


def heights(window: DeskWindow) -> set[int]:
    return {window.list.rowHeight(row) for row in range(len(ids_of(window)))}


def picture(window: DeskWindow, row: int) -> QImage:
    """One row as it is on the screen."""
    wait_until(lambda: window.list.model().has_read(row))
    return window.list.viewport().grab(window.list.visualRect(window.list.model().index(row, 0))).toImage()


def inked(image: QImage, top: int, bottom: int) -> bool:
    """Whether anything is painted between these lines of the picture, right of the bar that marks a row."""
    ground = image.pixel(image.width() // 2, 5)
    return any(image.pixel(x, y) != ground for y in range(top, bottom) for x in range(8, image.width() - 8))


def test_rows_become_compact_and_comfortable_again_at_one_key(window: DeskWindow) -> None:
    assert heights(window) == {ROW_HEIGHT}
    press(window, "Ctrl+Shift+C")
    assert heights(window) == {COMPACT_HEIGHT}
    press(window, "Ctrl+Shift+C")
    assert heights(window) == {ROW_HEIGHT}


def test_a_compact_row_has_a_line_about_the_comment_and_one_of_its_text(window: DeskWindow) -> None:
    press(window, "Ctrl+Shift+C")
    row = picture(window, 1)
    assert inked(row, 10, 30)
    assert not inked(row, 31, 33)
    assert inked(row, 34, 54)
    assert not inked(row, 56, COMPACT_HEIGHT - 2)


def test_the_row_of_a_flagged_comment_shows_its_chips_when_compact_too(window: DeskWindow) -> None:
    press(window, "Ctrl+Shift+C")
    wait_until(lambda: window.list.model().has_read(0))
    mark = window._delegate._appearance.theme.mark_medium
    image = picture(window, 0)
    colours = {image.pixelColor(x, 20).name().upper() for x in range(image.width() // 2, image.width())}
    assert mark in colours


def test_the_current_comment_stays_in_sight(qtbot: QtBot, open_window: Opener, paper: Runner) -> None:
    sent = [Sent(number, f"Comment {number}.", "Ani") for number in range(500, 560)]
    paper.run("import", write_export(paper.cwd / "many.xml", sent), check=0)
    window = open_window()
    window.list.choose(45)
    for _ in range(3):
        press(window, "Ctrl+Shift+C")
        place = window.list.visualRect(window.list.currentIndex())
        assert window.list.viewport().rect().contains(place.center())
    assert window.list.current_row == 45


def test_the_setting_says_how_the_window_begins(open_window: Opener, paper: Runner) -> None:
    (paper.data_dir / "settings.toml").write_text('[window]\nrows = "compact"\n', encoding="utf-8")
    assert heights(open_window()) == {COMPACT_HEIGHT}


def test_a_long_list_changes_its_rows_at_once(window: DeskWindow) -> None:
    window.list.model().replace(Listing(array("q", ids_of(window) * 50_000)))
    begun = monotonic()
    for _ in range(2):
        window.list.switch_rows()
    assert monotonic() - begun < 1
