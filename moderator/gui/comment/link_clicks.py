"""Tells which link of the comment's text was clicked; the text itself stays plain."""

from bisect import bisect_right

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent

from moderator.gui.comment.body import Body
from moderator.gui.comment.shown_comment import ShownComment
from moderator.text.links import find_links


class LinkClicks(QObject):
    """Watches the text; `clicked` carries the link as it is written. What is being selected is no click."""

    clicked = Signal(str)

    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self._body = body
        self._shown: ShownComment | None = None
        body.viewport().installEventFilter(self)

    def show_comment(self, shown: ShownComment | None) -> None:
        """From now on clicks are on the text of this comment."""
        self._shown = shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            self._look_at(event)
        return super().eventFilter(watched, event)

    def _look_at(self, click: QMouseEvent) -> None:
        if click.button() is not Qt.MouseButton.LeftButton or self._body.textCursor().hasSelection():
            return
        if link := self._link_at(self._body.cursorForPosition(click.position().toPoint()).position()):
            self.clicked.emit(link)

    def _link_at(self, place: int) -> str:
        """The link at a UTF-16 place of what is shown; empty where there is none."""
        if self._shown is None:
            return ""
        text = self._shown.comment.text
        offset = bisect_right(self._shown.body.places, place) - 1
        return next((text[start:end] for start, end in find_links(text) if start <= offset < end), "")
