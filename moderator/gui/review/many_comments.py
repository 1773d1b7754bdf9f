"""All that works on more than one comment of the queue: selecting, deciding together, and what says the same."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from moderator.gui.review.alike_comments import AlikeComments
from moderator.gui.review.bulk_acts import BulkActs
from moderator.gui.review.choosing import Choosing
from moderator.gui.review.chosen import Chosen
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.safe_text import PlainLabel
from moderator.gui.words import chosen_counted


class ManyComments(QObject):
    """Joins the parts, and says in a label how many comments are selected."""

    changed = Signal()
    """What can be done now is something else."""

    def __init__(
        self,
        queue: OpenQueue,
        chosen: Chosen,
        bulk: BulkActs,
        written_query: Callable[[], str],
        open_query: Callable[[str], None],
    ) -> None:
        super().__init__()
        self.bulk = bulk
        self.choosing = Choosing(queue, chosen)
        self.alike = AlikeComments(queue, bulk, written_query, open_query)
        self.label = PlainLabel(name="chosenCount")
        self._queue = queue
        self._chosen = chosen
        for changed in (chosen.changed, queue.changed):
            changed.connect(self._count)
        for changed in (chosen.changed, queue.changed, bulk.changed):
            changed.connect(self.changed)
        self._count()

    @property
    def can_leave(self) -> bool:
        """Whether there is a question, a selection or a queue of alike comments to leave."""
        return self.bulk.is_asking or self._number > 0 or self.alike.can_go_back

    def leave(self) -> None:
        """Leaves the question; then the selection; then the queue of alike comments."""
        if self.bulk.is_asking:
            self.bulk.leave()
        elif self._number:
            self._chosen.clear()
        else:
            self.alike.go_back()

    @property
    def _number(self) -> int:
        return self._chosen.count(self._queue.comments)

    def _count(self) -> None:
        self.label.setText(chosen_counted(self._number) if self._number else "")
        self.label.setVisible(self._number > 0)
