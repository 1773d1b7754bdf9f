"""The searches that a team keeps, by name."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from moderator.domain.saved_searches import SavedSearch
from moderator.storage.schema import saved_search


def searches(connection: Connection) -> list[SavedSearch]:
    """All of them, in the order of the alphabet."""
    read = connection.execute(select(saved_search.c.name, saved_search.c.query))
    return sorted((SavedSearch(row.name, row.query) for row in read), key=_by_name)


def add(connection: Connection, search: SavedSearch, actor: str, at: datetime) -> None:
    """Stores one whose name is not taken."""
    connection.execute(insert(saved_search).values(name=search.name, query=search.query, actor=actor, at=at))


def rename(connection: Connection, name: str, new_name: str) -> None:
    """Gives the one called `name` another name, which is not taken."""
    connection.execute(update(saved_search).where(saved_search.c.name == name).values(name=new_name))


def remove(connection: Connection, name: str) -> None:
    """Removes the one called `name`."""
    connection.execute(delete(saved_search).where(saved_search.c.name == name))


def _by_name(search: SavedSearch) -> str:
    # The two engines would disagree about letters with accents and about case.
    return search.name.casefold()
