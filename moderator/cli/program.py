"""The command line: its global options, its commands, and how errors become exit codes."""

import logging
import os
import sys
from io import StringIO
from pathlib import Path

import click

from moderator.app import Choices
from moderator.cli import deciding, demo, exporting, importing, keys, reading, safety, screening
from moderator.cli.exits import BRAKED, DONE, FAILED, LOCKED, WRONG_USAGE
from moderator.cli.output import shown_lines
from moderator.cli.session import Session
from moderator.errors import BrakeTripped, QueryError, UserError, VaultLocked
from moderator.privacy.masking import mask_addresses

log = logging.getLogger(__name__)


@click.group(invoke_without_command=True, context_settings={"max_content_width": 110})
@click.option(
    "--data-dir", type=click.Path(path_type=Path), envvar="MODERATOR_DATA_DIR", help="Where the data is kept."
)
@click.option(
    "--database", metavar="URL", envvar="MODERATOR_DATABASE", help="sqlite:///FILE or postgresql://HOST/NAME."
)
@click.option("--as", "actor", metavar="ACTOR", help="Who acts: a person's name, or script:NAME.")
@click.option("--key-file", type=click.Path(path_type=Path), help="The file that holds the vault's key.")
@click.option("--quiet", is_flag=True, help="Say nothing on success.")
@click.version_option(package_name="moderator", message="%(prog)s %(version)s", prog_name="moderator")
@click.pass_context
def moderator(
    context: click.Context,
    data_dir: Path | None,
    database: str | None,
    actor: str | None,
    key_file: Path | None,
    quiet: bool,
) -> int | None:
    """Decides about the comments of a newspaper's site."""
    context.obj = Session(Choices(data_dir, database, actor, key_file), quiet)
    if context.invoked_subcommand is not None:
        return None
    click.echo("This version has no window yet. `moderator demo --no-window` shows what it can do.", err=True)
    return FAILED


for room in (demo, importing, reading, deciding, screening, exporting, keys, safety):
    for command in room.COMMANDS:
        moderator.add_command(command)


def run(arguments: list[str]) -> int:
    """Runs one command and returns its exit code."""
    _speak_utf8()
    # Without any handler, what goes wrong before the log is open would be printed with its traceback.
    logging.getLogger("moderator").addHandler(logging.NullHandler())
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing must be said at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as problem:
        return _fail(f"The result could not be written: {problem.strerror or problem}.", FAILED)
    return code


def _run(arguments: list[str]) -> int:
    try:
        # Not by `main`: it answers a closed pipe with an exit of its own.
        with moderator.make_context("moderator", list(arguments)) as context:
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
    except BrakeTripped as braked:
        return _fail(str(braked), BRAKED)
    except UserError as problem:
        return _fail(str(problem), FAILED)
    except OSError:
        raise
    except Exception as bug:
        log.exception("A bug ended the command")
        return _fail(_about_bug(bug), FAILED)
    return result if isinstance(result, int) else DONE


def _usage(wrong: click.ClickException) -> str:
    """What click says of it. What was typed comes back in that, and may have been an address."""
    said = StringIO()
    wrong.show(file=said)
    return mask_addresses(said.getvalue().rstrip())


def _about_bug(bug: Exception) -> str:
    """Names the place, never the message: it could quote a reader."""
    trace = bug.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}" if trace else "an unknown place"
    return (
        f"This is a bug in Moderator: {type(bug).__name__} in {place}. Nothing was half-applied. "
        "The log in the data folder tells more, with addresses taken out; please report it."
    )


def _fail(sentence: str, code: int) -> int:
    click.echo(shown_lines(sentence), err=True)
    return code


def _speak_utf8() -> None:
    """Cron's locale may be C; our output is UTF-8 everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
