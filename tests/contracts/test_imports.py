"""Who may know whom, and what a quick answer may load."""

import subprocess
import sys
from pathlib import Path

import grimp
import pytest

from tests.helpers.checkout import ROOT

ONLY_KNOWN_TO = {
    "PySide6": "moderator.gui",
    "alembic": "moderator.storage",
    "sqlalchemy": "moderator.storage",
}

SLOW_TO_LOAD = {
    "PySide6",
    "ahocorasick",
    "alembic",
    "better_profanity",
    "click",
    "cryptography",
    "keyring",
    "phonenumbers",
    "pycld2",
    "rich",
    "sqlalchemy",
}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("moderator", include_external_packages=True, cache_dir=None)


def test_the_layers_hold() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("library", "owner"), ONLY_KNOWN_TO.items())
def test_a_library_is_known_to_one_package_only(graph: grimp.ImportGraph, library: str, owner: str) -> None:
    importers = graph.find_modules_that_directly_import(library) if library in graph.modules else set()
    assert not {module for module in importers if not module.startswith(owner)}


def test_the_version_is_told_without_loading_anything_slow() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "moderator", "--version"], capture_output=True, text=True
    )
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert done.returncode == 0, done.stderr
    assert "moderator" in loaded
    assert not loaded & SLOW_TO_LOAD
