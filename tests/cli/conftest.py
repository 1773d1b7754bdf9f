"""A desk at which a small newspaper's comments have come in already."""

from pathlib import Path

import pytest

from tests.helpers.command import Runner
from tests.helpers.newspaper import COMMENTS
from tests.helpers.prepared import Prepared
from tests.helpers.wxr_made import write_export


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Desks to copy."""
    return Prepared(tmp_path_factory.mktemp("prepared"))


@pytest.fixture
def paper(moderator: Runner, home: Path, prepared: Prepared) -> Runner:
    """Anna's desk with COMMENTS in it."""
    prepared.copy_to(moderator, home, "paper", COMMENTS)
    return moderator


@pytest.fixture
def paper_file(tmp_path: Path) -> Path:
    """The export that the desk's comments came from."""
    return write_export(tmp_path / "paper.xml", COMMENTS)
