"""A desk on each engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from moderator.services.desk import Desk
from tests.helpers.desks import desk_at


@pytest.fixture
def desk(database_url: str, tmp_path: Path) -> Iterator[Desk]:
    """Anna's desk, once for each engine."""
    with desk_at(database_url, tmp_path / "data") as desk:
        yield desk
