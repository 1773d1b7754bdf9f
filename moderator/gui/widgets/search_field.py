"""The field in which a query is written."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moderator.gui.query_completion import Completer, Completion, begun_at
from moderator.gui.safe_text import PlainLabel
from moderator.gui.widgets.choice_list import Choice, ChoiceList
from moderator.gui.widgets.keyed_field import KeyedField

TYPING_MS = 200
BELOW = 4
ROOM_FOR_CAP = 36


class SearchField(KeyedField):
    """Asks for its query on Enter, and a moment after somebody stopped typing.

    `asked` carries the text and whether it was Enter: half a word may be no query yet, which is no reason to
    complain. While somebody types, ways to go on are offered below: arrows choose, Tab or Enter take one.
    """

    asked = Signal(str, bool)
    left = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setAccessibleName(self.tr("Search"))
        self.setPlaceholderText(self.tr("Search, or narrow: flag:links site:courier after:2026-11-01"))
        self.setMaxLength(2_000)
        self.completer_of_queries = Completer()
        self.offered: list[Completion] = []
        cap = PlainLabel("/", name="keyCap")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.addStretch(1)
        layout.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setTextMargins(0, 0, ROOM_FOR_CAP, 0)
        self.choices = ChoiceList(self.tr("Ways to go on"))
        self.choices.hide()
        self.choices.taken.connect(lambda choice: self._take(self.offered[int(choice.id)]))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text(), False))
        self.textEdited.connect(self._typed)
        self.set_key(lambda: self._move(1), Qt.Key.Key_Down)
        self.set_key(lambda: self._move(-1), Qt.Key.Key_Up)
        self.set_key(self._complete, Qt.Key.Key_Tab)
        self.set_key(self._enter, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        self.set_key(self._leave, Qt.Key.Key_Escape)

    def show_query(self, query: str) -> None:
        """Writes a query here; the cursor stays where somebody is writing this very query."""
        if query != self.text():
            self.setText(query)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.choices.hide()
        super().focusOutEvent(event)

    def _typed(self, _text: str) -> None:
        self._pause.start()
        self._offer()

    def _offer(self) -> None:
        begun = begun_at(self.text(), self.cursorPosition())
        self.offered = self.completer_of_queries.completions(begun)
        self.choices.show_choices(
            [
                Choice(str(number), each.shown, each.written if each.whole else "")
                for number, each in enumerate(self.offered)
            ],
            mark_first=False,
        )
        self._place()
        self.choices.setVisible(bool(self.offered))

    def _place(self) -> None:
        """Below the field, over whatever stands there."""
        over = self.window()
        if self.choices.parent() is not over:
            self.choices.setParent(over)
        corner = self.mapTo(over, self.rect().bottomLeft())
        self.choices.resize(self.width(), self.choices.height_of(len(self.offered)))
        self.choices.move(corner.x(), corner.y() + BELOW)
        self.choices.raise_()

    def _move(self, step: int) -> bool:
        self.choices.move_mark(step)
        return not self.choices.isHidden()

    def _complete(self) -> bool:
        """Takes the marked one, or the first."""
        if self.choices.isHidden() or not self.offered:
            return False
        marked = self.choices.current
        self._take(self.offered[int(marked.id) if marked else 0])
        return True

    def _take(self, completion: Completion) -> None:
        if completion.whole:
            self.setText(completion.written)
            self.choices.hide()
            self._pause.start()
            return
        begun = begun_at(self.text(), self.cursorPosition())
        rest = self.text()[begun.end :]
        if completion.written.endswith(" "):
            rest = rest.removeprefix(" ")
        self.setText(self.text()[: begun.start] + completion.written + rest)
        self.setCursorPosition(begun.start + len(completion.written))
        self._typed(self.text())

    def _enter(self) -> bool:
        if not self.choices.isHidden() and self.choices.current:
            return self._complete()
        self._pause.stop()
        self.choices.hide()
        self.asked.emit(self.text(), True)
        return True

    def _leave(self) -> bool:
        self._pause.stop()
        self.choices.hide()
        self.left.emit()
        return True
