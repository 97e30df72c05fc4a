"""What changed in a figure, in the words that a writer would use."""

from __future__ import annotations

from dataclasses import dataclass

from docwitness.language.wording import quoted
from docwitness.model import Change


@dataclass(frozen=True, slots=True)
class Label:
    """An interface label inside a sentence of ours: every format marks it in its own way."""

    text: str

    def __str__(self) -> str:
        return f"`{self.text}`"


_UNTOLD = frozenset({"", "text", "generic"})
"""Roles that mean nothing to a writer."""

Words = tuple["str | Label", ...]
"""A sentence of ours, with the labels in it apart from the prose around them."""


def plain(words: Words) -> str:
    """The words as plain text, labels between backquotes."""
    return "".join(str(word) for word in words)


def in_quotes(words: Words) -> str:
    """The words as people write them, labels between one pair of quotation marks."""
    return "".join(quoted(word.text) if isinstance(word, Label) else word for word in words)


def change_in_words(change: Change) -> Words:
    """What changed, as one clause: ``Cancel Subscription`` is now ``End Plan``."""
    role, name = (change.element.role, change.element.name) if change.element else ("", "")
    subject = _named(role, name or change.was or change.now or "")
    if change.kind == "renamed" and change.was and change.now:
        return (Label(change.was), " is now ", Label(change.now))
    if change.kind == "added":
        return (*_named(role, change.now or name), " is new")
    if change.kind == "removed" and change.now:
        return (Label(change.was or name), " is gone, and ", Label(change.now), " stands there")
    if change.kind == "removed":
        return (*_named(role, change.was or name), " is gone")
    if change.kind == "moved":
        return (*subject, " has moved", *_from_to(change))
    if change.kind == "state":
        return (*subject, " has changed", *_from_to(change))
    if change.kind == "restyled":
        return (*subject, " is drawn in another style")
    return _otherwise(change, subject)


def _otherwise(change: Change, subject: Words) -> Words:
    if change.figure_box is None and change.capture_box is None:
        if change.element and change.element.role == "layout":
            return ("the layout differs",)
        now = change.now or (change.element.name if change.element else "")
        return ("the figure shows another window", *((" than ", Label(now)) if now else ()))
    if change.was and change.now:
        return (Label(change.was), " has become ", Label(change.now))
    return (*subject, " is another one")


def _named(role: str, name: str) -> Words:
    if not name:
        article = "an" if role[:1] in tuple("aeio") else "a"
        return (f"{article} {role}" if role else "something",)
    return (Label(name),) if role in _UNTOLD else (f"the {role} ", Label(name))


def _from_to(change: Change) -> Words:
    if change.was and change.now and change.was != change.now:
        return (" from ", Label(change.was), " to ", Label(change.now))
    return ()
