"""Turns what SQLite and PostgreSQL say into plain sentences; what is a bug of ours passes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import (
    DatabaseError,
    DataError,
    IntegrityError,
    ProgrammingError,
)

from moderator.errors import DamagedDatabase, EnvironmentProblem

_SENTENCES = (
    (
        "database or disk is full",
        "The disk is full. Nothing of this step was stored. Make room and try again.",
    ),
    (
        "no space left",
        "The database server's disk is full. Nothing of this step was stored. Make room and try again.",
    ),
    ("database is locked", "Another program is writing to the database {name} for too long. Try again."),
    (
        "readonly database",
        "The database {name} can't be written. Give yourself write permission to it and its folder.",
    ),
    ("permission denied", "The database {name} can't be used: permission denied."),
    (
        "unable to open",
        "The database {name} can't be opened. See that its folder exists and is yours to write.",
    ),
    ("not a database", "{name} is not a database. Restore a backup with `moderator restore FILE`."),
    ("malformed", "The database {name} is damaged. Restore a backup with `moderator restore FILE`."),
    ("disk i/o error", "The disk under the database {name} reports an error. Check the disk before going on."),
    ("password authentication failed", "The database server refused the name or password in {name}."),
    (
        "does not exist",
        "The database server does not know what {name} names. Create the database or mend the address.",
    ),
    (
        "connection option",
        "The address of the database {name} has something behind its ? that PostgreSQL does not know. Mend it there.",
    ),
    (
        "bad value for",
        "The address of the database {name} has a value behind its ? that PostgreSQL can't read. Mend it there.",
    ),
    (
        "connection",
        "The database server at {name} can't be reached. See that it runs and that the address is right.",
    ),
    (
        "resolve host",
        "The database server at {name} can't be found. See that host and port are right and that the network is up.",
    ),
)

DAMAGED = tuple(sentence for _, sentence in _SENTENCES if "moderator restore" in sentence)


@contextmanager
def plain_problems(name: str) -> Iterator[None]:
    """Raises EnvironmentProblem for whatever the machine or the server is to blame for."""
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig)
        sentence = _sentence(said)
        ours = isinstance(error, IntegrityError | ProgrammingError | DataError) and "permission denied" not in said
        # Without a statement, it was the connecting that failed: never a bug of ours.
        if sentence is None or (ours and error.statement is not None):
            raise
        raise _problem(sentence, name) from None


@contextmanager
def plain_sqlite_problems(name: str) -> Iterator[None]:
    """The same for work on SQLite's own driver."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = _sentence(str(error))
        if sentence is None:
            raise
        raise _problem(sentence, name) from None


def _problem(sentence: str, name: str) -> EnvironmentProblem:
    kind = DamagedDatabase if sentence in DAMAGED else EnvironmentProblem
    return kind(sentence.format(name=name))


def _sentence(said: str) -> str | None:
    return next((sentence for sign, sentence in _SENTENCES if sign in said.lower()), None)
