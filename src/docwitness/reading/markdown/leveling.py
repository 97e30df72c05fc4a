"""Indentation within elements, taken out: `<Step>` and `<td>` are indented to be tidy, not to mean code.

Text within an element is moved to the column of its tag. Lines stay lines, so every place stays what it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docwitness.reading.markup import is_block
from docwitness.reading.tags import Tag, scan_tag

_INDENTED_IN_ELEMENT = re.compile(r"^[ \t]*</?[A-Za-z][^\n]*\n(?:[ \t]*\n)*[ \t]+\S", re.MULTILINE)
_FENCE = re.compile(r"(`{3,}|~{3,})")
_TAG = re.compile(r"</?[A-Za-z]")


@dataclass(slots=True)
class _Level:
    name: str
    indent: int
    """The column of its tag."""
    strip: int | None = None
    """Columns that its content is moved to the left, known with its first line."""


def level(text: str) -> str:
    """The text with the content of elements moved to the column of their tags."""
    if not _INDENTED_IN_ELEMENT.search(text):
        return text
    return "\n".join(_Leveler(text.split("\n")).levelled())


class _Leveler:
    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._text = "\n".join(lines)
        self._open: list[_Level] = []
        self._fence = ""
        self._tag_end = 0

    def levelled(self) -> list[str]:
        start = 0
        levelled = []
        for line in self._lines:
            levelled.append(self._level_line(line, start))
            start += len(line) + 1
        return levelled

    def _level_line(self, line: str, start: int) -> str:
        bare = line.lstrip(" \t")
        if not bare or start < self._tag_end:
            return bare if start < self._tag_end else line
        indent = len(line) - len(bare)
        self._measure(indent, closing=bare.startswith("</"))
        strip = self._strip(closing=bare.startswith("</") and not self._fence)
        if mark := _FENCE.match(bare):
            self._fence = "" if self._fence and mark[1].startswith(self._fence) else self._fence or mark[1]
        elif not self._fence and "<" in line:
            self._note_tags(line, start, indent)
        return line[min(strip, indent) :]

    def _measure(self, indent: int, *, closing: bool) -> None:
        """The first line within an element says how far its content is indented."""
        if self._open and self._open[-1].strip is None and not closing:
            outer = self._open[-2].strip or 0 if len(self._open) > 1 else 0
            self._open[-1].strip = outer + max(indent - self._open[-1].indent, 0)

    def _strip(self, *, closing: bool) -> int:
        levels = self._open[:-1] if closing else self._open
        return (levels[-1].strip or 0) if levels else 0

    def _note_tags(self, line: str, start: int, indent: int) -> None:
        end = start + len(line)
        while match := _TAG.search(self._text, max(start, self._tag_end), end):
            tag = scan_tag(self._text, match.start())
            start = match.end()
            if tag is None:
                continue
            self._tag_end = match.start() + tag.size
            if not tag.selfclosing and (is_block(tag) or tag.written[0].isupper()) and tag.name not in ("hr", "p"):
                self._note(tag, indent)

    def _note(self, tag: Tag, indent: int) -> None:
        if not tag.closing:
            self._open.append(_Level(tag.name, indent))
            return
        for index in range(len(self._open) - 1, max(len(self._open) - 50, -1), -1):
            if self._open[index].name == tag.name:
                del self._open[index:]
                return
