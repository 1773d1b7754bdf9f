"""The report of a bug, to be copied and sent: versions, places in our code, kinds of errors, and nothing personal.

No message of an error stands in it and no value: they may quote a comment. No path either: it names a person.
"""

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from traceback import walk_tb

PACKAGES = "moderator", "PySide6-Essentials", "SQLAlchemy", "cryptography"
MOST_ERRORS, MOST_PLACES = 5, 12
"""Errors in a chain, and places of each, that are told: the innermost."""


def bug_report(bug: BaseException) -> str:
    """The report as plain text, one line for each thing."""
    lines = ["Moderator: report of a bug.", "", *_versions(), ""]
    for number, error in enumerate(_chain(bug)):
        lines.append(f"{'Error' if number == 0 else 'It came from'}: {_kind(error)}")
        lines += [f"  {place}" for place in _places(error)]
    return "\n".join(lines)


def _versions() -> Iterator[str]:
    for package in PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package}: no version"
    yield f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def _chain(bug: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    error: BaseException | None = bug
    while error is not None and all(error is not told for told in chain) and len(chain) < MOST_ERRORS:
        chain.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return chain


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _places(error: BaseException) -> list[str]:
    """Where in our own code it came through, the innermost last; other people's lines are only counted."""
    places = []
    elsewhere = 0
    for frame, line in walk_tb(error.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] == "moderator":
            places.append(f"{module}, line {line}, in {frame.f_code.co_name}")
            elsewhere = 0
        else:
            elsewhere += 1
    told = places[-MOST_PLACES:]
    return [*told, f"and {elsewhere} lines of other packages"] if elsewhere else told
