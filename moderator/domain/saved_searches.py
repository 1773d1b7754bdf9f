"""Queries that a team keeps under a name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """One of them: `query` as it was typed."""

    name: str
    query: str
