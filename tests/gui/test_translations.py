"""What is on the screen can be translated, and the plurals that come with the program fit it."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication

from moderator.gui.actions import ACTIONS, Menu, When
from moderator.gui.application import install_plurals
from moderator.gui.words import comments_counted
from tests.helpers.checkout import ROOT

PROGRAMS = Path(sys.executable).parent
TRANSLATIONS = ROOT / "resources" / "translations"


def run(program: str, *arguments: str | Path) -> None:
    done = subprocess.run([PROGRAMS / program, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def messages(file: Path) -> dict[tuple[str, str], bool]:
    """Every text in a translation file, with its context, and whether it has plurals."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.get("numerus") == "yes"
        for context in ElementTree.parse(file).iter("context")
        for message in context.iter("message")
    }


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bool]:
    """What can be translated, as Qt's own tool finds it in the code."""
    file = tmp_path_factory.mktemp("translations") / "all.ts"
    run("pyside6-lupdate", *sorted((ROOT / "moderator" / "gui").rglob("*.py")), "-ts", file)
    return messages(file)


def test_the_tool_finds_what_is_on_the_screen(extracted: dict[tuple[str, str], bool]) -> None:
    for found in (("Actions", "Approve"), ("Words", "second look"), ("Toast", "Undo"), ("Sidebar", "Queues")):
        assert found in extracted


def test_the_table_of_actions_can_be_translated_whole(extracted: dict[tuple[str, str], bool]) -> None:
    """What actions are called, the menus, and why one can't be used now."""
    shown = [*(entry.text for entry in ACTIONS), *(each.value for each in (*Menu, *When) if each is not When.ALWAYS)]
    assert not [text for text in shown if ("Actions", str(text)) not in extracted]


def test_every_plural_has_its_english_forms(extracted: dict[tuple[str, str], bool]) -> None:
    plurals = {message: True for message, has_plural in extracted.items() if has_plural}
    assert messages(TRANSLATIONS / "moderator_en.ts") == plurals


def test_the_compiled_plurals_are_those_of_the_text(tmp_path: Path) -> None:
    run("pyside6-lrelease", "-silent", TRANSLATIONS / "moderator_en.ts", "-qm", tmp_path / "moderator_en.qm")
    assert (tmp_path / "moderator_en.qm").read_bytes() == (TRANSLATIONS / "moderator_en.qm").read_bytes()


@pytest.mark.parametrize(("number", "words"), [(0, "0 comments"), (1, "1 comment"), (2, "2 comments")])
def test_numbers_have_their_plural(qapp: QApplication, number: int, words: str) -> None:
    install_plurals(qapp)
    assert comments_counted(number) == words
