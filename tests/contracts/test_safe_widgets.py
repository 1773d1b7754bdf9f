"""What readers write is plain text everywhere: widgets that interpret HTML are made in one place only."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.checkout import ROOT

DOOR = Path("moderator/gui/safe_text.py")
INTERPRETING = {
    "QErrorMessage",
    "QInputDialog",
    "QLabel",
    "QMessageBox",
    "QProgressDialog",
    "QSplashScreen",
    "QSystemTrayIcon",
    "QTextBrowser",
    "QTextEdit",
    "QToolTip",
    "QWhatsThis",
    "QWizardPage",
}
HTML_CALLS = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown", "setTextFormat", "fromHtml"}
TOOLTIP_CALLS = {"setToolTip", "setWhatsThis"}
TRANSLATED = {"tr", "translate", "QT_TRANSLATE_NOOP"}
FOR_OTHERS = {"debug", "info", "warning", "error", "exception"}
"""Calls of a log, which is read by whoever mends the program."""

SENTENCE = re.compile(r"[^\W\d_]+ [^\W\d_]+ [^\W\d_]+")
REPORT = Path("moderator/gui/bug_report.py")
"""Its text is for whoever mends the program too."""


def modules() -> list[Path]:
    return sorted(path.relative_to(ROOT) for path in (ROOT / "moderator" / "gui").rglob("*.py"))


def names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))


def parsed(file: Path) -> ast.AST:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", [file for file in modules() if file != DOOR], ids=str)
def test_no_widget_outside_the_door_can_interpret_html(file: Path) -> None:
    assert not [(line, name) for line, name in names(parsed(file)) if name in INTERPRETING | HTML_CALLS]


@pytest.mark.parametrize("file", modules(), ids=str)
def test_every_tooltip_goes_through_the_door(file: Path) -> None:
    """Qt takes a tooltip for HTML where it looks like it."""
    bare = [
        call.lineno
        for call in calls(parsed(file))
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in TOOLTIP_CALLS
        and not (isinstance(call.args[0], ast.Call) and getattr(call.args[0].func, "id", "") == "tooltip")
    ]
    assert not bare


@pytest.mark.parametrize("file", modules(), ids=str)
def test_a_translated_sentence_is_a_literal(file: Path) -> None:
    """Anything else is not found by the tool that collects what is to be translated."""
    wrong = [
        call.lineno
        for call in calls(parsed(file))
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "tr"
        and not (isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ]
    assert not wrong


@pytest.mark.parametrize("file", [file for file in modules() if file != REPORT], ids=str)
def test_no_sentence_goes_past_translation(file: Path) -> None:
    """Three words in a row are one; a shorter label is left to whoever reads the code."""
    tree = parsed(file)
    spared = {id(part) for node in ast.walk(tree) for part in _not_shown(node)}
    wrong = [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spared
        if SENTENCE.search(node.value)
    ]
    assert not wrong


def _not_shown(node: ast.AST) -> Iterator[ast.AST]:
    """What stands in a docstring, is translated, or goes to a log."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in TRANSLATED | FOR_OTHERS:
            yield from ast.walk(node)
