"""Asks which of several words is meant, in a line below the reasons: a digit or a click answers."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.widgets.clearing import clear
from moderator.gui.widgets.two_part_button import TwoPartButton

MOST = 9
LONGEST_WORD = 40


class WordChoice(QFrame):
    """Hidden unless it asks. `chosen` carries the word; Esc, or anything that shows another comment, leaves it."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words: tuple[str, ...] = ()
        self.setObjectName("wordChoice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        question = PlainLabel(self.tr("Never flag which word?"), name="cardHead")
        self.setAccessibleName(question.text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(question)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(4)
        layout.addLayout(self._buttons)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """What is asked about, in the order of the digits; none while it is hidden."""
        return () if self.isHidden() else self._words

    def ask(self, words: Sequence[str]) -> None:
        """Asks about the first nine of these words."""
        self._words = tuple(words[:MOST])
        clear(self._buttons)
        for number, word in enumerate(self._words, start=1):
            button = TwoPartButton(one_line(word, LONGEST_WORD), str(number), "keyCap")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._choose, word))
            self._buttons.addWidget(button)
        self.show()
        self.setFocus()

    def leave(self) -> None:
        """Asks no longer."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        # Its keys are its own while it asks, whatever they do elsewhere in the window.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._answers(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        if event.isAutoRepeat() or not self._answers(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            self._choose(self._words[event.key() - Qt.Key.Key_1])

    def _answers(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape or 0 <= event.key() - Qt.Key.Key_1 < len(self._words)

    def _choose(self, word: str) -> None:
        self.leave()
        self.chosen.emit(word)
