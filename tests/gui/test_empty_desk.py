"""A desk on which nothing waits says what can be done."""

from pytestqt.qtbot import QtBot

from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.windows import opened_window, texts_of, wait_until
from tests.helpers.wxr_made import Sent, write_export


def test_a_new_desk_says_how_to_begin_until_something_comes_in(qtbot: QtBot, moderator: Runner) -> None:
    with opened_window(qtbot, moderator.data_dir) as window:
        wait_until(lambda: "This desk is new." in texts_of(window))
        for words in ("Tools, Export, All content", "Drop the file on this window", "moderator demo", "Ctrl+I"):
            assert words in texts_of(window)
        window.imports.look([write_export(moderator.cwd / "first.xml", [Sent(1)])])
        wait_until(lambda: window._importing.can_start)
        window._importing.start()
        wait_until(lambda: window.queue.shown is not None)


def test_when_all_is_decided_it_says_what_comes_next(window: DeskWindow) -> None:
    for _ in range(4):
        wait_until(lambda: window.queue.seen is not None)
        window.actions_of_table["approve"].trigger()
    wait_until(lambda: "No comment is waiting." in texts_of(window))
    assert "Write the approved comments to a file" in texts_of(window)
    assert "This desk is new." not in texts_of(window)
