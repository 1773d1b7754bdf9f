"""The canonical address of a site, by which a file import and its connection are one site."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import idna

_HOST = re.compile(r"[^\s/?#@:\[\]]{1,253}")
LONGEST = 500
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """`canonical` is host, port and path without scheme; `url` is what people see."""

    canonical: str
    url: str


def site_address(text: str) -> SiteAddress | None:
    """The site that `text` (an address with or without scheme) names, None where it names none."""
    written = text.strip()
    if "://" not in written:
        written = f"https://{written}"
    try:
        parts = urlsplit(written)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if len(written) > LONGEST or parts.scheme not in _DEFAULT_PORTS or not _names_a_host(host):
        return None
    place = _ascii(host.rstrip("."))
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        place = f"{place}:{port}"
    canonical = place + parts.path.rstrip("/")
    return SiteAddress(canonical, f"{parts.scheme}://{canonical}")


def _names_a_host(host: str) -> bool:
    return bool(_HOST.fullmatch(host)) and ("." in host.strip(".") or host == "localhost")


def _ascii(host: str) -> str:
    try:
        return idna.encode(host.lower(), uts46=True).decode("ascii")
    except idna.IDNAError:
        return host.lower()
