"""The log: it tells what went wrong, and never whose address was in it."""

import logging
import stat
import subprocess
import sys
import time
import warnings

import pytest

from moderator.errors import EnvironmentProblem
from moderator.logs import FILE_NAME, RedactingFormatter, set_up_logging

pytestmark = pytest.mark.usefixtures("expected_log")
LOG = logging.getLogger("moderator.test_logs")
ADDRESS = "anna@reader.example"
IP = "192.0.2.77"


@pytest.fixture(autouse=True)
def quiet_again():
    """Leaves the logging of the test run as it was found."""
    levels = {name: logging.getLogger(name).level for name in ("moderator", "sqlalchemy")}
    yield
    set_up_logging(None)
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, logging.NullHandler)]:
        root.removeHandler(handler)
    logging.captureWarnings(False)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def logged_in(folder):
    return (folder / FILE_NAME).read_text(encoding="utf-8")


def test_a_line_says_when_how_bad_where_and_what(tmp_path):
    set_up_logging(tmp_path)
    LOG.warning("the import of %s stopped", "export.xml")
    when, what = logged_in(tmp_path).split(" ", 1)
    assert what == "WARNING moderator.test_logs: the import of export.xml stopped\n"
    assert len(when) == len("2026-11-25T02:00:00Z")
    assert when.endswith("Z")


@pytest.fixture
def in_yerevan(monkeypatch):
    """Four hours ahead of UTC, all year."""
    monkeypatch.setenv("TZ", "<+04>-4")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_yerevan")
def test_the_time_of_a_line_is_in_utc_and_not_taken_for_an_address():
    record = logging.LogRecord("moderator", logging.INFO, "", 0, "hello", None, None)
    record.created = 0.0
    assert RedactingFormatter().format(record) == "1970-01-01T00:00:00Z INFO moderator: hello"


def test_an_address_in_message_or_arguments_is_masked(tmp_path):
    set_up_logging(tmp_path)
    LOG.warning(f"refused {ADDRESS} from {IP}")  # noqa: G004
    LOG.warning("refused %s from %s", ADDRESS, IP)
    LOG.warning("refused %s", {"email": ADDRESS, "ip": IP})
    LOG.warning("refused %s and %s", "2001:db8::77", "mailto:anna%40reader.example")
    assert logged_in(tmp_path).count("refused") == 4
    assert "reader.example" not in logged_in(tmp_path)
    assert IP not in logged_in(tmp_path)
    assert "2001:db8::77" not in logged_in(tmp_path)


def test_an_address_that_comes_together_only_in_the_line_is_masked(tmp_path):
    set_up_logging(tmp_path)
    LOG.warning("%s@%s", "anna", "reader.example")
    assert ADDRESS not in logged_in(tmp_path)


def test_an_address_in_a_traceback_is_masked(tmp_path):
    set_up_logging(tmp_path)
    try:
        raise ValueError(f"bad value {ADDRESS} of {IP}")
    except ValueError:
        LOG.exception("it failed")
    text = logged_in(tmp_path)
    assert "Traceback" in text
    assert "ValueError: bad value" in text
    assert ADDRESS not in text
    assert IP not in text


def test_a_warning_of_python_goes_to_the_log_masked(tmp_path, capfd):
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        set_up_logging(tmp_path)
        warnings.warn(f"odd {ADDRESS}", UserWarning, stacklevel=1)
        logging.captureWarnings(False)
    assert "py.warnings: " in logged_in(tmp_path)
    assert "UserWarning: odd" in logged_in(tmp_path)
    assert ADDRESS not in logged_in(tmp_path)
    assert capfd.readouterr().err == ""


def test_a_text_that_is_no_text_is_written_all_the_same(tmp_path):
    set_up_logging(tmp_path)
    LOG.warning("lone \ud800, Հայաստան")
    assert "lone \\ud800, Հայաստան" in logged_in(tmp_path)


@pytest.mark.parametrize(("level", "kept"), [("debug", 3), ("info", 2), ("warning", 1)])
def test_the_level_decides_how_much_is_kept(tmp_path, level, kept):
    set_up_logging(tmp_path, level)
    LOG.debug("one")
    LOG.info("two")
    LOG.warning("three")
    assert len(logged_in(tmp_path).splitlines()) == kept


def test_statements_of_the_database_are_not_logged_at_any_level(tmp_path):
    logging.getLogger("sqlalchemy").setLevel(logging.DEBUG)
    set_up_logging(tmp_path, "debug")
    engine = logging.getLogger("sqlalchemy.engine")
    engine.debug("values")
    engine.info("INSERT")
    engine.warning("a real warning")
    assert "a real warning" in logged_in(tmp_path)
    assert "INSERT" not in logged_in(tmp_path)
    assert "values" not in logged_in(tmp_path)


def test_the_file_is_its_owners_only_even_after_it_was_not(tmp_path):
    (tmp_path / FILE_NAME).touch(mode=0o644)
    set_up_logging(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_a_full_log_is_set_aside_and_three_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("moderator.logs._LARGEST", 2_000)
    set_up_logging(tmp_path)
    for _ in range(60):
        LOG.warning("word " * 40)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [FILE_NAME, f"{FILE_NAME}.1", f"{FILE_NAME}.2", f"{FILE_NAME}.3"]
    assert all(path.stat().st_size <= 2_000 for path in tmp_path.iterdir())
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_nothing_goes_to_standard_error_not_even_without_a_file():
    program = (
        "import logging, warnings; from moderator.logs import set_up_logging; set_up_logging(None);"
        "logging.getLogger('moderator.x').error('ours'); logging.getLogger('library').error('theirs');"
        "warnings.warn('a warning')"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert (ran.stdout, ran.stderr) == (b"", b"")


def test_a_full_disk_is_not_told_to_standard_error_unmasked(tmp_path, capfd, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    set_up_logging(tmp_path)
    monkeypatch.setattr(RedactingFormatter, "format", full)
    LOG.warning("refused %s", ADDRESS)
    assert capfd.readouterr().err == ""


def test_setting_up_twice_writes_each_line_once(tmp_path):
    set_up_logging(tmp_path / "first")
    set_up_logging(tmp_path / "second")
    LOG.warning("once")
    assert logged_in(tmp_path / "first") == ""
    assert logged_in(tmp_path / "second").count("once") == 1


def test_a_place_that_can_not_be_written_is_said_plainly(tmp_path, capfd):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(EnvironmentProblem, match="log can't be written"):
        set_up_logging(blocked / "logs")
    LOG.warning("kept quiet")
    assert capfd.readouterr().err == ""


def test_an_endless_line_is_masked_in_no_time(tmp_path):
    set_up_logging(tmp_path)
    LOG.warning("%s %s", "a@" * 32_500, ADDRESS)
    assert ADDRESS not in logged_in(tmp_path)
