"""The document as read: blocks, spans, figures, each with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Literal


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

    @property
    def title(self) -> str:
        """What scenarios call it: what it shows, or the name of its file where nothing tells that."""
        return self.window or self.src.split("#")[0].rsplit("/", 1)[-1]


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

    @property
    def name(self) -> str:
        """Its title; of a page without one, the name of its file."""
        return self.title or self.source.rpartition("/")[2]
