"""Desks that are made once and copied for each test, since an import takes a second."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.helpers.command import Runner
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
