"""Makes a folder with Moderator, its Python and its Qt in it, which runs where none of them is installed.

PyInstaller takes what it finds beside Moderator. So it works in a new environment that holds nothing else, which
pip fills from this checkout and from the package index that it is set up for.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
SPEC = CHECKOUT / "packaging" / "pyinstaller" / "moderator.spec"

USED_PLUGINS = (
    "platforms/*cocoa*",
    "platforms/*offscreen*",
    "platforms/*wayland*",
    "platforms/*windows*",
    "platforms/*xcb*",
    "platforminputcontexts/*",
    "platformthemes/*xdgdesktopportal*",
    "wayland-decoration-client/*",
    "wayland-graphics-integration-client/*",
    "wayland-shell-integration/*",
    "xcbglintegrations/*",
    "iconengines/*",
    "imageformats/*svg*",
)
"""The plugins of Qt that our window may ask for. PyInstaller would take all there are, and GTK and EGL with them."""


class BuildError(Exception):
    """Why there is no folder, in a sentence."""


def main() -> int:
    """Builds, tells where the folder lies, and returns the exit code."""
    parser = argparse.ArgumentParser(description="Makes a folder with all that Moderator needs to run.")
    parser.add_argument("--output", type=Path, default=CHECKOUT / "dist", help="where the folder goes (default: dist)")
    target = parser.parse_args().output.absolute() / "moderator"
    start = time.monotonic()
    try:
        check_replaceable(target)
        with tempfile.TemporaryDirectory(prefix="moderator-build-") as room:
            build(Path(room), target)
    except (BuildError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{target} ({megabytes(target)} MB, built in {time.monotonic() - start:.0f} s)")
    return 0


def check_replaceable(target: Path) -> None:
    """Raises BuildError where `target` is something else than an older build."""
    if target.exists() and not (target / "_internal").is_dir():
        raise BuildError(f"{target} is no earlier build of Moderator. Move it away, or choose another --output.")


def build(room: Path, target: Path) -> None:
    """Builds in the folder `room`, and puts the result at `target` only when all of it is there."""
    python = make_environment(room / "environment")
    leave_out_unused_plugins(python)
    # Isolated, or the Moderator of the current folder would be taken for the installed one.
    run(
        *(python, "-I", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", room / "dist", "--workpath", room / "work", SPEC),
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        shutil.rmtree(target)
    shutil.move(room / "dist" / "moderator", target)


def make_environment(folder: Path) -> Path:
    """Returns the Python of a new environment with Moderator, what it needs, and PyInstaller."""
    run(sys.executable, "-m", "venv", folder)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    quietly = ("--quiet", "--disable-pip-version-check", "--no-compile")
    run(python, "-m", "pip", "install", *quietly, f"{CHECKOUT}[packaging,postgresql]")
    return python


def leave_out_unused_plugins(python: Path) -> None:
    """Deletes all but USED_PLUGINS from the environment that was made for this build."""
    ask = "from PySide6.QtCore import QLibraryInfo as info; print(info.path(info.LibraryPath.PluginsPath))"
    for plugin in Path(run(python, "-c", ask).strip()).glob("*/*"):
        if plugin.is_file() and not any(plugin.match(used) for used in USED_PLUGINS):
            plugin.unlink()


def run(*command: str | Path) -> str:
    """What `command` writes. Raises BuildError with all it said where it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace")
    if done.returncode:
        raise BuildError(f"{done.stdout}\nThe build stopped at: {' '.join(map(str, command))}")
    return done.stdout


def megabytes(folder: Path) -> int:
    """The size of all files in `folder`."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_dir()) // 1_000_000


if __name__ == "__main__":
    sys.exit(main())
