"""A group of commands whose modules are loaded when one of them is wanted: all together take a quarter of a second."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LateGroup(click.Group):
    """`rooms` has the names of the commands by the module that lists them in COMMANDS."""

    def __init__(self, *arguments: Any, rooms: Mapping[str, tuple[str, ...]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._rooms = {name: room for room, names in rooms.items() for name in names}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in alphabetical order."""
        return sorted(self._rooms)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, loaded now."""
        if cmd_name not in self._rooms:
            return None
        commands: list[click.Command] = import_module(self._rooms[cmd_name]).COMMANDS
        return next(each for each in commands if each.name == cmd_name)
