"""The page of an import: what the chosen files hold before they come in, or what became of the last ones."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from moderator.gui.dialogs.importing import Importing
from moderator.gui.importing.preview_card import PreviewCard
from moderator.gui.importing.result_text import result_text
from moderator.gui.safe_text import PlainLabel, PlainText
from moderator.gui.widgets.action_button import ActionButton
from moderator.gui.widgets.clearing import clear
from moderator.gui.widgets.elided_label import ElidedLabel
from moderator.text.visible import visible

WIDEST = 960
MOST_SHOWN = 200_000
"""Characters of a result on the screen; all of it is copied."""


class ImportPage(QWidget):
    """Shows what `importing` has seen or done."""

    def __init__(self, importing: Importing) -> None:
        super().__init__()
        self.setObjectName("commentPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._importing = importing
        self._title = PlainLabel(self.tr("Import"), name="articleTitle")
        self._about = ElidedLabel(name="articleAbout")
        self._looking, self._telling, self._leaving = _Buttons(), _Buttons(), _Buttons()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self.files = self._scroll_area()
        self._result = PlainText(line_height=1.5)
        self._result.setObjectName("importResult")
        self._result.setAccessibleName(self.tr("Result of the import"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.files)
        self._pages.addWidget(_framed(self._result))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self._pages, 1)
        importing.looked.connect(self.show_previews)

    @property
    def is_at_result(self) -> bool:
        """Whether it tells of what was imported."""
        return self._pages.currentIndex() == 1

    def add_buttons(self, start: QAction, copy: QAction, leave: QAction) -> None:
        """The buttons of the head; each shows its action's key."""
        for holder, action in ((self._looking, start), (self._telling, copy), (self._leaving, leave)):
            holder.add(action)

    def show_previews(self) -> None:
        """Shows the files that were looked at so far."""
        self._turn_to_result(False)
        clear(self._cards)
        for preview in self._importing.previews:
            self._cards.addWidget(PreviewCard(preview))
        self._about.setText(self._about_files())

    def show_result(self) -> None:
        """Shows what became of the files that were imported last."""
        self._turn_to_result(True)
        text = result_text(self._importing.outcomes) or self.tr("Nothing has come in since the window was opened.")
        self._result.show_text(visible(text[:MOST_SHOWN]))
        self._about.setText(self.tr("What became of the last import"))

    def copy(self) -> None:
        """Puts the whole result into the clipboard."""
        QGuiApplication.clipboard().setText(visible(result_text(self._importing.outcomes)))

    def _about_files(self) -> str:
        if self._importing.is_looking:
            return self.tr("Reading…")
        if self._importing.can_start:
            return self.tr("Nothing is stored yet. Press Enter to import, Esc to leave it.")
        return self.tr("Nothing of this can be imported.")

    def _turn_to_result(self, is_result: bool) -> None:
        self._pages.setCurrentIndex(1 if is_result else 0)
        self._looking.setVisible(not is_result)
        self._telling.setVisible(is_result)

    def _scroll_area(self) -> QScrollArea:
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addLayout(self._cards)
        layout.addStretch(1)
        area = QScrollArea()
        area.setObjectName("commentScroll")
        area.setAccessibleName(self.tr("Files to import"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("articleHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        names = QVBoxLayout()
        names.setSpacing(4)
        names.addWidget(self._title)
        names.addWidget(self._about)
        layout = QHBoxLayout(head)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(8)
        layout.addLayout(names, 1)
        for holder in (self._looking, self._telling, self._leaving):
            layout.addWidget(holder)
        return head


class _Buttons(QWidget):
    """Buttons that are there on one side of the page only."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def add(self, action: QAction) -> None:
        self._row.addWidget(ActionButton(action))


def _framed(text: QWidget) -> QWidget:
    """The text with room around it."""
    frame = QWidget()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(24, 20, 24, 20)
    layout.addWidget(text)
    return frame
