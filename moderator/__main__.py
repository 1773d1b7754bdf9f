"""Where the program begins. `--version` is answered before anything heavy is imported."""

import sys
from importlib.metadata import version


def main() -> int:
    """Runs the command line and returns its exit code."""
    if sys.argv[1:] == ["--version"]:
        print(f"moderator {version('moderator')}")
        return 0
    from moderator.cli.program import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
