"""Changes and verdicts in words: what a writer reads first."""

from __future__ import annotations

from dataclasses import dataclass

from docwitness.model import Change


@dataclass(frozen=True, slots=True)
class Label:
    """An interface label inside a sentence of ours: every format marks it in its own way."""

    text: str

    def __str__(self) -> str:
        return f"`{self.text}`"


Words = tuple["str | Label", ...]
"""A sentence of ours, with the labels in it apart from the prose around them."""


def plain(words: Words) -> str:
    """The words as plain text, labels between backquotes."""
    return "".join(str(word) for word in words)


def change_in_words(change: Change) -> Words:
    """What changed, as one clause: ``Cancel Subscription`` is now ``End Plan``."""
    role, name = (change.element.role, change.element.name) if change.element else ("", "")
    subject = _named(role, name or change.was or change.now or "")
    if change.kind == "renamed" and change.was and change.now:
        return (Label(change.was), " is now ", Label(change.now))
    if change.kind == "added":
        return (*_named(role, change.now or name), " is new")
    if change.kind == "removed":
        return (*_named(role, change.was or name), " is gone")
    if change.kind == "moved":
        return (*subject, " has moved", *_from_to(change))
    if change.kind == "state":
        return (*subject, " has changed", *_from_to(change))
    if change.kind == "restyled":
        return (*subject, " is drawn in another style")
    return (*subject, " differs", *_from_to(change))


def _named(role: str, name: str) -> Words:
    if not name:
        return (f"a {role}" if role else "something",)
    return (f"the {role} ", Label(name)) if role else (Label(name),)


def _from_to(change: Change) -> Words:
    if change.was and change.now and change.was != change.now:
        return (" from ", Label(change.was), " to ", Label(change.now))
    return ()


def counted(number: int, noun: str) -> str:
    """`1 figure`, `2 figures`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def encodable(text: str) -> str:
    """The text with halves of surrogate pairs, which no encoding can hold, replaced by `?`."""
    return text.encode(errors="replace").decode()
