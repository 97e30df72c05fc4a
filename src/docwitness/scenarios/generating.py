"""Procedure → scenarios, as a careful tester would write them down: in the page's order, one promise each.

The steps of a section are a walk. Each stage of the walk, up to the next window that the page says to be open, is a
scenario: `Given` what leads there, `When` the stage, `Then` the window. What an element's place or state is said to be
is a scenario of its own, and so is every offer ("you can also"). Behaviour has no phrase: it is for people to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from docwitness.language.harm import is_destructive
from docwitness.language.nouns import ROLES as NOUNS
from docwitness.language.nouns import as_own, says_name_of
from docwitness.language.paths import PATH
from docwitness.language.wording import capital
from docwitness.model import Claim, Procedure, Scenario, ScenarioStep, Step
from docwitness.procedures.aftermath import OPENED
from docwitness.productmap.states import ProductMap
from docwitness.scenarios.beginnings import Beginnings, figure_looks, from_anywhere, on_every_page
from docwitness.scenarios.claiming import MAPPED, Places, is_changed, is_told_by_labels, phrase_of, spoken, title_of
from docwitness.scenarios.same_promise import OFFER, same_window
from docwitness.scenarios.tasks import doing, is_lasting, kind_and_value, walk_without
from docwitness.scenarios.vocabulary import OUTCOMES, ROLES, TURNED, Lines, Said, is_of_figure, lines_of, say
from docwitness.scenarios.walks import Walks

Keyword = Literal["Given", "When", "Then"]

_ADDRESS = re.compile(r"\bhttps?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\d+)?(?:/|\b)")
"""Where a product is that its reader has started: scenarios begin there anyway."""
_TELLING_PLACE = re.compile(
    r"\bmenu|submenu|^(?:(?:upper|lower|top|bottom)[ -])?(?:left|right|top|bottom)(?: (?:corner|side))?"
    r"(?: of the [a-z]+)?$",
    re.IGNORECASE,
)
"""Places of which there is one: a menu, a corner."""
_KIND_OF_WINDOW = r"(?:dialog(?:ue)?(?: box)?|window|pop-?up|modal|page|tab)"
"""What a sentence says a window to be, behind its name: “in the Export dialog”."""


def scenarios_of(
    procedure: Procedure, product_map: ProductMap | None = None, moments: Mapping[str, str] | None = None
) -> tuple[Scenario, ...]:
    """The scenarios that put the procedure's promises to the test, in the page's order, no two of one name.

    Where a section does not say where it plays, the product map tells where to begin.

    What a page says twice is witnessed once: a line speaks of every promise that it says. `moments` are the states of
    the map that figures fit by what is read in them, by the figures' ids.
    """
    made = _in_order(procedure, product_map, moments or {})
    first = {_all_lines_of(made[i]): i for i in reversed(range(len(made)))}
    return tuple(_named_apart(made[i] for i in sorted(first.values())))


def promises_by_lines(procedure: Procedure) -> dict[Lines, tuple[tuple[str, ...], ...]]:
    """For every scenario that is made of the procedure, by its lines, the promises that each of them puts to the test.

    A promise is known by where it stands: two steps of one wording on a page are two. Scenarios of the same lines are
    carried out once, and what is seen then is seen for each of them.
    """
    found: dict[Lines, list[set[str]]] = {}
    for scenario in (*_in_order(procedure, None), *_Writer(procedure, None).every_look()):
        lines = found.setdefault(_all_lines_of(scenario), [set() for _ in scenario.steps])
        for said, step in zip(lines, scenario.steps, strict=True):
            if step.promise and not is_of_figure(step.phrase):
                said.add(step.promise)
    return {lines: tuple(tuple(sorted(said)) for said in known) for lines, known in found.items()}


def _in_order(
    procedure: Procedure, product_map: ProductMap | None, moments: Mapping[str, str] | None = None
) -> list[Scenario]:
    writer = _Writer(procedure, product_map)
    made = [*writer.walks(), *writer.claims()]
    looks = figure_looks(procedure.page, product_map, made, moments or {}) if product_map else ()
    return sorted((*made, *looks), key=lambda s: s.location.line if s.location else 0)


def _all_lines_of(scenario: Scenario) -> Lines:
    return lines_of((step.keyword, step.phrase) for step in scenario.steps)


class _Writer:
    """Writes the scenarios of one procedure."""

    def __init__(self, procedure: Procedure, product_map: ProductMap | None) -> None:
        self.procedure = procedure
        self._map = product_map
        self._beginnings = Beginnings(procedure, product_map)
        self._walks = Walks(procedure, self._beginnings)
        self._places = Places(procedure, product_map)
        self.sentences = {sentence.id: sentence for sentence in procedure.sentences}
        opened = (step.target for step in procedure.steps if step.action == "expect" and step.role == "window")
        self.titles = tuple(dict.fromkeys(opened))
        """Windows that the page says to be open: only these are looked for by title."""
        self.shown = {figure.src: figure.window for figure in procedure.page.figures}

    def walks(self) -> Iterator[Scenario]:
        """A scenario for every stage of every walk, and for every offer beside it."""
        for stage in self._walks.stages:
            offered = f"{OFFER}{doing(stage.steps)}" if stage.offer else None
            yield self._stage(stage.path, stage.steps, offered or self._title(stage.steps))

    def claims(self) -> Iterator[Scenario]:
        """A scenario for everything that the page says to be somewhere, or in some state.

        What names no place by itself is looked at where the map has it. Of a sentence with a part that is nowhere on
        the map, or was not understood, nothing is looked at: it could not hold.
        """
        ways = {claim.id: self._places.way_to(claim) for claim in self.procedure.claims}
        unplaced = (c for c in self.procedure.claims if ways[c.id] is None and is_told_by_labels(c))
        led = {claim.id for claim in unplaced if self._acts_before(claim)}
        unmapped = (c for c in self.procedure.claims if c.kind in MAPPED and ways[c.id] is None)
        lost = {claim.sentence for claim in unmapped if claim.id not in led}
        lost |= {sentence.id for sentence in self.procedure.sentences if sentence.rest}
        for claim in map(self._owned, self.procedure.claims):
            way = ways[claim.id]
            gone = claim.kind == "state" and claim.labelled and self._acts_before(claim) & {"navigate", "open"}
            if gone and claim.sentence not in lost:  # nothing is as certain as a way that the page tells itself
                yield from self._after_steps(claim)
            elif claim.kind == "refuses":
                yield from self._refused(claim) if claim.sentence not in lost else ()
            elif way is not None and claim.sentence not in lost:
                yield from self._looked_at(claim, way)
            elif claim.kind == "opens" and claim.sentence not in lost:
                yield from self._opened(claim)
            elif claim.id in led and claim.sentence not in lost:
                yield from self._after_steps(claim, loosely=True)
            elif way is None and claim.kind not in MAPPED and (claim.kind != "state" or claim.labelled):
                yield from self._after_steps(claim)

    def every_look(self) -> Iterator[Scenario]:
        """For each claim the scenario that looks at it where a map says to, whatever place that is."""
        return (scenario for claim in self.procedure.claims for scenario in self._looked_at(claim, ""))

    def _looked_at(self, claim: Claim, way: str) -> Iterator[Scenario]:
        """The scenario that begins where the claim is to be looked at."""
        if phrase := phrase_of(
            claim, self._role(claim), self._window(claim), changed=is_changed(claim, self.procedure)
        ):
            begin = ScenarioStep("Given", say(Said("begin", way, labelled=True)), None, claim.location)
            then = ScenarioStep("Then", phrase, claim.id, claim.location)
            yield Scenario(title_of(claim), (begin, then) if way else (then,), (), claim.location)

    def _acts_before(self, claim: Claim) -> set[str]:
        """What is done in the section to come to where it is looked at."""
        return {str(step.action) for step in self._walks.before(claim)} - {"expect", "begin"}

    def _after_steps(self, claim: Claim, *, loosely: bool = False) -> Iterator[Scenario]:
        """The scenario that comes to the claim by the steps before it; `loosely` where a missing label says nothing."""
        way = claim.kind == "presence" and PATH.search(claim.target or "")  # through menus, from wherever one is
        before = () if way else self._walks.before(claim)
        window = None if way or on_every_page(claim) else self._window(claim)
        window = None if window == self._entered(before) else window
        told = Said("parts", claim.target, labelled=True, window=window)
        phrase = (
            spoken(told)
            if loosely
            else phrase_of(claim, self._role(claim), window, changed=is_changed(claim, self.procedure))
        )
        if phrase is not None:
            then = ScenarioStep("Then", phrase, claim.id, claim.location)
            tags = ("destructive",) if is_lasting(before) else ()
            yield Scenario(title_of(claim), (*self._lines("Given", before), then), tags, claim.location)

    def _opened(self, claim: Claim) -> Iterator[Scenario]:
        """The scenario that clicks what is said to open something, and sees whether it does.

        What is opened by its own name needs no other word: only a look at the page that came tells.
        """
        marked = self._literal(claim)
        told = claim.labelled or (claim.target or "").split(" ")[-1] in OPENED
        if claim.value is None or not (says_name_of(claim.value) if not marked else told):
            return
        before = [step for step in self._walks.before(claim) if (step.action, step.target) != ("click", claim.value)]
        window = self._window(claim)
        act = spoken(Said("click", claim.value, marked, window=None if window == self._entered(before) else window))
        lines = [*self._lines("Given", before), ScenarioStep("When", act or "", claim.id, claim.location)]
        if claim.labelled or marked:
            kind = "presence" if claim.labelled else "come"
            leads = claim.labelled and claim.role == "window"
            opened = Said("expect", window=claim.target) if leads else Said(kind, claim.target, claim.labelled)
            lines.append(ScenarioStep("Then", say(opened), claim.id, claim.location))
        lasting = is_lasting(before) or (claim.role != "window" and is_destructive(claim.value))
        if act is not None:
            yield Scenario(title_of(claim), tuple(lines), ("destructive",) if lasting else (), claim.location)

    def _refused(self, claim: Claim) -> Iterator[Scenario]:
        """The scenario that leaves out what the sentence says, sends the rest off, and sees what is told then."""
        omitted = walk_without(self._walks.around(claim), claim.value or "", before=claim.location.line)
        told = spoken(Said("told", claim.target, True))
        if omitted is None or told is None:
            return
        given, sends = omitted
        sent = (replace(line, promise=claim.id) for line in self._lines("When", [sends], after=given))
        lines = (*self._lines("Given", given), *sent, ScenarioStep("Then", told, claim.id, claim.location))
        tags = ("destructive",) if is_lasting([*given, sends]) else ()
        yield Scenario(title_of(claim), lines, tags, claim.location)

    def _stage(self, path: Sequence[Step], stage: Sequence[Step], name: str) -> Scenario:
        acts = [step for step in stage if step.action != "expect"]
        outcomes = [step for step in stage if step.action == "expect"]
        lines = [*self._lines("Given", path), *self._lines("When", acts, after=path)]
        for step in outcomes:
            lines.extend(self._lines("Then", [step]))
        lines.extend(self._figure(stage[-1]))
        tags = ("destructive",) if is_lasting([*path, *stage]) else ()
        return Scenario(name, tuple(lines), tags, stage[0].location)

    def _lines(self, keyword: Keyword, steps: Sequence[Step], *, after: Sequence[Step] = ()) -> Iterator[ScenarioStep]:
        """The lines that say the steps; a window is named where it is entered, and not again."""
        window = self._entered(after)
        for step in steps:
            if step.action == "expect" and keyword != "Then":
                continue
            here = self._window(step)
            apart = self._walks.begins_apart(step)
            leaves = from_anywhere(step) or step.action == "navigate"  # the way to another place begins anywhere
            leaves = leaves or (apart and step.optional and not self._is_named(step))  # a tip may look back
            phrase = spoken(self._said(step, None if here == window or leaves else here))
            window = here
            if phrase is not None and not _ADDRESS.search(self._told(step)):
                yield ScenarioStep(keyword, phrase, step.id or None, step.location, apart)

    def _entered(self, path: Sequence[Step]) -> str | None:
        """The window in which the last line of the path was carried out, which needs no naming again."""
        acts = [step for step in path if step.action != "expect"]
        return self._window(acts[-1]) if acts and not from_anywhere(acts[-1]) else None

    def _told(self, step: Step) -> str:
        """The sentence, of a step that opens something; what else it may be is said by the others."""
        return self._text(step) if step.action in ("open", "navigate") else ""

    def _owned(self, claim: Claim) -> Claim:
        """The claim, with whose it is where the sentence says “your”."""
        if claim.labelled or not claim.target:
            return claim
        return replace(claim, target=as_own(claim.target, self._text(claim)))

    def _text(self, promise: Step | Claim) -> str:
        sentence = self.sentences.get(promise.sentence)
        return sentence.text if sentence else ""

    def _title(self, stage: Sequence[Step]) -> str:
        windows = [step.target for step in stage if step.action == "expect"]
        if all(step.action == "expect" for step in stage):
            return f"{capital(windows[0])} is open"
        if windows and not stage[0].id:
            return f"{capital(windows[0])} can be reached"
        if windows:
            return f"{doing(stage)} leads to {windows[0]}"
        heading = (*self._walks.heading(stage[0]), self.procedure.page.title or "The walk")
        return f"{heading[len(heading) - 2]}: {doing(stage)}"

    def _figure(self, last: Step) -> Iterator[ScenarioStep]:
        window = self.shown.get(last.figure or "")
        if window:
            yield ScenarioStep("Then", say(Said("figure", window=window)), last.id, last.location)

    def _said(self, step: Step, window: str | None) -> Said:
        if step.action == "expect":
            if step.role == "window":
                return Said("expect", window=step.target)
            if step.value == TURNED or (step.value in OUTCOMES and not step.labelled):
                return Said(step.value, step.target, step.labelled, position=step.position)
            if step.role == "download":
                return Said("download", step.target, step.labelled)
            kind = "position" if step.position else "state" if step.value else "presence"
            return Said(kind, step.target, step.labelled, self._role(step), None, step.position, step.value)
        kind, value = kind_and_value(step, literal=self._literal(step))
        target = step.target
        place = step.position if self._is_told_by_place(step) else None
        if not step.labelled and kind != "type":
            target = as_own(target, self._text(step))
        if not step.labelled and not place and target == step.target and _TELLING_PLACE.search(step.position or ""):
            target = f"{target} in the {step.position}"  # what is only described cannot be told without its place
        if menu := self._beginnings.menu_of(step):
            return Said("click", f"{menu} > {target}", True, self._role(step))
        return Said(kind, target, step.labelled, self._role(step), window, place, value)

    def _is_told_by_place(self, step: Step) -> bool:
        """Whether there may be others so called elsewhere: the **Save** of a section, the **Edit** of a row."""
        if step.action != "click" or not step.position:
            return False
        if step.labelled and on_every_page(step) and self._beginnings.stands_twice(step.target):
            return True
        return self._is_told_by_label(step) or any(
            step.labelled and (s.action, s.target) == ("click", step.target) and s.position != step.position
            for s in self.procedure.steps
        )

    def _is_told_by_label(self, step: Step) -> bool:
        """Whether its place is told by another label of the sentence: “in the row of *Ada*”, “under **Open**”."""
        sentence = self.sentences.get(step.sentence)
        block = self.procedure.page.blocks[sentence.block] if sentence else None
        labels = (block.text[span.start : span.end].strip() for span in block.spans) if block else ()
        return any(label and label in (step.position or "") and label != step.target for label in labels)

    def _window(self, promise: Step | Claim) -> str | None:
        """The window it happens in, where the page says it to be open, or the sentence names it; or the way to it.

        A window that is only described, “the edit screen”, may be called anything.
        """
        named = promise.window or ""
        known = named if PATH.search(named) or self._is_named(promise) else None
        return next((title for title in self.titles if same_window(title, named)), known)

    def _is_named(self, promise: Step | Claim) -> bool:
        """Whether the sentence says in so many words in which window it happens, by a name with a capital."""
        sentence = self.sentences.get(promise.sentence)
        bare = re.sub(rf"^(?:the|your) | {_KIND_OF_WINDOW}$", "", promise.window or "", flags=re.IGNORECASE)
        if sentence is None or not bare[:1].isupper():
            return False
        told = rf"\b(?:in|on|from|within|of) (?:the |your )?\W?{re.escape(bare)}\W? {_KIND_OF_WINDOW}\b"
        return re.search(told, sentence.text, re.IGNORECASE) is not None

    def _role(self, step: Step | Claim) -> str | None:
        """The role, where the sentence says it in so many words: one that is only guessed would mislead the search."""
        sentence = self.sentences.get(step.sentence)
        said = sentence is not None and any(
            role == step.role and re.search(rf"\b{re.escape(noun)}\b", sentence.text, re.IGNORECASE)
            for noun, role in NOUNS.items()
        )
        told = said and step.labelled and not PATH.search(step.target or "")
        return step.role if told and step.role in ROLES else None

    def _literal(self, step: Step | Claim) -> bool:
        """Whether the page shows the value itself, marked up or in quotes, rather than saying what it is."""
        sentence = self.sentences.get(step.sentence)
        if sentence is None or step.value is None:
            return False
        block = self.procedure.page.blocks[sentence.block]
        marked = {block.text[span.start : span.end].strip(" \"'“”") for span in block.spans}
        return step.value in (*marked, "") or re.search(rf"[\"“']{re.escape(step.value)}[\"”']", block.text) is not None


def _named_apart(scenarios: Iterable[Scenario]) -> Iterator[Scenario]:
    """The scenarios with an ordinal behind a name that was there before: pytest-bdd keeps only one of two."""
    seen: dict[str, int] = {}
    for scenario in scenarios:
        name = " ".join(scenario.name.split())
        seen[name] = seen.get(name, 0) + 1
        yield replace(scenario, name=name if seen[name] == 1 else f"{name} ({seen[name]})")
