"""The scenarios that look at what a page says to be there, in some state or at some place, without asking for anything.

A claim is looked at where the steps before it lead, or where the product map has what it speaks of.
"""

from __future__ import annotations

from functools import cached_property

from docwitness.language.nouns import PLACES
from docwitness.language.paths import PATH
from docwitness.language.wording import capital
from docwitness.model import Claim, Procedure
from docwitness.procedures.promising.defaults import field_used
from docwitness.productmap.claimed import Asked, place_of
from docwitness.productmap.queries.guide import sections_of
from docwitness.productmap.states import ProductMap
from docwitness.scenarios.vocabulary import Said, say

APART = 3
"""Blocks from one entry of a list to the next: a term and what explains it."""
MAPPED = frozenset({"entry", "offers", "lists", "changes", "parts"})
"""Kinds of claims that name no place by themselves: without a map nothing tells where to look."""


class Places:
    """Where the claims of one procedure are to be looked at, by the product map."""

    def __init__(self, procedure: Procedure, product_map: ProductMap | None) -> None:
        self._map = product_map
        self._procedure = procedure
        self._sections = {s.heading: s for s in sections_of(procedure)} if product_map else {}
        self._heading = {s.id: procedure.page.blocks[s.block].section for s in procedure.sentences}

    def way_to(self, claim: Claim) -> str | None:
        """The way there, empty for where scenarios start; None where nothing tells."""
        if self._map is None or claim.target is None or claim.kind not in (*MAPPED, "state"):
            return None
        if claim.kind == "parts" and PATH.search(claim.target):
            return ""  # a menu is opened from wherever one is
        heading = self._heading.get(claim.sentence, ())
        asked = Asked(claim.kind, claim.target, claim.value or "", claim.window, self._beside(claim))
        section = self._sections.get(heading)
        topic = heading[-1] if len(heading) > 1 else self._procedure.page.title or "".join(heading)
        return place_of(self._map, asked, section, topic)

    def _beside(self, claim: Claim) -> tuple[str, ...]:
        """The other entries of its list: those that stand close to one another in the page."""
        run = next((run for run in self._runs if claim in run), ())
        return tuple(entry.target for entry in run if entry.target and entry is not claim)

    @cached_property
    def _runs(self) -> tuple[tuple[Claim, ...], ...]:
        block = {sentence.id: sentence.block for sentence in self._procedure.sentences}
        runs: list[list[Claim]] = []
        for entry in (claim for claim in self._procedure.claims if claim.kind == "entry"):
            if runs and block[entry.sentence] - block[runs[-1][-1].sentence] <= APART:
                runs[-1].append(entry)
            else:
                runs.append([entry])
        return tuple(map(tuple, runs))


def phrase_of(claim: Claim, role: str | None, window: str | None, *, changed: bool = False) -> str | None:
    """What is looked for, None for what no look could tell; `changed` where the page has its reader change it."""
    target = claim.target
    if not target:
        return None
    if claim.kind == "position":
        # Of a way through menus, where it begins.
        first = PATH.split(target)[0] if claim.labelled else target
        return spoken(Said("position", first, claim.labelled, role, window, position=claim.position))
    if claim.kind in ("presence", "entry") and (claim.labelled or claim.kind == "entry"):
        return spoken(Said("presence", target, True, role, window))
    if claim.kind == "state" and claim.value:
        kind = "default" if changed else "state"
        return spoken(Said(kind, target, claim.labelled, role, window, value=claim.value))
    if claim.kind == "parts":
        return spoken(Said("parts", target, labelled=True, window=window))
    if claim.kind == "offers":
        return spoken(Said("offers", target, value=claim.value))
    return spoken(Said(claim.kind, target)) if claim.kind in ("lists", "changes") else None


def is_changed(claim: Claim, procedure: Procedure) -> bool:
    """Whether a step of the page changes what is said to be so at first: later it may be otherwise."""
    fields = filter(None, map(field_used, procedure.steps))
    return claim.kind == "state" and any(field.text == claim.target for field in fields)


def is_told_by_labels(claim: Claim) -> bool:
    """Whether it is of what a place shows, and known by labels alone."""
    return (claim.kind == "parts" and claim.value is None) or (claim.kind == "entry" and claim.labelled)


def title_of(claim: Claim) -> str:
    """The name of its scenario."""
    name = capital(PATH.split(claim.target or "It")[-1 if claim.kind == "presence" else 0])
    if claim.kind == "position":
        place = claim.position or ""
        return f"{name} is {place if place.startswith((*PLACES, 'its ', 'their ')) else f'at the {place}'}"
    told = {
        "state": f"{name} is {claim.value}",
        "offers": f"{capital(claim.value or '')} {claim.target} is offered",
        "lists": f"{name} are listed",
        "parts": f"{name} are shown",
        "changes": f"{name} follow what is typed",
        "refuses": f"{name} is told without {claim.value}",
        "opens": f"{capital(claim.value or 'It')} opens {claim.target}",
    }
    return told.get(claim.kind, f"{name} is there")


def spoken(said: Said) -> str | None:
    """The phrase, or None for what no phrase can say: a thing in whose description there are quotes."""
    try:
        return say(said)
    except ValueError:
        return None
