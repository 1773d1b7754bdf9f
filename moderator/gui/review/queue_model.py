"""The queue as Qt's table model: ids in an array, rows from the cache.

A million ids take eight megabytes, and the view can jump anywhere among them.
"""

from array import array
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from moderator.domain.comments import Comment
from moderator.gui.review.chosen import Chosen
from moderator.gui.review.folded_rows import FoldedRows
from moderator.gui.review.row_cache import RowCache
from moderator.gui.safe_text import one_line, tooltip
from moderator.gui.words import (
    age_now,
    alike_words,
    chosen_word,
    flag_word,
    no_flags,
    no_name,
    record_words,
    status_word,
)
from moderator.services.alike import Listing

COMMENT_ROLE = Qt.ItemDataRole.UserRole
ALIKE_ROLE = COMMENT_ROLE + 1
"""How many comments stand in this row: 1, or more where others say the same."""
CHOSEN_ROLE = COMMENT_ROLE + 2
ROWS_BEFORE, ROWS_BEHIND = 10, 40

AnyIndex = QModelIndex | QPersistentModelIndex


class QueueModel(QAbstractTableModel):
    """One column; each row is a comment, or not there yet."""

    def __init__(self, cache: RowCache) -> None:
        super().__init__()
        self._rows = FoldedRows(Listing())
        self._cache = cache
        self.chosen = Chosen()
        self.chosen.changed.connect(self._repaint)
        cache.arrived.connect(self._repaint)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows.ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = index.row()
        if role == ALIKE_ROLE:
            return 1 + len(self.behind(row))
        if role == CHOSEN_ROLE:
            return self.chosen.holds(self._rows.ids[row])
        if role != COMMENT_ROLE and role not in _ROLES:
            return None
        comment = self._comment_at(row)
        if role == COMMENT_ROLE:
            return comment
        told = _ROLES[role](comment) if comment else ""
        return self._with_standing(row, told) if role == Qt.ItemDataRole.AccessibleTextRole else told

    def id_at(self, row: int) -> int | None:
        """The id of the comment in this row; None beyond either end."""
        return self._rows.ids[row] if 0 <= row < len(self._rows.ids) else None

    def has_read(self, row: int) -> bool:
        """Whether the comment in this row is there to be painted."""
        comment_id = self.id_at(row)
        return comment_id is not None and self._cache.get(comment_id) is not None

    def row_of(self, comment_id: int, near: int = -1) -> int:
        """The row of a comment, -1 where it is not in the queue. Looked for at row `near` first."""
        return self._rows.row_of(comment_id, near)

    @property
    def comments(self) -> int:
        """How many comments the queue holds, the folded ones included."""
        return self._rows.comments

    def behind(self, row: int) -> "array[int]":
        """The ids folded behind this row, because they say the same."""
        comment_id = self.id_at(row)
        return array("q") if comment_id is None else self._rows.behind(comment_id)

    def replace(self, listing: Listing) -> None:
        """Another queue, or the same as it is now."""
        self.beginResetModel()
        self._rows = FoldedRows(listing)
        self.endResetModel()

    def take(self, row: int) -> None:
        """Takes a comment out of the queue. The next one that says the same takes its row."""
        if self._rows.next_takes(row):
            self._repaint_row(row)
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows.ids[row]
        self.endRemoveRows()

    def put(self, row: int, comment_id: int, next_alike: int | None = None) -> None:
        """Puts a comment into the queue, so that it has this row, or the one that `next_alike` has taken."""
        shared = self.row_of(next_alike, row) if next_alike is not None else -1
        if self.lift(comment_id):
            return
        if shared >= 0:
            self._rows.lift(shared, comment_id)
            self._repaint_row(shared)
            return
        place = min(max(row, 0), len(self._rows.ids))
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.ids.insert(place, comment_id)
        self.endInsertRows()

    def lift(self, comment_id: int) -> bool:
        """Shows a folded comment in the row that it is folded behind. False where it is not folded."""
        row = self._rows.row_to_lift(comment_id)
        if row >= 0:
            self._rows.lift(row, comment_id)
            self._repaint_row(row)
        return row >= 0

    def drop(self, comment_id: int) -> None:
        """Takes a comment out of the queue, wherever it stands in it, if it does."""
        row = self.row_of(comment_id)
        if row < 0 and self.lift(comment_id):
            row = self.row_of(comment_id)
        if row >= 0:
            self.take(row)

    def forget(self, comment_ids: Iterable[int]) -> None:
        """These have been changed: they are read again when they are painted."""
        self._cache.drop(comment_ids)
        self._repaint()

    def refresh(self, comment: Comment, row: int) -> None:
        """Shows a comment as it is now."""
        self._cache.put(comment)
        self._repaint_row(row)

    def _with_standing(self, row: int, told: str) -> str:
        """What is told of a row, with what it is in this list: selected, or one for several."""
        chosen = chosen_word() if self.chosen.holds(self._rows.ids[row]) else ""
        alike = len(self.behind(row))
        return ". ".join(filter(None, (chosen, alike_words(1 + alike) if alike else "", told)))

    def _comment_at(self, row: int) -> Comment | None:
        found = self._cache.get(self._rows.ids[row])
        if found is None:
            self._cache.want(self._rows.ids[max(row - ROWS_BEFORE, 0) : row + ROWS_BEHIND])
        return found

    def _repaint_row(self, row: int) -> None:
        place = self.index(row, 0)
        self.dataChanged.emit(place, place)

    def _repaint(self) -> None:
        if self._rows.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows.ids) - 1, 0))


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
