"""Whether two promises mean the same although they are worded differently.

A page and a hand-written feature say the same thing in other words: "use the dropdown to select a reason for the
cancellation" and `I select any option of the reason for the cancellation`. What a phrase of the vocabulary says is
held against the page's steps and claims by kind, window, target and position; a promise about behaviour, for which
there is no phrase, against the names of the scenarios.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from docwitness.language.likeness import concepts, likeness
from docwitness.language.paths import PATH
from docwitness.model import Claim, Procedure, Step
from docwitness.scenarios.vocabulary import OUTCOMES, TURNED, Said

Promise = Step | Claim

SAME = 0.6
"""From this likeness on two wordings say the same. The page on cancelling in two wordings lies above .9 with itself and
below .2 with its other promises; names of scenarios about neighbouring promises lie around .5."""

_ACTIVATE = frozenset(
    {"click", "select", "select-any", "open", "check", "press", "navigate", "double-click", "right-click"}
)
"""What one writer clicks, another selects or opens."""
_AS = {"opens": "expect", "default": "state", "entry": "parts"}
"""What says the same in other words."""
_WINDOW_NOUN = re.compile(
    r"\b(?:the|popup|pop-up|modal|window|dialog(?:ue)?|box|page|screen|panel|pane|view|interface|your|my)\b",
    re.IGNORECASE,
)


OFFER = "On offer: "
"""How the name of a scenario begins that carries out what its page only offers."""
_MADE = re.compile(rf"^{OFFER}|: [A-Z][\w-]+ing\b|^[A-Z]\w+ing\b.* leads to ")
"""Names that generated scenarios have: “Teams: Clicking Send”."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What in a suite puts a promise to the test; both empty where nothing does."""

    promise: Promise
    phrases: tuple[int, ...] = ()
    """Indices of the phrases that say it."""
    scenario: str | None = None
    """Name of the scenario that says it, for behaviour."""


def step_likeness(one: Step | Said, other: Step | Said) -> float:
    """How much two steps mean the same, from 0 to 1."""
    if _sort(one) != _sort(other):
        return 0.0
    if _sort(one) == "expect":
        return _same_window(_title(one), _title(other))
    if not _compatible(one.window, other.window) or not _same_kind_of_element(one.role, other.role):
        return 0.0
    if one.value and other.value and one.value == other.value:
        return 1.0 if _target_likeness(one, other) >= SAME else 0.0
    return _target_likeness(one, other)


def claim_likeness(one: Claim | Said, other: Claim | Said) -> float:
    """How much two claims mean the same, from 0 to 1."""
    if _sort(one) != _sort(other):
        return 0.0
    if isinstance(one, Claim) and isinstance(other, Claim) and one.kind == "behaviour":
        return likeness(one.text, other.text)
    if _sort(one) == "expect":
        return _same_window(_title(one), _title(other))
    if not _compatible(one.window, other.window):
        return 0.0
    alike = max(_target_likeness(one, other), _target_likeness(_where_it_begins(one), other))
    for mine, theirs in ((one.position, other.position), (one.value, other.value)):
        if mine and theirs:
            alike = min(alike, likeness(mine, theirs))
    return alike


def _where_it_begins(claim: Claim | Said) -> Claim | Said:
    """The same of the first station, where it is about a way through menus."""
    target = claim.target or ""
    return replace(claim, target=PATH.split(target)[0]) if claim.labelled else claim


def promise_of(said: Said, procedure: Procedure) -> Promise | None:
    """The step or claim of the page that says most nearly what the phrase says, None if none does."""
    promises: tuple[Promise, ...] = (*procedure.steps, *procedure.claims)
    best = max(promises, key=lambda promise: _says(promise, said), default=None)
    return best if best is not None and _says(best, said) >= SAME else None


def is_made(name: str) -> bool:
    """Whether the name of a scenario was made of a heading and a step."""
    return _MADE.search(name) is not None


def is_offer(name: str) -> bool:
    """Whether the scenario was made of what its page only offers: a tip, a choice, another way."""
    return name.startswith(OFFER)


def scenario_saying(claim: Claim, names: Iterable[str]) -> str | None:
    """The name that says most nearly what the claim says, None if none does.

    A name that was made of a heading and a step says what is done, and nothing of what happens then.
    """
    spoken = (name for name in names if not is_made(name))
    best = max(spoken, key=lambda name: likeness(claim.text, name), default=None)
    return best if best is not None and likeness(claim.text, best) >= SAME else None


def subject_of(name: str, procedure: Procedure) -> Promise | None:
    """What of the page a scenario of that name is about: the behaviour it names, else the step whose target it "
    "names."""
    behaviour = [claim for claim in procedure.claims if claim.kind == "behaviour"]
    claim = max(behaviour, key=lambda claim: likeness(claim.text, name), default=None)
    if claim is not None and likeness(claim.text, name) >= SAME:
        return claim
    named = [step for step in procedure.steps if _is_named(step, name)]
    return max(named, key=lambda step: (len(concepts(step.target)), step.action != "expect"), default=None)


def _is_named(step: Step, name: str) -> bool:
    """Whether the name has the step's label in it; of what is only described, what it is about."""
    if step.labelled:
        return f" {_plain(step.target)} " in f" {_plain(name)} "
    return bool(concepts(step.target)) and concepts(step.target) <= concepts(name)


def witnessed_by(procedure: Procedure, phrases: Sequence[Said | None], names: Sequence[str]) -> tuple[Witness, ...]:
    """For every promise of the page, steps first, what of the suite puts it to the test.

    Args:
        procedure: What the page promises.
        phrases: What the suite's phrases say, None for those that are not of the vocabulary.
        names: Names of the suite's scenarios.
    """
    promises: tuple[Promise, ...] = (*procedure.steps, *procedure.claims)
    said = [[0.0 if phrase is None else _says(promise, phrase) for phrase in phrases] for promise in promises]
    # Of promises that are alike, a phrase speaks of the one that it says most nearly.
    nearest = [max(SAME, *(row[index] for row in said)) for index in range(len(phrases))] if said else []
    return tuple(
        Witness(
            promise,
            tuple(index for index, alike in enumerate(row) if alike >= nearest[index]),
            scenario_saying(promise, names) if isinstance(promise, Claim) and promise.kind == "behaviour" else None,
        )
        for promise, row in zip(promises, said, strict=True)
    )


def _says(promise: Promise, said: Said) -> float:
    if isinstance(promise, Step):
        return step_likeness(promise, said)
    return 0.0 if promise.kind == "behaviour" else claim_likeness(promise, said)


def _sort(what: Promise | Said) -> str:
    """What is compared with what: everything that activates an element is one sort, so is all that opens a window."""
    kind = what.action if isinstance(what, Step) else what.kind
    if kind in _ACTIVATE:
        return "activate"
    if kind in _AS:
        return _AS[kind]
    if isinstance(what, Step) and kind == "expect" and what.role != "window":
        return what.value if what.value == TURNED or (what.value in OUTCOMES and not what.labelled) else "presence"
    return kind


def _title(what: Promise | Said) -> str:
    return (what.window if isinstance(what, Said) else what.target) or ""


def same_window(one: str, other: str) -> bool:
    """Whether both titles may be of one window or state: articles and words like "window" or "page" tell nothing."""
    return bool(_same_window(one, other))


def _same_window(one: str, other: str) -> float:
    mine, theirs = _bare_title(one), _bare_title(other)
    return float(bool(mine) and mine == theirs)


def _bare_title(title: str) -> str:
    return " ".join(_WINDOW_NOUN.sub(" ", title).casefold().split()) or title.casefold()


def _compatible(one: str | None, other: str | None) -> bool:
    """Whether both may be in the same window: where one says none, it does not contradict."""
    return one is None or other is None or _bare_title(one) == _bare_title(other)


def _same_kind_of_element(one: str | None, other: str | None) -> bool:
    if one is None or other is None or one == other:
        return True
    field, choice = {"textbox", "searchbox"}, {"combobox", "listbox", "option"}
    return not any((one in kind) != (other in kind) for kind in (field, choice, {"checkbox", "switch"}))


def _target_likeness(one: Promise | Said, other: Promise | Said) -> float:
    """1 for the same label; things that are only described are compared by what they are about."""
    mine, theirs = one.target or "", other.target or ""
    if _plain(mine) == _plain(theirs) != "":
        return 1.0
    if one.labelled and other.labelled:
        return 0.0
    a, b = concepts(mine), concepts(theirs)
    if not a or not b:
        return 0.0
    if one.labelled != other.labelled:  # a label is what it is called, a description may be of something else
        return 0.9 if a == b else 0.0
    if a == b:
        return 1.0
    if a <= b or b <= a:
        return 0.8 if _head(mine) & _head(theirs) else 0.4
    return len(a & b) / len(a | b)


def _head(phrase: str) -> frozenset[str]:
    """What the noun of a description is: of "the colour for your project" the colour, not the project."""
    return concepts(re.split(r"\b(?:of|for|in|on|at|to|that|which|with|from|you|we)\b", phrase.casefold())[0])


def _plain(label: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", label.casefold())) or label.strip()
