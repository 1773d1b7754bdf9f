"""Asks before a link is opened in the browser, and says where it really leads."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from moderator.gui.comment.web_address import WebAddress, web_address
from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.widgets.question import Question
from moderator.gui.widgets.two_part_button import TwoPartButton

LONGEST_HOST = 260
LONGEST_SHOWN = 120


class DoorBar(Question):
    """Enter opens the address, Esc leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdictBar")
        self._address: WebAddress | None = None
        self._host = PlainLabel(name="address", wraps=True)
        self._said = PlainLabel(name="quiet", wraps=True)
        self._open = TwoPartButton(self.tr("Open in the browser"), self.tr("Enter"), "keyCap")
        self._leave = TwoPartButton(self.tr("Leave it"), self.tr("Esc"), "keyCap")
        self._open.clicked.connect(self._go)
        self._leave.clicked.connect(self.leave)
        for button in (self._open, self._leave):
            button.setAutoDefault(True)
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self._host, self._said):
            words.addWidget(label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(8)
        layout.addLayout(words, 1)
        for button in (self._open, self._leave):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def sentence(self) -> str:
        """What it says; empty when it is not there."""
        return "" if self.isHidden() else f"{self._host.text()} {self._said.text()}".strip()

    def ask(self, written: str) -> None:
        """Says where this link leads, and whether it can be opened at all."""
        address = self._address = web_address(written)
        self._host.setText(one_line(self._host_words(address), LONGEST_HOST))
        self._said.setText(one_line(self._about(address, written)))
        self.setAccessibleName(f"{self._host.text()} {self._said.text()}")
        self._open.setVisible(address is not None)
        self._remember_focus()
        self.show()
        (self._open if address else self._leave).setFocus()

    def _host_words(self, address: WebAddress | None) -> str:
        if address is None:
            return self.tr("This is no address of the web.")
        if address.host == address.written:
            return address.host
        return self.tr("{}, which stands for {}").format(address.host, address.written)

    def _about(self, address: WebAddress | None, written: str) -> str:
        if address is None:
            return written[:LONGEST_SHOWN]
        whole = one_line(address.url.toString(), LONGEST_SHOWN)
        return whole if address.is_encrypted else self.tr("Not encrypted (http). {}").format(whole)

    def _go(self) -> None:
        if self._address:
            QDesktopServices.openUrl(self._address.url)
        self.leave()
