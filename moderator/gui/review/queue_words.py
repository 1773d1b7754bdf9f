"""What the line above the list says."""

from PySide6.QtCore import QCoreApplication

from moderator.domain.comments import Status
from moderator.domain.query import Order, Query, StatusIn
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.words import comments_counted, status_word, written


def length_words(queue: OpenQueue) -> str:
    """`1,284 pending · by priority`."""
    if queue.is_loading:
        return QCoreApplication.translate("QueueHead", "Reading…")
    return f"{_counted(queue)} · {order_words(queue.order)}"


def order_words(order: Order) -> str:
    """An order as it stands behind the number, and in the menu."""
    return {
        Order.PRIORITY: QCoreApplication.translate("QueueHead", "by priority"),
        Order.OLDEST: QCoreApplication.translate("QueueHead", "oldest first"),
        Order.NEWEST: QCoreApplication.translate("QueueHead", "newest first"),
        Order.ARTICLE: QCoreApplication.translate("QueueHead", "by article"),
    }[order]


def arrived_words(number: int) -> str:
    """`3 new`: comments that came in and wait."""
    return QCoreApplication.translate("QueueHead", "{} new").format(written(number))


def arrived_sentence(number: int) -> str:
    """The same as it is read aloud."""
    return QCoreApplication.translate("QueueHead", "{} arrived.").format(comments_counted(number))


def _counted(queue: OpenQueue) -> str:
    status = _only_status(queue.query)
    counted = comments_counted(queue.comments) if status is None else f"{written(queue.comments)} {status_word(status)}"
    if queue.length == queue.comments:
        return counted
    return QCoreApplication.translate("QueueHead", "{} in {} rows").format(counted, written(queue.length))


def _only_status(query: Query) -> Status | None:
    """The status that all comments of a query have, if it says no more than one."""
    for term in query.terms:
        if isinstance(term.condition, StatusIn) and not term.negated and len(term.condition.statuses) == 1:
            return term.condition.statuses[0]
    return None
