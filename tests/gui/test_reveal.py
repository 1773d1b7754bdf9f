"""Looking at an address, and opening links: asked for first, said in plain, gone or left by Esc."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator.gui.comment import reveal_bar
from moderator.gui.comment.web_address import web_address
from moderator.gui.comment.website_line import WebsiteLine
from moderator.gui.window import DeskWindow
from tests.helpers.command import Runner
from tests.helpers.stored import rows, status_of, value
from tests.helpers.windows import press, shown_id, texts_of, wait_for_queue, wait_until
from tests.helpers.wxr_made import Sent, write_export

GARO = "garo@example.org"
REVEALS = "SELECT count(*) FROM reveal"


def key(window: DeskWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)


def write(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


def show_address(window: DeskWindow, reason: str = "To answer by mail") -> None:
    press(window, "I")
    write(reason)
    key(window, Qt.Key.Key_Return)
    wait_until(lambda: GARO in texts_of(window))


def test_an_address_is_shown_to_whoever_says_why(window: DeskWindow, paper: Runner) -> None:
    assert GARO not in texts_of(window)
    show_address(window)
    assert rows(paper, "SELECT comment_id, actor, reason FROM reveal") == [(2, "anna", "To answer by mail")]
    assert window.pane.reveal_bar.sentence == "Hidden again in 30 s."
    key(window, Qt.Key.Key_Escape)
    assert GARO not in texts_of(window)
    assert window.list.hasFocus()
    assert QGuiApplication.clipboard().text() != GARO


def test_enter_held_down_does_not_hide_it_again(window: DeskWindow) -> None:
    show_address(window)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(QApplication.focusWidget(), held)
    assert window.pane.reveal_bar.isVisible()
    assert GARO in texts_of(window)


def test_it_hides_by_itself(window: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reveal_bar.SHOWN_SECONDS == 30
    monkeypatch.setattr(reveal_bar, "SHOWN_SECONDS", 1)
    show_address(window)
    wait_until(lambda: GARO not in texts_of(window))
    assert not window.pane.reveal_bar.isVisible()


def test_without_a_reason_nothing_is_opened(window: DeskWindow, paper: Runner) -> None:
    press(window, "I")
    key(window, Qt.Key.Key_Return)
    assert window.pane.reveal_bar.sentence == "Say in a few words why the address is needed."
    write("x")
    key(window, Qt.Key.Key_Return)
    wait_until(lambda: "It is kept on record." in window.pane.reveal_bar.sentence)
    assert value(paper, REVEALS) == 0
    write(", she asked for an answer")
    key(window, Qt.Key.Key_Return)
    wait_until(lambda: GARO in texts_of(window))


def test_another_comment_hides_it_and_a_late_answer_shows_nothing(window: DeskWindow, paper: Runner) -> None:
    show_address(window)
    window.queue.go_next()
    wait_until(lambda: shown_id(window) == 1)
    assert GARO not in texts_of(window)
    press(window, "I")
    write("To answer by mail")
    key(window, Qt.Key.Key_Return)
    window.queue.go_previous()
    wait_until(lambda: value(paper, REVEALS) == 2 and shown_id(window) == 2)
    QTest.qWait(100)
    assert "@example.org" not in texts_of(window)


def test_only_the_button_copies_it(qtbot: QtBot, window: DeskWindow) -> None:
    show_address(window)
    qtbot.mouseClick(window.pane.reveal_bar._copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == GARO
    QGuiApplication.clipboard().clear()


def test_who_left_no_address_has_none_to_show(window: DeskWindow) -> None:
    window.open("Սիրում")
    wait_for_queue(window)
    wait_until(lambda: shown_id(window) == 9)
    press(window, "I")
    assert not window.pane.reveal_bar.isVisible()
    assert window.pane.toast.sentence == "The author left no address."


def test_a_locked_vault_says_what_to_do(window: DeskWindow, paper: Runner) -> None:
    window._desk.vault._opened = None
    press(window, "I")
    write("To answer by mail")
    key(window, Qt.Key.Key_Return)
    wait_until(lambda: "moderator vault unlock" in window.pane.reveal_bar.sentence)
    assert value(paper, REVEALS) == 0


class _Browser(QObject):
    """Takes down what would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def browser() -> Iterator[_Browser]:
    browser = _Browser()
    for scheme in ("http", "https"):
        QDesktopServices.setUrlHandler(scheme, browser, "take")
    yield browser
    for scheme in ("http", "https"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_the_article_is_opened_once_its_host_was_said(window: DeskWindow, paper: Runner, browser: _Browser) -> None:
    press(window, "O")
    url = window.queue.shown.comment.article.url
    assert QUrl(url).host() in window.pane.door_bar.sentence
    assert browser.opened == []
    key(window, Qt.Key.Key_Escape)
    assert not window.pane.door_bar.isVisible()
    assert window.list.hasFocus()
    press(window, "O")
    write("a")
    assert browser.opened == []
    key(window, Qt.Key.Key_Return)
    assert browser.opened == [url]
    assert status_of(paper, 2) == "pending"


@pytest.mark.parametrize(
    ("written", "host", "as_written", "is_encrypted"),
    [
        ("https://paper.example/a", "paper.example", "paper.example", True),
        ("http://paper.example", "paper.example", "paper.example", False),
        ("www.paper.example/x?y#z", "www.paper.example", "www.paper.example", True),
        ("https://bank.example@evil.example/", "evil.example", "evil.example", True),
        ("https://bank.example:80@evil.example:8443/", "evil.example:8443", "evil.example:8443", True),
        ("https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example", "münchen.example", True),
        ("https://münchen.example/", "xn--mnchen-3ya.example", "münchen.example", True),
        ("https://раураl.example/", "xn--l-7sba6dbr.example", "раураl.example", True),
    ],
)
def test_the_host_is_the_one_that_a_browser_goes_to(
    written: str, host: str, as_written: str, is_encrypted: bool
) -> None:
    address = web_address(written)
    assert address is not None
    assert (address.written, address.is_encrypted) == (as_written, is_encrypted)
    assert address.host == host
    assert address.url.userInfo() == ""


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a.example",
        "mailto:x@y.example",
        "https://",
        "//",
        "\0",
    ],
)
def test_what_is_no_address_of_the_web_is_not_opened(written: str) -> None:
    assert web_address(written) is None


def test_a_clicked_link_says_its_host_first(qtbot: QtBot, window: DeskWindow, paper: Runner, browser: _Browser) -> None:
    text = "😀 See http://xn--mnchen-3ya.example/x and more."
    paper.run("import", write_export(paper.cwd / "link.xml", [Sent(901, text)]), check=0)
    window.open("more")
    wait_for_queue(window)
    wait_until(lambda: window.queue.length == 1 and window.queue.seen)
    body = window.pane.view.body
    click(qtbot, window, text.index("and more"))
    assert not window.pane.door_bar.isVisible()
    click(qtbot, window, text.index("mnchen"))
    assert window.pane.door_bar.isVisible()
    for said in ("xn--mnchen-3ya.example, which stands for münchen.example", "Not encrypted (http)."):
        assert said in window.pane.door_bar.sentence
    assert body.anchorAt(QPoint(5, 5)) == "", "the text is plain"
    key(window, Qt.Key.Key_Return)
    assert browser.opened == ["http://xn--mnchen-3ya.example/x"]


WEBSITE = "http://paper.example.com/ani?from=comments"


def with_website(window: DeskWindow, paper: Runner) -> None:
    """Shows a comment whose author gave a website."""
    sent = Sent(902, "Unheard of.", "Ani", "ani@example.org", website=WEBSITE)
    paper.run("import", write_export(paper.cwd / "website.xml", [sent]), check=0)
    window.open("unheard")
    wait_for_queue(window)
    wait_until(lambda: window.queue.length == 1 and window.queue.seen)


@pytest.mark.parametrize("way", ["palette", "mouse", "keyboard"])
def test_the_authors_website_says_its_host_first(
    qtbot: QtBot, window: DeskWindow, paper: Runner, browser: _Browser, way: str
) -> None:
    with_website(window, paper)
    line = window.pane.findChild(WebsiteLine)
    assert line.isVisible()
    if way == "palette":
        press(window, "Ctrl+K")
        write("website")
        key(window, Qt.Key.Key_Return)
    elif way == "mouse":
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    else:
        line.setFocus()
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.pane.door_bar.sentence.startswith("paper.example.com Not encrypted (http).")
    assert browser.opened == []
    key(window, Qt.Key.Key_Return)
    assert browser.opened == [WEBSITE]


def test_without_a_website_there_is_nothing_to_choose(window: DeskWindow) -> None:
    assert not window.pane.findChild(WebsiteLine).isVisible()


def click(qtbot: QtBot, window: DeskWindow, offset: int) -> None:
    """Clicks on a code point of the text."""
    body = window.pane.view.body
    cursor = QTextCursor(body.document())
    cursor.setPosition(window.queue.shown.body.place(offset))
    where = body.cursorRect(cursor).center() + QPoint(2, 0)
    qtbot.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=where)
