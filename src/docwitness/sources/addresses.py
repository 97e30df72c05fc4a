"""Which addresses of the network may be loaded from."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from docwitness.errors import DocumentError, UsageError

_HINT = (
    "Of private addresses only embedded sites that run here are loaded from. Save the page to a file, and name that."
)


def is_web_address(url: str) -> bool:
    """Whether a browser could go there."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def origin_of(url: str) -> str:
    """Scheme, host and port of the URL as browsers write them: without a port that goes without saying."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port not in (None, usual) else "")


def same_origin(address: str, other: str) -> bool:
    """Whether scheme, host and port of the two addresses are the same."""
    try:
        return bool(urlsplit(address).hostname) and origin_of(address) == origin_of(other)
    except ValueError:
        return False


def refuse_private(url: str, allowed: frozenset[str]) -> None:
    """Raise UsageError where the URL's host is at an address that is not of the public internet, and not allowed."""
    if origin_of(url) in allowed:
        return
    parts = urlsplit(url)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise DocumentError(
            f"{url}: the host {parts.hostname} is not known.", hint="Is the address spelt right?"
        ) from None
    for *_, address in found:
        refuse_private_address(str(address[0]), url)


def refuse_private_address(address: str, url: str) -> None:
    """Raise UsageError for an IP address that is not of the public internet."""
    parsed = ipaddress.ip_address(address.split("%", 1)[0])
    mapped = getattr(parsed, "ipv4_mapped", None) or parsed
    if not mapped.is_global or mapped.is_multicast:
        raise UsageError(f"{url} is at the private address {address}.", hint=_HINT)
