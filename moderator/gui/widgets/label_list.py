"""Lines of text below each other, for what changes with every comment: labels are used again, not made anew."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel


class LabelList(QWidget):
    """Each line in a label that wraps; all of one style, `label_name`."""

    def __init__(self, label_name: str, spacing: int = 6) -> None:
        super().__init__()
        self._label_name = label_name
        self._labels: list[PlainLabel] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Shows these lines and no others."""
        while len(self._labels) < len(lines):
            label = PlainLabel(name=self._label_name, wraps=True)
            self._labels.append(label)
            self._layout.addWidget(label)
        for label, line in zip(self._labels, lines, strict=False):
            label.setText(line)
        for number, label in enumerate(self._labels):
            label.setVisible(number < len(lines))
        self.setVisible(bool(lines))
