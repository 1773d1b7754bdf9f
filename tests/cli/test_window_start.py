"""How the window starts, and what is said where it can't."""

import json

import pytest

from moderator.services import window_needs
from moderator.services.window_needs import missing_packages, obstacle
from tests.helpers.command import Runner
from tests.helpers.machine import run_under

NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
WITHOUT_A_SCREEN = ("env", "QT_QPA_PLATFORM=offscreen")


def test_the_window_opens_and_shows_its_queue(paper: Runner) -> None:
    result = run_under(paper, WITHOUT_A_SCREEN, "--smoke-test")
    assert json.loads(result.out) == {"window": "shown", "comments": 4}


def test_the_window_opens_on_an_empty_desk(moderator: Runner) -> None:
    result = run_under(moderator, WITHOUT_A_SCREEN, "--smoke-test")
    assert json.loads(result.out)["comments"] == 0


def test_without_a_screen_it_says_so_and_how_to_go_on(paper: Runner) -> None:
    result = paper.run(env=NO_SCREEN, check=1)
    assert result.err.startswith("There is no screen here to open a window on.")
    assert "moderator --help" in result.err


def test_a_screen_that_does_not_answer_is_named(paper: Runner) -> None:
    result = paper.run(env=NO_SCREEN | {"DISPLAY": ":987"}, check=1)
    assert "The screen :987 (DISPLAY) can't be reached." in result.err


def test_missing_libraries_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window_needs, "QT_LIBRARIES", {"libnowhere.so.9": "libnowhere9", "libc.so.6": "libc6"})
    assert missing_packages() == ["libnowhere9"]
    assert "apt-get install libnowhere9" in str(obstacle({"QT_QPA_PLATFORM": "offscreen"}))


def test_a_demo_without_a_screen_fills_its_desk_and_says_what_is_missing(moderator: Runner) -> None:
    result = moderator.run("demo", env=NO_SCREEN, check=1)
    assert "comments are waiting" in result.err
    assert "There is no screen" in result.err
    assert moderator.run("count", "--json", check=0).json()["count"] > 100
