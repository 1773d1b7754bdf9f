"""What every command gets: who calls, with which choices, and the desk on demand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from moderator.app import Choices, open_desk, places_for
from moderator.cli.queries import wrong_usage
from moderator.domain.actors import person_or_script
from moderator.errors import EnvironmentProblem
from moderator.services.desk import Desk
from moderator.storage.engine import parse_url, sqlite_file
from moderator.text.visible import visible

OpenWindow = Callable[[Choices, bool], int]
"""How the window is opened; the command line is handed it, since it knows no Qt."""


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the program."""

    choices: Choices
    quiet: bool = False
    open_window: OpenWindow | None = None

    def window(self, choices: Choices, smoke_test: bool = False) -> int:
        """Opens the window on these choices and returns the exit code once it is closed."""
        if self.open_window is None:
            raise EnvironmentProblem("This installation has no window.")
        return self.open_window(choices, smoke_test)

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The desk for this call; closed at the end."""
        if self.choices.actor is not None:
            with wrong_usage("--as"):
                person_or_script(self.choices.actor)
        with open_desk(self.choices, self.say) as desk:
            yield desk

    @contextmanager
    def desk_in_use(self) -> Iterator[Desk]:
        """The desk for a command that looks for what is there.

        Where a place was named that held none yet, that is told, even where silence was asked for: the name may
        be mistyped, and nothing found would mean something else.
        """
        place = _new_place(self.choices)
        with self.desk() as desk:
            if place:
                told = f"There was no data in {place} yet: this desk is new and empty. See that the name is right."
                click.echo(visible(told), err=True)
            yield desk

    def say(self, sentence: str) -> None:
        """Tells a person something beside the result, on standard error, unless silence was asked for."""
        if not self.quiet:
            click.echo(visible(sentence), err=True)


def _new_place(choices: Choices) -> Path | None:
    """The data folder or database file that was named and holds nothing yet."""
    if choices.data_dir is None and choices.database is None:
        return None
    file = sqlite_file(parse_url(places_for(choices).database))
    try:
        is_new = file is not None and not file.exists()
    except OSError:  # what is wrong with it will be told when it is opened
        is_new = False
    if not is_new:
        return None
    return choices.data_dir if choices.database is None else file


pass_session = click.make_pass_decorator(Session)
