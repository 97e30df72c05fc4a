"""What was seen: elements, captures, judgements of figures, observations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from docwitness.model.identification import Box, Used
from docwitness.model.page import Figure, Severity

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

    @property
    def shown(self) -> Box:
        """The part of the page that the capture shows, in CSS pixels."""
        return self.clip or (0.0, 0.0, *self.viewport)


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

    @property
    def renamed(self) -> tuple[str, str] | None:
        """The label that was renamed and what it is now; None for any other change."""
        return (self.was, self.now) if self.kind == "renamed" and self.was and self.now else None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a capture lies on a figure: a point of it is at `scale` × point + (`dx`, `dy`) there, in pixels of each."""

    scale: float
    dx: float
    dy: float
    agreement: float
    """Correlation of the edges in the part that both show, from 0 to 1."""

    def to_figure(self, box: Box) -> Box:
        """A box of the capture in pixels of the figure."""
        x, y, width, height = (part * self.scale for part in box)
        return x + self.dx, y + self.dy, width, height

    def to_capture(self, box: Box) -> Box:
        """A box of the figure in pixels of the capture."""
        x, y, width, height = box
        return (x - self.dx) / self.scale, (y - self.dy) / self.scale, width / self.scale, height / self.scale


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
    placement: Placement | None = None
    """How the pictures were laid on each other, where they were."""


@dataclass(frozen=True, slots=True)
class FigureText:
    """A text that was read in a figure, folded."""

    text: str
    rarity: float
    """How much it tells of where the figure was taken: from nearly 0, where every page of the map has it, to 1, where
    one has it; 0 where none has."""


LIKELY, CLOSE, CERTAIN = 0.6, 0.85, 0.95
"""Shares of a figure's texts from which on it may show a moment, is to be held against it, and shows it for certain."""
_FEW, _MANY = 3, 6
"""Texts that must be there for the one and for the other."""
_TELLING = 2.0
"""What the texts of a moment must weigh for a figure to be certainly of it: two that only one page has."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the texts that are read in a figure fit a moment."""

    share: float
    """Of what the texts weigh that the product has anywhere, what those weigh that it shows at that moment: 0 to 1."""
    found: int
    """How many of them it shows then."""
    weight: float
    """What these weigh together, by which moments compare; see `FigureText.rarity`."""
    of: int
    """How many the product has anywhere."""
    read: int
    """How many there are: the others may be data, or of a page that is not on the map."""

    @property
    def is_likely(self) -> bool:
        """Whether the figure may show that moment, so that it is worth a look."""
        return self.share >= LIKELY and self.found >= _FEW

    @property
    def is_other(self) -> bool:
        """Whether the figure shows another moment: enough of its texts are known, and they are elsewhere."""
        return self.share < LIKELY and self.of >= _FEW

    @property
    def is_close(self) -> bool:
        """Whether the figure is to be held against that moment, whatever led there."""
        return self.share >= CLOSE and self.found >= _MANY and self.weight >= _TELLING

    @property
    def is_certain(self) -> bool:
        """Whether the figure shows that moment, whatever has changed since: it has most of all that is read there."""
        return self.share >= CERTAIN and self.is_close and 2 * self.found >= self.read


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
    fit: Fit | None = None
    """How well its texts fit the moment; None where they were not read."""


@dataclass(frozen=True, slots=True)
class Exemptions:
    """What never counts when figures are held against a product."""

    known: tuple[str, ...] = ()
    """Texts of the test account."""
    ignore: tuple[str, ...] = ()
    """Elements, and regions of pictures, as the profile has them."""


@dataclass(frozen=True, slots=True)
class FigureUnderTest:
    """A figure of a page that is witnessed, and the copy of it that the report keeps."""

    source: str
    """Of the page."""
    figure: Figure
    file: str | None
    """Within the report folder; None where there is no such picture."""
    texts: tuple[FigureText, ...] | None = None
    """What is read in it; None where it was not read to find out what moment it shows."""
    twin: str = ""
    """`Figure.id` of the same picture in another theme on the page, in which the same is read; empty for none."""

    def is_twin_of(self, other: FigureUnderTest) -> bool:
        """Whether that is the other picture."""
        return bool(self.twin) and (self.source, self.twin) == (other.source, other.figure.id)


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
    replaced_by: str | None = None
    """The one of them that was used instead, and brought what the page promises next."""
    window: str | None = None
    """Title of the window that was open."""
    scenario_name: str = ""
    capture: Capture | None = None
    highlight: Box | None = None
    """The element it was about, in CSS pixels of the page."""
    used: Used | None = None
    """What it used or looked at, and how that was identified; None for what a suite's own code did, and for keys."""
    figure: str | None = None
    """Window or state whose figure this moment is to be held against."""
    judgements: tuple[FigureJudgement, ...] = ()
    doubtful: bool = False
    """Whether it is a guess that the figures are of this moment, and no window is called what they show."""
    milliseconds: float = 0.0
