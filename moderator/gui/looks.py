"""Colours and size of the letters, as somebody changes them by keys."""

from PySide6.QtCore import QObject, Signal

from moderator.gui.theme import Appearance
from moderator.settings import ThemeChoice

STEP = 10
"""Percent."""

CHOICES = tuple(ThemeChoice)


class Looks(QObject):
    """Changes the appearance; `told` says what it is now. The usual size is the one it began with."""

    told = Signal(str)

    def __init__(self, appearance: Appearance, usual_size: int) -> None:
        super().__init__()
        self.appearance = appearance
        self._usual_size = usual_size

    def switch_colours(self) -> None:
        """As the system has them, light, dark, and again from the start."""
        following = CHOICES[(CHOICES.index(self.appearance.choice) + 1) % len(CHOICES)]
        self.appearance.choose(following)
        words = {
            ThemeChoice.SYSTEM: self.tr("Colours as the system has them."),
            ThemeChoice.LIGHT: self.tr("Light colours."),
            ThemeChoice.DARK: self.tr("Dark colours."),
        }
        self.told.emit(words[following])

    def larger(self) -> None:
        """One step larger."""
        self._set_size(self.appearance.text_size + STEP)

    def smaller(self) -> None:
        """One step smaller."""
        self._set_size(self.appearance.text_size - STEP)

    def usual_size(self) -> None:
        """As the settings have it."""
        self._set_size(self._usual_size)

    def _set_size(self, percent: int) -> None:
        self.appearance.set_text_size(percent)
        self.told.emit(self.tr("Text at {} %.").format(self.appearance.text_size))
