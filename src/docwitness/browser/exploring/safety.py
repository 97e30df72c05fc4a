"""A context in which a product is only looked at: what may leave it is decided before its first request."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from docwitness.browser.guarding.guard import Guard
from docwitness.browser.guarding.permission import Outgoing
from docwitness.browser.product import Product
from docwitness.language.harm import leads_to_lasting

_LOOKING = frozenset({"Image", "Stylesheet", "Font", "Media", "Script", "Manifest", "TextTrack"})
"""What a page is made of; the address of a picture says what it shows, not what it does."""


def guard_for_looking(product: Product) -> Guard:
    """What stands between the explored product and the network.

    It stops what may change something, and addresses that say that they sign out, delete, pay, publish or send,
    whatever their method, but for what a page asks for by itself while it is loaded. Where scenarios may change the
    product, lists that are asked for by a POST are shown, and so is what a page sends by itself while it is loaded:
    without it many a page stays empty. The embedded product is made to be changed: there it is enough that no such
    control is clicked.
    """
    guarded = replace(product, embedded=False, may_change=product.embedded)
    return Guard(guarded, keeps_off=None if product.embedded else _lasting, as_visitor=product.may_change)


def stopped_by(guard: Guard) -> list[str]:
    """Method and path of what was stopped, in order."""
    return [_in_words(blocked.request) for blocked in guard.blocked]


def _lasting(request: Outgoing) -> str | None:
    if request.kind in _LOOKING or not leads_to_lasting(request.url):
        return None
    return f"its address {urlsplit(request.url).path} says that it changes something"


def _in_words(request: Outgoing) -> str:
    return f"{'SOCKET' if request.kind == 'WebSocket' else request.method} {urlsplit(request.url).path}"
