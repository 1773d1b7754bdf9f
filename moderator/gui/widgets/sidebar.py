"""The queues, sites and saved searches on the left, each with its number of comments."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.widgets.clearing import clear
from moderator.gui.widgets.two_part_button import SideButton
from moderator.gui.words import written

WIDTH = 204


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the sidebar: its word, and the query it opens. A saved search can be renamed and removed."""

    word: str
    query: str
    is_saved: bool = False


class Sidebar(QWidget):
    """Sections of entries; `chosen` carries the query of the one that was clicked.

    `rename_wanted` and `remove_wanted` carry the name of a saved search.
    """

    chosen = Signal(str)
    rename_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: list[tuple[Entry, SideButton]] = []
        self._current = ""
        self._is_page_open = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(0)
        self._sections = QVBoxLayout()
        self._sections.setContentsMargins(0, 0, 0, 0)
        self._sections.setSpacing(0)
        layout.addWidget(_scrolled(self._sections), 1)
        self._foot = QVBoxLayout()
        layout.addLayout(self._foot)

    def show_sections(self, sections: Mapping[str, tuple[Entry, ...]]) -> None:
        """Replaces what stands here; sections without entries are left out."""
        clear(self._sections)
        self._buttons.clear()
        for title, entries in sections.items():
            if entries:
                self._sections.addWidget(PlainLabel(title, name="sideHead"))
            for entry in entries:
                self._add(entry)
        self.set_current(self._current)

    def add_page(self, action: QAction) -> None:
        """An entry at the foot that opens a page of its own, with the key that does the same."""
        self._page = SideButton(action.text())
        self._page.set_second(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self._page.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._page.clicked.connect(action.trigger)
        action.changed.connect(lambda: self._page.setEnabled(action.isEnabled()))
        self._foot.addWidget(self._page)

    def mark_page(self, is_open: bool) -> None:
        """Marks the page of its own as the one that is open, instead of a queue."""
        self._page.setChecked(is_open)
        self._is_page_open = is_open
        self._mark()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Shows the number of comments beside each query."""
        for entry, button in self._buttons:
            button.set_second(written(counts[entry.query]) if entry.query in counts else "")

    def set_current(self, query: str) -> None:
        """Marks the entry whose query is open; none where no entry has it."""
        self._current = query
        self._mark()

    @property
    def current(self) -> str:
        """The query that is open."""
        return self._current

    @property
    def home(self) -> QWidget | None:
        """The entry that is open, else the first one: where the keys go that are meant for the sidebar."""
        buttons = [button for _entry, button in self._buttons]
        return next((button for button in buttons if button.isChecked()), buttons[0] if buttons else None)

    def _mark(self) -> None:
        for entry, button in self._buttons:
            button.setChecked(entry.query == self._current and not self._is_page_open)

    def _add(self, entry: Entry) -> None:
        button = SideButton(one_line(entry.word, 40))
        button.clicked.connect(lambda: self.chosen.emit(entry.query))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if entry.is_saved:
            self._offer(button, self.tr("Rename…"), "F2", lambda: self.rename_wanted.emit(entry.word))
            self._offer(button, self.tr("Remove"), "Del", lambda: self.remove_wanted.emit(entry.word))
        self._buttons.append((entry, button))
        self._sections.addWidget(button)

    def _offer(self, button: SideButton, word: str, key: str, do: Callable[[], None]) -> None:
        """In the menu of this entry, and by a key while it has the focus."""
        action = QAction(word, button)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(do)
        button.addAction(action)
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


def _scrolled(sections: QVBoxLayout) -> QScrollArea:
    """The sections, with a scroll bar where there are more of them than fit."""
    inside, around = QWidget(), QVBoxLayout()
    around.setContentsMargins(0, 0, 0, 0)
    around.addLayout(sections)
    around.addStretch(1)
    inside.setLayout(around)
    area = QScrollArea()
    area.setObjectName("sideScroll")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
