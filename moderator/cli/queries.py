"""Arguments and options that several commands share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from moderator.errors import UserError

Value = TypeVar("Value")

QUERY_WORDS = {"ignore_unknown_options": True}
"""Makes `-status:spam` a query word: what is no known option belongs to the query."""


ID = click.IntRange(min=1, max=2**63 - 1)
"""An id as the database gives it."""


class NamedFile(click.Path):
    """A file by its path; an empty name, as an unset variable leaves it, is none."""

    def __init__(self, allow_dash: bool = False) -> None:
        super().__init__(path_type=Path, readable=False, allow_dash=allow_dash)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value):
            self.fail("The file's name is empty.", param, ctx)
        return super().convert(value, param, ctx)


def query_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the QUERY words as the parameter `query`."""
    return click.argument("query", nargs=-1, type=click.UNPROCESSED)(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--json` as the parameter `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")(command)


def checked(check: Callable[[str], Value]) -> Callable[[click.Context, click.Parameter, str | None], Value | None]:
    """The callback of an option whose value is what `check` makes of it: where that refuses, usage is wrong."""

    def callback(_context: click.Context, _parameter: click.Parameter, given: str | None) -> Value | None:
        with wrong_usage():
            return None if given is None else check(given)

    return callback


@contextmanager
def wrong_usage(option: str | None = None) -> Iterator[None]:
    """What is refused within is wrong usage: a value (of `option`) that can't be right."""
    try:
        yield
    except UserError as refused:
        raise click.BadParameter(str(refused), param_hint=option) from None
