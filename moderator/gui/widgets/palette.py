"""All actions in one list that is searched by typing: what each is called, its key, and why it can't be used now."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from rapidfuzz import fuzz

from moderator.gui.widgets.choice_list import Choice, ChoiceList
from moderator.gui.widgets.keyed_field import KeyedField

COLUMNS, LINES = 80, 12
MARGIN = 8
FROM_TOP = 56
LEAST_LIKE = 65.0
"""Out of 100, as rapidfuzz measures it: less alike is something else."""

LONGEST = 60
"""Characters of a search that count."""


class Palette(QFrame):
    """Stands over the window, below its top, as long as somebody types in it. `chosen` carries the id of an action."""

    chosen = Signal(str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._offers: Callable[[], Sequence[Choice]] = tuple
        self._focus_before: QWidget | None = None
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = KeyedField()
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(self.tr("Search in all actions"))
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.list = ChoiceList(self.tr("Actions"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(MARGIN)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.set_key(lambda: self._move(1), Qt.Key.Key_Down)
        self.field.set_key(lambda: self._move(-1), Qt.Key.Key_Up)
        self.field.set_key(lambda: self._move(LINES), Qt.Key.Key_PageDown)
        self.field.set_key(lambda: self._move(-LINES), Qt.Key.Key_PageUp)
        self.field.set_key(self._choose_current, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        self.field.set_key(self.leave, Qt.Key.Key_Escape)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.taken.connect(self._choose)
        over.installEventFilter(self)
        self.hide()

    def offer(self, offers: Callable[[], Sequence[Choice]]) -> None:
        """What can be chosen, asked for each time it opens."""
        self._offers = offers

    def open(self) -> None:
        """Shows all there is."""
        self._focus_before = self._over.focusWidget()
        self.field.clear()
        self._search("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def leave(self) -> bool:
        """Goes away; the keys go to where they went before."""
        self.hide()
        if self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._place()
        elif watched is self.field and event.type() is QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def _search(self, typed: str) -> None:
        self.list.show_choices(matching(typed, self._offers()), mark_first=True)
        self._place()

    def _move(self, step: int) -> bool:
        self.list.move_mark(step)
        return True

    def _choose_current(self) -> bool:
        if current := self.list.current:
            self._choose(current)
        return True

    def _choose(self, choice: Choice) -> None:
        if not choice.obstacle:
            self.leave()
            self.chosen.emit(choice.id)

    def _place(self) -> None:
        self.list.setFixedHeight(self.list.height_of(min(max(len(self.list.choices), 1), LINES)))
        usual = self.fontMetrics().averageCharWidth() * COLUMNS
        width = min(usual, self._over.width() - 2 * MARGIN)
        self.resize(width, self.sizeHint().height())
        self.move((self._over.width() - width) // 2, FROM_TOP)


def matching(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """Those that somebody who typed this may mean, the likeliest first; what can be used now before what can't.

    Beginnings of words count as found; otherwise rapidfuzz says how alike the two are, typing mistakes included.
    """
    wanted = typed.casefold().split()
    found = [(_likeness(wanted, choice.text.casefold()), choice) for choice in choices]
    likely = [(likeness, choice) for likeness, choice in found if likeness >= LEAST_LIKE]
    return [choice for _, choice in sorted(likely, key=lambda pair: (bool(pair[1].obstacle), -pair[0]))]


def _likeness(wanted: Sequence[str], text: str) -> float:
    words = text.split()
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 100.0
    return max(fuzz.ratio(" ".join(wanted), text), fuzz.partial_ratio(" ".join(wanted), text) * 0.9)
