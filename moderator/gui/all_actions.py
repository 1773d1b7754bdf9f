"""What the palette offers: every action of the table, with its key and why it can't be used now."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from moderator.gui.action_set import ActionSet
from moderator.gui.actions import ACTIONS, When
from moderator.gui.widgets.choice_list import Choice

OWN = "palette"
"""The action that opens the palette is no news in it."""


def offers(actions: ActionSet) -> list[Choice]:
    """The table as it can be used now."""
    return [_offer(actions, entry.id, entry.when) for entry in ACTIONS if entry.id != OWN]


def _offer(actions: ActionSet, action_id: str, when: When) -> Choice:
    action = actions[action_id]
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Choice(action_id, action.text(), key, "" if action.isEnabled() else _obstacle(when))


def _obstacle(when: When) -> str:
    if when is When.ALWAYS:
        return QCoreApplication.translate("Actions", "not while a comment is being edited")
    words = QCoreApplication.translate("Actions", str(when.value))
    return QCoreApplication.translate("Actions", "only when {}").format(words)
