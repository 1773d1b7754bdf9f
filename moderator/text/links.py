"""Web links typed in a text, and the host that a link leads to."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from moderator.text.addresses import find_addresses
from moderator.text.top_level_domains import ALSO_WORDS, KNOWN

Span = tuple[int, int]

_LABEL = r"[\w\u0300-\u036f]++(?>(?:-++[\w\u0300-\u036f]++)*)"
_BEFORE = r"(?<![\w@.\u0300-\u036f-])"
_TAIL = r"[^\s<>\"«»“”„`]*+"
_LINK = re.compile(
    rf"""(?<!\w)(?:https?|ftp)://[\w\[]{_TAIL}
    |{_BEFORE}(?P<bare>{_LABEL}(?>(?:\.{_LABEL})+))(?![\w@])(?P<path>(?>(?::[0-9]{{2,5}}+)?)(?>(?:[/?\#]{_TAIL})?))""",
    re.VERBOSE | re.IGNORECASE,
)
_KNOWN_END = re.compile(rf"\.(?=\w)(?:{'|'.join(sorted(KNOWN))})(?!\w)")
_WEB_SCHEME = re.compile(r"(?:https?|ftp):[/\\]*+|[a-z][a-z0-9+.-]{0,30}+://|[/\\]{2,}+", re.IGNORECASE)
_AUTHORITY = re.compile(r"[^/\\?#]*+")
_HOST = re.compile(r"(?P<host>\[[^\]]*+\]|[^@:\[\]]*+)(?>(?::[0-9]*+)?)")
_NOT_IN_URLS = str.maketrans("", "", "\t\n\r")

_PUNCTUATION = frozenset(".,;:!?'’*_~…։՝․،。、")
_OPENING = {")": "(", "]": "[", "}": "{", "›": "‹"}


def find_links(text: str) -> list[Span]:
    """Where links stand, in order: (start, end) in code points, end exclusive.

    Found are http, https and ftp, `www.`, and hosts under well-known top-level domains; one whose end is also
    a word ("over.It") only with a path behind it. Punctuation and brackets of the sentence are left out, and
    so are e-mail addresses.
    """
    if not _may_hold_one(text):
        return []
    found = list(_candidates(text))
    if not any(is_bare for _, is_bare in found):
        return [span for span, _ in found]
    addresses = find_addresses(text)
    return [span for span, is_bare in found if not (is_bare and _touches(span, addresses))]


def host_of(url: str) -> str:
    """The host in lower case, without port, credentials and `www.`; empty where the link leads to none.

    Read as browsers do: a backslash is a slash, line breaks count for nothing. Without a scheme only what
    looks like a host is one.
    """
    address = url.translate(_NOT_IN_URLS).strip()
    scheme = _WEB_SCHEME.match(address)
    authority = _AUTHORITY.match(address, scheme.end() if scheme else 0)
    written = authority[0] if authority else ""
    found = _HOST.fullmatch(written.rpartition("@")[2] if scheme else written)
    host = found["host"].strip("[]. ").lower() if found else ""
    return host.removeprefix("www.") if scheme or _looks_like_host(host) else ""


def _may_hold_one(text: str) -> bool:
    """Quickly, and wrong on the safe side only: most texts hold none."""
    lowered = text.lower()
    return "://" in text or "www." in lowered or _KNOWN_END.search(lowered) is not None


def _candidates(text: str) -> Iterator[tuple[Span, bool]]:
    """The links, and whether they have no scheme."""
    for found in _LINK.finditer(text):
        bare = found["bare"]
        if bare is None or _looks_like_host(bare, bool(found["path"])):
            yield _without_punctuation(text, *found.span()), bare is not None


def _looks_like_host(name: str, has_path: bool = True) -> bool:
    *labels, top = name.lower().split(".")
    if not labels or labels[-1].isdigit():
        return False
    is_known = top in KNOWN and (has_path or top not in ALSO_WORDS)
    return is_known or (labels[0] == "www" and len(labels) > 1)


def _without_punctuation(text: str, start: int, end: int) -> Span:
    """Leaves out punctuation at the end, and closing brackets that were not opened within."""
    link = text[start:end]
    unopened = {closing: link.count(closing) - link.count(opening) for closing, opening in _OPENING.items()}
    while (last := text[end - 1]) in _PUNCTUATION or unopened.get(last, 0) > 0:
        end -= 1
        if last in unopened:
            unopened[last] -= 1
    return start, end


def _touches(span: Span, addresses: list[Span]) -> bool:
    start, end = span
    before_end = bisect_left(addresses, (end, end))
    return before_end > 0 and addresses[before_end - 1][1] > start
