"""The desk's own rule files: those in its folder, looked through as a whole, whatever state each is in."""

import os
from dataclasses import dataclass
from pathlib import Path

from moderator.errors import EnvironmentProblem, UserError
from moderator.privacy.masking import mask_addresses
from moderator.services.desk import Desk
from moderator.services.rule_files import Checked, RuleBook, about_failure, check, load

FOLDER = "rules"
FIRST_FILE = "rules.toml"

FIRST_RULE = """\
# Rules decide many comments at once. They do nothing until you run them, and a run is taken back by one undo.
format = 1

[limits]
max_changes = 200               # a run that would change more changes nothing

[[rule]]
name = "casino-spam"
mode = "shadow"                 # shadow: only recorded. live: decides. off: rests.
when.any = [ { field = ["text", "name", "website"], word = "casino bonus", fold = true } ]
then = { verdict = "spam", reason = "advertising", note = "'{match}' in the {field}" }
tests = [
    { text = "Get your CAS1NO bonus now", expect = "spam" },
    { text = "The casino theatre plays Chekhov", expect = "none" },
]
"""


@dataclass(frozen=True, slots=True)
class Survey:
    """What is in the folder. `book` holds the rules together, and is None while anything has to be mended."""

    folder: Path
    files: tuple[Checked, ...]
    problems: tuple[str, ...]
    book: RuleBook | None


def folder_of(desk: Desk) -> Path:
    """The folder whose rule files the window shows; it need not exist."""
    return Path(desk.settings.rules_folder).expanduser() if desk.settings.rules_folder else desk.data_dir / FOLDER


def survey(desk: Desk) -> Survey:
    """Reads every rule file of the folder, in the order of names, and says all that has to be mended."""
    folder = folder_of(desk)
    checked: list[Checked] = []
    problems: list[str] = []
    for file in _files(folder):
        try:
            found = check(file)
        except UserError as problem:
            problems.append(str(problem))
            continue
        checked.append(found)
        problems += [mask_addresses(str(problem)) for problem in found.problems]
        problems += [about_failure(failure) for failure in found.failures]
    book = None
    if checked and not problems:
        try:
            book = load([each.file for each in checked])
        except UserError as problem:  # one name in two files, or a file that was changed this moment
            problems.append(str(problem))
    # The folder goes without saying.
    named = tuple(problem.replace(f"{folder}{os.sep}", "") for problem in problems)
    return Survey(folder, tuple(checked), named, book)


def begin_first_file(desk: Desk) -> Path:
    """Makes a small rule file to start from, where there is none, and returns its path."""
    file = folder_of(desk) / FIRST_FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.write_text(FIRST_RULE, encoding="utf-8")
    except OSError as problem:
        raise EnvironmentProblem(f"{file} can't be written: {problem.strerror}.") from None
    return file


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.glob("*.toml") if file.is_file())
    except OSError as problem:
        raise EnvironmentProblem(f"{folder} can't be read: {problem.strerror}.") from None
