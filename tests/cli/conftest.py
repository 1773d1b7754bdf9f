"""A desk at which a small newspaper's comments have come in already: imported once, copied for each test."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.helpers.command import Runner
from tests.helpers.newspaper import COMMENTS
from tests.helpers.wxr_made import Sent, write_export


class Prepared:
    """Imports made comments once, and copies what came of it for each test that wants them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def copy_to(self, desk: Runner, home: Path, name: str, comments: Iterable[Sent]) -> None:
        """Gives `desk` a data folder with these comments, and `home` the key to it."""
        ready = self._folder / name
        if not ready.exists():
            self._import(ready, comments)
        shutil.copytree(ready / "data", desk.data_dir)
        shutil.copytree(ready / "config", home / ".config")

    def _import(self, folder: Path, comments: Iterable[Sent]) -> None:
        folder.mkdir()
        file = write_export(folder / "comments.xml", comments)
        config = {"XDG_CONFIG_HOME": str(folder / "config")}
        Runner(folder / "data", folder).run("import", file, check=0, env=config)


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
