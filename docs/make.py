"""Writes the reference pages from the code: `python docs/make.py`. A contract test holds them against it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from moderator.cli.program import moderator
from moderator.domain.decisions import REASON_CODES
from moderator.formats.registry import FORMATS
from moderator.gui.actions import ACTIONS
from moderator.screening.codes import CODES
from moderator.screening.filter_names import FILTER_NAMES
from moderator.settings import settings_reference

HERE = Path(__file__).parent
MADE = "<!-- Made from the code by docs/make.py. -->"
EXIT_CODES = """
| code | means |
|---|---|
| 0 | done |
| 1 | failed, with a plain sentence on standard error |
| 2 | wrong usage |
| 3 | the vault is locked and the command needs it |
| 4 | a brake stopped a bulk act, nothing was changed |
| 5 | some items were refused, the rest is done |
| 6 | such a run is already under way |
"""


def pages() -> dict[str, str]:
    """The pages by file name."""
    return {
        "commands.md": _commands(),
        "settings.md": _settings(),
        "screening.md": _screening(),
        "keys.md": _keys(),
    }


def _commands() -> str:
    parts = [
        "# Commands",
        MADE,
        "Results go to standard output, everything else to standard error. With `--json` the result is one "
        "JSON object, or JSON Lines where it is a list. Nothing prompts when standard input is no terminal. "
        "What is no known option is a word of the query, so `-status:spam` negates.",
        "## Options before the command",
        _options(moderator),
        *(_command(path, command) for path, command in _walk("moderator", moderator)),
        "## Exit codes",
        EXIT_CODES.strip(),
        "## Reason codes",
        _table(("code", "meaning"), REASON_CODES.items()),
        "## Formats",
        _table(
            ("name", "what", "import", "export"),
            ((known.name, known.label, _yes(known.read), _yes(known.write)) for known in FORMATS),
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _walk(path: str, group: click.Group) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group, info_name=path)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _walk(f"{path} {name}", command)
        else:
            yield f"{path} {name}", command


def _command(path: str, command: click.Command) -> str:
    context = click.Context(command, info_name=path)
    usage = " ".join(command.collect_usage_pieces(context))
    title = path.removeprefix("moderator ")
    return f"## {title}\n\n`{path} {usage}`\n\n{command.help}\n\n{_options(command)}".strip()


def _options(command: click.Command) -> str:
    context = click.Context(command)
    records = [
        record
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context))
    ]
    return _table(("option", "what it does"), ((f"`{option}`", told) for option, told in records))


def _settings() -> str:
    rows = (
        (
            f"`{setting.key}`",
            setting.kind,
            f"`{setting.default}`" if setting.default not in ("", ()) else "empty",
            setting.help,
        )
        for setting in settings_reference()
    )
    parts = [
        "# Settings",
        MADE,
        "They stand in `settings.toml` in the data folder: a key with a dot is a table and a key, so "
        "`bulk.max` is `max` under `[bulk]`. What is not there has its default.",
        _table(("setting", "value", "default", "what it does"), rows),
    ]
    return "\n\n".join(parts) + "\n"


def _keys() -> str:
    rows = (
        (f"`{entry.id}`", entry.text, "  ".join(f"`{key}`" for key in entry.keys), entry.when.value)
        for entry in ACTIONS
    )
    parts = [
        "# Keys",
        MADE,
        "`?` shows them in the window, Ctrl+K finds every action by its name.",
        "Other keys stand in `settings.toml`, in the section `keys`: the id of an action and its key, or a list of "
        "keys. What can't be followed (an unknown id, no such key, a key that another action has in the same place) "
        "is told with its line when the window opens, and the usual key stays.",
        '```toml\n[keys]\napprove = "Y"\nnext = ["N", "Ctrl+Down"]\n```',
        _table(("action", "what it does", "keys", "when"), rows),
    ]
    return "\n\n".join(parts) + "\n"


def _screening() -> str:
    rows = ((code.filter, code.code, code.severity.word, code.meaning) for code in CODES.values())
    parts = [
        "# What is flagged",
        MADE,
        f"Every comment goes through all filters, in this order: {', '.join(FILTER_NAMES)}.",
        "All their flags are collected; nothing stops at the first. A query finds them by filter or code "
        "(`flag:links`, `flag:many-links`). A filter that fails, or whose turn comes after the time for one "
        "comment is used up, is a flag itself. Flags are reasons to look, never a verdict: they make the "
        "priority by which the queue is ordered.",
        "[filters.md](filters.md) tells what each filter looks for, what can be set, and where its knowledge ends.",
        _table(("filter", "code", "severity", "meaning"), rows),
    ]
    return "\n\n".join(parts) + "\n"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _yes(there: object) -> str:
    return "yes" if there else ""


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
