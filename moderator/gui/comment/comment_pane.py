"""The right side of the desk: the article's head, the comment or its editor, and the bar of buttons below."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from moderator.gui.comment.comment_view import CommentView
from moderator.gui.comment.editor import Editor
from moderator.gui.comment.reason_menu import ReasonMenu
from moderator.gui.comment.shown_comment import ShownComment
from moderator.gui.safe_text import one_line, tooltip
from moderator.gui.theme import Appearance
from moderator.gui.widgets.action_button import ActionButton
from moderator.gui.widgets.elided_label import ElidedLabel
from moderator.gui.widgets.empty import Empty
from moderator.gui.widgets.toast import Toast
from moderator.gui.words import day


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
        self.editor = Editor()
        self._empty = Empty()
        self._pages = QStackedWidget()
        for page in (self._empty, self.view, self.editor):
            self._pages.addWidget(page)
        self._bar = QWidget()
        self._bar.setObjectName("verdictBar")
        self._bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons = QHBoxLayout(self._bar)
        self._buttons.setContentsMargins(24, 12, 24, 12)
        self._buttons.setSpacing(8)
        self._by_action: dict[QAction, ActionButton] = {}
        self.reasons = ReasonMenu(self)
        self._head = self._article_head()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._bar)
        self.toast = Toast(self._pages)
        self.say_empty("", "")

    def add_buttons(self, left: Iterable[QAction], right: Iterable[QAction]) -> None:
        """The buttons of the bar; each shows its action's key."""
        for action in left:
            self._add_button(action)
        self._buttons.addStretch(1)
        for action in right:
            self._add_button(action)

    def ask_reason(self) -> None:
        """Asks why the comment is rejected, above the button that rejects."""
        reject = next(button for action, button in self._by_action.items() if action.objectName() == "reject")
        self.reasons.ask(reject)

    @property
    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return self._pages.currentWidget() is self.editor

    def show_comment(self, shown: ShownComment) -> None:
        """Shows this comment. An open editor stays: what somebody writes in it is not thrown away."""
        self._shown = shown
        article = shown.comment.article
        self._title.setText(one_line(article.title))
        self._title.setToolTip(tooltip(article.title))
        about = (shown.comment.site_title, day(article.published) if article.published else "", shown.whole.lead)
        self._about.setText(one_line(" · ".join(filter(None, about))))
        self.view.show_comment(shown)
        if not self.is_editing:
            self._turn_to(self.view)

    def say_empty(self, title: str, advice: str) -> None:
        """Shows that there is nothing to decide, and what to do."""
        self._shown = None
        self._empty.say(title, advice)
        self._turn_to(self._empty)

    def begin_edit(self) -> None:
        """Opens the editor on the comment that is shown."""
        if self._shown:
            self._turn_to(self.editor)
            self.editor.begin(self._shown.comment)

    def end_edit(self) -> None:
        """Closes the editor."""
        self._turn_to(self.view)

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._head.setVisible(page is not self._empty)
        self.editing_changed.emit(page is self.editor)

    def _add_button(self, action: QAction) -> None:
        button = ActionButton(action)
        self._by_action[action] = button
        self._buttons.addWidget(button)

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
