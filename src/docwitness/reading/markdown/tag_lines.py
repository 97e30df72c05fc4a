"""Lines that begin with a tag, as rules of markdown-it; and tags and comments within text.

A line of tags is read as text with tags in it, so that both may share it: `<figcaption>The **main** one</figcaption>`.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from docwitness.reading.markup import is_block
from docwitness.reading.tags import Tag, last_position, scan_block, scan_tag

_BLOCK_MARKS = ("{%", "{{<", "{{%")
_TAG_MARK = re.compile(r"</?[A-Za-z]|\{%|\{\{[<%]")
_RAW = re.compile(r"<(script|style|pre|textarea)(?=[\s>])", re.IGNORECASE)
_NEUTRAL = frozenset({"img", "hr", "p", "source", "embed", "include", "file"})
"""Elements that do not enclose the lines that follow."""


def line_of(state: StateBlock, line: int) -> tuple[str, int]:
    """The text of a line from its first visible character, and where that stands."""
    start = state.bMarks[line] + state.tShift[line]
    return state.src[start : state.eMarks[line]], start


def comment(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """`<!-- … -->` or `{/* … */}` on lines of its own."""
    text, start = line_of(state, line)
    found = _comment_at(state.src, start) if text.startswith(("<!--", "{/*")) else None
    if found is None:
        return False
    last = line
    while last + 1 < end and state.eMarks[last] < found[1]:
        last += 1
    if state.src[found[1] : state.eMarks[last]].strip():
        return False
    if silent:
        return True
    token = state.push("comment", "", 0)
    token.content, token.map = found[0], [line, last + 1]
    state.line = last + 1
    return True


def raw_element(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """`<script>`, `<style>` and `<pre>`: whose content is not Markdown."""
    text, _ = line_of(state, line)
    head = _RAW.match(text)
    if head is None:
        return False
    if silent:
        return True
    closing = f"</{head[1].lower()}"
    last = line
    while last < end - 1 and closing not in line_of(state, last)[0].lower():
        last += 1
    token = state.push("raw_element", head[1].lower(), 0)
    token.content = state.getLines(line, last + 1, 0, False)
    token.map = [line, last + 1]
    state.line = last + 1
    return True


def tag_line(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Lines that begin with a tag: read inline, so that text and tags may share them."""
    text, start = line_of(state, line)
    tag = _tag_at(state.src, start) if text.startswith(("<", *_BLOCK_MARKS)) else None
    if tag is None or not (is_block(tag) or tag.written[:1].isupper() or tag.family == "block"):
        return False
    if silent:
        return True
    depth = state.env.get("depth", 0) + depth_change(tag)
    state.env["depth"] = max(depth, 0)
    last = _last_line(state, start + tag.size, line, end)
    state.line = last + 1
    opening = state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(line, last + 1, state.blkIndent, False).strip()
    inline.map = opening.map = [line, last + 1]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _last_line(state: StateBlock, position: int, line: int, end: int) -> int:
    """The line on which the run of tags that began before `position` ends; text after them may run on."""
    last, text_open = line, False
    while True:
        while last + 1 < end and state.eMarks[last] < position:
            last += 1
        position, text_open = _after_tags(state, position, last)
        if position > state.eMarks[last]:
            continue
        if not text_open or last + 1 >= end or state.isEmpty(last + 1) or _begins_block(state, last + 1, end):
            return last
        last += 1
        position = state.bMarks[last] + state.tShift[last]


def _after_tags(state: StateBlock, position: int, line: int) -> tuple[int, bool]:
    """Where the tags that begin on the rest of this line end, and whether text follows the last of them."""
    end = state.eMarks[line]
    text_open = False
    while position < end:
        mark = _TAG_MARK.search(state.src, position, end)
        start = mark.start() if mark else end
        text_open = text_open or bool(state.src[position:start].strip())
        if mark is None:
            return end, text_open
        tag = _tag_at(state.src, start)
        if tag is None:
            text_open, position = True, start + 1
            continue
        if is_block(tag):
            state.env["depth"] = max(state.env.get("depth", 0) + depth_change(tag), 0)
            text_open = False
        position = start + tag.size
    return position, text_open


def _begins_block(state: StateBlock, line: int, end: int) -> bool:
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def depth_change(tag: Tag) -> int:
    """1 for a tag that encloses what follows, -1 for the one that ends it, else 0."""
    if tag.selfclosing or tag.name in _NEUTRAL:
        return 0
    return -1 if tag.closing else 1


def inline_tag(state: StateInline, silent: bool) -> bool:
    """A tag within text."""
    if state.src[state.pos] not in "<{":
        return False
    tag = _tag_at(state.src, state.pos)
    if tag is None or state.pos + tag.size > state.posMax:
        return False
    if not silent:
        token = state.push("tag", "", 0)
        token.content = state.src[state.pos : state.pos + tag.size]
        token.meta = {"tag": tag, "source": token.content}
    state.pos += tag.size
    return True


def inline_comment(state: StateInline, silent: bool) -> bool:
    """A comment within text."""
    if not state.src.startswith(("<!--", "{/*"), state.pos):
        return False
    found = _comment_at(state.src, state.pos)
    if found is None or found[1] > state.posMax:
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.content, token.meta = found[0], {"source": state.src[state.pos : found[1]]}
    state.pos = found[1]
    return True


def _tag_at(text: str, start: int) -> Tag | None:
    """The tag of HTML, GitBook or Hugo that begins at `start`, or None."""
    return scan_block(text, start) if text.startswith(_BLOCK_MARKS, start) else scan_tag(text, start)


def _comment_at(text: str, start: int) -> tuple[str, int] | None:
    """What the comment at `start` says and where it ends, or None where it never does."""
    opening, closing = ("<!--", "-->") if text.startswith("<", start) else ("{/*", "*/}")
    if last_position(text, closing) < start + len(opening):
        return None
    end = text.find(closing, start + len(opening))
    return text[start + len(opening) : end], end + len(closing)
