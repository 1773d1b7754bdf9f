"""The command that exports comments and decisions."""

import sys
from pathlib import Path

import click

from moderator.cli.output import counted, print_json, shown
from moderator.cli.progress import progress_bar
from moderator.cli.queries import NamedFile, json_option
from moderator.cli.session import Session, pass_session
from moderator.domain.query import Query
from moderator.formats.registry import FORMATS, format_named
from moderator.services.publish import DECISIONS_ONLY, Export, ExportReport, export_to_file, export_to_stream
from moderator.services.queries import read_query

TO_STREAM = Path("-")


@click.command("export")
@click.option(
    "--format",
    "format_name",
    required=True,
    type=click.Choice([known.name for known in FORMATS if known.write]),
    help="What to write.",
)
@click.option(
    "--output",
    metavar="FILE",
    type=NamedFile(allow_dash=True),
    help="Where to write; - is standard output.  [default: comments.SUFFIX]",
)
@click.option("--query", help="Which comments; approved ones unless it names a status.")
@click.option("--with-history", is_flag=True, help="With all texts and decisions, where the format can hold them.")
@json_option
@pass_session
def export_command(
    session: Session,
    format_name: str,
    output: Path | None,
    query: str | None,
    with_history: bool,
    as_json: bool,
) -> None:
    """Writes approved comments, or the decisions, to a file: whole or not at all, without addresses."""
    if output == TO_STREAM and as_json:
        raise click.UsageError("--json would stand in the middle of the export. Name a file with --output.")
    export = Export(format_name, read_query(query) if query else Query(), with_history)
    path = output or Path(f"comments{format_named(format_name).suffix}")
    with session.desk_in_use() as desk, progress_bar(session.quiet, "Exporting") as advance:
        if output == TO_STREAM:
            report = export_to_stream(desk, export, sys.stdout.buffer, advance)
        else:
            report = export_to_file(desk, export, path, advance)
    if as_json:
        print_json(_export_json(report, path))
    else:
        _tell(session, report, "standard output" if output == TO_STREAM else str(path))


def _tell(session: Session, report: ExportReport, place: str) -> None:
    session.say(f"{counted(report.written, 'comment')} written to {shown(place)}.")
    if not report.written:
        session.say(_nothing_written(report.format))
    for lost in report.lost:
        session.say(f"  The format can't hold {lost.what}: {counted(lost.count, 'comment')}.")


def _nothing_written(format_name: str) -> str:
    if format_name == DECISIONS_ONLY:
        return "Nothing that matches was decided here; only decided comments are written."
    return "Nothing matches; without status: in the query only approved comments are written."


def _export_json(report: ExportReport, path: Path) -> dict[str, object]:
    return {
        "format": report.format,
        "file": str(path),
        "written": report.written,
        "lost": [{"what": lost.what, "count": lost.count} for lost in report.lost],
        "log_head": report.log_head,
    }


COMMANDS = [export_command]
