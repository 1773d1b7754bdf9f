"""Commands for the safety of the data: backup, restore, check, migrate, doctor."""

from pathlib import Path

import click

from moderator.app import migrate, places_for, restore_damaged
from moderator.cli.exits import FAILED
from moderator.cli.output import print_json, print_line
from moderator.cli.queries import NamedFile, json_option
from moderator.cli.session import Session, pass_session
from moderator.errors import DamagedDatabase
from moderator.services import doctor, safekeeping


@click.command("backup")
@click.argument("file", required=False, type=NamedFile())
@click.option("--keep", type=click.IntRange(min=1), help="How many copies stay in the backups folder.")
@json_option
@pass_session
def backup_command(session: Session, file: Path | None, keep: int | None, as_json: bool) -> None:
    """Copies the database, while it may be in use, to FILE or into the backups folder."""
    with session.desk_in_use() as desk:
        copy = safekeeping.backup(desk, file, keep or desk.settings.backup_keep)
    if as_json:
        print_json({"file": str(copy), "bytes": copy.stat().st_size})
    else:
        session.say(f"Copied to {copy}. The key is not in it: see `moderator vault status`.")


@click.command("restore")
@click.argument("file", type=NamedFile())
@json_option
@pass_session
def restore_command(session: Session, file: Path, as_json: bool) -> None:
    """Replaces the database by a copy, after a copy of what is there now."""
    before = _restore(session, file)
    if as_json:
        print_json({"restored": str(file), "before": str(before)})
    else:
        session.say(f"Restored. What was there before is in {before}.")


def _restore(session: Session, file: Path) -> Path:
    try:
        with session.desk() as desk:
            return safekeeping.restore(desk, file)
    except DamagedDatabase:
        aside = restore_damaged(session.choices, file)
        if aside is None:
            raise
        return aside


@click.command("check")
@click.option("--deep", is_flag=True, help="Read every page and index as well.")
@json_option
@pass_session
def check_command(session: Session, deep: bool, as_json: bool) -> int:
    """Checks that the data is whole."""
    with session.desk_in_use() as desk:
        problems = safekeeping.check(desk, deep)
        unchecked = not desk.vault.is_open
    if as_json:
        print_json({"ok": not problems, "problems": problems, "log_verified": not unchecked})
    else:
        for problem in problems:
            click.echo(problem, err=True)
        if not problems:
            session.say("All is well." + (" The log was not verified: the vault is locked." if unchecked else ""))
    return FAILED if problems else 0


@click.command("migrate")
@json_option
@pass_session
def migrate_command(session: Session, as_json: bool) -> None:
    """Sets the database up for this version; a SQLite file is copied first."""
    changed = migrate(session.choices)
    if as_json:
        print_json({"migrated": changed})
    else:
        session.say("The database is set up." if changed else "The database was up to date.")


@click.command("doctor")
@json_option
@pass_session
def doctor_command(session: Session, as_json: bool) -> int:
    """Tells what this machine lacks, and how to get it."""
    findings = doctor.examine(places_for(session.choices).data_dir)
    if as_json:
        rows = [
            {"what": found.what, "ok": found.ok, "needed": found.needed, "advice": found.advice} for found in findings
        ]
        print_json({"ok": all(found.ok for found in findings), "findings": rows})
    else:
        for found in findings:
            print_line(f"{'ok  ' if found.ok else 'lack'}  {found.what}")
            if not found.ok:
                print_line(f"      {found.advice}")
    return FAILED if any(found.needed and not found.ok for found in findings) else 0


COMMANDS = [backup_command, restore_command, check_command, migrate_command, doctor_command]
