"""A page's text with one thing in it changed, and proof that nothing else is.

Where a label stands in the raw text is not known exactly, since markup comes between. So every place on its lines
where it may stand is tried, and the page is read again: the one edit is taken after which exactly the intended
words have changed for the reader.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docwitness.model import Block, DocPage
from docwitness.reading import read_page
from docwitness.updating.proposals import AltText, Rename, Rewording


def edited(text: str, page: DocPage, proposal: Rewording) -> str | None:
    """The text with the proposal carried out; None if there is no edit that does just that.

    `page` is what `read_page` makes of the text.
    """
    candidates = _renamed(text, page, proposal) if isinstance(proposal, Rename) else _described(text, page, proposal)
    wanted = _wanted(page, proposal)
    return next((new for new in candidates if _said(read_page(new, source=page.source)) == wanted), None)


def _wanted(page: DocPage, proposal: Rewording) -> object:
    """What the page is to say afterwards."""
    if isinstance(proposal, AltText):
        figures = tuple(replace(f, alt=proposal.alt) if f.id == proposal.figure else f for f in page.figures)
        return _said(replace(page, figures=figures))
    blocks = list(page.blocks)
    block = blocks[proposal.block]
    end = proposal.start + len(proposal.was)
    blocks[proposal.block] = replace(block, text=block.text[: proposal.start] + proposal.now + block.text[end:])
    return _said(replace(page, blocks=tuple(blocks)))


def _said(page: DocPage) -> object:
    """What the page says to its readers: texts with the kinds of their markup, and figures."""
    blocks = [(block.kind, block.text, [span.kind for span in block.spans]) for block in page.blocks]
    return blocks, [(figure.src, figure.caption, figure.alt, figure.width) for figure in page.figures]


def _renamed(text: str, page: DocPage, rename: Rename) -> Iterator[str]:
    start, end = _span_of(text, page.blocks[rename.block])
    for was in _spellings(rename.was):
        pattern = r"\s+".join(re.escape(word) for word in was.split())
        for match in re.finditer(pattern, text[start:end]):
            for now in _spellings(rename.now):
                yield text[: start + match.start()] + now + text[start + match.end() :]


def _replaced(text: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The text with one of the old spellings replaced by one of the new, once for every place and spelling."""
    for was in dict.fromkeys(old):
        for match in re.finditer(re.escape(was), text):
            for now in dict.fromkeys(new):
                yield text[: match.start()] + now + text[match.end() :]


def _span_of(text: str, block: Block) -> tuple[int, int]:
    """Where in the text the lines of the block begin and end. Only `\\n` ends a line, as in the block's numbers."""
    lines = text.split("\n")
    first = block.location.line - 1
    last = max([block.location.line, *(line for _, line in block.line_starts)])
    start = sum(len(line) + 1 for line in lines[:first])
    return start, start + len("\n".join(lines[first:last]))


def _spellings(label: str) -> list[str]:
    """The label as it may be written: as it is, with entities, with backslashes."""
    escaped = re.sub(r"([\\`*_\[\]<>|])", r"\\\1", label)
    return list(dict.fromkeys((label, html.escape(label, quote=False), escaped)))


def _described(text: str, page: DocPage, proposal: AltText) -> Iterator[str]:
    figure = next(figure for figure in page.figures if figure.id == proposal.figure)
    if figure.alt:
        yield from _replaced(text, (figure.alt, html.escape(figure.alt)), (html.escape(proposal.alt), proposal.alt))
        return
    src = re.escape(figure.src)
    attribute = html.escape(proposal.alt)
    tag = rf"<(?:img|Image)\b[^>]*?\bsrc=[\"']{src}[\"'][^>]*>"
    for match in re.finditer(tag, text):
        new = re.sub(r"\balt=(\"\"|'')", lambda _: f'alt="{attribute}"', match[0], count=1)
        if new == match[0]:
            new = re.sub(r"\s*/?>$", lambda end: f' alt="{attribute}"{end[0]}', match[0])
        yield text[: match.start()] + new + text[match.end() :]
    for match in re.finditer(rf"!\[\]\(<?{src}", text):
        inner = re.sub(r"([\\\[\]])", r"\\\1", proposal.alt)
        yield f"{text[: match.start()]}![{inner}{text[match.start() + 2 :]}"
    for match in re.finditer(rf"^([ \t]*)\.\. (?:figure|image)::[ \t]+{src}[ \t]*\n", text, re.MULTILINE):
        yield f"{text[: match.end()]}{match[1]}   :alt: {proposal.alt}\n{text[match.end() :]}"
