"""Why a comment is rejected: a small menu that is worked with one key."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from moderator.domain.decisions import REASON_CODES, Verdict
from moderator.gui.words import reason_word

NOT_FOR_REJECTING = (Verdict.SPAM.value,)
"""Reasons with a key of their own."""

DIGITS = "123456789"


class ReasonMenu(QMenu):
    """Enter: no reason; R: the same as last time; digits: the first nine; arrows reach them all."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Why the comment is rejected"))
        self._last = ""
        self._codes = [code for code in REASON_CODES if code not in NOT_FOR_REJECTING]

    def ask(self, where: QWidget) -> None:
        """Opens above `where`; `chosen` carries the code, empty for no reason. Esc chooses nothing."""
        self.clear()
        first = self._offer(self.tr("Reject without a reason") + "\t⏎", "")
        if self._last:
            self._offer(self.tr("&R  The same: {}").format(reason_word(self._last)), self._last)
        self.addSeparator()
        for number, code in enumerate(self._codes):
            digit = f"&{DIGITS[number]}  " if number < len(DIGITS) else "    "
            self._offer(f"{digit}{reason_word(code)}", code)
        corner = where.mapToGlobal(where.rect().topLeft())
        self.popup(QPoint(corner.x(), max(corner.y() - self.sizeHint().height(), 0)))
        self.setActiveAction(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        # A key held down must not open the menu and choose from it.
        if not event.isAutoRepeat():
            super().keyPressEvent(event)

    def _offer(self, text: str, code: str) -> QAction:
        action = self.addAction(text)
        action.triggered.connect(lambda: self._choose(code))
        return action

    def _choose(self, code: str) -> None:
        self._last = code or self._last
        self.chosen.emit(code)
