"""Asks before much is changed: one sentence of what will be, and two buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.widgets.two_part_button import TwoPartButton


class AskBar(QFrame):
    """Hidden until it asks. Enter says yes, Esc leaves it. `agreed` and `left` tell which."""

    agreed = Signal()
    left = Signal()

    def __init__(self, yes: str) -> None:
        super().__init__()
        self.setObjectName("verdictBar")
        self._sentence = PlainLabel(wraps=True)
        self._yes = TwoPartButton(yes, self.tr("Enter"), "keyCap")
        self._yes.setObjectName("agree")
        self._no = TwoPartButton(self.tr("Leave it"), self.tr("Esc"), "keyCap")
        for button in (self._yes, self._no):
            # So that Enter presses the one that has the focus, as in a dialog.
            button.setAutoDefault(True)
        self._yes.clicked.connect(self._agree)
        self._no.clicked.connect(self.leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(8)
        layout.addWidget(self._sentence, 1)
        for button in (self._yes, self._no):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it asks; empty when it is not there."""
        return "" if self.isHidden() else self._sentence.text()

    def ask(self, sentence: str, can_agree: bool) -> None:
        """Says what would be done; where it can't be, only says so."""
        self._sentence.setText(one_line(sentence, 1_000))
        self.setAccessibleName(self._sentence.text())
        self._yes.setVisible(can_agree)
        self.show()
        (self._yes if can_agree else self._no).setFocus()

    def leave(self) -> None:
        """Takes the question back."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _agree(self) -> None:
        self.hide()
        self.agreed.emit()
