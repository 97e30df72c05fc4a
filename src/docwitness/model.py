"""The values of Docwitness, in the order in which they come to be.

    DocPage → Procedure → Scenario → Observation → Verdict → Report

Each is frozen, holds tuples, and carries its place in the document, so that whatever is found at the end
can be shown on the line where it was promised. Nothing here does anything: the stages are functions from
one value to the next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Literal

# --------------------------------------------------------------------------------------- the document


@dataclass(frozen=True, slots=True, order=True)
class SourceLocation:
    """A place in a document: its path or URL as the user gave it, and the 1-based line."""

    source: str
    line: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line}"


Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the document itself that its writer should know, found without a browser."""

    rule: str
    """Kebab-case name of the rule, by which it can be switched off."""
    location: SourceLocation
    message: str
    severity: Severity = "warning"


SpanKind = Literal["bold", "italic", "code", "quote", "link", "label", "menu", "keyboard", "strike"]
"""`label` and `menu` are roles that documentation systems have for interface labels (`{guilabel}`)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Markup over a stretch of a block's text: offsets in characters, end exclusive."""

    start: int
    end: int
    kind: SpanKind
    target: str | None = None
    """Where a link leads."""


BlockKind = Literal[
    "heading", "paragraph", "item", "cell", "code", "caption", "title", "term", "figure", "rule", "html"
]
"""`item` is the first paragraph of a list item; `title` is that of an admonition, tab, step or details.
`figure` stands where a figure stands (its text is the figure's id); `html` was not understood."""


@dataclass(frozen=True, slots=True)
class Container:
    """What a block stands in, outermost first in `Block.containers`."""

    kind: Literal[
        "bullets", "numbers", "item", "quote", "admonition", "tabs", "tab", "steps", "step", "details",
        "table", "row", "columns", "column", "figures",
    ]  # fmt: skip
    id: int
    """Different for every container of a page; blocks with the same id stand in the same one."""
    label: str = ""
    """`warning` for an admonition, the title of a tab or of details, `header` for a table's first row."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, cell … as its reader sees it."""

    kind: BlockKind
    text: str
    """Without markup, white space collapsed (but for `code`)."""
    location: SourceLocation
    line_starts: tuple[tuple[int, int], ...]
    """Pairs (offset in text, 1-based line): from this offset on the text stands on this line."""
    spans: tuple[Span, ...] = ()
    section: tuple[str, ...] = ()
    """The headings it stands under, outermost first."""
    containers: tuple[Container, ...] = ()
    level: int = 0
    """Of a heading, 1 to 6; the item's number in a numbered list; else 0."""
    language: str = ""
    """Of a code block."""

    def line_at(self, offset: int) -> int:
        """The 1-based line on which the character at `offset` stands."""
        before = bisect_right(self.line_starts, offset, key=itemgetter(0))
        return self.line_starts[before - 1][1] if before else self.location.line


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that the page shows."""

    id: str
    location: SourceLocation
    src: str
    caption: str = ""
    alt: str = ""
    width: str | None = None
    """As written: `375`, `375px` or `80%`."""
    window: str | None = None
    """Title of the window or state it shows, as far as caption, alt and file name tell."""
    block: int = 0
    """Index in `DocPage.blocks` of the block that stands for it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or an image by name that the page makes; `check` asks whether it leads anywhere."""

    location: SourceLocation
    kind: Literal["link", "image", "anchor", "include", "file"]
    target: str


@dataclass(frozen=True, slots=True)
class DocPage:
    """A documentation page as read: what its readers see, and where each piece stands."""

    source: str
    title: str
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...] = ()
    references: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    ask_url: str | None = None
    """Where the page says that it can be asked questions, without the question."""
    hints: Mapping[str, object] = field(default_factory=dict)
    """What the page's front matter says to Docwitness under the key `docwitness`."""
    comments: tuple[tuple[int, str], ...] = ()
    """What comments on the page say to Docwitness: 1-based line, and the words after `docwitness:`."""
    line_count: int = 0


# -------------------------------------------------------------------------------------- the procedure

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


Action = Literal[
    "click", "double-click", "right-click", "select", "type", "check", "uncheck", "press", "hover", "drag", "upload",
    "navigate", "open", "expect",
]  # fmt: skip


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


ClaimKind = Literal["position", "presence", "opens", "state", "behaviour"]


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
    """The state it is in, for `state`; when or how it happens, for `behaviour`."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """What a page promises, in the page's order."""

    page: DocPage
    sentences: tuple[Sentence, ...]
    steps: tuple[Step, ...]
    claims: tuple[Claim, ...]


# --------------------------------------------------------------------------------------- the scenarios


@dataclass(frozen=True, slots=True)
class ScenarioStep:
    """One line of a scenario and the promise that it puts to the test."""

    keyword: Literal["Given", "When", "Then"]
    phrase: str
    promise: str | None = None
    """Id of a step or claim."""
    location: SourceLocation | None = None
    """Where the document promises it."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A promise of the document as a tester would write it down."""

    name: str
    steps: tuple[ScenarioStep, ...]
    tags: tuple[str, ...] = ()
    location: SourceLocation | None = None
    """Where the document begins to promise it, for a generated scenario; else where the feature has it."""


# ------------------------------------------------------------------------------------ the observations

Box = tuple[float, float, float, float]
"""x, y, width, height; origin top left."""

Colour = tuple[int, int, int] | tuple[int, int, int, float]
"""Red, green, blue from 0 to 255, and opacity from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element as a reader of the screen would name it. `box` is in CSS pixels of the page."""

    role: str
    name: str
    text: str
    box: Box
    state: tuple[str, ...] = ()
    color: Colour | None = None
    background: Colour | None = None


@dataclass(frozen=True, slots=True)
class ElementMap:
    """The elements that were on the page at the moment of a capture, in document order, all frames."""

    viewport: tuple[float, float]
    """Width and height in CSS pixels."""
    device_pixel_ratio: float
    clip: Box | None
    """The part of the page that the capture shows, in CSS pixels; None for the whole viewport."""
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Capture:
    """Pictures of one moment, as files below the report folder, and its element map."""

    files: tuple[str, ...]
    """One PNG per device pixel ratio, the lowest first."""
    elements: str
    """Its element map, a JSON file below the report folder; empty for a picture that has none."""


ChangeKind = Literal["renamed", "added", "removed", "moved", "restyled", "state", "other"]


@dataclass(frozen=True, slots=True)
class ElementName:
    """How a change names the element that it is about."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between figure and capture that a reader would notice, grouped under its cause."""

    kind: ChangeKind
    element: ElementName | None = None
    was: str | None = None
    now: str | None = None
    figure_box: Box | None = None
    """In pixels of the figure."""
    capture_box: Box | None = None
    """In pixels of the first capture."""
    severity: Severity = "error"


FigureVerdictKind = Literal["current", "stale", "cosmetic", "undecided"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found by holding a figure against captures."""

    verdict: FigureVerdictKind
    confidence: float
    """From 0 to 1."""
    why: str
    """One sentence for the writer; for `undecided`, what evidence is missing."""
    changes: tuple[Change, ...] = ()
    milliseconds: Mapping[str, float] = field(default_factory=dict)
    """Wall time by stage."""


@dataclass(frozen=True, slots=True)
class FigureJudgement:
    """What was found for one figure of one page, and the files that show it, below the report folder."""

    source: str
    figure: str
    """`Figure.id`."""
    judgement: Judgement
    capture_file: str | None = None
    diff_file: str | None = None
    retaken_file: str | None = None
    """The figure as it would be taken now: the same part of the page at the same size."""


Outcome = Literal["passed", "stale", "broken", "undecided", "skipped", "refused", "omitted", "error"]
"""`stale`: of a scenario alone, a figure that it comes by does not show what was seen. `broken`: the product does not
do what the phrase says. `undecided`: it could not be told. `skipped`: not reached, an earlier step of its scenario did
not pass. `refused`: it would change a product that nobody allowed to be changed. `omitted`: its scenario was not asked
for, or the run ended before it came to it. `error`: harness, browser or product failed."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen when one line of a scenario was carried out."""

    scenario: str
    """Its id: feature, name and row, unique in a run."""
    feature: str
    """Path of the feature file."""
    line: int
    """1-based, in the feature file."""
    keyword: str
    phrase: str
    outcome: Outcome
    why: str = ""
    """For anything but `passed`: what was expected and what was found instead, for a person to read."""
    expected: str | None = None
    found: tuple[str, ...] = ()
    """Labels that were there instead, most alike first."""
    window: str | None = None
    """Title of the window that was open."""
    scenario_name: str = ""
    capture: Capture | None = None
    highlight: Box | None = None
    """The element it was about, in CSS pixels of the page."""
    figure: str | None = None
    """Window or state whose figure this moment is to be held against."""
    judgements: tuple[FigureJudgement, ...] = ()
    milliseconds: float = 0.0
    artifacts: tuple[str, ...] = ()
    """Traces and videos, as paths below the report folder."""


# ---------------------------------------------------------------------------------------- the verdicts

SentenceVerdictKind = Literal["holds", "broken", "undecided", "blocked", "unchecked"]
FigureStatus = Literal["current", "stale", "cosmetic", "undecided", "missing", "blocked"]


@dataclass(frozen=True, slots=True)
class SentenceVerdict:
    """Whether a sentence of the page holds, and the proof."""

    sentence: Sentence
    verdict: SentenceVerdictKind
    why: str = ""
    blocked_by: str | None = None
    """Id of the sentence whose failure kept this one from being reached."""
    scenario: str | None = None
    evidence: tuple[str, ...] = ()
    """Paths below the report folder."""
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureVerdict:
    """Whether a figure of the page still shows the product, and the proof."""

    figure: Figure
    verdict: FigureStatus
    why: str = ""
    changes: tuple[Change, ...] = ()
    confidence: float = 0.0
    scenario: str | None = None
    figure_file: str | None = None
    capture_file: str | None = None
    diff_file: str | None = None
    retaken_file: str | None = None
    """The figure as it would be taken now: the same part of the page at the same size."""
    observation: Observation | None = None
    """The moment that it was held against; None where it was not reached."""


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """All that was found about one page."""

    page: DocPage
    sentences: tuple[SentenceVerdict, ...]
    figures: tuple[FigureVerdict, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """How one scenario went, for people who think in scenarios."""

    id: str
    feature: str
    name: str
    outcome: Outcome
    why: str = ""
    milliseconds: float = 0.0
    artifacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """When, with what and against what a report came to be."""

    id: str
    started: str
    """ISO 8601, UTC."""
    finished: str | None
    product_url: str
    profile: str
    browser: str
    """Name and version; empty where none was started."""
    version: str
    """Of Docwitness."""
    command: str = ""
    product_version: str = ""
    """Release or build of the product, as far as it says; empty where it does not."""
    shard: str = ""
    """Which part of the scenarios was witnessed, `2/3` for the second of three; empty for all of them."""


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier runs say of one sentence or figure."""

    page: str
    """The page's source."""
    subject: Literal["sentence", "figure"]
    id: str
    verdict: str
    """Today's."""
    since: str
    """Start of the run from which on it has had that verdict without a break; ISO 8601, UTC."""
    runs: int = 1
    """In how many runs in a row, today's included."""
    before: str | None = None
    """Its verdict in the last run; None if it was not there."""
    flips: int = 0
    """How often its verdict changed though neither page nor product did."""


@dataclass(frozen=True, slots=True)
class History:
    """What earlier runs say of everything that a report is about."""

    previous: str | None
    """Start of the last run; None for the first."""
    runs: int
    """How many are remembered, today's included."""
    subjects: tuple[Past, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a run has to say. Every output format is made from this alone."""

    run: Run
    pages: tuple[PageVerdict, ...]
    scenarios: tuple[ScenarioResult, ...] = ()
    complete: bool = False
    """False for a run that was killed or interrupted."""
    exit: int = 5
    problems: tuple[str, ...] = ()
    """What kept the run from telling: harness, browser or product failures, in words."""
    history: History | None = None
