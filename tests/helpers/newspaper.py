"""The comments of a small newspaper. In a desk they become comments 1 to 9, in this order."""

from tests.helpers.wxr_made import Sent

COMMENTS = (
    Sent(101, "The toll is far too high.", "Ani", "ani@example.org", ip="192.0.2.7"),
    Sent(102, "So it is. Write to garo@example.org, then.", "Garo", "garo@example.org", parent=101),
    Sent(103, "Cheap watches", "Watches", "shop@example.net", "https://watches.example", status="spam"),
    Sent(104, "<b>Well said</b> &amp; thank you.", "Maro", "maro@example.org", status="1"),
    Sent(105, "A vulgar word.", "Petros", "petros@example.org", status="trash"),
    Sent(106, "[...] the bridge [...]", "Another site", website="https://other.example", type="pingback"),
    Sent(107, "=1+1", "=SUM(A1)", "lusin@example.org", status="1", at="2026-11-21 08:00:00"),
    Sent(108, "Open the library!", "Ani", "ani@example.org", article=11, at="2026-11-22 09:30:00"),
    Sent(109, "Սիրում եմ գրադարանը։", "Արամ", article=11, at="2026-11-18 07:00:00"),
)

PENDING = [1, 2, 8, 9]
APPROVED = [4, 7]
EVERYBODY = [1, 2, 3, 4, 5, 7, 8, 9]
"""Without the pingback, 6."""
