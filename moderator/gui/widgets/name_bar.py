"""A line that asks for a name, where it is needed and without a dialog."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from moderator.gui.safe_text import PlainLabel, one_line


class NameBar(QFrame):
    """Hidden until it asks. `named` carries what Enter was pressed on; Esc leaves, and `left` tells so."""

    named = Signal(str)
    left = Signal()

    def __init__(self, longest: int) -> None:
        super().__init__()
        self.setObjectName("nameBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._question = PlainLabel()
        self.field = _Field()
        self.field.setMaxLength(longest)
        self.field.returnPressed.connect(lambda: self.named.emit(self.field.text()))
        self.field.left.connect(self.leave)
        self._hint = PlainLabel(name="quiet", wraps=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        for word in (
            self._question,
            self.field,
            PlainLabel("⏎", name="keyCap"),
            PlainLabel(self.tr("Esc"), name="keyCap"),
        ):
            line.addWidget(word)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._hint)
        self.hide()

    def ask(self, question: str, suggested: str) -> None:
        """Asks, with a suggestion that the first letter typed replaces."""
        self._question.setText(question)
        self.field.setAccessibleName(question)
        self.field.setText(one_line(suggested, self.field.maxLength()))
        self.field.selectAll()
        self._hint.hide()
        self.show()
        self.field.setFocus()

    def complain(self, sentence: str) -> None:
        """Says why the name won't do, and goes on asking."""
        self._hint.setText(one_line(sentence))
        self.field.setAccessibleDescription(self._hint.text())
        self._hint.show()

    def leave(self) -> None:
        """Asks no longer."""
        self.hide()
        self.left.emit()


class _Field(QLineEdit):
    """Keeps Esc to itself, whatever the window does with that key."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.KeyPress:
                self.left.emit()
            event.accept()
            return True
        return super().event(event)
