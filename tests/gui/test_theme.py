"""The colours can be read, in light and in dark, and follow what was chosen."""

import re
from collections.abc import Iterator
from dataclasses import asdict, fields

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator.gui.theme import DARK, LIGHT, Appearance, Theme, style_sheet
from moderator.resource_files import resource
from moderator.settings import ThemeChoice

TEXT, MARKED, SEEN = 4.5, 7.0, 3.0
"""What WCAG asks for texts, level AA, what our marked words reach, and what it asks for lines that mean something."""

PAIRS = [
    *[(ink, ground, TEXT) for ink in ("ink", "ink2") for ground in ("bg", "surface", "raised", "accent_bg", "chip")],
    *[("ink3", ground, TEXT) for ground in ("bg", "surface", "raised")],
    *[
        (word, ground, TEXT)
        for word in ("accent", "approve", "reject", "spam", "second_look")
        for ground in ("surface", "raised")
    ],
    *[("accent", ground, TEXT) for ground in ("bg", "accent_bg")],
    *[("accent", ground, SEEN) for ground in ("bg", "surface", "raised", "chip")],
    *[
        (line, ground, SEEN)
        for line in ("ink3", "spam", "reject")
        for ground in ("mark_low", "mark_medium", "mark_high", "surface")
    ],
    ("surface", "ink", TEXT),
    *[("ink", ground, MARKED) for ground in ("mark_low", "mark_medium", "mark_high")],
]


def brightness(colour: str) -> float:
    """Relative luminance, as WCAG 2.1 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((brightness(one), brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS, ids=lambda part: str(part))
def test_a_text_can_be_read_on_its_ground(theme: Theme, ink: str, ground: str, least: float) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= least


RULE = re.compile(r"([^{}]+)\{([^{}]+)\}")


def pairs_of_the_style_sheet() -> Iterator[tuple[str, str]]:
    """Each letters' colour and ground that one rule names together, but for what is turned off."""
    for selector, body in RULE.findall(resource("styles", "desk.qss").read_text(encoding="utf-8")):
        ink = re.search(r"(?<![-\w])color: \$(\w+)", body)
        ground = re.search(r"background(?:-color)?: \$(\w+)", body)
        if ink and ground and "disabled" not in selector:
            yield ink[1], ground[1]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), sorted(set(pairs_of_the_style_sheet())), ids=str)
def test_what_one_rule_of_the_style_sheet_names_together_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= TEXT


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_leaves_no_colour_open(theme: Theme) -> None:
    sheet = style_sheet(theme)
    assert "$" not in sheet
    unused = {field.name for field in fields(Theme) if asdict(theme)[field.name] not in sheet}
    assert unused <= {"mark_low"}, "painted by hand"


@pytest.mark.parametrize(("choice", "theme"), [(ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)])
def test_the_setting_chooses(qtbot: QtBot, qapp: QApplication, choice: ThemeChoice, theme: Theme) -> None:
    appearance = Appearance(choice)
    appearance.apply(qapp)
    assert appearance.theme is theme
    assert qapp.palette().window().color().name().upper() == theme.bg
