"""The colours of the window, light and dark, and the style sheet that is made with them."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from moderator.domain.decisions import Verdict
from moderator.domain.flags import Severity
from moderator.gui.contrast import contrast, is_high_contrast, mixed
from moderator.resource_files import resource
from moderator.settings import LARGEST_SIZE, SMALLEST_SIZE, USUAL_SIZE, ThemeChoice

MARKED_CONTRAST = 7.0
"""What marked words, and what stands on a coloured ground, keep at least: level AAA of WCAG."""

TINT = 0.15
"""How much of the letters' colour the ground of marked words has in high contrast."""

_FONT_SIZE = re.compile(r"font-size: (\d{1,2})px")


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, each as `#RRGGBB`. `ink3` is not for text on a selected row."""

    bg: str
    surface: str
    raised: str
    line: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_bg: str
    approve: str
    reject: str
    spam: str
    second_look: str
    mark_low: str
    mark_medium: str
    mark_high: str
    chip: str

    def mark(self, severity: Severity) -> str:
        """The background of what a flag of this severity marks."""
        return {Severity.LOW: self.mark_low, Severity.MEDIUM: self.mark_medium, Severity.HIGH: self.mark_high}.get(
            severity, self.chip
        )

    def mark_line(self, severity: Severity) -> str:
        """The line under what a flag marks, so that colour is never all that says it."""
        return {Severity.MEDIUM: self.spam, Severity.HIGH: self.reject}.get(severity, self.ink3)

    def verdict(self, verdict: Verdict) -> str:
        """The colour of a verdict's button."""
        return {
            Verdict.APPROVE: self.approve,
            Verdict.REJECT: self.reject,
            Verdict.SPAM: self.spam,
            Verdict.HOLD: self.second_look,
        }.get(verdict, self.ink)


LIGHT = Theme(
    bg="#F6F5F2",
    surface="#FFFFFF",
    raised="#FBFAF8",
    line="#E2DFD8",
    ink="#1D1C1A",
    ink2="#5F5B54",
    ink3="#716C64",
    accent="#1F55A0",
    accent_bg="#E6EEF9",
    approve="#1F6F43",
    reject="#A8322A",
    spam="#7A5200",
    second_look="#5B46A3",
    mark_low="#FFF3C4",
    mark_medium="#FFE0B5",
    mark_high="#FFCFCA",
    chip="#F0EEE9",
)
DARK = Theme(
    bg="#191A1C",
    surface="#212327",
    raised="#26282D",
    line="#35383E",
    ink="#ECEAE6",
    ink2="#B4B1AA",
    ink3="#9B988F",
    accent="#8FB8F2",
    accent_bg="#2A3A52",
    approve="#7CCB9C",
    reject="#F29A92",
    spam="#E3BC6C",
    second_look="#BBAAF2",
    mark_low="#4D4420",
    mark_medium="#5A411F",
    mark_high="#5E2E2B",
    chip="#2E3136",
)


class Appearance(QObject):
    """The theme and the text size in use. Whoever paints by hand asks it and listens to `changed`."""

    changed = Signal()

    def __init__(self, choice: ThemeChoice, text_size: int = USUAL_SIZE) -> None:
        super().__init__()
        self._choice = choice
        self._text_size = text_size
        # Later on, the application's palette is ours.
        self._system = QPalette(QGuiApplication.palette())
        self._theme = self._chosen()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        """Which colours were chosen."""
        return self._choice

    @property
    def text_size(self) -> int:
        """Percent of the usual size."""
        return self._text_size

    @property
    def zoom(self) -> float:
        """How many times the usual size letters have, and what is painted around them."""
        return self._text_size / USUAL_SIZE

    def choose(self, choice: ThemeChoice) -> None:
        """Other colours, at once."""
        self._choice = choice
        self._follow()

    def set_text_size(self, percent: int) -> None:
        """Other letters, at once; between the smallest and the largest size there is."""
        self._text_size = min(max(percent, SMALLEST_SIZE), LARGEST_SIZE)
        self._renew()

    def apply(self, application: QApplication) -> None:
        """Gives the whole application these colours and letters."""
        application.setPalette(_palette(self._theme))
        sheet = style_sheet(self._theme, self.zoom)
        # The same one again would have Qt style every widget anew, for half a second.
        if application.styleSheet() != sheet:
            application.setStyleSheet(sheet)

    def _follow(self) -> None:
        chosen = self._chosen()
        if chosen != self._theme:
            self._theme = chosen
            self._renew()

    def _renew(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.apply(application)
        self.changed.emit()

    def _chosen(self) -> Theme:
        if self._choice is ThemeChoice.SYSTEM:
            if is_high_contrast(self._system):
                return high_contrast(self._system)
            return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT


def high_contrast(system: QPalette) -> Theme:
    """A theme in the system's own two colours. What is marked has its line below it, what is chosen its bar."""
    roles = QPalette.ColorRole
    ground, ink = system.color(roles.Window), system.color(roles.WindowText)
    link = system.color(roles.Link)
    accent = link if contrast(link, ground) >= MARKED_CONTRAST else ink
    below, above, tinted = ground.name(), ink.name(), mixed(ground, ink, TINT).name()
    return Theme(
        **dict.fromkeys(("bg", "surface", "raised", "chip"), below),
        **dict.fromkeys(("line", "ink", "ink2", "ink3", "approve", "reject", "spam", "second_look"), above),
        **dict.fromkeys(("accent_bg", "mark_low", "mark_medium", "mark_high"), tinted),
        accent=accent.name(),
    )


def style_sheet(theme: Theme, zoom: float = 1.0) -> str:
    """The application's style sheet in these colours, its letters so many times as large as they are written there."""
    colours: Mapping[str, str] = asdict(theme)
    sheet = Template(resource("styles", "desk.qss").read_text(encoding="utf-8")).substitute(colours)
    return _FONT_SIZE.sub(lambda found: f"font-size: {round(int(found[1]) * zoom)}px", sheet)


def _palette(theme: Theme) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: theme.bg,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.raised,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.ink3,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.Highlight: theme.accent_bg,
        QPalette.ColorRole.HighlightedText: theme.ink,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.Accent: theme.accent,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.ink3))
    return palette
