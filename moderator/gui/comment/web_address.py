"""Where a link really leads: what a browser would take for its host, said in plain."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QUrl

from moderator.text.hosts import written_out

_BARE = re.compile(r"[^\s/:@?#]++(?::[0-9]{1,5}+)?(?:[/?#].*+)?")
"""A host with what may follow it, but no scheme."""

_WEB = ("https", "http")
_DEFAULT_PORTS = {"https": 443, "http": 80}
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that a browser can open. `host` is what is looked up, `written` the same in its own letters."""

    url: QUrl
    host: str
    written: str
    is_encrypted: bool


def web_address(text: str) -> WebAddress | None:
    """The address that `text` names, None where it names none of the web. A name and password in it are left out."""
    stripped = text.strip()[:LONGEST]
    named = f"https://{stripped}" if _BARE.fullmatch(stripped) else stripped
    url = QUrl(named)
    encoded = QUrl.ComponentFormattingOption.FullyEncoded
    url.setAuthority(url.authority(encoded).rpartition("@")[2])
    host = url.host(encoded)
    if not url.isValid() or url.scheme() not in _WEB or not host:
        return None
    port = url.port(_DEFAULT_PORTS[url.scheme()])
    behind = "" if port == _DEFAULT_PORTS[url.scheme()] else f":{port}"
    return WebAddress(url, host + behind, written_out(host) + behind, url.scheme() == "https")
