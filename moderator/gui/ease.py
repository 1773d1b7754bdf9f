"""What makes the window easier to use: the palette, colours and letters, the sidebar, what is read aloud."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from moderator.gui.comment.spoken import Spoken
from moderator.gui.looks import Looks
from moderator.gui.query_values import QueryValues
from moderator.gui.review.open_queue import OpenQueue
from moderator.gui.sidebar_room import SidebarRoom
from moderator.gui.tasks import Tasks
from moderator.gui.theme import Appearance
from moderator.gui.widgets.choice_list import Choice
from moderator.gui.widgets.palette import Palette
from moderator.gui.widgets.search_field import SearchField
from moderator.gui.widgets.sidebar import Sidebar
from moderator.services.desk import Desk


class Ease(QObject):
    """The parts, for the window's actions to work on."""

    def __init__(self, window: QMainWindow, desk: Desk, appearance: Appearance, sidebar: Sidebar) -> None:
        super().__init__(window)
        self.palette = Palette(window)
        self.looks = Looks(appearance, desk.settings.window_text_size)
        self.side = SidebarRoom(window, sidebar, appearance)
        self._spoken = Spoken(window)

    def offer(self, offers: Callable[[], list[Choice]], trigger: Callable[[str], None]) -> None:
        """What the palette offers, and what a choice in it does."""
        self.palette.offer(offers)
        self.palette.chosen.connect(trigger)

    def help_searching(self, desk: Desk, tasks: Tasks, field: SearchField) -> None:
        """Lets the field know this desk's sites and languages, as soon as somebody goes there."""
        self._values = QueryValues(desk, tasks, field.completer_of_queries)
        field.entered.connect(self._values.read)

    def read_aloud(self, queue: OpenQueue) -> None:
        """Announces each comment once when it comes to the screen."""
        queue.comment_shown.connect(self._spoken.show_comment)
