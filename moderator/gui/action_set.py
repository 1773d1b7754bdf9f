"""The table's actions as Qt's, and when they can be used."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from moderator.gui.actions import ACTIONS, Menu, Place, When
from moderator.gui.commands import Commands


@dataclass(frozen=True, slots=True)
class Situation:
    """What the window is about; decides what can be used."""

    has_comment: bool
    is_editing: bool
    is_idle: bool
    is_at_rules: bool
    can_run_rules: bool
    has_alike: bool = False
    can_leave: bool = False
    is_away: bool = False
    is_at_import: bool = False
    can_import: bool = False
    is_at_result: bool = False


class ActionSet:
    """The table's actions as Qt's, made for one window."""

    def __init__(self, window: QWidget, commands: Commands, own_keys: Mapping[str, tuple[str, ...]]) -> None:
        self._by_id: dict[str, QAction] = {}
        self._suited: Situation | None = None
        for entry in ACTIONS:
            action = QAction(_translated(entry.text), window)
            action.setObjectName(entry.id)
            action.setShortcuts([QKeySequence(key) for key in own_keys.get(entry.id, entry.keys)])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            # A key held down does a thing once.
            action.setAutoRepeat(entry.id in ("next", "previous", "choose-down", "choose-up"))
            action.triggered.connect(_calls(entry.handler, commands))
            window.addAction(action)
            self._by_id[entry.id] = action

    def __getitem__(self, action_id: str) -> QAction:
        return self._by_id[action_id]

    def all(self) -> list[QAction]:
        """In the order of the table."""
        return list(self._by_id.values())

    def with_button(self, place: Place) -> list[QAction]:
        """Those with a button at that place of the bar."""
        return [self._by_id[entry.id] for entry in ACTIONS if entry.button is place]

    def fill(self, bar: QMenuBar) -> None:
        """Makes the menus."""
        menus = {menu: bar.addMenu(_translated(menu.value)) for menu in Menu}
        for entry in ACTIONS:
            menus[entry.menu].addAction(self._by_id[entry.id])

    def suit(self, now: Situation) -> None:
        """Turns on what can be used now. What belongs to editing has its buttons then only."""
        if now == self._suited:
            return
        self._suited = now
        is_editing, in_queue = now.is_editing, not (now.is_editing or now.is_at_rules or now.is_at_import)
        usable = {
            When.ALWAYS: not is_editing,
            When.QUEUE: in_queue,
            When.COMMENT: in_queue and now.has_comment,
            When.ALIKE: in_queue and now.has_comment and now.has_alike,
            When.LEAVABLE: in_queue and now.can_leave and not now.is_away,
            When.AWAY: in_queue and now.is_away,
            When.EDITING: is_editing,
            When.IDLE: now.is_idle and not is_editing,
            When.RULES: now.is_at_rules,
            When.IMPORT: now.is_at_import,
            When.PREVIEW: now.is_at_import and now.can_import and now.is_idle,
            When.RESULT: now.is_at_import and now.is_at_result,
            When.RUNNABLE: now.is_at_rules and now.can_run_rules and now.is_idle,
        }
        for entry in ACTIONS:
            action = self._by_id[entry.id]
            action.setEnabled(usable[entry.when] or entry.id == "quit")
            if entry.button is not Place.NOWHERE:
                action.setVisible(is_editing == (entry.when is When.EDITING))


def _calls(handler: Callable[[Commands], None], commands: Commands) -> Callable[[], None]:
    return lambda: handler(commands)


def _translated(text: object) -> str:
    return QCoreApplication.translate("Actions", str(text))
