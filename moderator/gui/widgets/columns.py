"""Two parts of the window beside each other, with a line between them that can be moved."""

from PySide6.QtWidgets import QSplitter, QWidget


def columns(name: str, widths: tuple[int, int], left: QWidget, right: QWidget) -> QSplitter:
    """Two parts beside each other; what room there is more goes to the right one. Kept under this name."""
    made = QSplitter()
    made.setObjectName(name)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    for part in (left, right):
        made.addWidget(part)
    made.setSizes(list(widths))
    made.setStretchFactor(1, 1)
    return made
