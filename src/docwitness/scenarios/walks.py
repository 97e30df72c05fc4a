"""The walks of a page, as a careful tester takes them: what leads where, cut into stages of one promise each. Pure.

The steps of a section are a walk; so is what begins anew within it, "go to **Settings > Users**". Each stage of a walk
goes up to the next window that the page says to be open. An offer ("you can also") is a stage beside the way, and so is
the other one of two alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from docwitness.language.paths import PATH
from docwitness.model import Block, Claim, Procedure, Step
from docwitness.scenarios.beginnings import Beginnings, on_every_page
from docwitness.scenarios.same_promise import same_window
from docwitness.scenarios.tasks import (
    BESIDE,
    BY_MEANS,
    MADE_BY,
    MAKING,
    NEW_TASK,
    OF_WHAT_IS_THERE,
    OFFERING,
    SEEN_BY,
    TASK,
    TO_GET_THERE,
)

_THEN = re.compile(
    r"(?:and |now )?(?:then|next|finally|lastly|afterwards?|after|once)\b|.*\b(?:complete|finish) the process\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on from the one before it."""
_FOUND = re.compile(
    r"\b(?:from|in|under|via|at|through) (?:the )?(?P<way>[A-Z][\w &'’-]*(?:\s+[>→»]\s+[A-Z][\w &'’-]*)+)(?=[.,;]|$)"
)
"""Where a page says that what it is about is found: "Keys are managed in Settings > Keys"."""
_PRESUMED = re.compile(
    r"(?:with)?in an? (?P<what>[a-z]+)(?=,| (?:on|in|of) the\b)",
    re.IGNORECASE,
)
"""What a sentence takes for open: "Within a project, click …"."""
_NOT_OPENED = frozenset(
    "browser terminal shell line console editor tab window way nutshell moment row column list case minute second hour "
    "day week month model setup scenario example situation world environment format mode team company".split()
)
"""Nouns behind "in a" that name nothing which a reader of the product opens."""
_EDITION = re.compile(
    r"\b(?i:in|on|for|with) (?:the )?(?:[A-Z][\w.-]* ){0,3}(?:Enterprise|Premium|Professional|Pro|Ultimate|Business)\b"
    r"(?: edition\b| plan\b| version\b|(?=[,:]))"
)
"""What only the buyers of an edition have: nothing tells whether the product that is looked at is one."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a walk that is witnessed by itself."""

    path: tuple[Step, ...]
    """What leads to it."""
    steps: tuple[Step, ...]
    offer: bool = False


class Walks:
    """The walks of one procedure."""

    def __init__(self, procedure: Procedure, beginnings: Beginnings) -> None:
        self._procedure = procedure
        self._beginnings = beginnings
        self._sentences = {sentence.id: sentence for sentence in procedure.sentences}
        self._told = {figure.src for figure in procedure.page.figures if figure.caption or figure.alt}
        """Figures that say themselves what they show."""
        self._tasks: set[str] = set()
        """Ids of the steps with which a task begins that is done where the one before it is done."""
        self._walks = tuple(tuple(walk) for walk in self._cut())
        self._walk_of = {step.id: number for number, walk in enumerate(self._walks) for step in walk}

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of every walk, in the page's order."""
        return tuple(s for number, walk in enumerate(self._walks) for s in self._stages(walk, self._way_to(number)))

    def before(self, claim: Claim) -> tuple[Step, ...]:
        """The steps of the section up to the window that the claim is about."""
        own = next((s for s in self._procedure.steps if (s.sentence, s.target) == (claim.sentence, claim.target)), None)
        for stage in self.stages if own else ():
            if own in stage.steps:
                return (*stage.path, *stage.steps[: stage.steps.index(own)])
        here = self.heading(claim)
        walks = [w for w in self._walks if self.heading(w[0]) == here and w[0].location <= claim.location]
        if not walks:
            beginning = None if on_every_page(claim) else self._beginnings.way_to(here, claim)
            return (_begun(claim, beginning),) if beginning else ()
        earlier = set(takewhile(lambda sentence: sentence != claim.sentence, self._sentences))  # or on its line
        way = tuple(step for step in walks[-1] if step.sentence in earlier and not step.optional)
        return _up_to(claim.window, (*self._way_to(self._walks.index(walks[-1])), *way))

    def around(self, claim: Claim) -> tuple[Step, ...]:
        """All steps of the task among which the claim stands, with what leads to it."""
        here = [n for n, walk in enumerate(self._walks) if self.heading(walk[0]) == self.heading(claim)]
        before = [number for number in here if self._walks[number][0].location <= claim.location]
        number = before[-1] if before else next(iter(here), None)
        return () if number is None else (*self._way_to(number), *self._walks[number])

    def begins_apart(self, step: Step) -> bool:
        """Whether a paragraph begins with it that may do without the one before: none of numbered steps, no “Then”."""
        block = self._block(step)
        first = next((other for other in self._procedure.steps if self._block(other) is block), step)
        acts = first is step and step.action != "expect"
        return acts and not self._is_numbered(step) and _THEN.match(self._text(step)) is None

    def heading(self, promise: Step | Claim) -> tuple[str, ...]:
        """The headings that the promise stands under, outermost first."""
        block = self._block(promise)
        return block.section if block else ()

    def _block(self, promise: Step | Claim) -> Block | None:
        sentence = self._sentences.get(promise.sentence)
        return self._procedure.page.blocks[sentence.block] if sentence else None

    def _text(self, step: Step) -> str:
        sentence = self._sentences.get(step.sentence)
        return sentence.text if sentence else ""

    def _cut(self) -> Iterator[list[Step]]:
        """The steps, cut where a section begins, and where the way begins anew."""
        walk: list[Step] = []
        for step in self._procedure.steps:
            if _EDITION.search(self._text(step)):
                continue
            if walk and (self.heading(step) != self.heading(walk[0]) or self._begins_anew(walk, step)):
                yield walk
                walk = []
            walk.append(step)
        if walk:
            yield walk

    def _begins_anew(self, walk: Sequence[Step], step: Step) -> bool:
        """Whether it needs nothing of what was done before, or nothing but the window that the walk has opened.

        Not so where both are items of one numbered list.
        """
        one, other, text = self._block(walk[-1]), self._block(step), self._text(step)
        if step.sentence == walk[-1].sentence or one is None or other is None or _THEN.match(text):
            return False
        if {c.id for c in one.containers if c.kind == "numbers"} & {c.id for c in other.containers}:
            return False
        if self._is_next_task(walk, step):
            self._tasks.add(step.id)
            return True
        if one is not other and TASK.match(text) and self._was_opened(step):
            return True
        elsewhere = self._beginnings.from_anywhere(step) or self._is_on_other_page(walk[-1], step)
        return elsewhere or self._lists_anew(walk, step)

    def _is_on_other_page(self, before: Step, step: Step) -> bool:
        """Whether the sentence begins with the page that it is done on, which is another one than before."""
        way = self._beginnings.way_to_page(step, self._text(step), first=True)
        return way is not None and before.window != (step.window or step.target)

    def _lists_anew(self, walk: Sequence[Step], step: Step) -> bool:
        """Whether a numbered list begins that goes somewhere first, or step by step through what was told at once."""
        if not self._is_numbered(step) or self._is_numbered(walk[-1]):
            return False
        again = any(step.target == w.target for w in walk if w.action != "expect" != step.action)
        return step.action == "navigate" or (step.labelled and again)

    def _is_numbered(self, step: Step) -> bool:
        block = self._block(step)
        return block is not None and any(container.kind == "numbers" for container in block.containers)

    def _is_next_task(self, walk: Sequence[Step], step: Step) -> bool:
        """Whether the step and the one before it belong to two tasks, each of which says by what it is done."""
        text, apart = self._text(step), self._block(step) is not self._block(walk[-1])
        if apart and MAKING.match(text) and OFFERING.match(self._text(walk[-1])):
            return True
        before = [self._text(other) for other in walk if self._block(other) is self._block(walk[-1])]
        for own, others in ((SEEN_BY, MADE_BY), (NEW_TASK, NEW_TASK)):
            begins = own is SEEN_BY or self._begins_paragraph(step)
            if apart and begins and own.match(text) and any(map(others.match, before)):
                return True
        by_means = self._is_task(step) and self._is_task(walk[-1])
        return by_means and not step.optional and OF_WHAT_IS_THERE.match(text) is not None

    def _begins_paragraph(self, step: Step) -> bool:
        sentence = self._sentences.get(step.sentence)
        return sentence is not None and sentence.start == 0

    def _is_task(self, step: Step) -> bool:
        text = self._text(step)
        return any(task.match(text) for task in (BY_MEANS, OFFERING, MADE_BY, NEW_TASK))

    def _was_opened(self, step: Step) -> bool:
        """Whether the section has opened the window of the step before."""
        before = (other for other in self._procedure.steps if other.location < step.location)
        return any(_opens(other, step.window) and self.heading(other) == self.heading(step) for other in before)

    def _way_to(self, number: int) -> tuple[Step, ...]:
        """What opens the window in which a walk begins, where an earlier one opens it; else what it takes for open."""
        first = self._walks[number][0]
        if self._beginnings.from_anywhere(first):
            return ()
        if first.action == "navigate" and self._is_numbered(first):
            apart = first.labelled and not self._beginnings.is_part_of_page(first)
            return () if apart else self._beginning(first)
        if first.id in self._tasks:  # as the task before it: from where its walk has led
            asked = (step for step in self._walks[number - 1] if not step.optional)
            return (*self._way_to(number - 1), *takewhile(lambda step: not self._is_task(step), asked))
        for earlier in range(number - 1, -1, -1):
            walk = self._walks[earlier]
            opened = [i for i, step in enumerate(walk) if _opens(step, first.window)]
            if opened and (self.heading(walk[0]) == self.heading(first) or self._beginnings.has(walk[0])):
                way = (s for i, s in enumerate(walk[: opened[-1] + 1]) if not s.optional or i + 1 == opened[-1])
                return (*self._way_to(earlier), *way)
        if (page := self._beginnings.way_to_page(first, self._text(first))) is not None:
            return (_implied(first, "begin", page, labelled=True),) if page else ()
        if first.action == "expect" and first.role == "window":
            return (_implied(first, "navigate", first.target, labelled=first.labelled),)
        presumed = self._presumed(first)
        if presumed:
            return (_implied(first, "open", presumed, labelled=False),)
        if led := self._steps_in_introduction(number):
            return (*self._way_to(self._walk_of[led[0].id]), *led) if self._walk_of[led[0].id] < number else ()
        found = self._way_in_introduction(number)
        if found and self._beginnings.knows(found):
            return (_implied(first, "navigate", found, labelled=True),)
        return self._beginning(first)

    def _beginning(self, first: Step) -> tuple[Step, ...]:
        """Being at the place where, by the product map, the section plays."""
        way = self._beginnings.way_to(self.heading(first), first)
        return (_implied(first, "begin", way, labelled=True),) if way else ()

    def _steps_in_introduction(self, number: int) -> tuple[Step, ...]:
        """The steps by which a section above says that one gets to what the walk is about: "To get there, click …"."""
        first, here = self._walks[number][0], self.heading(self._walks[number][0])
        before = [s for s in self._procedure.steps if s.location < first.location and s.action != "expect"]
        led = [step for step in before if TO_GET_THERE.match(self._text(step))]
        above = [step for step in led if here != self.heading(step) == here[: len(self.heading(step))]]
        return tuple(step for step in above if step.sentence == above[-1].sentence and self._beginnings.has(step))

    def _way_in_introduction(self, number: int) -> str | None:
        """The way through menus that the page's beginning says to lead to what it is about."""
        first = self._walks[number][0]
        for sentence in self._procedure.sentences:
            block = self._procedure.page.blocks[sentence.block]
            if sentence.location >= self._walks[0][0].location or sentence.location >= first.location:
                return None
            above = self.heading(first)[: len(block.section)] == block.section
            if above and sentence.kind != "step" and (match := _FOUND.search(sentence.text)):
                return " > ".join(PATH.split(match["way"].strip(" .")))
        return None

    def _presumed(self, first: Step) -> str | None:
        """What the section takes for open, by its sentences up to its first step, if the page speaks of it again."""
        for sentence in self._procedure.sentences:
            here = self._procedure.page.blocks[sentence.block].section == self.heading(first)
            match = _PRESUMED.match(sentence.text) if here and sentence.location <= first.location else None
            if match and match["what"].lower() not in _NOT_OPENED and self._is_spoken_of(match["what"].lower()):
                return match["what"]
        return None

    def _is_spoken_of(self, noun: str) -> bool:
        again = re.compile(rf"\b{re.escape(noun)}s?\b", re.IGNORECASE)
        return sum(len(again.findall(block.text)) for block in self._procedure.page.blocks) > 1

    def _stages(self, walk: Sequence[Step], way: tuple[Step, ...]) -> Iterator[Stage]:
        path, stage = list(way), list[Step]()
        offered, others = list[Step](), list[Stage]()
        # What is taken for open is put to the test as well; where the map says to begin, nobody has promised anything.
        if walk[0].action == "expect" and way and not way[-1].id and way[-1].action != "begin":
            yield Stage((), (way[-1], walk[0]))
            walk = walk[1:]
        for step in walk:
            if stage and self._is_alternative(stage[-1], step):
                others.append(Stage((*path, *stage[:-1]), (step,), offer=True))
                continue
            if stage and step.action != "expect" and self._begins(stage[-1], step):
                yield from (Stage(tuple(path), tuple(stage), offer=_is_offer(stage)), *others)
                offered = stage if _is_offer(stage) else []
                path.extend([] if offered else stage)
                stage, others = [], []
            if not stage and offered and self._goes_on(offered, step):
                path.extend(offered)
            stage.append(step)
        if stage:
            yield from (Stage(tuple(path), tuple(stage), offer=_is_offer(stage)), *others)

    def _begins(self, before: Step, step: Step) -> bool:
        """Whether the step begins something new: what follows a figure, an offer by itself, what is asked after one."""
        shown = before.figure in self._told and before.figure != step.figure
        if before.action == "expect" or before.optional != step.optional or shown:
            return True
        return step.optional and (before.sentence != step.sentence or self._or_between(before, step))

    def _is_alternative(self, before: Step, step: Step) -> bool:
        """Whether it is the other one of two, of which the first is not said to be an offer."""
        same = before.sentence == step.sentence and step.optional and not before.optional
        return same and self._or_between(before, step, clause=before.action != step.action)

    def _or_between(self, before: Step, step: Step, *, clause: bool = False) -> bool:
        """Whether "or" stands between the two; with a verb of its own where it has to begin a `clause`."""
        told = self._text(step)
        between = told[told.find(before.target) + len(before.target) : told.rfind(step.value or step.target)]
        return re.search(r"\bor\s(?:(?!and\b)\w+\s+){1,4}\W*$" if clause else r"\bor\b", between) is not None

    def _goes_on(self, offered: Sequence[Step], step: Step) -> bool:
        """Whether what is asked for goes on from what was offered just before, rather than leaving it aside."""
        if step.window is not None and _opens(offered[-1], step.window):
            return True
        if step.optional or BESIDE.search(self._text(offered[0])):
            return False
        return _THEN.match(self._text(step)) is not None


def _opens(step: Step, window: str | None) -> bool:
    return step.action == "expect" and same_window(step.target, window or "")


def _up_to(window: str | None, way: tuple[Step, ...]) -> tuple[Step, ...]:
    """The way up to where the window opens, or all of it where it opens nowhere on it."""
    opened = [index for index, step in enumerate(way) if window and _opens(step, window)]
    return way[: opened[-1] + 1] if opened else way


def _is_offer(stage: Sequence[Step]) -> bool:
    return stage[0].optional and stage[0].action != "expect"


def _begun(claim: Claim, way: str) -> Step:
    """Being at the place where a claim is to be looked at."""
    return Step("", claim.location, claim.sentence, "begin", way, labelled=True)


def _implied(step: Step, action: str, target: str, *, labelled: bool) -> Step:
    """A step that the page does not write down: it has no id, and its place is that of the step that needs it."""
    bare = replace(step, id="", role=None, window=None, position=None, value=None, figure=None, optional=False)
    return replace(bare, action=action, target=target, labelled=labelled)  # type: ignore[arg-type]
