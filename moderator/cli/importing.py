"""The command that imports exports."""

from pathlib import Path
from typing import Any

import click

from moderator.cli.exits import FAILED, REFUSED
from moderator.cli.output import counted, print_json, shown
from moderator.cli.progress import progress_bar
from moderator.cli.queries import json_option
from moderator.cli.session import Session, pass_session
from moderator.errors import UserError, VaultLocked
from moderator.services.desk import Desk
from moderator.services.intake import FileReport, ImportOptions, import_file

LISTED = 20
"""Repairs and skipped records that people see; JSON has them all."""


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--format", "format_name", metavar="NAME", help="The format, where the content does not tell.")
@click.option("--site", metavar="NAME", help="The site the comments belong to, where the file does not say.")
@click.option("--dry-run", is_flag=True, help="Only tell what would come in.")
@json_option
@pass_session
def import_command(
    session: Session,
    files: tuple[Path, ...],
    format_name: str | None,
    site: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Reads exports, screens their comments and stores them; importing again changes nothing."""
    options = ImportOptions(format_name, site, dry_run)
    reports: list[FileReport] = []
    problems: list[UserError] = []
    with session.desk() as desk:
        for path in files:
            try:
                reports.append(_import(session, desk, path, options))
            except VaultLocked:
                raise
            except UserError as problem:
                if len(files) == 1:
                    raise
                problems.append(problem)
    if as_json:
        print_json(_import_json(reports))
    else:
        for report in reports:
            _tell(session, report, dry_run)
    for sentence in map(str, problems):
        click.echo(shown(sentence), err=True)
    if problems:
        return FAILED
    faulty = any(not skipped.expected for report in reports for skipped in report.skipped)
    return REFUSED if faulty else 0


def _import(session: Session, desk: Desk, path: Path, options: ImportOptions) -> FileReport:
    with progress_bar(session.quiet, f"Importing {shown(path.name)}") as advance:
        for step in import_file(desk, path, options):
            if isinstance(step, FileReport):
                return step
            advance(step.bytes_read, step.bytes_total)
    raise AssertionError("an import ends with its report")


def _tell(session: Session, report: FileReport, dry_run: bool) -> None:
    counts = report.counts
    verb = "would be new" if dry_run else "new"
    session.say(
        f"{shown(report.file)}: {counted(report.read, 'comment')} read, {counts.added:,} {verb}, "
        f"{counts.updated:,} updated, {counts.unchanged:,} unchanged, {counts.kept:,} kept as decided here."
    )
    if session.quiet:
        for skipped in report.skipped:
            if not skipped.expected:
                click.echo(shown(f"{report.file}, {skipped.where}: left out, {skipped.reason}."), err=True)
    for title, items in (
        ("Repaired", [(item.where, item.what) for item in report.repaired]),
        ("Left out", [(item.where, item.reason) for item in report.skipped]),
    ):
        for where, what in items[:LISTED]:
            session.say(f"  {title}, {where}: {what}.")
        if len(items) > LISTED:
            session.say(f"  {title}: {len(items) - LISTED:,} more; --json lists them all.")


def _import_json(reports: list[FileReport]) -> dict[str, Any]:
    files = [
        {
            "file": report.file,
            "format": report.format,
            "read": report.read,
            "added": report.counts.added,
            "updated": report.counts.updated,
            "unchanged": report.counts.unchanged,
            "kept": report.counts.kept,
            "repaired": [{"where": item.where, "what": item.what} for item in report.repaired],
            "skipped": [{"where": item.where, "reason": item.reason} for item in report.skipped],
        }
        for report in reports
    ]
    return {
        "files": files,
        "added": sum(report.counts.added for report in reports),
        "updated": sum(report.counts.updated for report in reports),
        "unchanged": sum(report.counts.unchanged for report in reports),
    }


COMMANDS = [import_command]
