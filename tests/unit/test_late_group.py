"""Commands are loaded when they are wanted; the table of where they are leaves none out."""

from importlib import import_module
from pathlib import Path

from moderator import cli
from moderator.cli.program import ROOMS


def test_every_command_is_in_the_room_that_the_table_names() -> None:
    for room, names in ROOMS.items():
        assert tuple(command.name for command in import_module(room).COMMANDS) == names


def test_no_room_with_commands_is_left_out() -> None:
    files = Path(cli.__path__[0]).glob("*.py")
    rooms = {f"moderator.cli.{file.stem}" for file in files if "\nCOMMANDS = " in file.read_text()}
    assert rooms == set(ROOMS)
