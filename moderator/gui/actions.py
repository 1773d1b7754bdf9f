"""All that can be done in the window, in one table. Menus, keys, buttons and the keys' overview are made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP

from moderator.gui.commands import Commands


class Menu(Enum):
    """The menus, in their order."""

    FILE = QT_TRANSLATE_NOOP("Actions", "&File")
    COMMENT = QT_TRANSLATE_NOOP("Actions", "&Comment")
    GO = QT_TRANSLATE_NOOP("Actions", "&Go")
    RULES = QT_TRANSLATE_NOOP("Actions", "&Rules")
    VIEW = QT_TRANSLATE_NOOP("Actions", "&View")
    HELP = QT_TRANSLATE_NOOP("Actions", "&Help")


class When(Enum):
    """When an action can be used; the words go on from “only when”."""

    ALWAYS = "always"
    QUEUE = QT_TRANSLATE_NOOP("Actions", "the queue is open and no comment being edited")
    COMMENT = QT_TRANSLATE_NOOP("Actions", "a comment is shown and not being edited")
    AWAY = QT_TRANSLATE_NOOP(
        "Actions", "the thread, the versions, or a comment that was chosen there are on the screen"
    )
    EDITING = QT_TRANSLATE_NOOP("Actions", "a comment is being edited")
    ALIKE = QT_TRANSLATE_NOOP("Actions", "the comment in the list stands for others that say the same")
    LEAVABLE = QT_TRANSLATE_NOOP("Actions", "there is a question, a selection or a queue of alike comments to leave")
    IDLE = QT_TRANSLATE_NOOP("Actions", "no long work is under way")
    RULES = QT_TRANSLATE_NOOP("Actions", "the page of rules is open")
    IMPORT = QT_TRANSLATE_NOOP("Actions", "the page of an import is open")
    PREVIEW = QT_TRANSLATE_NOOP(
        "Actions", "the page of an import shows files that can come in, and no long work is under way"
    )
    RESULT = QT_TRANSLATE_NOOP("Actions", "the page of an import tells what became of it")
    RUNNABLE = QT_TRANSLATE_NOOP(
        "Actions", "the page of rules is open, nothing in its files is to be mended, and no long work is under way"
    )


class Place(Enum):
    """Where an action has a button: in the bar under the comment, or above the table of rules."""

    NOWHERE = "nowhere"
    LEFT = "left"
    RIGHT = "right"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table. `text` is marked for translation; the first of `keys` is shown on the button.

    Without keys, it is found in its menu and in the palette.
    """

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
    Entry(
        "start-import",
        QT_TRANSLATE_NOOP("Actions", "Import these"),
        ("Enter", "Return"),
        Commands.start_import,
        Menu.FILE,
        When.PREVIEW,
    ),
    Entry(
        "leave-import",
        QT_TRANSLATE_NOOP("Actions", "Leave the import"),
        ("Esc",),
        Commands.leave_import,
        Menu.FILE,
        When.IMPORT,
    ),
    Entry(
        "show-import",
        QT_TRANSLATE_NOOP("Actions", "Result of the last import"),
        ("Ctrl+Shift+I",),
        Commands.show_import,
        Menu.FILE,
    ),
    Entry(
        "copy-import",
        QT_TRANSLATE_NOOP("Actions", "Copy the result"),
        ("C",),
        Commands.copy_import,
        Menu.FILE,
        When.RESULT,
    ),
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
        QT_TRANSLATE_NOOP("Actions", "Second look…"),
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
        "never-flag",
        QT_TRANSLATE_NOOP("Actions", "Never flag this word"),
        ("F",),
        Commands.never_flag,
        Menu.COMMENT,
        When.COMMENT,
    ),
    Entry(
        "reveal",
        QT_TRANSLATE_NOOP("Actions", "Show the address…"),
        ("I",),
        Commands.reveal,
        Menu.COMMENT,
        When.COMMENT,
    ),
    Entry(
        "always-flag",
        QT_TRANSLATE_NOOP("Actions", "Always flag what is selected"),
        ("Shift+F",),
        Commands.always_flag,
        Menu.COMMENT,
        When.COMMENT,
    ),
    Entry(
        "open-article",
        QT_TRANSLATE_NOOP("Actions", "Open the article…"),
        ("O",),
        Commands.open_article,
        Menu.COMMENT,
        When.COMMENT,
    ),
    Entry(
        "open-website",
        QT_TRANSLATE_NOOP("Actions", "Open the author's website…"),
        (),
        Commands.open_website,
        Menu.COMMENT,
        When.COMMENT,
    ),
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
        "take-out-here",
        QT_TRANSLATE_NOOP("Actions", "Take it out"),
        ("Alt+D",),
        Commands.take_out_here,
        Menu.COMMENT,
        When.EDITING,
        Place.LEFT,
    ),
    Entry(
        "original-here",
        QT_TRANSLATE_NOOP("Actions", "Original back"),
        ("Alt+B",),
        Commands.original_here,
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
    Entry("choose", QT_TRANSLATE_NOOP("Actions", "Select"), ("X",), Commands.choose, Menu.COMMENT, When.COMMENT),
    Entry(
        "choose-down",
        QT_TRANSLATE_NOOP("Actions", "Select down to the next"),
        ("Shift+J", "Shift+Down"),
        Commands.choose_down,
        Menu.COMMENT,
        When.COMMENT,
    ),
    Entry(
        "choose-up",
        QT_TRANSLATE_NOOP("Actions", "Select up to the previous"),
        ("Shift+K", "Shift+Up"),
        Commands.choose_up,
        Menu.COMMENT,
        When.COMMENT,
    ),
    Entry(
        "choose-all",
        QT_TRANSLATE_NOOP("Actions", "Select all that match"),
        ("Ctrl+A",),
        Commands.choose_all,
        Menu.COMMENT,
        When.COMMENT,
    ),
    Entry(
        "spam-alike",
        QT_TRANSLATE_NOOP("Actions", "Spam all alike…"),
        ("Shift+S",),
        Commands.spam_alike,
        Menu.COMMENT,
        When.ALIKE,
    ),
    Entry(
        "alike", QT_TRANSLATE_NOOP("Actions", "Show the alike ones"), ("L",), Commands.show_alike, Menu.GO, When.ALIKE
    ),
    Entry("leave", QT_TRANSLATE_NOOP("Actions", "Clear, or go back"), ("Esc",), Commands.leave, Menu.GO, When.LEAVABLE),
    Entry("next", QT_TRANSLATE_NOOP("Actions", "Next comment"), ("J",), Commands.go_next, Menu.GO, When.QUEUE),
    Entry(
        "previous",
        QT_TRANSLATE_NOOP("Actions", "Previous comment"),
        ("K",),
        Commands.go_previous,
        Menu.GO,
        When.QUEUE,
    ),
    Entry("arrivals", QT_TRANSLATE_NOOP("Actions", "Show new comments"), ("N",), Commands.take_in, Menu.GO, When.QUEUE),
    Entry("order", QT_TRANSLATE_NOOP("Actions", "Next order"), ("Y",), Commands.next_order, Menu.GO, When.QUEUE),
    Entry("search", QT_TRANSLATE_NOOP("Actions", "Search"), ("/", "Ctrl+F"), Commands.search, Menu.GO),
    Entry(
        "keep-search",
        QT_TRANSLATE_NOOP("Actions", "Keep this search…"),
        ("Ctrl+D",),
        Commands.keep_search,
        Menu.GO,
        When.QUEUE,
    ),
    Entry("pane", QT_TRANSLATE_NOOP("Actions", "Next pane"), ("F6",), Commands.next_pane, Menu.GO),
    Entry("palette", QT_TRANSLATE_NOOP("Actions", "All actions"), ("Ctrl+K",), Commands.show_all_actions, Menu.GO),
    Entry("thread", QT_TRANSLATE_NOOP("Actions", "Thread"), ("T",), Commands.open_thread, Menu.GO, When.COMMENT),
    Entry("versions", QT_TRANSLATE_NOOP("Actions", "Versions"), ("V",), Commands.open_versions, Menu.GO, When.COMMENT),
    Entry("back", QT_TRANSLATE_NOOP("Actions", "Back"), ("Esc",), Commands.go_back, Menu.GO, When.AWAY),
    Entry("whole", QT_TRANSLATE_NOOP("Actions", "Whole text"), ("W",), Commands.whole_text, Menu.GO, When.COMMENT),
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
    Entry("rows", QT_TRANSLATE_NOOP("Actions", "Compact rows"), ("Ctrl+Shift+C",), Commands.switch_rows, Menu.VIEW),
    Entry(
        "colours",
        QT_TRANSLATE_NOOP("Actions", "Light, dark, or as the system"),
        ("Ctrl+Shift+D",),
        Commands.switch_colours,
        Menu.VIEW,
    ),
    Entry("larger", QT_TRANSLATE_NOOP("Actions", "Larger text"), ("Ctrl++", "Ctrl+="), Commands.larger_text, Menu.VIEW),
    Entry("smaller", QT_TRANSLATE_NOOP("Actions", "Smaller text"), ("Ctrl+-",), Commands.smaller_text, Menu.VIEW),
    Entry("usual-size", QT_TRANSLATE_NOOP("Actions", "Usual text size"), ("Ctrl+0",), Commands.usual_text, Menu.VIEW),
    Entry("sidebar", QT_TRANSLATE_NOOP("Actions", "Sidebar"), ("F9",), Commands.toggle_sidebar, Menu.VIEW),
    Entry("keys", QT_TRANSLATE_NOOP("Actions", "Keys"), ("?",), Commands.show_keys, Menu.HELP),
)
