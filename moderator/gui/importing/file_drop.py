"""Files dropped anywhere on the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QVBoxLayout, QWidget

from moderator.gui.safe_text import PlainLabel

MARGIN = 16


class FileDrop(QObject):
    """Takes files while `action` can be used; `dropped` carries their paths.

    `fields` are those that would take a file's name as text to be written into them.
    """

    dropped = Signal(list)

    def __init__(self, window: QMainWindow, action: QAction, *fields: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._action = action
        self._hint = _Hint(window)
        window.setAcceptDrops(True)
        for watched in (window, *fields):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.DragLeave:
            self._hint.hide()
        if not isinstance(event, QDropEvent) or not _files(event):
            return False
        if watched is not self._window or not self._action.isEnabled():
            # A field passes it on to the window around it.
            event.ignore()
            return True
        if event.type() == QEvent.Type.Drop:
            self._hint.hide()
            self.dropped.emit(_files(event))
        else:
            self._hint.cover()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True


class _Hint(QFrame):
    """What will happen, over the whole window while something is held over it."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("dropHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        words = PlainLabel(self.tr("Drop the export here. It is shown before anything comes in."), name="dropWords")
        layout.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def cover(self) -> None:
        """Covers the window as large as it is now."""
        self.setGeometry(self._window.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        self.show()
        self.raise_()


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
