"""The keys, on one page, made from the table of actions; and what they do on WordPress's own screen of comments."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from moderator.gui.safe_text import PlainLabel

COLUMNS = 3

ROOM_AROUND = 80
"""Pixels of the window that stay free beside and below the page."""

WORDPRESS = {
    "A": QT_TRANSLATE_NOOP("KeysOverview", "Approve"),
    "S": QT_TRANSLATE_NOOP("KeysOverview", "Spam"),
    "D": QT_TRANSLATE_NOOP("KeysOverview", "Trash"),
    "U": QT_TRANSLATE_NOOP("KeysOverview", "Unapprove"),
    "R": QT_TRANSLATE_NOOP("KeysOverview", "Reply"),
    "Q": QT_TRANSLATE_NOOP("KeysOverview", "Quick edit"),
    "E": QT_TRANSLATE_NOOP("KeysOverview", "Edit"),
    "J": QT_TRANSLATE_NOOP("KeysOverview", "Next comment"),
    "K": QT_TRANSLATE_NOOP("KeysOverview", "Previous comment"),
}
"""What each key does on WordPress's screen of comments, with its keyboard shortcuts turned on."""

ELSEWHERE = "rules"
"""The menu whose keys work on another page than the queue."""


class KeysOverview(QDialog):
    """Lists each action with its keys, menu by menu, in columns side by side. Deleted when it is closed."""

    def __init__(self, parent: QWidget, menus: Iterable[QMenu]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        menus = list(menus)
        page = QWidget()
        page.setObjectName("keysPage")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(0, 0, 16, 0)
        columns.setSpacing(32)
        for together in _columns(menus):
            last = QVBoxLayout()
            last.setSpacing(24)
            last.addLayout(self._column(together))
            columns.addLayout(last)
            columns.setAlignment(last, Qt.AlignmentFlag.AlignTop)
        last.addLayout(self._beside_wordpress(menus))
        last.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 8, 16)
        layout.setSpacing(16)
        layout.addWidget(self._scrolling(page, parent))
        foot = QHBoxLayout()
        foot.addWidget(PlainLabel(self.tr("Other keys can be set in settings.toml, under [keys]."), name="quiet"), 1)
        foot.addWidget(buttons)
        layout.addLayout(foot)

    def _scrolling(self, page: QWidget, parent: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("keysArea")
        area.setAccessibleName(self.tr("Keys"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        wanted, most = page.sizeHint(), parent.size()
        area.setMinimumSize(
            min(wanted.width() + 16, most.width() - ROOM_AROUND), min(wanted.height(), most.height() - 2 * ROOM_AROUND)
        )
        return area

    def _column(self, menus: Iterable[QMenu]) -> QGridLayout:
        column = QGridLayout()
        column.setHorizontalSpacing(12)
        column.setVerticalSpacing(8)
        for menu in menus:
            column.addWidget(PlainLabel(_title(menu), name="cardHead"), column.rowCount(), 1)
            for action in menu.actions():
                row, keys = column.rowCount(), "  ".join(_keys(action))
                column.addWidget(PlainLabel(keys, name="keyCap"), row, 0, Qt.AlignmentFlag.AlignRight)
                column.addWidget(PlainLabel(action.text()), row, 1)
        return column

    def _beside_wordpress(self, menus: Iterable[QMenu]) -> QGridLayout:
        """A table of the keys that WordPress has too, for those who have them in their fingers."""
        table = QGridLayout()
        table.setHorizontalSpacing(16)
        table.setVerticalSpacing(8)
        heads = (self.tr("Key"), self.tr("On WordPress's screen"), self.tr("Here"))
        for place, head in enumerate(heads):
            table.addWidget(PlainLabel(head, name="cardHead"), 0, place)
        here = dict(_in_queue(menus))
        for row, (key, there) in enumerate(WORDPRESS.items(), start=1):
            table.addWidget(PlainLabel(key, name="keyCap"), row, 0, Qt.AlignmentFlag.AlignLeft)
            table.addWidget(PlainLabel(QCoreApplication.translate("KeysOverview", str(there))), row, 1)
            table.addWidget(PlainLabel(here.get(key, self.tr("nothing"))), row, 2)
        table.setColumnStretch(3, 1)
        return table


def _in_queue(menus: Iterable[QMenu]) -> Iterator[tuple[str, str]]:
    """Each key that works in the queue, with what it does there."""
    for menu in menus:
        if not any(action.objectName() == ELSEWHERE for action in menu.actions()):
            yield from ((key, action.text()) for action in menu.actions() for key in _keys(action))


def _title(menu: QMenu) -> str:
    return menu.title().replace("&", "")


def _keys(action: QAction) -> list[str]:
    return [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]


def _columns(menus: Sequence[QMenu]) -> list[list[QMenu]]:
    """The menus in their order, side by side in columns that are as low as they can be."""
    height = max(_rows(menu) for menu in menus)
    while len(columns := _no_higher_than(height, menus)) > COLUMNS:
        height += 1
    return columns


def _no_higher_than(most: int, menus: Sequence[QMenu]) -> list[list[QMenu]]:
    columns: list[list[QMenu]] = [[]]
    for menu in menus:
        if sum(_rows(each) for each in [*columns[-1], menu]) > most and columns[-1]:
            columns.append([])
        columns[-1].append(menu)
    return columns


def _rows(menu: QMenu) -> int:
    return len(menu.actions()) + 1
