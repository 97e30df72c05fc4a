"""What a page promises: sentences, steps, claims, and the scenarios made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docwitness.model.page import DocPage, SourceLocation

SentenceKind = Literal["step", "claim", "expectation", "prose"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block, with where it stands in that block's text."""

    id: str
    location: SourceLocation
    text: str
    kind: SentenceKind
    block: int
    start: int
    end: int
    rest: tuple[str, ...] = ()
    """Parts that ask for something or name a label, and that no step or claim takes up."""


Action = Literal[
    "click", "double-click", "right-click", "select", "type", "check", "uncheck", "press", "hover", "drag", "upload",
    "navigate", "open", "expect", "begin",
]  # fmt: skip
"""`begin` is said by no page: it stands for being at the place where, by the product map, a section plays."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a sentence asks its reader to do, or (`expect`) tells them to find open."""

    id: str
    """Made of what the step means (window, action, target), not of its line."""
    location: SourceLocation
    sentence: str
    action: Action
    target: str
    labelled: bool
    """Whether `target` is the label as shown; else it is the noun phrase that describes it."""
    role: str | None = None
    window: str | None = None
    position: str | None = None
    value: str | None = None
    """What to type or choose; where to drop, for `drag`."""
    optional: bool = False
    figure: str | None = None
    """`src` of the figure that shows the state after the step."""
    place: str | None = None
    """Where the text says that it happens, down to the section or menu, for readers; scenarios look in `window`."""


ClaimKind = Literal[
    "position", "presence", "opens", "state", "behaviour", "entry", "offers", "lists", "changes", "parts", "refuses"
]
"""`entry`: a list of what is there has it. `offers`: it can be done there. `lists`: such things are listed there.
`changes`: it follows what is typed. `parts`: a place shows that of its things. `refuses`: that is told where something
is left out.
For `behaviour` there is no look that could tell."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence promises without asking for an action."""

    id: str
    location: SourceLocation
    sentence: str
    text: str
    """The clause that promises it."""
    kind: ClaimKind
    target: str | None = None
    """The element or thing that the promise is about; the window, for `opens`."""
    labelled: bool = False
    role: str | None = None
    window: str | None = None
    position: str | None = None
    value: str | None = None
    """The state it is in, for `state`; the verb, for `offers`; when or how, for `behaviour`; what is left out, for
    `refuses`."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """What a page promises, in the page's order."""

    page: DocPage
    sentences: tuple[Sentence, ...]
    steps: tuple[Step, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ScenarioStep:
    """One line of a scenario and the promise that it puts to the test."""

    keyword: Literal["Given", "When", "Then"]
    phrase: str
    promise: str | None = None
    """Id of a step or claim."""
    location: SourceLocation | None = None
    """Where the document promises it."""
    apart: bool = False
    """Whether a paragraph begins with it that does not go on from the one before: a blank line stands before it."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A promise of the document as a tester would write it down."""

    name: str
    steps: tuple[ScenarioStep, ...]
    tags: tuple[str, ...] = ()
    location: SourceLocation | None = None
    """Where the document begins to promise it, for a generated scenario; else where the feature has it."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One line of a planned scenario, with the values of its row filled in."""

    line: int
    """1-based, in the feature file."""
    keyword: str
    phrase: str


@dataclass(frozen=True, slots=True)
class PlannedScenario:
    """A scenario that a run is going to carry out, written down before any of them begins."""

    id: str
    """As observations have it."""
    feature: str
    name: str
    line: int
    """1-based, in the feature file."""
    row: str = ""
    """Which row of an outline it is, `[…]`; empty for a plain scenario."""
    steps: tuple[PlannedStep, ...] = ()
