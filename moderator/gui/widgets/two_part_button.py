"""Buttons with something small beside their word: the key that does the same, or a count."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from moderator.gui.safe_text import PlainLabel, tooltip
from moderator.gui.widgets.elided_label import ElidedLabel


class TwoPartButton(QPushButton):
    """A word on the left, a small second text on the right. An elided word gives way where there is little room."""

    def __init__(
        self, word: str, second: str, second_name: str, parent: QWidget | None = None, is_elided: bool = False
    ) -> None:
        super().__init__(parent)
        self._word = (ElidedLabel if is_elided else PlainLabel)(word, name="word")
        self._second = PlainLabel(second, name=second_name)
        self._inside = layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 0)
        layout.setSpacing(10)
        for label in (self._word, self._second):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.setStretch(0, 1)
        self._second.setVisible(bool(second))
        self._name()

    def set_word(self, word: str) -> None:
        """Changes the word."""
        self._word.setText(word)
        self._name()

    def set_second(self, second: str) -> None:
        """Changes the small text; it disappears where it is empty."""
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self._name()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        inside = self._inside.sizeHint()
        return QSize(inside.width(), max(inside.height(), super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        inside = self._inside.minimumSize()
        return QSize(inside.width(), self.sizeHint().height())

    def _name(self) -> None:
        self.setAccessibleName(" ".join(filter(None, (self._word.text(), self._second.text()))))


class SideButton(TwoPartButton):
    """One queue in the sidebar, with the number of comments in it. Room is kept for its word to be cut."""

    def __init__(self, word: str, parent: QWidget | None = None) -> None:
        super().__init__(word, "", "sideCount", parent, is_elided=True)
        self.setToolTip(tooltip(word))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        self.setObjectName("sideButton")
        self.toggled.connect(self._emphasise)

    def _emphasise(self, is_current: bool) -> None:
        for label in (self._word, self._second):
            label.setProperty("current", is_current)
            self.style().unpolish(label)
            self.style().polish(label)


class QuietButton(TwoPartButton):
    """A word that can be clicked, without a frame, and the key that does the same. Leaves the focus in the list."""

    def __init__(self, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", "", "keyCap", parent)
        self.setObjectName("quietButton")
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._inside.setContentsMargins(8, 0, 8, 0)
        self._inside.setSpacing(8)
