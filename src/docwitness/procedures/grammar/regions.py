"""Where the text says that a step happens, down to the section or menu, for who reads what was read.

A window is what a scenario looks for; a section of a page, a menu or a bar is where readers look within it. The one
that is said with the step counts, else the one that was named last and has not been left since.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from docwitness.language.nouns import BARS, PARTS, SURFACES
from docwitness.procedures.grammar.things import Thing

_WITHIN = ("in", "on", "at", "from", "within", "inside", "under")
_HEADED = ("under", "underneath", "below", "beneath")
_ROWS = ("list", "table", "grid", "tree")
"""What a window may have several of: without a name nothing tells which one is meant."""

_LONGEST = 4
"""Words of a name."""
_FIELDS = ("combobox", "listbox")


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a window that the text names."""

    name: str
    lasts: bool = False
    """Whether readers stay in it until they go elsewhere: in a section they do, in a menu they do not."""
    window: str | None = None
    """The window in which the reader was when it was named."""


def region_named(prep: str, thing: Thing) -> Region | None:
    """The region that a phrase names: "in the **Fees** section", "on the left sidebar", "under **Fees**"."""
    noun = thing.noun.rpartition(" ")[2]
    words = thing.text.lower().split()
    if prep in ("in", "on", "within") and words and words[-1] in SURFACES and len(words) <= _LONGEST:
        return Region(thing.text)
    if prep in _HEADED and thing.labelled and thing.kinds and not thing.noun:
        return Region(thing.text, lasts=True)
    if prep not in _WITHIN or thing.sort == "window":
        return None
    if noun in PARTS:
        return Region(thing.text, lasts=True) if thing.labelled else None
    if thing.role in _FIELDS and thing.text.lower() != thing.noun:
        return None  # "the **Size** list" is a field
    named = noun not in _ROWS or thing.role is not None or not (thing.labelled or thing.text.lower() == noun)
    return Region(thing.text) if noun in BARS and named else None


_OWN = re.compile(r"\b(?:your|an?)\s(?:[\w-]+['’]s?\s)?[a-z][a-z-]*(?:\s[a-z-]+)?\W*$", re.IGNORECASE)
_ANYWHERE = frozenset("case way moment time second minute row step order example place position corner side".split())


def record_named(said: str, thing: Thing) -> Region | None:
    """What a sentence begins in that has a name of its own: "in your album, …", "from a guest's profile, …"."""
    bare = not (thing.labelled or thing.role) and thing.sort == "plain" and len(thing.text.split()) <= _LONGEST
    fits = bare and _OWN.search(said) and thing.text.split()[-1].lower() not in _ANYWHERE
    return Region(thing.text, lasts=True) if fits else None


def menu_opened(verb: str | None, thing: Thing) -> Region | None:
    """The menu that a step is said to open: "click the name to open the drop-down menu"."""
    opens = verb in ("open", "access", "bring up", "see", "view", "show", "reveal", "display")
    return Region(thing.text) if opens and thing.noun.endswith("menu") else None


def part_told_of(thing: Thing) -> Region | None:
    """The section that a sentence tells of: "Below is a **Danger** section"."""
    return Region(thing.text, lasts=True) if thing.labelled and thing.noun in PARTS else None


class Whereabouts:
    """The place where the reader is, as the text says it."""

    def __init__(self) -> None:
        self._region: Region | None = None
        self._settled: str | None = None

    def enter(self, region: Region | None, window: str | None) -> None:
        """Be in the region, within the window where the reader is."""
        if region is not None:
            self._region = replace(region, window=window)

    def at(self, window: str | None) -> str | None:
        """The place of a step that happens in this window."""
        if self._region and self._region.window == window:
            return self._region.name
        return window or self._settled

    def pass_on(self, *, all_of_it: bool = False) -> None:
        """Leave a menu or a bar, and a section where its list or paragraph is at an end."""
        if self._region and (all_of_it or not self._region.lasts):
            self._region = None

    def settle(self, window: str | None) -> None:
        """Remember a page to which the reader has gone: what follows may name no other."""
        self._settled = window or self._settled
