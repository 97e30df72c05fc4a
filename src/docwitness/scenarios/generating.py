"""Procedure → scenarios, as a careful tester would write them down: in the page's order, one promise each.

The steps of a section are a walk. Each stage of the walk, up to the next window that the page says to be open, is a
scenario: `Given` what leads there, `When` the stage, `Then` the window. What an element's place or state is said to be
is a scenario of its own, and so is every offer ("you can also"). Behaviour has no phrase: it is for people to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from docwitness.model import Action, Claim, Procedure, Scenario, ScenarioStep, Step
from docwitness.procedures.nouns import PLACES
from docwitness.procedures.nouns import ROLES as NOUNS
from docwitness.procedures.things import PATH
from docwitness.scenarios.vocabulary import ROLES, Said, say

Keyword = Literal["Given", "When", "Then"]

_LASTING = re.compile(
    r"\b(?:delet|remov|cancel(?!$)|unsubscrib|deactivat|terminat|eras|purge|destroy|revok|refund|discard|wipe|drop|"
    r"pay(?!ment method|out)|purchas|buy|place (?:an |your )?order|subscrib|upgrad|downgrad|confirm|reset|transfer|"
    r"unlink|disconnect|close account)",
    re.IGNORECASE,
)
"""Words for what cannot be taken back or costs money; a bare "Cancel" takes nothing."""
_VERBS: dict[Action, str] = {
    "click": "Clicking",
    "double-click": "Double-clicking",
    "right-click": "Right-clicking",
    "select": "Selecting",
    "type": "Filling in",
    "check": "Checking",
    "uncheck": "Unchecking",
    "press": "Pressing",
    "hover": "Hovering over",
    "drag": "Dragging",
    "upload": "Uploading to",
    "navigate": "Going to",
    "open": "Opening",
}


def scenarios_of(procedure: Procedure) -> tuple[Scenario, ...]:
    """The scenarios that put the procedure's promises to the test, in the page's order, no two of one name."""
    writer = _Writer(procedure)
    made = sorted((*writer.walks(), *writer.claims()), key=lambda s: s.location.line if s.location else 0)
    return tuple(_named_apart(made))


class _Writer:
    """Writes the scenarios of one procedure."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.sentences = {sentence.id: sentence for sentence in procedure.sentences}
        self.titles = {step.target for step in procedure.steps if step.action == "expect" and step.role == "window"}
        """Windows that the page says to be open: only these are looked for by title."""
        self.shown = {figure.src: figure.window for figure in procedure.page.figures}

    def walks(self) -> Iterator[Scenario]:
        """A scenario for every stage of every section's walk, and for every offer beside it."""
        for section in self._sections():
            path: list[Step] = list(self._way_to(section[0]))
            for stage in self._stages(section):
                if stage[0].optional and stage[0].action != "expect":
                    yield self._stage(path, stage, f"On offer: {_doing(stage)}")
                else:
                    yield self._stage(path, stage, self._title(stage))
                    path.extend(stage)

    def claims(self) -> Iterator[Scenario]:
        """A scenario for everything that the page says to be somewhere, or in some state."""
        for claim in self.procedure.claims:
            phrase = self._claim_phrase(claim)
            if phrase is not None:
                then = ScenarioStep("Then", phrase, claim.id, claim.location)
                way = self._lines("Given", self._way_before(claim))
                tags = ("destructive",) if _is_lasting(self._way_before(claim)) else ()
                yield Scenario(_claim_title(claim), (*way, then), tags, claim.location)

    def _stage(self, path: Sequence[Step], stage: Sequence[Step], name: str) -> Scenario:
        acts = [step for step in stage if step.action != "expect"]
        outcomes = [step for step in stage if step.action == "expect"]
        lines = [*self._lines("Given", path), *self._lines("When", acts)]
        for step in outcomes:
            lines.extend(self._lines("Then", [step]))
        lines.extend(self._figure(stage[-1]))
        tags = ("destructive",) if _is_lasting([*path, *stage]) else ()
        return Scenario(name, tuple(lines), tags, stage[0].location)

    def _lines(self, keyword: Keyword, steps: Iterable[Step]) -> list[ScenarioStep]:
        return [
            ScenarioStep(keyword, phrase, step.id, step.location)
            for step in steps
            for phrase in self._phrases(step)
            if step.action != "expect" or keyword == "Then"
        ]

    def _title(self, stage: Sequence[Step]) -> str:
        windows = [step.target for step in stage if step.action == "expect"]
        if all(step.action == "expect" for step in stage):
            return f"{_capital(windows[0])} is open"
        if windows:
            return f"{_doing(stage)} leads to {windows[0]}"
        heading = (*self._heading(stage[0]), self.procedure.page.title or "The walk")
        return f"{heading[len(heading) - 2]}: {_doing(stage)}"

    def _figure(self, last: Step) -> Iterator[ScenarioStep]:
        window = self.shown.get(last.figure or "")
        if window:
            yield ScenarioStep("Then", say(Said("figure", window=window)), last.id, last.location)

    def _phrases(self, step: Step) -> Iterator[str]:
        """The phrases that say the step; a menu path has one for every station."""
        stations = PATH.split(step.target) if step.labelled else [step.target]
        for station in stations:
            said = self._said(replace(step, target=station, action="click" if len(stations) > 1 else step.action))
            phrase = _spoken(said)
            if phrase is not None:
                yield phrase

    def _said(self, step: Step) -> Said:
        if step.action == "expect":
            if step.role == "window":
                return Said("expect", window=step.target)
            return Said("presence", step.target, step.labelled, self._role(step))
        kind, value = _kind_and_value(step, literal=self._literal(step))
        window = step.window if step.window in self.titles or PATH.search(step.window or "") else None
        target = step.target
        if not step.labelled and re.search(r"\bmenu|submenu", step.position or ""):
            target = f"{target} in the {step.position}"  # what is only described cannot be told without its menu
        return Said(kind, target, step.labelled, self._role(step), window, value=value)

    def _role(self, step: Step | Claim) -> str | None:
        """The role, where the sentence says it in so many words: one that is only guessed would mislead the search."""
        sentence = self.sentences.get(step.sentence)
        said = sentence is not None and any(
            role == step.role and re.search(rf"\b{re.escape(noun)}\b", sentence.text, re.IGNORECASE)
            for noun, role in NOUNS.items()
        )
        return step.role if said and step.labelled and step.role in ROLES else None

    def _literal(self, step: Step) -> bool:
        """Whether the page shows the value itself, marked up or in quotes, rather than saying what it is."""
        sentence = self.sentences.get(step.sentence)
        if sentence is None or step.value is None:
            return False
        block = self.procedure.page.blocks[sentence.block]
        marked = {block.text[span.start : span.end].strip(" \"'“”") for span in block.spans}
        return step.value in marked or re.search(rf"[\"“']{re.escape(step.value)}[\"”']", block.text) is not None

    def _claim_phrase(self, claim: Claim) -> str | None:
        window = claim.window if claim.window in self.titles else None
        if claim.kind == "position" and claim.target:
            said = Said("position", claim.target, claim.labelled, self._role(claim), window, position=claim.position)
        elif claim.kind == "presence" and claim.target and claim.labelled:
            said = Said("presence", claim.target, True, self._role(claim), window)
        elif claim.kind == "state" and claim.target and claim.value and claim.labelled:
            said = Said("state", claim.target, True, self._role(claim), window, value=claim.value)
        else:
            return None
        return _spoken(said)

    def _sections(self) -> Iterator[list[Step]]:
        """The steps of each section, in order."""
        section: list[Step] = []
        heading: object = None
        for step in self.procedure.steps:
            here = self._heading(step)
            if section and here != heading:
                yield section
                section = []
            heading = here
            section.append(step)
        if section:
            yield section

    def _stages(self, section: Sequence[Step]) -> Iterator[list[Step]]:
        """The section cut behind every window that is said to be open, and around every offer."""
        stage: list[Step] = []
        for step in section:
            if stage and step.action != "expect" and self._begins(stage[-1], step):
                yield stage
                stage = []
            stage.append(step)
        if stage:
            yield stage

    def _begins(self, before: Step, step: Step) -> bool:
        """Whether the step begins something new: an offer by itself, or what is asked for after an offer."""
        if before.action == "expect" or before.optional != step.optional:
            return True
        if not step.optional:
            return False
        sentence = self.sentences.get(step.sentence)
        told = sentence.text if sentence else ""
        between = told[told.find(before.target) + len(before.target) : told.rfind(step.target)]
        return before.sentence != step.sentence or re.search(r"\bor\b", between) is not None

    def _heading(self, step: Step | Claim) -> tuple[str, ...]:
        sentence = self.sentences.get(step.sentence)
        return self.procedure.page.blocks[sentence.block].section if sentence else ()

    def _way_to(self, first: Step) -> Sequence[Step]:
        """The required steps that open the window in which a section begins, where another section opens it."""
        before = [step for step in self.procedure.steps if step.location < first.location]
        opened = [i for i, step in enumerate(before) if step.action == "expect" and step.target == first.window]
        if not opened or first.window not in self.titles:
            return ()
        way = before[: opened[-1] + 1]
        home = self._heading(before[opened[-1]])
        return [step for step in way if not step.optional and self._heading(step) == home]

    def _way_before(self, claim: Claim) -> Sequence[Step]:
        """The required steps of the section up to the window that the claim is about."""
        own = next(
            (
                i
                for i, s in enumerate(self.procedure.steps)
                if s.sentence == claim.sentence and s.target == claim.target
            ),
            None,
        )
        steps = self.procedure.steps
        before = steps[:own] if own is not None else [step for step in steps if step.location < claim.location]
        here = self._heading(claim)
        way = [step for step in before if not step.optional and self._heading(step) == here]
        opened = [i for i, step in enumerate(way) if step.action == "expect" and step.target == claim.window]
        way = way[: opened[-1] + 1] if opened else way
        return [*(self._way_to(way[0]) if way else ()), *way]


def _doing(stage: Sequence[Step]) -> str:
    last = [step for step in stage if step.action != "expect"][-1]
    return f"{_VERBS[last.action]} {last.target}"


def _claim_title(claim: Claim) -> str:
    name = _capital(claim.target or "It")
    if claim.kind == "position":
        place = claim.position or ""
        return f"{name} is {place if place.startswith((*PLACES, 'its ', 'their ')) else f'at the {place}'}"
    return f"{name} is {claim.value}" if claim.kind == "state" else f"{name} is there"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _kind_and_value(step: Step, *, literal: bool) -> tuple[str, str | None]:
    if step.action == "select":
        if step.value and step.value != step.target and literal:
            return "select", step.value
        any_option = step.role in ("combobox", "listbox") and (not step.labelled or step.value != step.target)
        return ("select-any" if any_option else "select"), None
    if step.action in ("type", "drag", "upload"):
        return step.action, step.value if literal or step.action == "drag" else None
    return step.action, None


def _spoken(said: Said) -> str | None:
    """The phrase, or None for what no phrase can say: a thing in whose description there are quotes."""
    try:
        return say(said)
    except ValueError:
        return None


def _is_lasting(steps: Sequence[Step]) -> bool:
    """Whether a step of the walk does what cannot be taken back. What only opens a window does not do it yet."""
    for index, step in enumerate(steps):
        opens = any(after.action == "expect" and after.role == "window" for after in steps[index + 1 : index + 2])
        if step.action in ("click", "press") and not opens and _LASTING.search(step.target):
            return True
    return False


def _named_apart(scenarios: Iterable[Scenario]) -> Iterator[Scenario]:
    """The scenarios with an ordinal behind a name that was there before: pytest-bdd keeps only one of two."""
    seen: dict[str, int] = {}
    for scenario in scenarios:
        name = " ".join(scenario.name.split())
        seen[name] = seen.get(name, 0) + 1
        yield replace(scenario, name=name if seen[name] == 1 else f"{name} ({seen[name]})")
