"""The log file, in which no address and no IP is ever written."""

import logging
import time
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from moderator.errors import EnvironmentProblem
from moderator.privacy.masking import mask_addresses, mask_ip_addresses

FILE_NAME = "moderator.log"
_HANDLER_NAME = "moderator log"
_LARGEST = 2_000_000
_KEPT = 3


def set_up_logging(directory: Path | None, level: str = "info") -> None:
    """Writes our records from `level` up, and everybody else's warnings, to a file in `directory`.

    Nothing goes to standard error; without a directory nothing is kept. A second call replaces the first.
    Raises EnvironmentProblem when the file can't be written; nothing is kept then.
    """
    root = logging.getLogger()
    for earlier in [handler for handler in root.handlers if handler.name == _HANDLER_NAME]:
        root.removeHandler(earlier)
        earlier.close()
    logging.captureWarnings(True)
    logging.getLogger("moderator").setLevel(level.upper())
    # At its lower levels SQLAlchemy writes the values of statements.
    logging.getLogger("sqlalchemy").setLevel(logging.WARNING)
    # Without any handler the library prints warnings to standard error.
    _add(root, logging.NullHandler())
    if directory:
        _add(root, _log_file(directory))


class RedactingFormatter(logging.Formatter):
    """Masks addresses in the finished line, where arguments and traceback have come together. UTC."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        return mask_ip_addresses(mask_addresses(super().format(record)))


class _PrivateLogFile(RotatingFileHandler):
    """A log file that only its owner may read."""

    def _open(self) -> TextIOWrapper:
        file = Path(self.baseFilename)
        file.touch(mode=0o600)
        file.chmod(0o600)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Keeps silent: the library would print the record to standard error, unmasked."""


def _log_file(directory: Path) -> _PrivateLogFile:
    try:
        directory.mkdir(parents=True, exist_ok=True)
        handler = _PrivateLogFile(
            directory / FILE_NAME,
            maxBytes=_LARGEST,
            backupCount=_KEPT,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError as error:
        raise EnvironmentProblem(
            f"The log can't be written in {directory} ({error.strerror}). Give yourself permission to write there."
        ) from None
    handler.setFormatter(RedactingFormatter())
    return handler


def _add(logger: logging.Logger, handler: logging.Handler) -> None:
    handler.set_name(_HANDLER_NAME)
    logger.addHandler(handler)
