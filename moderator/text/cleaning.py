"""The one door for text from outside: after it, text can be stored, searched and shown."""

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """The text without NUL, with U+FFFD for lone surrogates and LF for CRLF and CR.

    Either database refuses one of the first two. Everything else stays: a moderator must be able to see
    what was sent.
    """
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", text)
