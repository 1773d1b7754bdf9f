"""Printing: JSON for programs, plain and harmless text for terminals."""

import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from moderator.domain.comments import Comment
from moderator.formats.json_lines import json_line
from moderator.formats.times import timestamp
from moderator.text.visible import visible

WIDE = 400
"""Columns where standard output is no terminal."""

SHOWN_TO_PEOPLE = 20
"""Items of a long list that people see unless they ask for more; JSON has them all."""

EXCERPT = 200
"""Characters of a comment that a list shows."""


def print_json(shape: Mapping[str, Any]) -> None:
    """Prints one object on a line."""
    sys.stdout.write(json_line(shape))


def print_line(text: str = "") -> None:
    """Prints a line of ours; text of readers must have gone through `shown` first."""
    click.echo(text)


def shown(text: str) -> str:
    """Readers' text as one line that is safe on a terminal."""
    return visible(text, keep_newlines=False).strip()


def shown_lines(text: str) -> str:
    """Readers' text, safe on a terminal, with its lines."""
    return visible(text)


def print_table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Prints a quiet table; cells are made safe, numbers stand to the right."""
    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    for head in heads:
        table.add_column(Text(head), no_wrap=True)
    for row in rows:
        table.add_row(*(Text(shown(str(cell)), justify=_side(cell)) for cell in row))
    console().print(table)


def console() -> Console:
    """A console on standard output that never interprets what it prints, nor cuts what goes into a file."""
    width = None if sys.stdout.isatty() else WIDE
    return Console(markup=False, highlight=False, emoji=False, soft_wrap=True, width=width)


def print_comment_line(comment: Comment) -> None:
    """Prints a comment as a list shows it: a head, an excerpt, the codes of its flags."""
    head = Text.assemble(
        (f"{comment.id}", "bold"),
        f"  {comment.status.value}  {comment.priority:.2f}  ",
        (shown(comment.name) or "(no name)", "bold"),
        f"  {moment(comment.submitted)}  {shown(comment.article.title)}",
    )
    printer = console()
    printer.print(head)
    printer.print(Text("    " + (_excerpt(shown(comment.text)) or "(no text)")))
    if comment.flags:
        codes = ", ".join(f"{flag.code} ({flag.severity.word})" for flag in comment.flags)
        printer.print(Text(f"    {codes}", style="dim"))


def moment(at: datetime | None) -> str:
    """A time for people; empty-handed sources give none."""
    return at.strftime("%Y-%m-%d %H:%M UTC") if at else "no date"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 comment`, `2 comments`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def iso(at: datetime | None) -> str | None:
    """A time for programs."""
    return timestamp(at) if at else None


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1].rstrip() + "…"


def _side(cell: object) -> Any:
    return "right" if isinstance(cell, int | float) else "left"
