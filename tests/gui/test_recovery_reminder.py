"""The quiet reminder to write a recovery code down."""

import re

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from moderator.gui.window import DeskWindow
from tests.gui.conftest import Opener
from tests.helpers.command import Runner
from tests.helpers.stored import value
from tests.helpers.windows import ids_of, opened_window, press, wait_until
from tests.helpers.wxr_made import Sent, write_export

CODE = re.compile(r"(?:[0-9A-Z]{4,}-){3,}[0-9A-Z]+")


def button(window: DeskWindow, word: str) -> QPushButton:
    return next(found for found in window.recovery.offer.findChildren(QPushButton) if found.text() == word)


def test_it_is_offered_until_later_and_again_at_the_next_start(open_window: Opener) -> None:
    first = open_window()
    wait_until(lambda: "Write down a recovery code" in first.recovery.offer.sentence)
    press(first, "A")
    wait_until(lambda: ids_of(first) == [1, 8, 9])
    button(first, "Later").click()
    first.recovery.look()
    assert not first.recovery.offer.sentence
    second = open_window()
    wait_until(lambda: "Write down a recovery code" in second.recovery.offer.sentence)


def test_the_code_is_shown_once_and_opens_the_vault(open_window: Opener, paper: Runner) -> None:
    window = open_window()
    wait_until(lambda: window.recovery.offer.sentence)
    button(window, "Show a recovery code").click()
    wait_until(lambda: "Write this code down now" in window.recovery.offer.sentence)
    found = CODE.search(window.recovery.offer.sentence)
    assert found
    button(window, "I have written it down").click()
    assert not window.recovery.offer.findChildren(type(window.recovery.offer._label))[0].text()
    paper.run("vault", "lock", check=0)
    paper.run("vault", "unlock", "--secret-file", "-", input=found[0], check=0)


def test_a_desk_with_a_code_is_not_reminded(qtbot: QtBot, open_window: Opener, paper: Runner) -> None:
    paper.run("vault", "recovery-code", check=0)
    window = open_window()
    qtbot.wait(300)
    assert not window.recovery.offer.sentence


def test_the_first_import_with_addresses_reminds(qtbot: QtBot, moderator: Runner) -> None:
    with opened_window(qtbot, moderator.data_dir) as window:
        for number, email in ((1, ""), (2, "ani@example.org")):
            qtbot.wait(100)
            assert not window.recovery.offer.sentence
            window.imports.look([write_export(moderator.cwd / f"{number}.xml", [Sent(number, email=email)])])
            wait_until(lambda: window._importing.can_start)
            window._importing.start()
            wait_until(lambda number=number: value(moderator, "SELECT count(*) FROM comment") == number)
        wait_until(lambda: window.recovery.offer.sentence)
