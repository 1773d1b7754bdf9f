"""What a file is that nobody can import: a guess from its beginning, for the sentence that turns it away."""

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive: unpack it first, or it is a document or spreadsheet"),
    (b"\x1f\x8b", "packed with gzip: unpack it first"),
    (b"%PDF-", "a PDF document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<", "XML of another kind"),
    (b"{", "JSON"),
    (b"[", "JSON"),
)
"""How files begin, in small letters where they are letters of a text; the first that fits counts."""

_TEXT_BYTES = 4_096
_MARK = b"\xef\xbb\xbf"


def kind_of(head: bytes) -> str:
    """What a file that begins with `head` is, to stand behind `it is`. Never raises."""
    begins = head[:_TEXT_BYTES].removeprefix(_MARK)
    small = begins.lstrip().lower()
    found = next((kind for beginning, kind in _BEGINNINGS if begins.startswith(beginning)), None)
    found = found or next((kind for beginning, kind in _BEGINNINGS if small.startswith(beginning)), None)
    return found or ("of a kind of its own" if b"\x00" in begins else "a text")
