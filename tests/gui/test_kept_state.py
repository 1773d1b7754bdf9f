"""What a window remembers until the next start, and what becomes of a file that says something else."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from moderator.app import Choices, open_desk
from moderator.domain.query import Order
from moderator.gui.desk_memory import DeskMemory
from moderator.gui.kept_state import KeptState, may_be_kept, read_state, state_file, write_state
from moderator.gui.review import open_queue
from moderator.gui.theme import DARK
from moderator.gui.window import DeskWindow
from moderator.settings import ThemeChoice
from tests.helpers.command import Runner
from tests.helpers.windows import press, shown_id, wait_for_queue, wait_until

WHOLE = KeptState(
    geometry=b"\x01\xff",
    splitters={"sides": b"\x00\x02"},
    sidebar=False,
    query="status:any bridge",
    order=Order.OLDEST,
    comment=41,
    theme=ThemeChoice.DARK,
    text_size=120,
)
ADDRESSES = ("garo@paper.example", "from garo (at) paper (dot) example", "203.0.113.7", "2001:db8::7", "by:a@b.example")

Start = Callable[[], AbstractContextManager[DeskWindow]]


@pytest.fixture
def start(qtbot: QtBot, paper: Runner) -> Start:
    """Starts the window as the program does; it is closed at the end of the block."""

    @contextmanager
    def started() -> Iterator[DeskWindow]:
        with open_desk(Choices(data_dir=paper.data_dir, actor="anna"), print) as desk:
            memory = DeskMemory(state_file(desk.database.id), desk.settings)
            appearance = memory.appearance()
            window = DeskWindow(desk, appearance, memory.kept)
            memory.follow(window, appearance)
            qtbot.addWidget(window)
            window.show()
            wait_for_queue(window)
            window.activateWindow()
            window.list.setFocus()
            yield window
            window.close()

    return started


def the_file(folder: Path) -> Path:
    (file,) = folder.rglob("window-*.json")
    return file


def test_query_order_and_comment_survive_a_restart(start: Start) -> None:
    with start() as window:
        window.queue.order = Order.NEWEST
        window.open("status:any")
        wait_for_queue(window)
        press(window, "J")
        wait_until(lambda: window.queue.shown is not None and window.queue.row == 1)
        left = shown_id(window)
    with start() as window:
        assert window.top_bar.field.text() == "status:any"
        assert window.queue.order is Order.NEWEST
        assert shown_id(window) == left
        assert window.list.current_row == 1


def test_a_comment_far_down_a_long_queue_is_found_once_all_of_it_is_read(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    with start() as window:
        for row in range(1, 4):
            press(window, "J")
            wait_until(lambda wanted=row: window.queue.shown is not None and window.queue.row == wanted)
        left = shown_id(window)
    monkeypatch.setattr(open_queue, "FIRST_IDS", 2)
    with start() as window:
        wait_until(lambda: shown_id(window) == left)
        assert window.list.current_row == 3


def test_a_comment_that_is_gone_from_the_queue_leaves_its_first_one(start: Start) -> None:
    with start() as window:
        press(window, "J")
        wait_until(lambda: window.queue.row == 1)
        window.written_query = "status:spam"
    with start() as window:
        assert window.queue.row == 0
        assert shown_id(window) is not None


def test_sidebar_panes_size_colours_and_letters_survive_a_restart(start: Start) -> None:
    with start() as window:
        window.resize(1300, 640)
        for keys in ("F9", "Ctrl++", "Ctrl+Shift+D", "Ctrl+Shift+D"):
            press(window, keys)
        window.findChild(QSplitter, "queue-and-comment").setSizes([400, 900])
    with start() as window:
        assert window.sidebar.isHidden()
        assert window.findChild(QSplitter, "queue-and-comment").sizes()[0] == 400
        assert window.ease.looks.appearance.theme is DARK
        assert window.ease.looks.appearance.text_size == 110


def test_a_first_start_opens_pending_and_fits_the_screen(start: Start, home: Path) -> None:
    with start() as window:
        assert window.top_bar.field.text() == "status:pending"
        room = window.screen().availableSize()
        assert window.width() <= max(room.width(), window.minimumSizeHint().width())
        assert window.height() <= room.height()
    assert json.loads(the_file(home).read_text())["query"] == "status:pending"
    assert the_file(home).stat().st_mode & 0o077 == 0


def test_the_window_is_no_wider_than_a_small_screen_must_be(start: Start) -> None:
    with start() as window:
        assert window.minimumSizeHint().width() <= 1024
        assert window.minimumSizeHint().height() <= 700


@pytest.mark.parametrize("query", ["staus:pending", 'a "b', "flag:nosuch"])
def test_a_query_that_can_not_be_read_any_more_gives_way_to_pending(start: Start, home: Path, query: str) -> None:
    with start():
        pass
    kept = json.loads(the_file(home).read_text())
    the_file(home).write_text(json.dumps(kept | {"query": query}))
    with start() as window:
        assert window.top_bar.field.text() == "status:pending"
        assert window.notice.sentence == ""
        assert window.queue.length == 4


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_query_with_an_address_is_not_kept(start: Start, home: Path, address: str) -> None:
    with start() as window:
        window.written_query = address
    assert json.loads(the_file(home).read_text())["query"] == ""
    assert address not in the_file(home).read_text()
    assert not may_be_kept(address)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write_state(tmp_path / "state.json", WHOLE)
    assert read_state(tmp_path / "state.json") == WHOLE


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"null", b"5", b'{"format": 2}', b"[" * 50_000, b'{"format": 1, "query": "'],
)
def test_a_broken_file_is_passed_over(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "state.json"
    file.write_bytes(content)
    assert read_state(file) == KeptState()
    write_state(file, WHOLE)
    assert read_state(file) == WHOLE


def test_where_there_is_no_file_or_none_that_can_be_read_nothing_is_kept(tmp_path: Path) -> None:
    assert read_state(tmp_path / "nothing.json") == KeptState()
    assert read_state(tmp_path) == KeptState()


def test_a_disk_that_refuses_keeps_nobody_from_closing(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("")
    write_state(tmp_path / "in-the-way" / "state.json", WHOLE)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(list(KeptState.__dataclass_fields__)), ANYTHING))
def test_whatever_stands_in_the_file_gives_a_state(tmp_path_factory: pytest.TempPathFactory, said: dict) -> None:
    file = tmp_path_factory.getbasetemp() / "any-state.json"
    file.write_text(json.dumps(said | {"format": 1}))
    state = read_state(file)
    assert may_be_kept(state.query)
    assert state.comment is None or state.comment > 0
    assert state.text_size is None or 80 <= state.text_size <= 200
    assert isinstance(state.geometry, bytes)


def test_each_database_has_a_file_of_its_own_whose_name_leads_nowhere_else() -> None:
    assert state_file("a").name != state_file("b").name
    assert state_file("../../x").parent == state_file("a").parent
