"""The QUERY argument, shared by all commands that take one."""

from collections.abc import Callable
from typing import Any

import click

QUERY_WORDS = {"ignore_unknown_options": True}
"""Makes `-status:spam` a query word: what is no known option belongs to the query."""


ID = click.IntRange(min=1, max=2**63 - 1)
"""An id as the database gives it."""


def query_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the QUERY words as the parameter `query`."""
    return click.argument("query", nargs=-1, type=click.UNPROCESSED)(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--json` as the parameter `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")(command)
