"""The author's address for a short while, for somebody who says why."""

from time import monotonic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moderator.domain.personal import EmailAddress
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.widgets.fresh_line import FreshLine
from moderator.gui.widgets.question import Question
from moderator.gui.widgets.two_part_button import TwoPartButton
from moderator.services.decide import LONGEST_NOTE

SHOWN_SECONDS = 30
TICK_MS = 200
LONGEST_ADDRESS = 320


class RevealBar(Question):
    """Asks for a reason; `asked` carries it. The address stands in one label, and nowhere once that is hidden."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdictBar")
        self.setAccessibleName(self.tr("Address of the author"))
        self._address: EmailAddress | None = None
        self._hidden_at = 0.0
        self._said = PlainLabel(name="quiet", wraps=True)
        self._shown = PlainLabel(name="address")
        self._reason = FreshLine(LONGEST_NOTE)
        self._reason.setAccessibleName(self.tr("Why the address is needed"))
        self._reason.setPlaceholderText(self.tr("Why it is needed; kept on record"))
        self._show = TwoPartButton(self.tr("Show the address"), self.tr("Enter"), "keyCap")
        self._copy = TwoPartButton(self.tr("Copy"), "", "keyCap")
        self._hide = TwoPartButton(self.tr("Hide now"), self.tr("Esc"), "keyCap")
        self._leave = TwoPartButton(self.tr("Leave it"), self.tr("Esc"), "keyCap")
        self._show.clicked.connect(self._ask)
        self._reason.entered.connect(self._ask)
        self._copy.clicked.connect(self._put_on_clipboard)
        for button in (self._hide, self._leave):
            button.clicked.connect(self.leave)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._lay_out()

    @property
    def sentence(self) -> str:
        """What it says beside the address; empty when it is not there."""
        return "" if self.isHidden() else self._said.text()

    def ask(self) -> None:
        """Asks why the address is needed."""
        self._forget()
        self._remember_focus()
        self._reason.begin()
        self._reason.setEnabled(True)
        self._turn(is_shown=False)
        self._said.setText(self.tr("The address of this comment's author is sealed. Looking at it is put on record."))
        self.show()
        self._reason.setFocus()

    def show_address(self, address: EmailAddress) -> None:
        """Shows it until the time is up or somebody hides it."""
        self._address = address
        self._hidden_at = monotonic() + SHOWN_SECONDS
        self._shown.setText(one_line(address.in_clear(), LONGEST_ADDRESS))
        self._turn(is_shown=True)
        self._tick()
        self._clock.start()
        # Not a button: Enter may still be held down.
        self.setFocus()

    def refuse(self, sentence: str) -> None:
        """Says why it is not shown; another reason can be given."""
        if self.isHidden():
            return
        self._said.setText(one_line(sentence))
        self._reason.setEnabled(True)
        self._reason.setFocus()

    def leave(self) -> None:
        """Hides the address for good."""
        super().leave()
        self._forget()

    def _ask(self) -> None:
        reason = self._reason.text().strip()
        if not reason:
            self._said.setText(self.tr("Say in a few words why the address is needed."))
        elif self._reason.isEnabled():
            self._said.setText(self.tr("Opening it…"))
            self.setFocus()
            self._reason.setEnabled(False)
            self.asked.emit(reason)

    def _forget(self) -> None:
        self._clock.stop()
        self._address = None
        self._shown.clear()
        self._reason.clear()

    def _tick(self) -> None:
        left = self._hidden_at - monotonic()
        if left <= 0:
            self.leave()
        else:
            self._said.setText(self.tr("Hidden again in {} s.").format(int(left) + 1))

    def _turn(self, is_shown: bool) -> None:
        with_address: tuple[QWidget, ...] = (self._shown, self._copy, self._hide)
        before: tuple[QWidget, ...] = (self._reason, self._show, self._leave)
        for part in with_address:
            part.setVisible(is_shown)
        for part in before:
            part.setVisible(not is_shown)

    def _put_on_clipboard(self) -> None:
        if self._address:
            QGuiApplication.clipboard().setText(self._address.in_clear())
        self.setFocus()

    def _lay_out(self) -> None:
        buttons = (self._show, self._leave, self._copy, self._hide)
        for button in buttons:
            # So that Enter presses the one that has the focus, as in a dialog.
            button.setAutoDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._shown, 1)
        row.addWidget(self._reason, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 12)
        layout.setSpacing(4)
        layout.addWidget(self._said)
        layout.addLayout(row)
