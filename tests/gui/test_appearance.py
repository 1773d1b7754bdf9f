"""Colours and letters are changed by keys, in the whole window, and high contrast is the system's."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from moderator.gui import theme as themes
from moderator.gui.contrast import contrast, is_high_contrast, mixed
from moderator.gui.theme import DARK, LIGHT, Appearance, high_contrast, style_sheet
from moderator.gui.window import DeskWindow
from moderator.settings import ThemeChoice
from tests.helpers.windows import press, wait_until


def palette(ground: str, ink: str, link: str) -> QPalette:
    made = QPalette(QColor(ground))
    made.setColor(QPalette.ColorRole.Window, QColor(ground))
    made.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    made.setColor(QPalette.ColorRole.Link, QColor(link))
    return made


BLACK, WHITE = palette("black", "white", "yellow"), palette("white", "black", "#ffff88")


def test_one_key_goes_from_light_to_dark_to_the_systems_and_round(window: DeskWindow) -> None:
    appearance = window.ease.looks.appearance
    seen = []
    for _ in ThemeChoice:
        press(window, "Ctrl+Shift+D")
        seen.append((appearance.choice, window.pane.toast.sentence))
    assert seen == [
        (ThemeChoice.DARK, "Dark colours."),
        (ThemeChoice.SYSTEM, "Colours as the system has them."),
        (ThemeChoice.LIGHT, "Light colours."),
    ]
    assert appearance.theme is LIGHT


def test_dark_colours_reach_the_window_and_the_rows(window: DeskWindow, qapp: QApplication) -> None:
    press(window, "Ctrl+Shift+D")
    assert qapp.palette().window().color().name().upper() == DARK.bg
    picture = window.list.viewport().grab().toImage()
    assert picture.pixelColor(8, picture.height() - 4).name().upper() == DARK.surface


def test_letters_and_rows_grow_and_shrink_between_their_ends_and_come_back(window: DeskWindow) -> None:
    usual = window.list.rowHeight(0), window.pane.view.body.fontInfo().pixelSize()
    for _ in range(15):
        press(window, "Ctrl++")
    assert window.ease.looks.appearance.text_size == 200
    assert (window.list.rowHeight(0), window.pane.view.body.fontInfo().pixelSize()) == (2 * usual[0], 2 * usual[1])
    button = window.pane.findChild(QPushButton, "actionButton")
    assert button.fontInfo().pixelSize() == 26
    for _ in range(15):
        press(window, "Ctrl+-")
    assert window.ease.looks.appearance.text_size == 80
    press(window, "Ctrl+0")
    assert (window.list.rowHeight(0), window.pane.view.body.fontInfo().pixelSize()) == usual


@pytest.mark.parametrize("size", [80, 100, 200])
def test_every_letter_of_the_style_sheet_grows(size: int) -> None:
    usual, grown = style_sheet(LIGHT), style_sheet(LIGHT, size / 100)
    assert f"* {{ font-size: {round(13 * size / 100)}px; }}" in grown
    assert usual.count("font-size") == grown.count("font-size")
    assert (usual == grown) == (size == 100)


def test_at_twice_the_size_the_window_still_fits_a_small_screen(window: DeskWindow) -> None:
    for _ in range(10):
        press(window, "Ctrl++")
    window.resize(1024, 700)
    wait_until(lambda: window.size().toTuple() == (1024, 700))


def test_a_window_that_gets_narrow_loses_its_sidebar_and_the_key_brings_it_back(window: DeskWindow) -> None:
    window.resize(1000, 700)
    assert window.sidebar.isHidden()
    press(window, "F9")
    assert window.sidebar.isVisible()
    window.resize(1400, 900)
    assert window.sidebar.isVisible()


def test_buttons_that_have_no_room_go_on_in_a_second_row(window: DeskWindow) -> None:
    buttons = window.pane.findChildren(QPushButton, "actionButton")
    window.resize(760, 700)
    QTest.qWait(50)
    visible = [button for button in buttons if button.isVisible()]
    assert len({button.y() for button in visible if button.parent().objectName() == "verdictBar"}) > 1
    assert all(button.parent().rect().contains(button.geometry()) for button in visible)


@pytest.mark.parametrize("system", [BLACK, WHITE], ids=["white on black", "black on white"])
def test_high_contrast_keeps_to_the_systems_two_colours_and_can_be_read(system: QPalette) -> None:
    assert is_high_contrast(system)
    theme = high_contrast(system)
    grounds = (theme.bg, theme.surface, theme.raised, theme.chip, theme.accent_bg, *(theme.mark_low, theme.mark_high))
    inks = (theme.ink, theme.ink2, theme.ink3, theme.approve, theme.reject, theme.spam, theme.accent)
    for ground in grounds:
        assert min(contrast(QColor(ink), QColor(ground)) for ink in inks) >= 7
    assert contrast(QColor(theme.line), QColor(theme.bg)) >= 20


@pytest.mark.parametrize(("ground", "ink"), [("#EFEFEF", "black"), ("#202020", "white"), ("#F6F5F2", "#1D1C1A")])
def test_ordinary_palettes_are_no_high_contrast(ground: str, ink: str) -> None:
    assert not is_high_contrast(palette(ground, ink, "blue"))


def test_the_systems_high_contrast_is_followed_unless_colours_were_chosen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(themes, "is_high_contrast", lambda _system: True)
    assert Appearance(ThemeChoice.SYSTEM).theme not in (LIGHT, DARK)
    assert Appearance(ThemeChoice.DARK).theme is DARK


def test_contrast_is_measured_as_the_guideline_defines_it() -> None:
    assert contrast(QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
    assert mixed(QColor("black"), QColor("white"), 0.0) == QColor("black")
