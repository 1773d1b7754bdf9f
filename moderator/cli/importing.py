"""The command that imports exports."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from moderator.cli.exits import DONE, FAILED, REFUSED
from moderator.cli.output import SHOWN_TO_PEOPLE, counted, print_json, shown
from moderator.cli.progress import progress_bar
from moderator.cli.queries import NamedFile, json_option, wrong_usage
from moderator.cli.session import Session, pass_session
from moderator.errors import UserError, VaultLocked
from moderator.formats.registry import FORMATS
from moderator.services.desk import Desk
from moderator.services.import_report import FileReport
from moderator.services.intake import ImportOptions, ImportProgress, import_file
from moderator.services.intake_sites import named_site


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=NamedFile())
@click.option(
    "--format",
    "format_name",
    type=click.Choice([known.name for known in FORMATS if known.read]),
    help="The format, where the content does not tell.",
)
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
    with session.desk() as desk:
        if site is not None:
            with wrong_usage("--site"):
                named_site(desk, site)
        outcomes = [_import(session, desk, path, options) for path in files]
    if as_json:
        print_json(_import_json(outcomes))
    else:
        for outcome in outcomes:
            if outcome.problem is None:
                _tell(session, outcome.report, dry_run)
    problems = [outcome.problem for outcome in outcomes if outcome.problem is not None]
    for problem in problems:
        click.echo(shown(problem), err=True)
    if problems:
        return FAILED
    return REFUSED if any(outcome.report.faulty for outcome in outcomes) else DONE


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one file; `problem` says why it was not read to its end."""

    report: FileReport
    problem: str | None = None


def _import(session: Session, desk: Desk, path: Path, options: ImportOptions) -> _Outcome:
    report = FileReport(path.name)
    try:
        with progress_bar(session.quiet, f"Importing {shown(path.name)}") as advance:
            for step in import_file(desk, path, options, report):
                if isinstance(step, ImportProgress):
                    advance(step.bytes_read, step.bytes_total)
    except VaultLocked:
        raise
    except UserError as problem:
        return _Outcome(report, str(problem))
    return _Outcome(report)


def _tell(session: Session, report: FileReport, dry_run: bool) -> None:
    counts = report.counts
    verb = "would be new" if dry_run else "new"
    session.say(
        f"{shown(report.file)}: {counted(report.read, 'comment')} read, {counts.added:,} {verb}, "
        f"{counts.updated:,} updated, {counts.unchanged:,} unchanged, {counts.kept:,} kept as decided here."
    )
    if session.quiet:
        for item in report.skipped:
            if not item.expected:
                click.echo(shown(f"{report.file}, {item.where}: left out, {item.reason}."), err=True)
    repaired = [(item.where, item.what) for item in report.repaired]
    _tell_first(session, "Repaired", repaired, report.repaired_count)
    skipped = [(item.where, item.reason) for item in report.skipped]
    _tell_first(session, "Left out", skipped, report.skipped_count)


def _tell_first(session: Session, title: str, items: list[tuple[str, str]], number: int) -> None:
    for where, what in items[:SHOWN_TO_PEOPLE]:
        session.say(f"  {title}, {where}: {what}.")
    if number > SHOWN_TO_PEOPLE:
        most = "them all" if number == len(items) else f"the first {len(items):,}"
        session.say(f"  {title}: {number - SHOWN_TO_PEOPLE:,} more; --json lists {most}.")


def _import_json(outcomes: list[_Outcome]) -> dict[str, Any]:
    counts = [outcome.report.counts for outcome in outcomes]
    return {
        "files": [_file_json(outcome) for outcome in outcomes],
        "added": sum(each.added for each in counts),
        "updated": sum(each.updated for each in counts),
        "unchanged": sum(each.unchanged for each in counts),
    }


def _file_json(outcome: _Outcome) -> dict[str, Any]:
    report = outcome.report
    shape = {
        "file": report.file,
        "format": report.format,
        "read": report.read,
        "added": report.counts.added,
        "updated": report.counts.updated,
        "unchanged": report.counts.unchanged,
        "kept": report.counts.kept,
        "repaired": [{"where": item.where, "what": item.what} for item in report.repaired],
        "repaired_count": report.repaired_count,
        "skipped": [{"where": item.where, "reason": item.reason} for item in report.skipped],
        "skipped_count": report.skipped_count,
    }
    return shape if outcome.problem is None else shape | {"problem": outcome.problem}


COMMANDS = [import_command]
