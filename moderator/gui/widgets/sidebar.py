"""The queues and sites on the left, each with its number of comments."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.widgets.clearing import clear
from moderator.gui.widgets.two_part_button import SideButton
from moderator.gui.words import written

WIDTH = 204


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the sidebar: its word, and the query it opens."""

    word: str
    query: str


class Sidebar(QWidget):
    """Sections of entries; `chosen` carries the query of the one that was clicked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[str, SideButton] = {}
        self._current = ""
        self._is_page_open = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(0)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(0)
        layout.addLayout(self._sections)
        layout.addStretch(1)
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
        for query, button in self._buttons.items():
            button.set_second(written(counts[query]) if query in counts else "")

    def set_current(self, query: str) -> None:
        """Marks the entry whose query is open; none where no entry has it."""
        self._current = query
        self._mark()

    @property
    def queries(self) -> list[str]:
        """The queries that stand here."""
        return list(self._buttons)

    def _mark(self) -> None:
        for own, button in self._buttons.items():
            button.setChecked(own == self._current and not self._is_page_open)

    def _add(self, entry: Entry) -> None:
        button = SideButton(one_line(entry.word, 40))
        button.clicked.connect(lambda: self.chosen.emit(entry.query))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons[entry.query] = button
        self._sections.addWidget(button)
