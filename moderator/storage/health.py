"""Whether the database is whole, as far as the database itself can tell."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DatabaseError

from moderator.storage.schema import CURRENT, comment, revision


def problems(connection: Connection, deep: bool) -> Iterator[str]:
    """Each thing that is wrong, as a sentence. `deep` reads every page and index."""
    if connection.dialect.name == "sqlite":
        yield from _sqlite_problems(connection, deep)
    yield from _missing_texts(connection)
    yield from _missing_search_entries(connection)


def _sqlite_problems(connection: Connection, deep: bool) -> Iterator[str]:
    check = "PRAGMA integrity_check(20)" if deep else "PRAGMA quick_check(20)"
    for (said,) in connection.exec_driver_sql(check):
        if said != "ok":
            yield f"SQLite finds damage: {said}."
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"Row {row[1]} of table {row[0]} refers to a row of {row[2]} that does not exist."
    if deep:
        yield from _index_problems(connection)


def _index_problems(connection: Connection) -> Iterator[str]:
    try:
        connection.exec_driver_sql("INSERT INTO comment_search (comment_search) VALUES ('integrity-check')")
    except DatabaseError:
        yield "The search index is damaged."


def _missing_texts(connection: Connection) -> Iterator[str]:
    read = select(func.count()).select_from(comment.outerjoin(revision, CURRENT)).where(revision.c.id.is_(None))
    if number := connection.execute(read).scalar_one():
        yield f"{number} comments have lost their text."


def _missing_search_entries(connection: Connection) -> Iterator[str]:
    comments = connection.execute(select(func.count()).select_from(comment)).scalar_one()
    entries = connection.execute(text("SELECT count(*) FROM comment_search")).scalar_one()
    if comments != entries:
        yield f"The search index holds {entries} comments instead of {comments}."
