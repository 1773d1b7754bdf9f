"""A second start brings the first window to the front and ends; what a crash leaves behind is taken over."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moderator.app import Choices, open_desk
from moderator.gui.single_window import SingleWindow, raise_first, socket_name, whose
from tests.helpers.checkout import ROOT
from tests.helpers.command import Runner
from tests.helpers.windows import wait_until

ASKING = """
import sys
from PySide6.QtCore import QCoreApplication
from moderator.gui.single_window import raise_first
application = QCoreApplication([])
print(raise_first(sys.argv[1]))
"""
LISTENING = """
import sys
from PySide6.QtCore import QCoreApplication
from moderator.gui.single_window import SingleWindow
application = QCoreApplication([])
single = SingleWindow(sys.argv[1])
print("listening", flush=True)
application.exec()
"""


@pytest.fixture
def name(tmp_path: Path) -> Iterator[str]:
    name = socket_name(str(tmp_path), "anna")
    yield name
    QLocalServer.removeServer(name)


def script(text: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", text, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_the_first_window_hears_of_the_second_start(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    single = SingleWindow(name)
    heard: list[bool] = []
    single.wanted.connect(lambda: heard.append(True))
    second = script(ASKING, name)
    wait_until(lambda: heard and second.poll() is not None)
    assert second.communicate()[0].strip() == "True"
    single.close()
    assert not raise_first(name)


def test_nobody_listens_before_the_first_start(qapp: QApplication, name: str) -> None:
    assert not raise_first(name)


def test_what_a_crash_left_is_taken_over(qapp: QApplication, name: str) -> None:
    crashed = script(LISTENING, name)
    assert crashed.stdout is not None
    assert crashed.stdout.readline().strip() == "listening"
    crashed.send_signal(signal.SIGKILL)
    crashed.communicate()
    assert not raise_first(name)
    single = SingleWindow(name)
    second = script(ASKING, name)
    wait_until(lambda: second.poll() is not None)
    assert second.communicate()[0].strip() == "True"
    single.close()


def test_a_window_that_does_not_answer_keeps_nobody_waiting_for_long(qapp: QApplication, name: str) -> None:
    hung = script(LISTENING, name)
    assert hung.stdout is not None
    assert hung.stdout.readline().strip() == "listening"
    hung.send_signal(signal.SIGSTOP)
    begun = time.monotonic()
    assert not raise_first(name)
    assert time.monotonic() - begun < 5
    hung.kill()
    hung.communicate()


def test_desks_and_people_have_windows_of_their_own_and_the_name_tells_nothing() -> None:
    names = {socket_name(desk, person) for desk in ("one", "two") for person in ("anna", "garo")}
    assert len(names) == 4
    assert not any("anna" in name or "one" in name for name in names)


def test_the_program_started_twice_says_so_and_ends_well(paper: Runner) -> None:
    with open_desk(Choices(data_dir=paper.data_dir, actor="anna"), print) as desk:
        name = socket_name(desk.database.id, whose(desk))
    first = script(LISTENING, name)
    assert first.stdout is not None
    assert first.stdout.readline().strip() == "listening"
    result = paper.run("--as", "anna", env={"QT_QPA_PLATFORM": "offscreen"}, check=0)
    first.kill()
    first.communicate()
    QLocalServer.removeServer(name)
    assert "Moderator is open already: its window is in front now." in result.err
