"""Cyclic garbage is collected in the window's thread only.

Python collects it in whichever thread happens to allocate next. In a reading thread that may destroy a widget which was
part of a cycle, and Qt crashes when widgets are destroyed outside their own thread.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000

MOST_YOUNG = 5_000
"""Objects made since the last time. More of them belong to work in the background that will let go of them by itself;
to look through them meanwhile would stop the window for a tenth of a second and find nothing."""

MOST_PUT_OFF = 60
"""So often it is put off for that; then the objects may be garbage after all."""


class GarbageCollector(QObject):
    """Does by a timer what Python would do by itself, with Python's own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # What the program is made of stays: looking through it again and again would make the window stutter.
        gc.freeze()
        self._put_off = 0
        timer = QTimer(self)
        timer.timeout.connect(self._collect)
        timer.start(EVERY_MS)

    def _collect(self) -> None:
        counts, thresholds = gc.get_count(), gc.get_threshold()
        if counts[0] > MOST_YOUNG and self._put_off < MOST_PUT_OFF:
            self._put_off += 1
            return
        self._put_off = 0
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return
