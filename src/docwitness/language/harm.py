"""Words for what cannot be taken back, costs money, ends a session or reaches other people."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from docwitness.language.likeness import concept
from docwitness.language.wording import words

_VERBS = (
    "sign out, sign off, log out, log off, disconnect, delete, remove, erase, destroy, purge, wipe, discard, "
    "terminate, revoke, deactivate, uninstall, unlink, pay, buy, purchase, check out, checkout, place order, "
    "place an order, place your order, donate, refund, subscribe, unsubscribe, publish, unpublish, deploy, send, "
    "resend, submit, restart, reboot, shut down, signout, signoff, logout, logoff, shutdown"
).split(", ")
"""In their plain form. Words that are as often names of places (archive, order, post, email) are none of them."""
_DECISIONS = "confirm approve reject accept decline cancel activate impersonate".split()
"""What only an address says by itself: on a button it tells of the window that it stands in."""
_AMONG_OTHERS = frozenset(
    concept(word)
    for word in "release drop clear empty trash cancel close disable leave transfer merge archive reset restore "
    "rollback order upgrade downgrade charge invite share post approve reject confirm".split()
) | {concept(verb) for verb in _VERBS if " " not in verb}
"""What nobody does on a guess: the verbs, and what may do harm in one window and be a place in another."""
_OUT = frozenset({"out", "off"})
"""“Sign out”, “Log off”: who does it stands outside."""


def _any(verbs: list[str]) -> str:
    return "|".join(verb.replace(" ", "[ _-]") for verb in verbs)


_NAME = re.compile(rf"(?<![\w-])(?:{_any(_VERBS)})(?![\w-])", re.IGNORECASE)
_ADDRESS = re.compile(rf"(?:^|[^a-z])(?:{_any([*_VERBS, *_DECISIONS])})(?:[^a-z]|$)", re.IGNORECASE)
"""In an address a word may stand between any signs: `/rooms/3/delete`, `?action=remove`."""


def names_lasting(label: str) -> bool:
    """Whether a control of that name may do what cannot be taken back.

    The verb has to be there in its plain form: "Deleted items" and "Payment methods" are places.
    """
    return _NAME.search(label) is not None


_COMPOUND = re.compile(r"(?:purchase|refund|checkout|pay)\s[a-z-]+s(?<!ss)$", re.IGNORECASE)


def names_records(label: str) -> bool:
    """Whether the verb is a noun before the plural of what is kept: "Purchase orders", "Refund requests".

    On a button "Purchase credits" does it; a link to an address that says no harm only lists them.
    """
    return _COMPOUND.match(label.strip()) is not None


def leads_to_lasting(address: str) -> bool:
    """Whether the address says that following it does what cannot be taken back.

    A page that only asks whether to do it is not told apart: nothing in an address tells the two.
    """
    parts = urlsplit(address)
    return _ADDRESS.search(unquote(f"{parts.path}?{parts.query}#{parts.fragment}")) is not None


def is_harmful(label: str, said: str = "") -> bool:
    """Whether a control so called, taken on a guess, may do what cannot be taken back and the document does not say."""
    meant = {concept(word) for word in words(said)}
    told = {concept(word) for word in words(label)}
    out = (_OUT & set(re.findall(r"\w+", label.casefold()))) - set(re.findall(r"\w+", said.casefold()))
    return bool(out and concept("login") in told) or not told.isdisjoint(_AMONG_OTHERS - meant)


_DESTRUCTIVE = re.compile(
    r"\b(?:delet|remov|cancel(?!$)|unsubscrib|deactivat|terminat|eras|purge|destroy|revok|refund|discard|wipe|drop|"
    r"pay(?!ment method|out)|purchas|buy|place (?:an |your )?order|subscrib|upgrad|downgrad|confirm|reset|transfer|"
    r"unlink|disconnect|close account)",
    re.IGNORECASE,
)
"""Words for what cannot be taken back or costs money; a bare "Cancel" takes nothing."""


def is_destructive(label: str) -> bool:
    """Whether a step that a document tells to carry out, so called, takes something away or costs money.

    More is counted than in what is explored: a scenario of it is carried out only where the profile allows that.
    """
    return _DESTRUCTIVE.search(label) is not None
