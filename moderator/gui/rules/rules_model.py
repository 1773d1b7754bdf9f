"""The table of rules."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from moderator.gui.rules.rule_rows import RuleRow
from moderator.gui.safe_text import one_line, tooltip
from moderator.gui.words import written

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

NAME, MODE, DOES, HITS, CHANGES, AGREES = range(6)
NUMBERS = (HITS, CHANGES, AGREES)

_CELLS: tuple[Callable[[RuleRow], str], ...] = (
    lambda row: one_line(row.rule.name),
    lambda row: row.mode,
    lambda row: row.effect,
    lambda row: written(row.outcome.hits) if row.outcome else "",
    lambda row: written(row.outcome.changed) if row.outcome else "",
    lambda row: row.agreement,
)


class RulesModel(QAbstractTableModel):
    """A row a rule; numbers stay empty until they are known."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[RuleRow] = ()
        self._heads = (
            self.tr("Rule"),
            self.tr("Mode"),
            self.tr("Does"),
            self.tr("Holds for"),
            self.tr("Would change"),
            self.tr("People agree"),
        )

    def show_rows(self, rows: Sequence[RuleRow]) -> None:
        """Replaces what stands here."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, number: int) -> RuleRow | None:
        """The rule of a row; None beyond either end."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, rule_name: str) -> int:
        """The row of a rule; the first where there is no such rule any more."""
        return next((number for number, row in enumerate(self._rows) if row.rule.name == rule_name), 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's own names
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return _CELLS[index.column()](self._rows[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NAME:
            return tooltip(self._rows[index.row()].rule.name)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return self._heads[section] if role == Qt.ItemDataRole.DisplayRole else None


def _side(column: int) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
