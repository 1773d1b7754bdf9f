"""Shows a long job under way at the foot of the window, with a way to stop it; the desk goes on meanwhile."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from moderator.gui.safe_text import PlainLabel, one_line
from moderator.gui.tasks import Job


class WorkBar(QFrame):
    """Hidden unless a job runs. `changed` tells when one begins and when it has ended."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("workBar")
        self._label = PlainLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = QPushButton(self.tr("Cancel"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.setSpacing(16)
        layout.addWidget(self._label)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._stop)
        self.hide()

    def watch(self, job: Job, title: str) -> None:
        """Shows this job until `rest` is called."""
        self._label.setText(one_line(title))
        self._bar.setAccessibleName(self._label.text())
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        job.progressed.connect(self._move)
        self._stop.clicked.connect(job.stop)
        self._stop.clicked.connect(self._say_stopping)
        self.show()
        self.changed.emit()

    def rest(self) -> None:
        """Nothing runs any more."""
        self._stop.clicked.disconnect()
        self.hide()
        self.changed.emit()

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return not self.isHidden()

    def _move(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _say_stopping(self) -> None:
        self._stop.setEnabled(False)
        self._label.setText(self.tr("Stopping after this step…"))
