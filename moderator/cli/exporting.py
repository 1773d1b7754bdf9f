"""The command that exports comments and decisions."""

import sys
from pathlib import Path

import click

from moderator.cli.output import counted, print_json, shown
from moderator.cli.progress import progress_bar
from moderator.cli.queries import json_option
from moderator.cli.session import Session, pass_session
from moderator.domain.query import Query
from moderator.formats.registry import FORMATS, format_named
from moderator.services.publish import Export, ExportReport, export_to_file, export_to_stream
from moderator.text.query_parser import parse_query

TO_STREAM = "-"


@click.command("export")
@click.option(
    "--format",
    "format_name",
    required=True,
    type=click.Choice([known.name for known in FORMATS if known.write]),
    help="What to write.",
)
@click.option("--output", metavar="FILE", help="Where to write; - is standard output.  [default: comments.SUFFIX]")
@click.option("--query", help="Which comments; approved ones unless it names a status.")
@click.option("--with-history", is_flag=True, help="With all texts and decisions, where the format can hold them.")
@json_option
@pass_session
def export_command(
    session: Session,
    format_name: str,
    output: str | None,
    query: str | None,
    with_history: bool,
    as_json: bool,
) -> None:
    """Writes approved comments, or the decisions, to a file: whole or not at all, without addresses."""
    if output == TO_STREAM and as_json:
        raise click.UsageError("--json would stand in the middle of the export. Name a file with --output.")
    export = Export(format_name, parse_query(query) if query else Query(), with_history)
    path = Path(output or f"comments{format_named(format_name).suffix}")
    with session.desk() as desk, progress_bar(session.quiet, "Exporting") as advance:
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
    for lost in report.lost:
        session.say(f"  The format can't hold {lost.what}: {counted(lost.count, 'comment')}.")


def _export_json(report: ExportReport, path: Path) -> dict[str, object]:
    return {
        "format": report.format,
        "file": str(path),
        "written": report.written,
        "lost": [{"what": lost.what, "count": lost.count} for lost in report.lost],
        "log_head": report.log_head,
    }


COMMANDS = [export_command]
