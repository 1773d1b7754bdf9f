"""What stands in the middle of an empty place: what is so, and what can be done, in steps where it takes several."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel
from moderator.gui.widgets.action_button import ActionButton
from moderator.gui.widgets.clearing import clear

WIDEST_STEPS = 520


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be done; with an action, by the button beside it."""

    head: str
    sentence: str
    action: QAction | None = None


class Empty(QWidget):
    """Says why there is nothing to see."""

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel(name="emptyTitle")
        self._advice = PlainLabel(name="emptyAdvice", wraps=True)
        steps = QWidget()
        steps.setMaximumWidth(WIDEST_STEPS)
        self._steps = QVBoxLayout(steps)
        self._steps.setContentsMargins(0, 16, 0, 0)
        self._steps.setSpacing(8)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(steps, 100)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(1)
        for label in (self._title, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addLayout(middle)
        layout.addStretch(2)

    def say(self, title: str, advice: str, steps: Sequence[Step] = ()) -> None:
        """Shows these two lines, and below them what can be done."""
        self._title.setText(title)
        self._advice.setText(advice)
        clear(self._steps)
        for step in steps:
            self._steps.addWidget(_StepCard(step))


class _StepCard(QFrame):
    """One step: its head and sentence, and its button on the right."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.setObjectName("card")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(PlainLabel(step.head, name="stepHead"))
        words.addWidget(PlainLabel(step.sentence, name="stepSentence", wraps=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(16)
        layout.addLayout(words, 1)
        if step.action:
            layout.addWidget(ActionButton(step.action), 0, Qt.AlignmentFlag.AlignVCenter)
