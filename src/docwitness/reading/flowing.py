"""The text of one block as its reader sees it, made of pieces, with the line and the markup of each stretch."""

from __future__ import annotations

import re

from docwitness.model import Span, SpanKind

_CALLED = re.compile(r"(?:\S+ ){0,3}(?:icon|button|symbol|sign|arrow|toggle)", re.IGNORECASE)
_KEPT = re.compile(r"(?:^|[/_-])icons?(?:[/_.-]|$)", re.IGNORECASE)
DETERMINER = re.compile(r"\b(?:the|an?|this|that|its|your|each|or) ?$", re.IGNORECASE)
"""What is said before an icon that stands for a noun."""
_USING = re.compile(
    r"\b(?:click|clicking|tap|tapping|press|pressing|hit|hitting|select|selecting)(?: on)? ?$", re.IGNORECASE
)
"""What is said before an icon that either stands for a noun or only goes before the label that comes next."""
_NO_LABEL = re.compile(
    r"\s*(?:[.,;:)]|(?:and|or|in|to|on|at|from|next|beside|for|of|then|again|first|once|with|within|under)\b)"
)
"""How a text begins that is no label."""


def is_icon(src: str, alt: str) -> bool:
    """Whether a picture within a sentence is an icon of the interface, by what it is called or where it is kept."""
    return bool(_CALLED.fullmatch(alt) or _KEPT.search(src))


_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u2060\ufeff"))
_QUOTE_MARK = re.compile('["“«]')
_QUOTED = re.compile(r'“([^“”]{1,200})”|(?<![\w"])"([^"]{1,200})"(?!\w)|«([^«»]{1,200})»')


class Flow:
    """A block's text while it is being put together: white space is collapsed, lines are counted."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.spans: list[Span] = []
        self._parts: list[str] = []
        self._length = 0
        self._gap = False
        self._starts: list[tuple[int, int]] = []
        self._open: list[tuple[SpanKind, int, str | None]] = []
        self._icon = ""
        """The icon of which what comes next tells whether it stands for a noun."""
        self._is_noun = False
        """Whether an article stands before it: then only a label that comes next keeps it from being one."""

    @property
    def empty(self) -> bool:
        """Whether nothing visible was added."""
        return not self._length

    @property
    def first_line(self) -> int:
        """The line on which the first visible character stands."""
        return self._starts[0][1] if self._starts else self.line

    @property
    def line_starts(self) -> tuple[tuple[int, int], ...]:
        """Pairs (offset in the text, 1-based line)."""
        return tuple(self._starts)

    def add(self, text: str, line: int | None = None) -> None:
        """Add text as written, which begins on `line`; its line breaks count as lines of the source."""
        if self._icon and text.strip():
            icon, self._icon = self._icon, ""
            if self._is_noun or _NO_LABEL.match(text):
                self._name(icon)
        self.line = self.line if line is None else line
        if "\n" not in text:
            self._add_within_line(text)
            return
        for number, part in enumerate(text.split("\n")):
            if number:
                self.line += 1
                self._gap = True
            self._add_within_line(part)

    def take_icon(self, src: str, alt: str, line: int) -> bool:
        """Whether it is an icon within the text; its name is added where a noun is missing, behind an article, say."""
        if self.empty or not is_icon(src, alt):
            return False
        self.icon(alt, line)
        return True

    def icon(self, name: str, line: int) -> bool:
        """Add the icon's name where a noun is missing: behind an article or a verb if no marked label follows.

        Whether it was said what it is there for.
        """
        before = "".join(self._parts[-2:])
        self._is_noun = DETERMINER.search(before) is not None
        self._icon = f"{name} " if self._is_noun else name if _USING.search(before) else ""
        self.line = line
        return bool(self._icon)

    def _name(self, icon: str) -> None:
        """Add the icon that stands for a noun, apart from what comes if a line has ended behind it."""
        self._gap, name, apart = True, icon.strip(), " " * icon.endswith(" ")
        if self._is_noun:
            self._add_within_line(name + apart)
            return
        self._add_within_line(f"the {name if _CALLED.fullmatch(name) else f'{name} icon'}{apart}")

    def gap(self) -> None:
        """Separate what was added from what comes, as a line break of the page does."""
        self._gap = True
        self._icon = f"{self._icon.strip()} " if self._icon else ""

    def open(self, kind: SpanKind, target: str | None = None) -> None:
        """Begin a stretch of markup."""
        self._icon = ""
        self._open.append((kind, self._length, target))

    def close(self, kind: SpanKind) -> None:
        """End the innermost stretch of this markup; nothing, where none is open."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == kind:
                _, start, target = self._open.pop(index)
                if start < self._length:
                    self.spans.append(Span(start, self._length, kind, target))
                return

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        """The text and its markup, by place. What is still open ends here."""
        if self._icon:
            self._name(self._icon)
        for kind, *_ in reversed(self._open.copy()):
            self.close(kind)
        text = "".join(self._parts)
        spans = [_without_leading_space(text, span) for span in self.spans]
        spans += _quotes(text, spans)
        return text, tuple(sorted(spans, key=lambda span: (span.start, -span.end)))

    def _add_within_line(self, part: str) -> None:
        words = (part if part.isascii() else part.translate(_INVISIBLE)).split()
        if not words:
            self._gap = self._gap or bool(part)
            return
        if self._length and (self._gap or part[0].isspace()):
            self._parts.append(" ")
            self._length += 1
        if not self._starts or self._starts[-1][1] != self.line:
            self._starts.append((self._length, self.line))
        joined = " ".join(words)
        self._parts.append(joined)
        self._length += len(joined)
        self._gap = part[-1].isspace()


def _without_leading_space(text: str, span: Span) -> Span:
    """The span from its first visible character: the space between two words belongs to neither."""
    start = span.start
    while start < span.end and text[start] == " ":
        start += 1
    return span if start == span.start else Span(start, span.end, span.kind, span.target)


def _quotes(text: str, spans: list[Span]) -> list[Span]:
    """What stands in quotation marks, without them; not inside code, where they are code."""
    if not _QUOTE_MARK.search(text):
        return []
    code = [(span.start, span.end) for span in spans if span.kind == "code"]
    quotes = [match.span(match.lastindex or 0) for match in _QUOTED.finditer(text)]
    return [
        Span(start, end, "quote")
        for start, end in quotes
        if text[start:end].strip() and not any(begin < start and end < stop for begin, stop in code)
    ]
