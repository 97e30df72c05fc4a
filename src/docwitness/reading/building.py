"""The page while it is being put together: every dialect tells this builder what it meets, in the page's order."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from docwitness.errors import DocumentError
from docwitness.model import (
    Block,
    BlockKind,
    Container,
    DocPage,
    Figure,
    Finding,
    Reference,
    Severity,
    SourceLocation,
    Span,
    SpanKind,
)
from docwitness.reading.flowing import Flow
from docwitness.reading.open_elements import MAX_DEPTH, ContainerKind, Place


class PageBuilder:
    """Blocks, figures and what else a page has, collected one after the other."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.figures: list[Figure] = []
        self.references: list[Reference] = []
        self.anchors: list[str] = []
        self.findings: list[Finding] = []
        self.comments: list[tuple[int, str]] = []
        self.ask_url: str | None = None
        self.hints: Mapping[str, object] = {}
        self.places: list[Place] = []
        self._flow: Flow | None = None
        self._pictures: list[Figure] = []
        self._sections: list[tuple[int, str]] = []
        self._containers = 0
        self._seen: Counter[str] = Counter()
        self._named: set[str] = set()
        self._unread: set[str] = set()

    # What a reader meets

    def at(self, line: int) -> Flow:
        """The flow of text that is being read, begun on this line if there is none."""
        if self._flow is None:
            self._flow = Flow(line)
        return self._flow

    def text(self, text: str, line: int) -> None:
        """Text of the block that is open, as written, beginning on this line."""
        self.at(line).add(text, line)

    def gap(self) -> None:
        """White space, which matters only within a text that has begun."""
        if self._flow:
            self._flow.gap()

    def span_open(self, kind: SpanKind, line: int, target: str | None = None) -> None:
        """Begin a stretch of markup in the block that is open."""
        self.at(line).open(kind, target)

    def span_close(self, kind: SpanKind) -> None:
        """End a stretch of markup in the block that is open."""
        if self._flow:
            self._flow.close(kind)

    def picture(self, src: str, line: int, *, alt: str = "", caption: str = "", width: str | None = None) -> None:
        """A figure, before the text around it, if that has not begun, else behind it; an icon is a part of the text."""
        self.refer("image", src, line)
        self._seen[src] += 1
        alt, caption = " ".join(alt.split()), " ".join(caption.split())
        if self._flow and self._flow.take_icon(src, alt, line):
            return
        figure = Figure(figure_id(src, self._seen[src]), self._place(line), src, caption, alt, width)
        begun = self._flow and not self._flow.empty
        (self._pictures.append if begun else self._add_figure)(figure)

    def code(self, text: str, line: int, language: str = "") -> None:
        """A block of code whose first line of text stands on `line`."""
        self.flush()
        text = text.rstrip("\n")
        offsets = [0] + [match.end() for match in re.finditer("\n", text)]
        starts = tuple((offset, line + number) for number, offset in enumerate(offsets))
        self._add_block("code", text, line, starts, language=language)

    def rule(self, line: int) -> None:
        """A thematic break."""
        self.flush()
        self._add_block("rule", "", line, ())

    def titled(self, title: str, line: int) -> None:
        """The title of the element that is open, given as an attribute."""
        self.flush()
        flow = Flow(line)
        flow.add(title)
        if not flow.empty:
            self._emit("title", flow)

    def refer(self, kind: Literal["link", "image", "anchor", "include", "file"], target: str, line: int) -> None:
        """A reference that the page makes; one to a heading of its own is an anchor's."""
        kind = "anchor" if kind == "link" and target.startswith("#") else kind
        self.references.append(Reference(self._place(line), kind, target))

    def include(self, target: str, line: int) -> None:
        """Text that stands in another file and is shown here."""
        self.refer("include", target, line)
        self.find("unread-include", line, f"What {target} contains is shown here and was not read.", "note")

    def unread(self, what: str, line: int) -> None:
        """Something of the published page that the source does not show; told of once for each name."""
        if what not in self._unread:
            self._unread.add(what)
            self.find("unread-part", line, f"What {what} shows on the published page was not read.", "note")

    def anchor(self, name: str, line: int) -> None:
        """A place of the page that its writer gave a name."""
        if name in self._named:
            self.find("duplicate-anchor", line, f'The anchor "{name}" is there already: links lead to the first one.')
        self._named.add(name)
        self.anchors.append(name)

    def comment(self, text: str, line: int) -> None:
        """A comment, which is kept where it is said to Docwitness."""
        words = text.strip()
        if words.startswith("docwitness:"):
            self.comments.append((line, words.removeprefix("docwitness:").strip()))

    def find(self, rule: str, line: int, message: str, severity: Severity = "warning") -> None:
        """Something that the page's writer should know."""
        self.findings.append(Finding(rule, self._place(line), message, severity))

    # Where it stands

    def open(self, place: Place, kind: ContainerKind | None = None, label: str = "") -> Place:
        """Enter an element; as a container of its own, where a kind is given."""
        self.flush()
        if kind:
            self._containers += 1
            place.container = Container(kind, self._containers, label)
        if kind and (outer := self._meaningful()):
            outer.begun = True
        self.places.append(place)
        if len(self.places) > MAX_DEPTH:
            raise DocumentError(
                f"elements are nested more than {MAX_DEPTH} levels deep.",
                location=self._place(place.line),
                hint="Is a closing tag missing? No reader's browser would show this as it was meant.",
            )
        return place

    def close(self, name: str) -> Place | None:
        """Leave the innermost element of this name, and what was never closed within it; None if there is none."""
        self.flush()
        if not any(place.name == name for place in self.places):
            return None
        while True:
            place = self.places.pop()
            if place.name == name:
                return place
            self._complain(place)

    def leave(self, place: Place) -> None:
        """Leave this very element, if it is still open."""
        self.flush()
        while any(place is other for other in self.places):
            if (top := self.places.pop()) is place:
                return
            self._complain(top)

    def innermost(self, *names: str) -> Place | None:
        """The innermost open element of one of these names."""
        return next((place for place in reversed(self.places) if place.name in names), None)

    def flush(self) -> None:
        """End the block of text that is open."""
        flow, self._flow = self._flow, None
        pictures, self._pictures = self._pictures, []
        if flow and not flow.empty:
            self._emit(None, flow)
        for figure in pictures:
            self._add_figure(figure)

    def finish(self, *, title: str = "", line_count: int = 0) -> DocPage:
        """The page. Its title is that of its first main heading, else the one given, else the first heading's."""
        self.flush()
        while self.places:
            self._complain(self.places.pop())
        self._drop_lone_figures()
        return DocPage(
            self.source,
            self._title(title),
            tuple(self.blocks),
            tuple(self.figures),
            tuple(self.references),
            tuple(self.anchors),
            tuple(sorted(self.findings, key=lambda finding: finding.location)),
            ask_url=self.ask_url,
            hints=self.hints,
            comments=tuple(self.comments),
            line_count=line_count,
        )

    # How it is done

    def _title(self, given: str) -> str:
        headings = [block for block in self.blocks if block.kind == "heading"]
        main = next((block.text for block in headings if block.level == 1), "")
        return main or given or (headings[0].text if headings else "")

    def _place(self, line: int) -> SourceLocation:
        return SourceLocation(self.source, line)

    def _meaningful(self) -> Place | None:
        return next((place for place in reversed(self.places) if place.holds or place.container), None)

    def _emit(self, kind: BlockKind | None, flow: Flow) -> None:
        text, spans = flow.finish()
        place = self._meaningful()
        holds = kind or (place.holds if place else None) or "paragraph"
        level = place.level if place else 0
        if holds in ("item", "caption") and place and place.begun:
            holds, level = "paragraph", 0
        if place:
            place.begun = True
        if holds == "heading":
            self._sections = [section for section in self._sections if section[0] < level]
        if holds == "title":
            self._label(text)
        self._add_block(holds, text, flow.first_line, flow.line_starts, level=level, spans=spans)
        if holds == "heading":
            self._sections.append((level, text))
            self.anchors.append(heading_anchor(text))
        if holds == "caption":
            self._caption(text)

    def _add_block(
        self,
        kind: BlockKind,
        text: str,
        line: int,
        starts: tuple[tuple[int, int], ...],
        *,
        level: int = 0,
        spans: tuple[Span, ...] = (),
        language: str = "",
    ) -> None:
        section = tuple([name for _, name in self._sections])
        containers = tuple([place.container for place in self.places if place.container])
        level = level if kind in ("heading", "item") else 0
        place = self._place(line)
        self.blocks.append(Block(kind, text, place, starts, spans, section, containers, level, language))

    def _add_figure(self, figure: Figure) -> None:
        line = figure.location.line
        index = len(self.figures)
        holder = self.innermost("figure")
        if holder:
            holder.figures.append(index)
            figure = replace(figure, caption=figure.caption or holder.caption)
        self.figures.append(replace(figure, block=len(self.blocks)))
        self._add_block("figure", figure.id, line, ((0, line),))

    def _caption(self, text: str) -> None:
        holder = self.innermost("figure")
        if holder is None:
            return
        holder.caption = text
        for index in holder.figures:
            self.figures[index] = replace(self.figures[index], caption=text)

    def _label(self, title: str) -> None:
        """Give the innermost container its title as a label, if it is one that has titles."""
        holder = next((place for place in reversed(self.places) if place.container), None)
        if holder and holder.container and holder.container.kind in ("tab", "step", "details", "column"):
            holder.container = replace(holder.container, label=title)

    def _complain(self, place: Place) -> None:
        if place.complain:
            self.find("unclosed-block", place.line, f'"{place.name}" is opened here and never closed.')

    def _drop_lone_figures(self) -> None:
        """Keep the container `figures` only where it holds several figures and nothing else."""
        kinds: dict[int, list[str]] = {}
        for block in self.blocks:
            for container in block.containers:
                if container.kind == "figures":
                    kinds.setdefault(container.id, []).append(block.kind)
        groups = {n for n, held in kinds.items() if held.count("figure") > 1 and {*held} <= {"figure", "caption"}}
        if kinds.keys() - groups:
            self.blocks = [_without_groups(block, kinds.keys() - groups) for block in self.blocks]


def _without_groups(block: Block, groups: set[int]) -> Block:
    if not any(container.kind == "figures" for container in block.containers):
        return block
    return replace(block, containers=tuple(held for held in block.containers if held.id not in groups))


def heading_anchor(text: str) -> str:
    """The anchor that publishing gives a heading: lower case, words joined by `-`."""
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", text.lower()).strip())


def figure_id(src: str, ordinal: int) -> str:
    """A figure's id: its file's name, what tells files of one name apart, and which of several uses it is."""
    name = re.sub(r"[^a-z0-9]+", "-", src.split("?")[0].rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()).strip("-")
    digest = hashlib.sha256(src.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{name[:40] or 'figure'}-{digest}" + (f"-{ordinal}" if ordinal > 1 else "")
