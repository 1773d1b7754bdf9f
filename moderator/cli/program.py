"""The command line: its global options, its commands, and how errors become exit codes."""

import logging
import sys
from io import StringIO
from pathlib import Path

import click

from moderator.app import Choices
from moderator.cli.exits import BRAKED, DONE, FAILED, LOCKED, UNDER_WAY, WRONG_USAGE
from moderator.cli.late_group import LateGroup
from moderator.cli.output import shown_lines
from moderator.cli.session import OpenWindow, Session
from moderator.cli.streams import about_os_error, give_up_output, is_about_output, prepare_streams
from moderator.errors import BrakeTripped, QueryError, RunUnderWay, UserError, VaultLocked, about_bug
from moderator.privacy.masking import mask_addresses

log = logging.getLogger(__name__)

ROOMS = {
    "moderator.cli.demo": ("demo",),
    "moderator.cli.importing": ("import",),
    "moderator.cli.reading": ("list", "count", "show", "log", "stats"),
    "moderator.cli.deciding": (
        *("approve", "reject", "spam", "hold", "reopen"),
        *("edit", "mark", "unmark", "undo", "redo"),
    ),
    "moderator.cli.rules": ("rules",),
    "moderator.cli.screening": ("screen", "rescreen", "words"),
    "moderator.cli.model": ("model",),
    "moderator.cli.exporting": ("export",),
    "moderator.cli.keys": ("vault", "reveal"),
    "moderator.cli.safety": ("backup", "restore", "check", "migrate", "doctor"),
}
"""Where each command is."""


@click.group(cls=LateGroup, rooms=ROOMS, invoke_without_command=True, context_settings={"max_content_width": 110})
@click.option(
    "--data-dir", type=click.Path(path_type=Path), envvar="MODERATOR_DATA_DIR", help="Where the data is kept."
)
@click.option(
    "--database", metavar="URL", envvar="MODERATOR_DATABASE", help="sqlite:///FILE or postgresql://HOST/NAME."
)
@click.option("--as", "actor", metavar="ACTOR", help="Who acts: a person's name, or script:NAME.")
@click.option("--key-file", type=click.Path(path_type=Path), help="The file that holds the vault's key.")
@click.option("--quiet", is_flag=True, help="Say nothing on success.")
@click.option("--smoke-test", is_flag=True, help="Open the window, and close it once it shows its queue.")
@click.version_option(package_name="moderator", message="%(prog)s %(version)s", prog_name="moderator")
@click.pass_context
def moderator(
    context: click.Context,
    data_dir: Path | None,
    database: str | None,
    actor: str | None,
    key_file: Path | None,
    quiet: bool,
    smoke_test: bool,
) -> int | None:
    """Decides about the comments of a newspaper's site. Without a command, the window opens."""
    session = context.obj = Session(Choices(data_dir, database, actor, key_file), quiet, context.obj)
    if context.invoked_subcommand is not None:
        return None
    return session.window(session.choices, smoke_test)


def run(arguments: list[str], open_window: OpenWindow | None = None) -> int:
    """Runs one command, or opens the window, and returns the exit code."""
    prepare_streams()
    # Without any handler, what goes wrong before the log is open would be printed with its traceback.
    logging.getLogger("moderator").addHandler(logging.NullHandler())
    try:
        code = _run(arguments, open_window)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        give_up_output()
        return DONE
    except OSError as problem:
        if is_about_output(problem):
            give_up_output()
        return _fail(about_os_error(problem), FAILED)
    return code


def _run(arguments: list[str], open_window: OpenWindow | None) -> int:
    try:
        # Not by `main`: it answers a closed pipe with an exit of its own.
        with moderator.make_context("moderator", list(arguments), obj=open_window) as context:
            result = moderator.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except SystemExit:
        # How rich ends when whoever read our output has seen enough.
        return DONE
    except click.ClickException as wrong:
        return _fail(_usage(wrong), wrong.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return _fail("Stopped. What was done before is kept.", FAILED)
    except QueryError as wrong:
        return _fail(str(wrong), WRONG_USAGE)
    except VaultLocked as locked:
        return _fail(str(locked), LOCKED)
    except RunUnderWay as other:
        return _fail(str(other), UNDER_WAY)
    except BrakeTripped as braked:
        return _fail(str(braked), BRAKED)
    except UserError as problem:
        return _fail(str(problem), FAILED)
    except OSError:
        raise
    except Exception as bug:
        log.exception("A bug ended the command")
        return _fail(about_bug(bug), FAILED)
    return result if isinstance(result, int) else DONE


def _usage(wrong: click.ClickException) -> str:
    """What click says of it. What was typed comes back in that, and may have been an address."""
    said = StringIO()
    wrong.show(file=said)
    return mask_addresses(said.getvalue().rstrip())


def _fail(sentence: str, code: int) -> int:
    click.echo(shown_lines(sentence), err=True)
    return code
