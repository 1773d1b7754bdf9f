"""What was just done, in a corner above the buttons, with the way to take it back. It never takes the focus."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from moderator.gui.announcing import announce
from moderator.gui.safe_text import PlainLabel, one_line

SHOWN_MS = 8_000
MARGIN = 16


class Toast(QFrame):
    """Stands in the lower right corner of `over` and goes away by itself. `undo_wanted` carries the batch."""

    undo_wanted = Signal(int)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._batch: int | None = None
        self._take_back: Callable[[], object] | None = None
        self._label = PlainLabel(name="toastText")
        self._undo = QPushButton(self.tr("Undo"))
        self._undo.setObjectName("toastUndo")
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._undo.clicked.connect(self._ask_undo)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(16)
        layout.addWidget(self._label)
        layout.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._label.text()

    def tell(self, sentence: str, batch: int | None = None, take_back: Callable[[], object] | None = None) -> None:
        """Shows a sentence for a while; with a batch, or what takes it back otherwise, the offer to do that."""
        self._batch, self._take_back = batch, take_back
        self._label.setText(one_line(sentence))
        self.setAccessibleName(self._label.text())
        self._undo.setVisible(batch is not None or take_back is not None)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        announce(self, self._label.text())
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        over = self._over.rect()
        self.move(over.right() - self.width() - MARGIN, over.bottom() - self.height() - MARGIN)

    def _ask_undo(self) -> None:
        self.hide()
        if self._take_back is not None:
            self._take_back()
        elif self._batch is not None:
            self.undo_wanted.emit(self._batch)
