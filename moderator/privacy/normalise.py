"""One form for each address, so that the same reader has the same fingerprint. Nothing here raises."""

import ipaddress
import re

import idna

from moderator.domain.personal import EmailAddress, IpAddress

_LONGEST_HOST = 253
_PLAIN_HOST = re.compile(r"[a-z0-9]++(?>(?:[.-][a-z0-9]++)*)")


def normalised_address(email: EmailAddress) -> EmailAddress:
    """Blanks off and the host in its one form; dots, plus signs and letter case before the @ stay."""
    written = email.in_clear().strip()
    local, at, host = written.rpartition("@")
    return EmailAddress(f"{local}@{_normalised_host(host)}" if at else written)


def domain_of(email: EmailAddress) -> str:
    """The host of the address in its one form; empty where there is none."""
    _, at, host = email.in_clear().strip().rpartition("@")
    return _normalised_host(host) if at else ""


def normalised_ip(ip: IpAddress) -> IpAddress:
    """The shortest form; IPv4 written as IPv6 is IPv4. What is no IP address stays as it is, stripped."""
    written = ip.in_clear().strip()
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return IpAddress(written)
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return IpAddress(str(mapped or address))


def _normalised_host(host: str) -> str:
    """Lower case, IDNA 2008 with the mapping of UTS #46, no final dot; lower case only where IDNA refuses."""
    lowered = "".join(host.split()).lower().rstrip(".")
    # IDNA leaves a plain host as it is, at twenty times the cost.
    if len(lowered) > _LONGEST_HOST or _PLAIN_HOST.fullmatch(lowered):
        return lowered
    try:
        return idna.encode(lowered, uts46=True).decode("ascii").rstrip(".")
    except UnicodeError:
        return lowered
