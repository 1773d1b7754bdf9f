"""Where the program begins. `--version` is answered before anything heavy is imported."""

import gc
import sys
from importlib.metadata import version


def main() -> int:
    """Runs a command, or opens the window, and returns the exit code."""
    if sys.argv[1:] == ["--version"]:
        print(f"moderator {version('moderator')}")
        return 0
    # Nothing that is being loaded is garbage yet; to look for some meanwhile takes a tenth of the start.
    gc.disable()
    from moderator.cli.program import run
    from moderator.gui.start import open_window

    gc.enable()
    return run(sys.argv[1:], open_window)


if __name__ == "__main__":
    sys.exit(main())
