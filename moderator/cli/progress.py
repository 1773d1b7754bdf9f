"""A progress bar on standard error, where that is a terminal and silence was not asked for."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

Advance = Callable[[int, int], None]
"""Told how much is done, and of how much."""


@contextmanager
def progress_bar(quiet: bool, title: str) -> Iterator[Advance]:
    """Yields what moves the bar."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    console = Console(stderr=True, markup=False, emoji=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
