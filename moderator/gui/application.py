"""The program with a window: Qt's application, the desk, and the window on it, from start to end."""

import json
import logging
import signal
import sys
from collections.abc import Callable
from functools import partial
from importlib.resources import as_file
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QLocale, QTimer, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from moderator.app import Choices, open_desk
from moderator.gui.desk_memory import DeskMemory
from moderator.gui.garbage import GarbageCollector
from moderator.gui.kept_state import state_file
from moderator.gui.single_window import SingleWindow, raise_first, socket_name, whose
from moderator.gui.window import DeskWindow
from moderator.resource_files import resource

log = logging.getLogger(__name__)

SWITCH_SECONDS = 0.0005
SMOKE_TEST_MS = 30_000
"""How long a window may take until it shows something."""


def run(choices: Choices, smoke_test: bool) -> int:
    """Opens the desk and its window; returns the exit code once the window is closed."""
    qInstallMessageHandler(_log_qt)
    application = make_application()
    warnings: list[str] = []
    with open_desk(choices, warnings.append) as desk:
        name = socket_name(desk.database.id, whose(desk))
        if not smoke_test and raise_first(name):
            told = QCoreApplication.translate("Application", "Moderator is open already: its window is in front now.")
            print(told, file=sys.stderr)
            return 0
        memory = DeskMemory(state_file(desk.database.id), desk.settings)
        appearance = memory.appearance()
        window = DeskWindow(desk, appearance, memory.kept)
        # Parts that are put together under a style sheet are styled each time one takes another in.
        appearance.apply(application)
        memory.follow(window, appearance)
        single = SingleWindow(name)
        single.wanted.connect(partial(_bring_to_front, window))
        sys.excepthook = _tells(window)
        # Ctrl+C in the terminal closes the window as its own button does.
        signal.signal(signal.SIGINT, lambda *_: window.close())
        window.show()
        if warnings := [*warnings, *window.own_keys.warnings]:
            window.notice.tell("\n".join(warnings), is_problem=False)
        if smoke_test:
            _close_once_shown(application, window)
        code = application.exec()
        window.finish()
        single.close()
    return code


def make_application() -> QApplication:
    """Qt's application with our style, name and plurals."""
    # Each call into Qt lets the threads that read and write go on; five milliseconds until they give way again, as
    # Python has it, many times over for one key, could be seen.
    sys.setswitchinterval(SWITCH_SECONDS)
    application = QApplication([])
    application.setApplicationName("Moderator")
    application.setDesktopFileName("moderator")
    application.setStyle("Fusion")
    GarbageCollector(application)
    install_plurals(application)
    QLocale.setDefault(QLocale.system())
    return application


def install_plurals(application: QApplication) -> None:
    """English has a translation too: Qt takes its plurals from there."""
    plurals = QTranslator(application)
    with as_file(resource("translations", "moderator_en.qm")) as file:
        plurals.load(str(file))
    application.installTranslator(plurals)


def _tells(window: DeskWindow) -> Callable[..., None]:
    """What Python calls for an error that nobody caught, in a handler of Qt's for instance."""

    def tell(_kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(problem, Exception):
            window.tell_problem(problem)

    return tell


def _bring_to_front(window: DeskWindow) -> None:
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
    # Where the system lets nobody take the front, its task bar shows which window it is.
    QApplication.alert(window)


def _close_once_shown(application: QApplication, window: DeskWindow) -> None:
    """For trying an installation: ends with 0 and a line of JSON once a queue is on the screen, else with 1."""

    def looked() -> None:
        if window.queue.is_loading or (window.queue.length and window.queue.shown is None):
            return
        print(json.dumps({"window": "shown", "comments": window.queue.length}))
        application.exit(0)

    look, late = QTimer(window), QTimer(window)
    look.timeout.connect(looked)
    look.start(50)
    late.timeout.connect(lambda: application.exit(1))
    late.start(SMOKE_TEST_MS)


def _log_qt(kind: QtMsgType, _context: object, message: str) -> None:
    """What Qt has to say goes into our log, which takes addresses out."""
    levels = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}
    log.log(levels.get(kind, logging.WARNING), "Qt: %s", message)
