"""What a screen reader says by itself, without anybody going there."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(where: QWidget, sentence: str) -> None:
    """Has it read aloud, where anybody listens."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(where, sentence))
