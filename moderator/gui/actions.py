"""All that can be done in the window, in one table. Menus, keys, buttons and the keys' overview are made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from moderator.gui.commands import Commands


class Menu(Enum):
    """The menus, in their order."""

    FILE = QT_TRANSLATE_NOOP("Actions", "&File")
    COMMENT = QT_TRANSLATE_NOOP("Actions", "&Comment")
    GO = QT_TRANSLATE_NOOP("Actions", "&Go")
    RULES = QT_TRANSLATE_NOOP("Actions", "&Rules")
    HELP = QT_TRANSLATE_NOOP("Actions", "&Help")


class When(Enum):
    """When an action can be used."""

    ALWAYS = "always"
    QUEUE = "the queue is open and no comment being edited"
    COMMENT = "a comment is shown and not being edited"
    EDITING = "a comment is being edited"
    IDLE = "no long work is under way"
    RULES = "the page of rules is open"
    RUNNABLE = "the page of rules is open, nothing in its files is to be mended, and no long work is under way"


class Place(Enum):
    """Where an action has a button: in the bar under the comment, or above the table of rules."""

    NOWHERE = "nowhere"
    LEFT = "left"
    RIGHT = "right"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table. `text` is marked for translation; the first of `keys` is shown on the button."""

    id: str
    text: object
    keys: tuple[str, ...]
    handler: Callable[[Commands], None]
    menu: Menu
    when: When = When.ALWAYS
    button: Place = Place.NOWHERE


ACTIONS: tuple[Entry, ...] = (
    Entry("import", QT_TRANSLATE_NOOP("Actions", "Import…"), ("Ctrl+I",), Commands.import_files, Menu.FILE, When.IDLE),
    Entry("export", QT_TRANSLATE_NOOP("Actions", "Export…"), ("Ctrl+E",), Commands.export, Menu.FILE, When.IDLE),
    Entry("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), ("Ctrl+Q",), Commands.quit, Menu.FILE),
    Entry(
        "approve",
        QT_TRANSLATE_NOOP("Actions", "Approve"),
        ("A",),
        Commands.approve,
        Menu.COMMENT,
        When.COMMENT,
        Place.LEFT,
    ),
    Entry(
        "reject",
        QT_TRANSLATE_NOOP("Actions", "Reject…"),
        ("R",),
        Commands.reject,
        Menu.COMMENT,
        When.COMMENT,
        Place.LEFT,
    ),
    Entry("spam", QT_TRANSLATE_NOOP("Actions", "Spam"), ("S",), Commands.spam, Menu.COMMENT, When.COMMENT, Place.LEFT),
    Entry(
        "hold",
        QT_TRANSLATE_NOOP("Actions", "Second look"),
        ("H",),
        Commands.second_look,
        Menu.COMMENT,
        When.COMMENT,
        Place.LEFT,
    ),
    Entry(
        "reopen",
        QT_TRANSLATE_NOOP("Actions", "Make pending again"),
        ("P",),
        Commands.reopen,
        Menu.COMMENT,
        When.COMMENT,
    ),
    Entry("edit", QT_TRANSLATE_NOOP("Actions", "Edit"), ("E",), Commands.edit, Menu.COMMENT, When.COMMENT, Place.LEFT),
    Entry("redact", QT_TRANSLATE_NOOP("Actions", "Take it out"), ("D",), Commands.redact, Menu.COMMENT, When.COMMENT),
    Entry(
        "revert",
        QT_TRANSLATE_NOOP("Actions", "Bring the original back"),
        ("B",),
        Commands.revert,
        Menu.COMMENT,
        When.COMMENT,
    ),
    Entry("mark", QT_TRANSLATE_NOOP("Actions", "Good one"), ("G",), Commands.mark, Menu.COMMENT, When.COMMENT),
    Entry(
        "save",
        QT_TRANSLATE_NOOP("Actions", "Save text"),
        ("Ctrl+Return", "Ctrl+S"),
        Commands.save,
        Menu.COMMENT,
        When.EDITING,
        Place.LEFT,
    ),
    Entry(
        "cancel",
        QT_TRANSLATE_NOOP("Actions", "Leave as it was"),
        ("Esc",),
        Commands.cancel,
        Menu.COMMENT,
        When.EDITING,
        Place.LEFT,
    ),
    Entry(
        "undo",
        QT_TRANSLATE_NOOP("Actions", "Undo"),
        ("U", "Ctrl+Z"),
        Commands.undo,
        Menu.COMMENT,
        button=Place.RIGHT,
    ),
    Entry("redo", QT_TRANSLATE_NOOP("Actions", "Redo"), ("Shift+U", "Ctrl+Shift+Z"), Commands.redo, Menu.COMMENT),
    Entry("next", QT_TRANSLATE_NOOP("Actions", "Next comment"), ("J",), Commands.go_next, Menu.GO, When.QUEUE),
    Entry(
        "previous",
        QT_TRANSLATE_NOOP("Actions", "Previous comment"),
        ("K",),
        Commands.go_previous,
        Menu.GO,
        When.QUEUE,
    ),
    Entry("search", QT_TRANSLATE_NOOP("Actions", "Search"), ("/", "Ctrl+F"), Commands.search, Menu.GO),
    Entry("whole", QT_TRANSLATE_NOOP("Actions", "Whole text"), ("T",), Commands.whole_text, Menu.GO, When.COMMENT),
    Entry("refresh", QT_TRANSLATE_NOOP("Actions", "Read again"), ("F5",), Commands.refresh, Menu.GO, When.QUEUE),
    Entry("rules", QT_TRANSLATE_NOOP("Actions", "Rules"), ("Ctrl+R",), Commands.open_rules, Menu.RULES),
    Entry(
        "try-rules",
        QT_TRANSLATE_NOOP("Actions", "Try them"),
        ("T",),
        Commands.try_rules,
        Menu.RULES,
        When.RUNNABLE,
        Place.RULES,
    ),
    Entry(
        "backtest",
        QT_TRANSLATE_NOOP("Actions", "Hold against the past"),
        ("B",),
        Commands.backtest,
        Menu.RULES,
        When.RUNNABLE,
        Place.RULES,
    ),
    Entry(
        "run-rules",
        QT_TRANSLATE_NOOP("Actions", "Run…"),
        ("Ctrl+Return",),
        Commands.run_rules,
        Menu.RULES,
        When.RUNNABLE,
        Place.RULES,
    ),
    Entry(
        "edit-rules",
        QT_TRANSLATE_NOOP("Actions", "Open the file"),
        ("E",),
        Commands.edit_rules,
        Menu.RULES,
        When.RULES,
        Place.RULES,
    ),
    Entry(
        "first-rule", QT_TRANSLATE_NOOP("Actions", "First rule"), ("N",), Commands.begin_rules, Menu.RULES, When.RULES
    ),
    Entry(
        "check-rules",
        QT_TRANSLATE_NOOP("Actions", "Check again"),
        ("F5",),
        Commands.check_rules,
        Menu.RULES,
        When.RULES,
    ),
    Entry(
        "leave-rules",
        QT_TRANSLATE_NOOP("Actions", "Back to the queue"),
        ("Esc",),
        Commands.leave_rules,
        Menu.RULES,
        When.RULES,
    ),
    Entry("keys", QT_TRANSLATE_NOOP("Actions", "Keys"), ("?",), Commands.show_keys, Menu.HELP),
)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the window is about; decides what can be used."""

    has_comment: bool
    is_editing: bool
    is_idle: bool
    is_at_rules: bool
    can_run_rules: bool


class ActionSet:
    """The table's actions as Qt's, made for one window."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        self._by_id: dict[str, QAction] = {}
        for entry in ACTIONS:
            action = QAction(_translated(entry.text), window)
            action.setObjectName(entry.id)
            action.setShortcuts([QKeySequence(key) for key in entry.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            # A key held down does a thing once.
            action.setAutoRepeat(entry.id in ("next", "previous"))
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
        is_editing, in_queue = now.is_editing, not (now.is_editing or now.is_at_rules)
        usable = {
            When.ALWAYS: not is_editing,
            When.QUEUE: in_queue,
            When.COMMENT: in_queue and now.has_comment,
            When.EDITING: is_editing,
            When.IDLE: now.is_idle and not is_editing,
            When.RULES: now.is_at_rules,
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
