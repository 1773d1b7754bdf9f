"""What every command gets: who calls, with which choices, and the desk on demand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

from moderator.app import Choices, open_desk
from moderator.services.desk import Desk
from moderator.text.visible import visible


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the program."""

    choices: Choices
    quiet: bool = False

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The desk for this call; closed at the end."""
        with open_desk(self.choices, self.say) as desk:
            yield desk

    def say(self, sentence: str) -> None:
        """Tells a person something beside the result, on standard error, unless silence was asked for."""
        if not self.quiet:
            click.echo(visible(sentence), err=True)


pass_session = click.make_pass_decorator(Session)
