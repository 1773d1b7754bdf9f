"""The queue as Qt's table model: ids in an array, rows from the cache.

A million ids take eight megabytes, and the view can jump anywhere among them.
"""

import struct
from array import array
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from moderator.domain.comments import Comment
from moderator.gui.review.row_cache import RowCache
from moderator.gui.safe_text import one_line, tooltip
from moderator.gui.words import age_now, flag_word, no_flags, no_name, record_words, status_word

COMMENT_ROLE = Qt.ItemDataRole.UserRole
ROWS_BEFORE, ROWS_BEHIND = 10, 40
ID_BYTES = 8

AnyIndex = QModelIndex | QPersistentModelIndex


class QueueModel(QAbstractTableModel):
    """One column; each row is a comment, or not there yet."""

    def __init__(self, cache: RowCache) -> None:
        super().__init__()
        self._ids: array[int] = array("q")
        self._cache = cache
        cache.arrived.connect(self._repaint)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or (role != COMMENT_ROLE and role not in _ROLES):
            return None
        comment = self._comment_at(index.row())
        if role == COMMENT_ROLE:
            return comment
        return _ROLES[role](comment) if comment else ""

    def id_at(self, row: int) -> int | None:
        """The id of the comment in this row; None beyond either end."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def has_read(self, row: int) -> bool:
        """Whether the comment in this row is there to be painted."""
        comment_id = self.id_at(row)
        return comment_id is not None and self._cache.get(comment_id) is not None

    def row_of(self, comment_id: int, near: int = -1) -> int:
        """The row of a comment, -1 where it is not in the queue. Looked for at row `near` first."""
        if self.id_at(near) == comment_id:
            return near
        # Through the bytes: a search number by number takes longer than a frame in a million.
        raw, wanted = memoryview(self._ids).cast("B").tobytes(), struct.pack("=q", comment_id)
        place = raw.find(wanted)
        while place % ID_BYTES and place >= 0:
            place = raw.find(wanted, place + 1)
        return place // ID_BYTES if place >= 0 else -1

    def replace(self, ids: "array[int]") -> None:
        """Another queue, or the same as it is now."""
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def take(self, row: int) -> None:
        """Takes a comment out of the queue."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._ids[row]
        self.endRemoveRows()

    def put(self, row: int, comment_id: int) -> None:
        """Puts a comment into the queue, so that it has this row."""
        place = min(max(row, 0), len(self._ids))
        self.beginInsertRows(QModelIndex(), place, place)
        self._ids.insert(place, comment_id)
        self.endInsertRows()

    def refresh(self, comment: Comment, row: int) -> None:
        """Shows a comment as it is now."""
        self._cache.put(comment)
        place = self.index(row, 0)
        self.dataChanged.emit(place, place)

    def _comment_at(self, row: int) -> Comment | None:
        found = self._cache.get(self._ids[row])
        if found is None:
            self._cache.want(self._ids[max(row - ROWS_BEFORE, 0) : row + ROWS_BEHIND])
        return found

    def _repaint(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))


def _display(comment: Comment) -> str:
    return f"{one_line(comment.name)}: {one_line(comment.text)}"


def _tooltip(comment: Comment) -> str:
    return tooltip(f"{comment.name} · {comment.article.title}")


def _accessible(comment: Comment) -> str:
    """What a screen reader says of a row, whose picture is painted by hand."""
    flags = ", ".join(dict.fromkeys(flag_word(flag.code) for flag in comment.flags))
    parts = (
        one_line(comment.name) or no_name(),
        record_words(comment.record, comment.author_id is not None),
        status_word(comment.status),
        age_now(comment.submitted),
        flags or no_flags(),
        one_line(comment.article.title),
        one_line(comment.text),
    )
    return ". ".join(parts)


_ROLES: dict[int, Callable[[Comment], str]] = {
    Qt.ItemDataRole.DisplayRole: _display,
    Qt.ItemDataRole.ToolTipRole: _tooltip,
    Qt.ItemDataRole.AccessibleTextRole: _accessible,
}
