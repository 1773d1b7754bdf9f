"""Keys that the settings file changes work in the window; what can't be followed is told, and the usual key stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from moderator.gui.actions import ACTIONS, When
from moderator.gui.dialogs.keys_overview import KeysOverview
from moderator.gui.own_keys import OwnKeys, own_keys
from moderator.gui.safe_text import PlainLabel
from moderator.gui.window import DeskWindow
from moderator.settings import load_settings
from tests.helpers.command import Runner
from tests.helpers.stored import status_of
from tests.helpers.windows import opened_window, press, wait_until


def read(folder: Path, section: str) -> OwnKeys:
    file = folder / "settings.toml"
    file.write_text(f"[keys]\n{section}", encoding="utf-8")
    return own_keys(load_settings(file).settings.keys)


@pytest.fixture
def window(qtbot: QtBot, paper: Runner) -> Iterator[DeskWindow]:
    """A window in which Q approves and A rejects."""
    settings = paper.data_dir / "settings.toml"
    settings.write_text('[keys]\napprove = "Q"\nreject = "A"\n', encoding="utf-8")
    with opened_window(qtbot, paper.data_dir) as window:
        yield window


def test_the_new_key_decides_and_the_old_one_does_what_it_was_given_to(window: DeskWindow, paper: Runner) -> None:
    press(window, "A")
    assert window.pane.reasons.isVisible()
    window.pane.reasons.close()
    press(window, "Q")
    wait_until(lambda: status_of(paper, 2) == "approved")


def test_button_palette_and_overview_show_the_new_key(window: DeskWindow) -> None:
    names = [button.accessibleName() for button in window.pane.findChildren(QPushButton)]
    assert "Approve Q" in names
    press(window, "Ctrl+K")
    notes = {choice.id: choice.note for choice in window.ease.palette.list.choices}
    assert notes["approve"] == "Q"
    window.ease.palette.leave()
    press(window, "?")
    said = [label.text() for label in window.findChild(KeysOverview).findChildren(PlainLabel)]
    assert "Q" in said


def test_two_actions_may_change_places(tmp_path: Path) -> None:
    found = read(tmp_path, 'spam = "H"\nhold = ["S", "Ctrl+H"]\n')
    assert found == OwnKeys({"spam": ("H",), "hold": ("S", "Ctrl+H")}, ())


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ('aprove = "Y"', "line 2: there is no action aprove (did you mean approve?). It is passed over."),
        ('zzz = "Y"', "line 2: there is no action zzz. It is passed over."),
        ('approve = "Bogus"', "line 2: there is no key called 'Bogus'. approve keeps its usual key."),
        ('approve = "Shift"', "line 2: there is no key called 'Shift'."),
        ('approve = "K, J"', "line 2: there is no key called 'K, J'."),
        ('approve = ""', "line 2: there is no key called ''."),
        ("approve = 5", 'line 2: approve takes a key such as "Ctrl+Y", or a list of them. It keeps its usual key.'),
        ("approve = []", "line 2: approve takes a key"),
        ('approve = "S"', "line 2: S is the key of spam already. approve keeps its usual key."),
        ('mark = "Ctrl+Y"\nhold = "Ctrl+Y"', "line 3: Ctrl+Y is the key of mark already. hold keeps its usual key."),
        ('search = "T"', "line 2: T is the key of thread already. search keeps its usual key."),
        ('quit = "Esc"', "line 2: Esc is the key of leave-import already. quit keeps its usual key."),
    ],
)
def test_what_can_not_be_followed_is_told_with_its_line(tmp_path: Path, section: str, sentence: str) -> None:
    found = read(tmp_path, section)
    (warning,) = found.warnings
    assert sentence in warning
    assert not found.by_action or set(found.by_action) == {"mark"}


def test_the_same_key_may_do_different_things_on_different_pages(tmp_path: Path) -> None:
    assert read(tmp_path, 'try-rules = "A"\nsave = "A"').warnings == ()


def test_one_refusal_that_frees_a_key_again_is_followed_by_the_next(tmp_path: Path) -> None:
    """Approve may not take S; so A stays its key, and spam may not have it."""
    found = read(tmp_path, 'spam = "A"\napprove = "H"')
    assert dict(found.by_action) == {}
    assert len(found.warnings) == 2


def test_every_action_of_every_situation_can_be_given_another_key(tmp_path: Path) -> None:
    for entry in ACTIONS:
        assert read(tmp_path, f'{entry.id} = "Ctrl+Alt+F12"') == OwnKeys({entry.id: ("Ctrl+Alt+F12",)}, ())
    assert {entry.when for entry in ACTIONS} == set(When)
