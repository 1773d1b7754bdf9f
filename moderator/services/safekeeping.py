"""Backup, restore and the check that everything is whole."""

from datetime import UTC, datetime
from pathlib import Path

from moderator.errors import UserError
from moderator.services.audit_check import verify
from moderator.services.desk import Desk
from moderator.storage import copies, health

STAMP = "%Y%m%dT%H%M%S%fZ"


def backup(desk: Desk, path: Path | None, keep: int) -> Path:
    """Writes a copy of the database to `path`, or into the backups folder, where the newest `keep` stay."""
    if path and path.exists() and desk.database.file and path.samefile(desk.database.file):
        raise UserError(f"{path} is the database itself. Give the copy another name.")
    ours, suffix = f"moderator-{desk.database.id[:8]}", copies.suffix(desk.database)
    stamp = datetime.now(UTC).strftime(STAMP)
    target = path or desk.backups / f"{ours}-{stamp}{suffix}"
    copies.copy_out(desk.database, target)
    if path is None:
        for old in sorted(desk.backups.glob(f"{ours}-*{suffix}"))[:-keep]:
            old.unlink()
    return target


def restore(desk: Desk, path: Path) -> Path:
    """Replaces the database by the copy at `path`, after a copy of what is there now. Returns that copy."""
    if not path.is_file():
        raise UserError(f"There is no file {path}.")
    copies.verify(desk.database, path)
    stamp = datetime.now(UTC).strftime(STAMP)
    before = desk.backups / f"before-restore-{stamp}{copies.suffix(desk.database)}"
    copies.copy_out(desk.database, before)
    copies.copy_in(desk.database, path)
    return before


def restore_damaged(file: Path, copy: Path, backups: Path) -> Path:
    """Puts a copy in the place of a SQLite file that can't be opened any more. Returns where that is kept."""
    aside = backups / f"damaged-{datetime.now(UTC).strftime(STAMP)}.db"
    copies.replace_damaged(file, copy, aside)
    return aside


def check(desk: Desk, deep: bool) -> list[str]:
    """What is wrong with the data, a sentence each; empty when all is well."""
    transaction = desk.database.rehearsing if deep else desk.database.reading
    with transaction() as connection:
        found = list(health.problems(connection, deep))
    if desk.vault.is_open and (problem := verify(desk).problem):
        found.append(problem)
    return found
