"""The right side of the desk: the article's head, the comment or its editor, and the bar of buttons below."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from moderator.domain.decisions import BatchKind, Changes, Verdict
from moderator.gui.comment.aside_page import AsidePage
from moderator.gui.comment.comment_view import CommentView
from moderator.gui.comment.door_bar import DoorBar
from moderator.gui.comment.editor import Editor
from moderator.gui.comment.link_clicks import LinkClicks
from moderator.gui.comment.note_line import NoteLine
from moderator.gui.comment.reason_menu import ReasonMenu
from moderator.gui.comment.reveal_bar import RevealBar
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.comment.thread_page import ThreadPage
from moderator.gui.comment.versions_page import VersionsPage
from moderator.gui.safe_text import one_line, tooltip
from moderator.gui.theme import Appearance
from moderator.gui.widgets.action_button import ActionButton
from moderator.gui.widgets.ask_bar import AskBar
from moderator.gui.widgets.elided_label import ElidedLabel
from moderator.gui.widgets.empty import Empty, Step
from moderator.gui.widgets.toast import Toast
from moderator.gui.widgets.wrapping_row import WrappingRow
from moderator.gui.words import day

LEAST_HEIGHT = 120


class CommentPane(QWidget):
    """Shows one comment, an editor in its place, or what to do where there is none."""

    editing_changed = Signal(bool)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("commentPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown: ShownComment | None = None
        self._title = ElidedLabel(name="articleTitle")
        self._about = ElidedLabel(name="articleAbout")
        self.view = CommentView(appearance)
        self.editor = Editor(appearance)
        self._empty = Empty()
        self._pages = QStackedWidget()
        self.thread_page, self.versions_page = ThreadPage(appearance), VersionsPage(appearance)
        for page in (self._empty, self.view, self.editor, self.thread_page, self.versions_page):
            self._pages.addWidget(page)
        # The tallest page must not take the room of the buttons below while another one is open.
        self._pages.setMinimumHeight(LEAST_HEIGHT)
        self._bar = QWidget()
        self._bar.setObjectName("verdictBar")
        self._bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._left, self._right = WrappingRow(), QHBoxLayout()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(24, 12, 24, 12)
        bar.addLayout(self._left, 1)
        bar.addLayout(self._right)
        bar.setAlignment(self._right, Qt.AlignmentFlag.AlignTop)
        for buttons in (bar, self._left, self._right):
            buttons.setSpacing(8)
        self._by_action: dict[QAction, ActionButton] = {}
        self.question = AskBar(self.tr("Do it"))
        self.reasons, self.second_look = ReasonMenu(self), NoteLine(self)
        self.reveal_bar, self.door_bar = RevealBar(), DoorBar()
        self._links = LinkClicks(self.view.body)
        self._links.clicked.connect(self.ask_to_open)
        self.view.cards.website_wanted.connect(self.ask_to_open_website)
        self._head = self._article_head()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._pages, 1)
        for asking in (self.question, self.reveal_bar, self.door_bar, self._bar):
            layout.addWidget(asking)
        self.toast = Toast(self._pages)
        self.say_empty("", "")

    def add_buttons(self, left: Iterable[QAction], right: Iterable[QAction]) -> None:
        """The buttons of the bar; each shows its action's key."""
        for action in left:
            self._add_button(action, self._left)
        for action in right:
            self._add_button(action, self._right)

    def ask_reason(self) -> None:
        """Asks why the comment is rejected, above the button that rejects."""
        self.reasons.ask(self._button_of("reject"))

    def ask_note(self) -> None:
        """Asks why the comment wants a second look, above the button that puts it aside."""
        self.second_look.ask(self._button_of("hold"))

    def ask_to_open(self, link: str) -> None:
        """Says where a link leads before it is opened."""
        self._take_questions_back()
        self.door_bar.ask(link)

    def ask_to_open_article(self) -> None:
        """The same for the article of the comment."""
        if self._shown:
            self.ask_to_open(self._shown.comment.article.url)

    def ask_to_open_website(self) -> None:
        """The same for the website that its author gave."""
        if self._shown and self._shown.comment.website.strip():
            self.ask_to_open(self._shown.comment.website)
        elif self._shown:
            self.toast.tell(self.tr("The author gave no website."))

    def ask_to_reveal(self) -> None:
        """Asks why the author's address is needed."""
        self._take_questions_back()
        if self._shown and self._shown.comment.author_id is None:
            self.toast.tell(self.tr("The author left no address."))
        elif self._shown:
            self.reveal_bar.ask()

    @property
    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return self._pages.currentWidget() is self.editor

    @property
    def is_aside(self) -> bool:
        """Whether the thread or the versions stand in the comment's place."""
        return isinstance(self._pages.currentWidget(), AsidePage)

    def open_aside(self, page: AsidePage) -> None:
        """Puts the thread or the versions in the comment's place."""
        self._turn_to(page)

    def close_aside(self) -> None:
        """Turns back to the comment."""
        if self.is_aside:
            self._turn_to(self.view)

    def show_comment(self, shown: ShownComment) -> None:
        """Shows this comment. An open editor stays: what somebody writes in it is not thrown away.

        Thread and versions stay while it is the same comment that is only read again.
        """
        is_another = self._shown is None or self._shown.comment.id != shown.comment.id
        if is_another:
            self._take_questions_back()
        self._shown = shown
        self._links.show_comment(shown)
        article = shown.comment.article
        self._title.setText(one_line(article.title))
        self._title.setToolTip(tooltip(article.title))
        about = (shown.comment.site_title, day(article.published) if article.published else "", shown.whole.lead)
        self._about.setText(one_line(" · ".join(filter(None, about))))
        self.view.show_comment(shown)
        if not self.is_editing and (is_another or not self.is_aside):
            self._turn_to(self.view)

    def say_empty(self, title: str, advice: str, steps: Sequence[Step] = ()) -> None:
        """Shows that there is nothing to decide, and what to do."""
        self._shown = None
        self._take_questions_back()
        self._empty.say(title, advice, steps)
        self._turn_to(self._empty)

    def begin_edit(self) -> None:
        """Opens the editor on the comment that is shown."""
        if self._shown:
            self._take_questions_back()
            self._turn_to(self.editor)
            self.editor.begin(self._shown)

    def end_edit(self) -> bool:
        """Closes the editor; tells whether a draft of what was written is kept."""
        is_kept = self.editor.leave()
        self._turn_to(self.view)
        return is_kept

    def cancel_edit(self) -> None:
        """Closes the editor, and says so where something of it is kept."""
        if self.end_edit():
            self.toast.tell(self.tr("Your draft is kept. E brings it back."))

    def note_stored(self, changes: Changes) -> None:
        """What was stored is no draft any more."""
        if changes.kind is BatchKind.ACT and changes.verdict is Verdict.EDIT:
            for comment_id in changes.changed:
                self.editor.forget(comment_id)

    def _take_questions_back(self) -> None:
        """They were about another comment."""
        for question in (self.reasons, self.second_look, self.reveal_bar, self.door_bar):
            question.leave()

    def _button_of(self, action_id: str) -> ActionButton:
        return next(button for action, button in self._by_action.items() if action.objectName() == action_id)

    def _turn_to(self, page: QWidget) -> None:
        was_editing = self.is_editing
        self._pages.setCurrentWidget(page)
        self._head.setVisible(page is not self._empty)
        if self.is_editing != was_editing:
            self.editing_changed.emit(self.is_editing)

    def _add_button(self, action: QAction, row: QLayout) -> None:
        button = ActionButton(action)
        self._by_action[action] = button
        row.addWidget(button)

    def _article_head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("articleHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(head)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(4)
        for label in (self._title, self._about):
            layout.addWidget(label)
        return head
