"""What can go wrong in a way that a person can do something about. Anything else is a bug."""

from pathlib import Path


class UserError(Exception):
    """A plain sentence for the person at the keyboard: what happened and what to do."""


class NotFound(UserError):
    """What was asked for does not exist."""


class Conflict(UserError):
    """Somebody else changed it meanwhile."""


class BrakeTripped(UserError):
    """A bulk act would change more than was allowed; nothing was changed."""


class RunUnderWay(UserError):
    """Only one run of rules at a time works on a database, and one is at work."""


class VaultLocked(UserError):
    """The vault's key is needed and is not at hand."""


class EnvironmentProblem(UserError):
    """The machine, disk, server or a permission is in the way; the work is safe."""


class DamagedDatabase(EnvironmentProblem):
    """The database file can't be read as one; a copy takes its place by `moderator restore`."""


class UnreadableInput(UserError):
    """A file that is not what it should be, with the place where it stops making sense."""


class QueryError(UserError):
    """A query that can't be read; `position` is the code point at which it stops making sense."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class Stopped(Exception):
    """A person asked long work to stop. Raised where the work tells how far it is."""


def about_bug(bug: BaseException) -> str:
    """The sentence for an error that nobody foresaw: it names the place, not the message, which may quote a reader."""
    trace = bug.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}" if trace else "an unknown place"
    return (
        f"This is a bug in Moderator: {type(bug).__name__} in {place}. Nothing was half-applied. "
        "The log in the data folder tells more, with addresses taken out; please report it."
    )
