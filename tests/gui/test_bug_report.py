"""A bug's report can be copied, says where it happened, and holds nothing of what people wrote."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from moderator.gui.bug_report import bug_report
from moderator.gui.window import DeskWindow
from moderator.services import queries

CANARY = "canary@reader.example"


def broken(secret: str) -> None:
    """Raises three errors, each from the other, with the secret in messages and values."""
    held = {"text": secret, "path": str(Path.home() / secret)}
    try:
        try:
            raise KeyError(held["text"])
        except KeyError as cause:
            raise ValueError(held) from cause
    except ValueError:
        queries.read_query(secret.encode())  # type: ignore[arg-type]


def caught() -> Exception:
    try:
        broken(CANARY)
    except Exception as bug:  # noqa: BLE001 - which one it is does not matter here
        return bug
    raise AssertionError("nothing was raised")


def test_it_tells_versions_kinds_of_errors_and_places_in_our_code() -> None:
    report = bug_report(caught())
    for part in ("moderator ", "PySide6", "Python 3.", "builtins.ValueError", "builtins.KeyError"):
        assert part in report
    assert "It came from: builtins.ValueError" in report
    assert "moderator.services.queries, line" in report


def test_nothing_personal_stands_in_it() -> None:
    report = bug_report(caught())
    for secret in (CANARY, "canary", "reader.example", str(Path.home()), str(Path(__file__).parent), "/"):
        assert secret not in report


def test_the_notice_has_a_button_that_copies_it(window: DeskWindow, expected_log: object) -> None:
    window.tell_problem(caught())
    (copy,) = (button for button in window.notice.findChildren(QPushButton) if button.text() == "Copy the report")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Moderator: report of a bug.")
    assert CANARY not in copied
    assert CANARY not in window.notice.sentence


def test_what_is_no_bug_has_no_report(window: DeskWindow) -> None:
    window.notice.tell("The disk is full.")
    assert [button.text() for button in window.notice.findChildren(QPushButton)] == ["Copy", "Close"]


def test_errors_that_point_at_each_other_end() -> None:
    one, other = ValueError(CANARY), KeyError(CANARY)
    one.__cause__, other.__cause__ = other, one
    assert bug_report(one).count("builtins.") == 2
