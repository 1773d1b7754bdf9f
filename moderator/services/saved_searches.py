"""Searches that a team keeps under a name and shares: listed, kept, renamed, removed."""

from collections.abc import Iterable
from datetime import UTC, datetime

from moderator.domain.saved_searches import SavedSearch
from moderator.errors import NotFound, UserError
from moderator.privacy.masking import mask_addresses
from moderator.services.desk import Desk
from moderator.services.queries import read_query
from moderator.storage import saved_searches as stored
from moderator.text.cleaning import clean_text

LONGEST_NAME = 40
MOST = 50


def saved_searches(desk: Desk) -> list[SavedSearch]:
    """All of them, in the order of the alphabet."""
    with desk.database.reading() as connection:
        return stored.searches(connection)


def keep(desk: Desk, name: str, query: str) -> SavedSearch:
    """Keeps a query under a name. Raises UserError where either can't be kept, or is kept already."""
    search = SavedSearch(_name(name), _query(query))
    with desk.database.writing() as connection:
        others = stored.searches(connection)
        if len(others) >= MOST:
            raise UserError(f"At most {MOST} searches are kept. Remove one first.")
        _refuse_taken(search.name, others)
        if same := next((other for other in others if other.query == search.query), None):
            raise UserError(f"This search is kept already, as {same.name}.")
        stored.add(connection, search, desk.actor.name, datetime.now(UTC))
    return search


def rename(desk: Desk, name: str, new_name: str) -> None:
    """Gives a kept search another name. Raises NotFound, and UserError for a name that can't be taken."""
    wanted = _name(new_name)
    with desk.database.writing() as connection:
        _find(name, others := stored.searches(connection))
        _refuse_taken(wanted, [other for other in others if other.name != name])
        stored.rename(connection, name, wanted)


def remove(desk: Desk, name: str) -> SavedSearch:
    """Keeps a search no longer. Returns it, so that it can be brought back. Raises NotFound."""
    with desk.database.writing() as connection:
        search = _find(name, stored.searches(connection))
        stored.remove(connection, name)
    return search


def _find(name: str, among: Iterable[SavedSearch]) -> SavedSearch:
    for search in among:
        if search.name == name:
            return search
    raise NotFound("There is no such search any more.")


def _refuse_taken(name: str, others: Iterable[SavedSearch]) -> None:
    if any(other.name.casefold() == name.casefold() for other in others):
        raise UserError("Another search has this name. Choose a different one.")


def _name(written: str) -> str:
    name = " ".join(clean_text(written).split())
    if not any(character.isalnum() for character in name):
        raise UserError("The name of a search needs at least one letter or digit.")
    if len(name) > LONGEST_NAME:
        raise UserError(f"The name of a search has at most {LONGEST_NAME} characters.")
    _refuse_addresses(name)
    return name


def _query(written: str) -> str:
    query = clean_text(written).strip()
    if not read_query(query).terms:
        raise UserError("There is no search to keep: write one first.")
    _refuse_addresses(query)
    return query


def _refuse_addresses(text: str) -> None:
    if mask_addresses(text) != text:
        raise UserError("A search with an address in it can't be kept: the address would stand there in clear.")
