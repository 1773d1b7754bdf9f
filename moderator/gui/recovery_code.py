"""The quiet reminder to write a recovery code down, and the code itself, shown once."""

from functools import partial

from PySide6.QtCore import QObject

from moderator.gui.tasks import Tasks
from moderator.gui.watch import Watch
from moderator.gui.widgets.offer import Offer
from moderator.services import recovery_reminder
from moderator.services.desk import Desk


class RecoveryCode(QObject):
    """Looks at the start, and when `look` is called, whether a code is still to be made; then `offer` says so.

    Put off, it says so again at the next start.
    """

    def __init__(self, desk: Desk, tasks: Tasks, watch: Watch) -> None:
        super().__init__()
        self.offer = Offer()
        self._desk = desk
        self._tasks = tasks
        self._watch = watch
        self._is_answered = False
        self.offer.taken.connect(self._make)
        self.offer.left.connect(self._answered)
        self.look()

    def look(self) -> None:
        """Finds out in the background whether there is anything to say."""
        if not self._is_answered:
            self._tasks.read(partial(recovery_reminder.is_due, self._desk), self._remind, _say_nothing)

    def _remind(self, is_due: bool) -> None:
        if self._is_answered or not is_due:
            return
        sentence = self.tr(
            "The addresses of your readers are sealed with a key that lies on this machine only. "
            "Write down a recovery code, or they are lost with it."
        )
        self.offer.offer(sentence, self.tr("Show a recovery code"), self.tr("Later"))

    def _make(self) -> None:
        self._answered()
        self.offer.hide()
        self._watch.write(partial(recovery_reminder.make_first_code, self._desk), self._show, self._not_made)

    def _show(self, code: str) -> None:
        sentence = self.tr("{}   Write this code down now and keep it apart from this machine. It is not shown again.")
        self.offer.offer(sentence.format(code), "", self.tr("I have written it down"))

    def _not_made(self, problem: Exception) -> None:
        self.offer.offer(str(problem), "", self.tr("Close"))

    def _answered(self) -> None:
        self._is_answered = True


def _say_nothing(_problem: Exception) -> None:
    """A reminder that can't be checked now is checked at the next start; other parts tell what is wrong."""
