"""What is handed out works: the wheel, and the wheel that somebody builds from the source archive."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.helpers.checkout import ROOT, project_files

WAYS_TO_BUILD = {
    "from the checkout": ["--wheel"],
    # Without a kind, build makes the source archive and then the wheel from nothing but that.
    "from the source archive": [],
}

PROBE = """
import moderator
from moderator.resource_files import resource

print(moderator.__file__)
print(resource("demo", "newspaper.xml").is_file())
"""


def run(*command: str | Path, cwd: Path) -> str:
    """What `command` prints. It sees no package but those of its own environment."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's own files, since a build must not find what else lies about."""
    copy = tmp_path_factory.mktemp("source")
    for file in project_files():
        (copy / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, copy / file)
    return copy


@pytest.fixture(scope="module", params=WAYS_TO_BUILD.values(), ids=list(WAYS_TO_BUILD))
def wheel(request: pytest.FixtureRequest, source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built without fetching anything: what a build needs is installed with the tests."""
    target = tmp_path_factory.mktemp("dist")
    run(
        *(sys.executable, "-m", "build", "--no-isolation", *request.param),
        *("--outdir", target, source),
        cwd=target,
    )
    [wheel] = target.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment in which the wheel is installed."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, symlinks=True)
    programs = environment / "bin"
    run(
        *(sys.executable, "-m", "pip", "--python", programs / "python"),
        *("install", "--quiet", "--no-deps", "--no-index", wheel),
        cwd=environment,
    )
    # What Moderator needs is borrowed from the tests' environment, behind the new one's own packages.
    packages = sysconfig.get_path("purelib", vars={"base": str(environment)})
    Path(packages, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return programs


def test_the_wheel_holds_the_package_and_its_resources(wheel: Path) -> None:
    expected = {file.as_posix() for file in project_files() if file.parts[0] == "moderator"}
    expected |= {f"moderator/{file.as_posix()}" for file in project_files() if file.parts[0] == "resources"}
    held = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == expected


def test_the_installed_program_answers(programs: Path, tmp_path: Path) -> None:
    assert run(programs / "moderator", "--version", cwd=tmp_path).strip()


def test_the_installed_package_finds_its_resources(programs: Path, tmp_path: Path) -> None:
    place, found = run(programs / "python", "-c", PROBE, cwd=tmp_path).splitlines()
    assert Path(place).is_relative_to(programs.parent)
    assert found == "True"


def test_a_wheel_can_be_worked_with_from_import_to_window(programs: Path, tmp_path: Path) -> None:
    """The tour that packages are tried with."""
    said = run(sys.executable, ROOT / "packaging" / "smoke.py", programs / "moderator", cwd=tmp_path)
    assert "window" in said
