"""How well two colours can be told apart, and whether the system asks for the most of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

BLACK_ON_WHITE = 20.0
"""From here on a system's palette is one of high contrast: ordinary ones have greys."""


def contrast(one: QColor, other: QColor) -> float:
    """From 1 to 21, as WCAG 2.1 defines it."""
    darker, lighter = sorted((_brightness(one), _brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(ground: QColor, ink: QColor, share: float) -> QColor:
    """The ground with so large a share of the ink in it."""
    parts = zip(ground.getRgbF()[:3], ink.getRgbF()[:3], strict=True)  # type: ignore[index]
    return QColor.fromRgbF(*(below * (1 - share) + above * share for below, above in parts))


def is_high_contrast(system: QPalette) -> bool:
    """Whether the system asks for high contrast: by its setting where Qt (6.10) knows it, else by its palette."""
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "accessibility") and hints.accessibility().contrastPreference() is _HIGH:
        return True
    window, ink = system.color(QPalette.ColorRole.Window), system.color(QPalette.ColorRole.WindowText)
    return contrast(window, ink) >= BLACK_ON_WHITE


_HIGH = Qt.ContrastPreference.HighContrast if hasattr(Qt, "ContrastPreference") else None


def _brightness(colour: QColor) -> float:
    """Relative luminance, as WCAG 2.1 defines it."""
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
