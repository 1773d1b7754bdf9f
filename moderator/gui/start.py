"""Opens the window, or says plainly why none can open. Loads Qt only when it is sure that Qt can run."""

import os

from moderator.app import Choices
from moderator.errors import EnvironmentProblem
from moderator.services.window_needs import obstacle


def open_window(choices: Choices, smoke_test: bool = False) -> int:
    """Opens the window and returns the exit code once it is closed.

    With `smoke_test` it closes by itself as soon as it shows a comment. Raises EnvironmentProblem where this
    machine can't show a window.
    """
    if problem := obstacle(os.environ):
        raise EnvironmentProblem(problem)
    from moderator.gui.application import run

    return run(choices, smoke_test)
