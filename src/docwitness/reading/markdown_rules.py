"""What documentation systems add to Markdown, as rules of markdown-it.

Each rule leaves the lines where they are, so that every token keeps its place in the original file.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from docwitness.reading.markup import is_block
from docwitness.reading.tags import Tag, element_name, scan_block, scan_tag

_INTERRUPTING = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_RAW = re.compile(r"<(script|style|pre|textarea)(?=[\s>])", re.IGNORECASE)
_IMPORT = re.compile(r"""(import\s+(?:[\w*{][^'"\n]*\s+from\s+)?['"][^'"\n]+['"];?|export\s+(?:const|default|let|function)\b.*)$""")
_COLONS = re.compile(r"(:{3,})\s*(?:\{([\w:.-]+)\}|([A-Za-z][\w-]*))?[ \t]*(.*)$")
_OPTION = re.compile(r":([\w-]*):[ \t]*(.*)$")
_DIRECTIVE_FENCE = re.compile(r"(`{3,}|~{3,})\{([\w:.-]+)\}[ \t]*(.*)$")
_INDENTED = re.compile(r"""(!!!|\?\?\?\+?|={3}[!+]?)[ \t]+(.*)$""")


def install(markdown: MarkdownIt) -> None:
    """Teach the parser what documentation systems add."""
    block = markdown.block.ruler
    block.before("table", "indented_code", indented_code, {"alt": []})
    block.before("table", "comment", comment, _INTERRUPTING)
    block.before("table", "raw_element", raw_element, _INTERRUPTING)
    block.before("table", "module_line", module_line, {"alt": []})
    block.before("table", "colon_fence", colon_fence, _INTERRUPTING)
    block.before("table", "directive_fence", directive_fence, _INTERRUPTING)
    block.before("table", "indented_block", indented_block, _INTERRUPTING)
    block.before("table", "tag_line", tag_line, _INTERRUPTING)
    inline = markdown.inline.ruler
    inline.before("html_inline", "inline_comment", inline_comment)
    inline.before("html_inline", "tag", inline_tag)


def _line(state: StateBlock, line: int) -> tuple[str, int]:
    """The text of a line from its first visible character, and where that stands."""
    start = state.bMarks[line] + state.tShift[line]
    return state.src[start : state.eMarks[line]], start


def _push_tag(state: StateBlock, tag: Tag, line: int, after: int) -> None:
    token = state.push("tag", "", 0)
    token.map = [line, after]
    token.meta = {"tag": tag}


# Blocks


def indented_code(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Code by indentation, but not within an element: there, indentation is only tidiness."""
    if state.sCount[line] - state.blkIndent < 4 or state.env.get("depth", 0) > 0 or silent:
        return False
    following = last = line
    while following < end and (state.isEmpty(following) or state.sCount[following] - state.blkIndent >= 4):
        last = following if not state.isEmpty(following) else last
        following += 1
    state.line = last + 1
    token = state.push("code_block", "code", 0)
    token.content = state.getLines(line, last + 1, 4 + state.blkIndent, False)
    token.map = [line, last + 1]
    return True


def comment(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """`<!-- … -->` or `{/* … */}` on lines of its own."""
    text, start = _line(state, line)
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
    text, _ = _line(state, line)
    head = _RAW.match(text)
    if head is None:
        return False
    if silent:
        return True
    closing = f"</{head[1].lower()}"
    last = line
    while last < end - 1 and closing not in _line(state, last)[0].lower():
        last += 1
    token = state.push("raw_element", head[1].lower(), 0)
    token.content = state.getLines(line, last + 1, 0, False)
    token.map = [line, last + 1]
    state.line = last + 1
    return True


def module_line(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The imports and exports of MDX, which are not text: an export reaches to the next empty line."""
    text, _ = _line(state, line)
    if silent or state.sCount[line] > 0 or not _IMPORT.match(text):
        return False
    state.line = line + 1
    while text.startswith("export") and state.line < end and not state.isEmpty(state.line):
        state.line += 1
    return True


def colon_fence(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """`:::note Title`, `:::{tip}` and their end `:::`; `:::image …:::` of one line."""
    text, _ = _line(state, line)
    match = _COLONS.match(text) if text.startswith(":::") else None
    if match is None:
        return False
    if silent:
        return True
    tag = _colon_tag(match)
    options, after = _options(state, line + 1, end) if match[2] else ({}, line + 1)
    _push_tag(state, replace(tag, attributes={**tag.attributes, **options}), line, after)
    state.tokens[-1].meta["colons"] = len(match[1])
    state.line = after
    return True


def _colon_tag(match: re.Match[str]) -> Tag:
    """What a line of colons says. Microsoft's end in colons too (`:::column:::`) and are closed by name."""
    written, rest = match[2] or match[3] or "", match[4].strip()
    name = element_name(written)
    if not rest.endswith(":::"):
        return Tag(name, _arguments(name, rest), not name, family="block", written=written)
    if name.endswith("end"):
        return Tag(name[:-3], closing=True, family="block", written=written)
    alone = name in ("image", "code", "video")
    return replace(_attributed(name, rest.rstrip(":"), written), selfclosing=alone, written=written)


def directive_fence(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """MyST's fenced directives whose content is Markdown."""
    text, _ = _line(state, line)
    match = _DIRECTIVE_FENCE.match(text) if text[:3] in ("```", "~~~") else None
    if match is None:
        return False
    if silent:
        return True
    last, closed = line + 1, False
    while last < end:
        inner = _line(state, last)[0].rstrip()
        if inner.startswith(match[1]) and not inner.strip(match[1][0]):
            closed = True
            break
        last += 1
    _read_directive(state, line, last, element_name(match[2]), match[3].strip(), match[2])
    if not closed:
        state.env.setdefault("unclosed", []).append((line + 1, match[2]))
    state.line = last + (1 if closed else 0)
    return True


_CODE_DIRECTIVES = frozenset({"code", "codeblock", "codecell", "sourcecode", "literalinclude", "eval", "evalrst"})
_OPAQUE_DIRECTIVES = frozenset({"raw", "toctree", "mermaid", "math", "only", "contents", "index", "graphviz", "plantuml",
                                "bibliography", "csvtable", "autodoc", "automodule", "autoclass", "video", "youtube"})  # fmt: skip


def _read_directive(state: StateBlock, line: int, last: int, name: str, argument: str, written: str) -> None:
    options, body = _options(state, line + 1, last)
    if name in _OPAQUE_DIRECTIVES or name.startswith("auto"):
        return
    if name in _CODE_DIRECTIVES:
        token = state.push("fence", "code", 0)
        token.info, token.map, token.meta = argument, [line, last + 1], {"body": body}
        token.content = state.getLines(body, last, state.sCount[line], True)
        return
    if name in ("image", "figure"):
        picture = Tag("image", {"src": argument} | options, family="block", written=written)
        frame = Tag("figure", family="block", written=written)
        _push_tag(state, frame, line, line + 1)
        _push_tag(state, picture, line, line + 1)
        _tokenize(state, body, last, "caption")
        _push_tag(state, Tag("figure", closing=True, family="block"), last, last)
        return
    _push_tag(state, Tag(name, _arguments(name, argument) | options, family="block", written=written), line, body)
    _tokenize(state, body, last, "directive")
    _push_tag(state, Tag(name, closing=True, family="block", written=written), last, last)


def _tokenize(state: StateBlock, begin: int, end: int, kind: str) -> None:
    """Read the lines within a directive as Markdown."""
    if begin >= end:
        return
    limit, state.lineMax = state.lineMax, end
    opening = state.push(f"{kind}_open", "", 1)
    opening.map = [begin, end]
    state.md.block.tokenize(state, begin, end)
    state.push(f"{kind}_close", "", -1)
    state.lineMax = limit


def indented_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """MkDocs' `!!! note "Title"`, `??? tip` and `=== "Tab"`, whose content is indented."""
    text, _ = _line(state, line)
    match = _INDENTED.match(text) if text.startswith(("!!!", "???", "===")) else None
    if match is None or (match[1].startswith("=") and not match[2].startswith('"')):
        return False
    if silent:
        return True
    indent = state.sCount[line]
    last = after = line + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= indent + 4):
        last = after + 1 if not state.isEmpty(after) else last
        after += 1
    tag = _indented_tag(match[1], match[2])
    _push_tag(state, tag, line, line + 1)
    outer, state.blkIndent = state.blkIndent, indent + 4
    _tokenize(state, line + 1, last, "directive")
    state.blkIndent = outer
    _push_tag(state, Tag(tag.name, closing=True, family="block", written=tag.written), last, last)
    state.line = last
    return True


def _indented_tag(mark: str, rest: str) -> Tag:
    title = re.search(r'"([^"]*)"', rest)
    attributes = {"title": title[1]} if title and title[1] else {}
    if mark.startswith("="):
        return Tag("tab", attributes, family="block", written=mark)
    kind = re.match(r"[\w-]+", rest)
    label = {"type": kind[0].lower()} if kind else {}
    name = "details" if mark.startswith("?") else "admonition"
    return Tag(name, attributes | label, family="block", written=mark)


def tag_line(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Lines that begin with a tag: read inline, so that text and tags may share them."""
    text, start = _line(state, line)
    tag = _tag_at(state.src, start) if text.startswith(("<", "{%")) else None
    if tag is None or not (is_block(tag) or tag.written[:1].isupper() or tag.family == "block"):
        return False
    if silent:
        return True
    depth = state.env.get("depth", 0) + _depth_change(tag)
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
        found = state.src.find("<", position, end)
        blocks = state.src.find("{%", position, end)
        start = min((place for place in (found, blocks) if place >= 0), default=-1)
        text_open = text_open or bool(state.src[position : start if start >= 0 else end].strip())
        if start < 0:
            return end, text_open
        tag = _tag_at(state.src, start)
        if tag is None:
            text_open, position = True, start + 1
            continue
        if is_block(tag):
            state.env["depth"] = max(state.env.get("depth", 0) + _depth_change(tag), 0)
            text_open = False
        position = start + tag.size
    return position, text_open


def _begins_block(state: StateBlock, line: int, end: int) -> bool:
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def _depth_change(tag: Tag) -> int:
    if tag.selfclosing or tag.name in ("img", "hr", "p", "source", "embed", "include", "file"):
        return 0
    return -1 if tag.closing else 1


# Inline


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


# What both need


def _tag_at(text: str, start: int) -> Tag | None:
    return scan_block(text, start) if text.startswith("{%", start) else scan_tag(text, start)


def _comment_at(text: str, start: int) -> tuple[str, int] | None:
    """What the comment at `start` says and where it ends, or None where it never does."""
    opening, closing = ("<!--", "-->") if text.startswith("<", start) else ("{/*", "*/}")
    if _last_of(text, closing) < start + len(opening):
        return None
    end = text.find(closing, start + len(opening))
    return text[start + len(opening) : end], end + len(closing)


@lru_cache(maxsize=4)
def _last_of(text: str, mark: str) -> int:
    return text.rfind(mark)


def _options(state: StateBlock, line: int, end: int) -> tuple[dict[str, str], int]:
    """The `:name: value` lines at the head of a directive, and the line behind them."""
    options: dict[str, str] = {}
    name = ""
    while line < end:
        match = _OPTION.match(_line(state, line)[0])
        if match and match[1]:
            name = match[1].lower()
            options[name] = match[2].strip()
        elif name and _line(state, line)[0].startswith(": "):
            options[name] += " " + _line(state, line)[0][1:].strip()
        else:
            break
        line += 1
    return options, line


def _attributed(name: str, rest: str, written: str) -> Tag:
    """The tag of a directive whose rest of the line is written as attributes."""
    tag = scan_tag(f"<x {rest}>", 0)
    return Tag(name, tag.attributes if tag else {}, family="block", written=written)


def _arguments(name: str, rest: str) -> dict[str, str]:
    """What stands behind a directive's name: its title, in brackets, quotes or bare, or its attributes."""
    braces = re.match(r"\{([^}]*)\}\s*(.*)$", rest)
    given: dict[str, str] = {}
    if braces:
        rest = braces[2]
        given = dict(_attributed(name, braces[1], name).attributes)
    if bracketed := re.match(r"\[([^\]]*)\]", rest):
        rest = bracketed[1]
    if rest:
        given.setdefault("title", rest)
    return given
