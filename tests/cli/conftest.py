"""What the tests of the command line share."""

from pathlib import Path

import pytest

from tests.helpers.newspaper import COMMENTS
from tests.helpers.wxr_made import write_export


@pytest.fixture
def paper_file(tmp_path: Path) -> Path:
    """The export that the desk's comments came from."""
    return write_export(tmp_path / "paper.xml", COMMENTS)
