"""Addresses as routes: the path with what varies in braces, and addresses of one route told from those of others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

_ID = re.compile(
    r"\d+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=[0-9a-f]*\d)[0-9a-f]{8,}|(?=.*\d)[\w-]{20,}|\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
"""A segment of a path that names one of many: a number, a UUID, a hash, a date."""


def path_of(address: str) -> str:
    """The path of the address, with its fragment where that is a path too, as routers in the browser have it."""
    parts = urlsplit(address)
    fragment = f"#{parts.fragment.split('?')[0]}" if parts.fragment.startswith(("/", "!/")) else ""
    return (unquote(parts.path) or "/") + unquote(fragment)


def query_of(address: str) -> str:
    """The query of the address: another view of the same place, as a rule."""
    return urlsplit(address).query


def route_of(address: str) -> str:
    """The path with `{id}` for what looks like one of many."""
    return "/".join("{id}" if _ID.fullmatch(segment) else segment for segment in path_of(address).split("/"))


def joint_route(addresses: Iterable[str]) -> str | None:
    """The one route of addresses that differ in one segment of their paths, as links of a list do; else None."""
    routes = [route_of(address).split("/") for address in addresses]
    if len(routes) < 2 or len({len(route) for route in routes}) != 1:
        return None
    varying = [index for index, segments in enumerate(zip(*routes, strict=True)) if len(set(segments)) > 1]
    if len(varying) > 1:
        return None
    return "/".join("{name}" if index in varying else segment for index, segment in enumerate(routes[0]))


def is_of(address: str, route: str) -> bool:
    """Whether the address is one of the route."""
    mine, theirs = route_of(address).split("/"), route.split("/")
    return len(mine) == len(theirs) and all(b in (a, "{name}") for a, b in zip(mine, theirs, strict=True))


def without_fragment(address: str) -> str:
    """The address that a server is asked for, but for a fragment that is a path."""
    parts = urlsplit(address)
    fragment = parts.fragment if parts.fragment.startswith(("/", "!/")) else ""
    return parts._replace(fragment=fragment).geturl()
