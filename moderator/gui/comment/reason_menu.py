"""Why a comment is rejected: a small list above the button that is worked with one key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from moderator.domain.decisions import Verdict
from moderator.gui.safe_text import PlainLabel
from moderator.gui.widgets.clearing import clear
from moderator.gui.widgets.overlay import Overlay
from moderator.gui.widgets.two_part_button import TwoPartButton
from moderator.gui.words import reason_word
from moderator.services.reason_habits import ReasonHabits

NOT_FOR_REJECTING = (Verdict.SPAM.value,)
"""Reasons with a key of their own."""

DIGITS = "123456789"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ReasonMenu(Overlay):
    """Enter: no reason; R: the same as last time; digits: the nine most used; arrows reach them all."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Why the comment is rejected"))
        self._last = ""
        self._codes: list[str] = []
        self._by_key: dict[str, str] = {}
        self._rows: list[_Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 4, 4, 4)
        self._layout.setSpacing(0)
        self.show_habits(ReasonHabits())

    def show_habits(self, habits: ReasonHabits) -> None:
        """Takes this order of the reasons, from the next time on that it opens."""
        self._codes = [code for code in habits.codes if code not in NOT_FOR_REJECTING]
        self._last = self._last or habits.last

    def ask(self, where: QWidget) -> None:
        """Opens above `where`; `chosen` carries the code, empty for no reason. Esc chooses nothing."""
        clear(self._layout)
        self._rows, self._by_key = [], {}
        self._layout.addWidget(PlainLabel(self.tr("Reject: why?"), name="overlayHead"))
        self._offer(self.tr("Without a reason"), self.tr("Enter"), "")
        if self._last:
            self._offer(self.tr("As last time: {}").format(reason_word(self._last)), "R", self._last)
        rule = QFrame()
        rule.setObjectName("rule")
        self._layout.addWidget(rule)
        for number, code in enumerate(self._codes):
            self._offer(reason_word(code), DIGITS[number : number + 1], code)
        self.open_above(where, self._rows[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        key = event.key()
        if key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        elif event.isAutoRepeat():
            # A key held down must not open the list and choose from it.
            return
        elif key in _ENTER:
            self._choose(self._rows[self._current].code)
        elif (letter := chr(key) if key < 0x80 else "") in self._by_key:
            self._choose(self._by_key[letter])
        else:
            super().keyPressEvent(event)

    @property
    def _current(self) -> int:
        """The row with the focus; the first where none has it."""
        return next((number for number, row in enumerate(self._rows) if row.hasFocus()), 0)

    def _step(self, step: int) -> None:
        self._rows[(self._current + step) % len(self._rows)].setFocus()

    def _offer(self, word: str, key: str, code: str) -> None:
        row = _Row(word, key, code, self)
        row.clicked.connect(lambda: self._choose(code))
        self._rows.append(row)
        if len(key) == 1:
            self._by_key[key] = code
        self._layout.addWidget(row)

    def _choose(self, code: str) -> None:
        self._last = code or self._last
        self.leave()
        self.chosen.emit(code)


class _Row(TwoPartButton):
    """One reason with its key. Keys are the list's."""

    def __init__(self, word: str, key: str, code: str, parent: QWidget) -> None:
        super().__init__(word, key, "keyCap", parent)
        self.setObjectName("overlayRow")
        self.code = code

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        event.ignore()
