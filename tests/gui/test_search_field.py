"""The search offers how to go on, by keys, and never complains of what is only half typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator.app import Choices, open_desk
from moderator.domain.comments import Status
from moderator.domain.saved_searches import SavedSearch
from moderator.gui.query_completion import Completer, begun_at
from moderator.gui.widgets.search_field import SearchField
from moderator.gui.window import DeskWindow
from moderator.services.queries import read_query
from moderator.services.saved_searches import keep
from tests.helpers.command import Runner
from tests.helpers.windows import press, wait_for_queue, wait_until


@pytest.fixture
def field(window: DeskWindow) -> SearchField:
    """The search, entered by its key and emptied."""
    press(window, "/")
    field = window.top_bar.field
    wait_until(field.hasFocus)
    field.clear()
    return field


def offered(field: SearchField) -> list[str]:
    return [] if field.choices.isHidden() else [choice.text for choice in field.choices.choices]


def test_a_field_and_its_value_are_taken_by_tab(field: SearchField, window: DeskWindow) -> None:
    QTest.keyClicks(field, "sta")
    assert offered(field) == ["status:"]
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "status:"
    assert offered(field) == [*Status, "any"]
    QTest.keyClicks(field, "sp")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "status:spam "
    assert field.hasFocus()
    wait_until(lambda: window.written_query == "status:spam ")


def test_arrows_mark_one_and_enter_takes_it(field: SearchField) -> None:
    QTest.keyClicks(field, "status:")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == f"status:{list(Status)[1]} "


def test_enter_with_nothing_marked_searches(field: SearchField, window: DeskWindow) -> None:
    QTest.keyClicks(field, "status:any")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_for_queue(window)
    assert window.written_query == "status:any"
    assert offered(field) == []
    assert window.list.hasFocus()


def test_esc_leaves_and_takes_the_offers_away(field: SearchField, window: DeskWindow) -> None:
    QTest.keyClicks(field, "fl")
    assert offered(field) == ["flag:"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert offered(field) == []
    assert window.list.hasFocus()


def test_results_come_while_typing_and_half_a_query_is_no_mistake(field: SearchField, window: DeskWindow) -> None:
    QTest.keyClicks(field, "status:s")
    QTest.qWait(400)
    assert window.notice.sentence == ""
    QTest.keyClicks(field, "pam")
    wait_until(lambda: window.written_query == "status:spam")
    assert field.hasFocus()


def test_what_is_written_in_the_middle_keeps_its_cursor(field: SearchField, window: DeskWindow) -> None:
    QTest.keyClicks(field, "status:any")
    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClicks(field, "a ")
    wait_until(lambda: window.written_query == "a status:any")
    assert field.cursorPosition() == 2


def test_the_desks_own_sites_are_offered(field: SearchField) -> None:
    QTest.keyClicks(field, "site:")
    wait_until(lambda: field.completer_of_queries.values.get("site"))
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClicks(field, ":")
    assert offered(field) == list(field.completer_of_queries.values["site"])
    QTest.keyClick(field, Qt.Key.Key_Tab)
    read_query(field.text())


@pytest.mark.parametrize(
    ("text", "cursor", "begun"),
    [
        ("status:sp", 9, (0, 9, "status:sp")),
        ("a fl b", 4, (2, 4, "fl")),
        ("status:spam", 4, (0, 11, "stat")),
        ('site:"Lake Cou', 14, (0, 14, 'site:"Lake Cou')),
        ("a ", 2, (2, 2, "")),
        ("", 0, (0, 0, "")),
    ],
)
def test_the_word_at_the_cursor_is_found(text: str, cursor: int, begun: tuple[int, int, str]) -> None:
    found = begun_at(text, cursor)
    assert (found.start, found.end, found.text) == begun


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("-fl", "-flag:"),
        ("flag:profan", "flag:profanity "),
        ("-status:app", "-status:approved "),
        ("status:spam,app", "status:spam,approved "),
        ("site:lake", 'site:"Lake County Courier" '),
        ('site:"lake c', 'site:"Lake County Courier" '),
        ("site:courier", 'site:"Lake County Courier" '),
        ("lang:h", "lang:hy "),
        ("is:du", "is:duplicate "),
        ("reason:off-t", "reason:off-topic "),
    ],
)
def test_a_completion_is_what_was_meant_and_can_be_read(typed: str, written: str) -> None:
    completer = Completer()
    completer.learn({"site": ["Lake County Courier"], "lang": ["en", "hy"]})
    found = completer.completions(begun_at(typed, len(typed)))[0]
    assert found.written == written
    if not written.endswith(":"):
        read_query(found.written)


def test_a_sites_name_is_shown_as_it_is(field: SearchField) -> None:
    field.completer_of_queries.learn({"site": ["<img src='/dev/zero'>\u202egnp"]})
    field.setText("site:<")
    QTest.keyClicks(field, "i")
    (shown,) = (field.choices.model().index(0, 0).data(role) for role in (Qt.ItemDataRole.DisplayRole,))
    assert shown.startswith("<img src='/dev/zero'>")
    assert "\u202e" not in shown


@given(st.text())
def test_whatever_a_site_is_called_its_completion_can_be_read(title: str) -> None:
    completer = Completer()
    completer.learn({"site": [title]})
    for found in completer.completions(begun_at("site:", 5)):
        assert found.written.startswith("site:")
        if len(found.written) > len("site: "):
            read_query(found.written)


@pytest.mark.parametrize("typed", ["", "-", "zzz", "before:20", "nosuch:a", ":", '"', "\ud800:\x00", "status:any"])
def test_where_nothing_is_known_nothing_is_offered(typed: str) -> None:
    assert Completer().completions(begun_at(typed, len(typed))) == []


def test_saved_searches_are_offered_and_put_their_whole_query(window: DeskWindow, paper: Runner) -> None:
    with open_desk(Choices(data_dir=paper.data_dir, actor="petros"), print) as desk:
        keep(desk, "All spam", "status:spam has:link")
        keep(desk, "The mayor", "mayor status:any")
    press(window, "/")
    field = window.top_bar.field
    wait_until(lambda: len(field.completer_of_queries.saved) == 2)
    field.setText("something else")
    QTest.keyClicks(field, " s")
    assert offered(field) == ["status:", "site:", "All spam"]
    assert field.choices.choices[2].note == "status:spam has:link"
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), offered(field)) == ("status:spam has:link", [])
    wait_until(lambda: window.written_query == "status:spam has:link")
    assert field.hasFocus()


@pytest.mark.parametrize("typed", ["may", "THE", "-mayor", "x:mayor"])
def test_a_saved_search_is_found_by_any_part_of_its_name(typed: str) -> None:
    completer = Completer(saved=[SavedSearch("The mayor", "mayor status:any")])
    found = [each.written for each in completer.completions(begun_at(typed, len(typed)))]
    assert found == ([] if typed[0] in "-x" else ["mayor status:any"])
