"""What documentation systems add to Markdown, as rules of markdown-it.

Each rule leaves the lines where they are, so that every token keeps its place in the original file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from docwitness.reading.markup import is_block
from docwitness.reading.tags import Tag, element_name, scan_block, scan_tag

_INTERRUPTING = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_RAW = re.compile(r"<(script|style|pre|textarea)(?=[\s>])", re.IGNORECASE)
_IMPORT = re.compile(
    r"""(import\s+(?:[\w*{][^'"\n]*\s+from\s+)?['"][^'"\n]+['"];?|export\s+(?:const|default|let|function)\b.*)$"""
)
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
    state.env["depth"] = max(state.env.get("depth", 0) + _depth_change(tag), 0)


def _push_title(state: StateBlock, title: str, line: int) -> None:
    """The title that stands on a directive's line, with its own markup."""
    if title:
        state.push("title_open", "", 1).map = [line, line + 1]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = title, [line, line + 1], []
        state.push("title_close", "", -1)


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
    tag, title = _colon_tag(match)
    options, after = _options(state, line + 1, end) if match[2] else ({}, line + 1)
    _push_tag(state, replace(tag, attributes={**tag.attributes, **options}), line, after)
    state.tokens[-1].meta["colons"] = len(match[1])
    _push_title(state, title, line)
    state.line = after
    return True


def _colon_tag(match: re.Match[str]) -> tuple[Tag, str]:
    """The tag and title that a line of colons stands for.

    Microsoft's lines end in colons too (`:::column:::`) and are closed by name.
    """
    written, rest = match[2] or match[3] or "", match[4].strip()
    name = element_name(written)
    if not rest.endswith(":::"):
        attributes, title = _argument(name, rest)
        return Tag(name, attributes, not name, family="block", written=written), title
    if name.endswith("end"):
        return Tag(name[:-3], closing=True, family="block", written=written), ""
    alone = name in ("image", "code", "video")
    return Tag(name, _attributes(rest.rstrip(":")), False, alone, "block", written), ""


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
        _push_code(state, line, body, last, argument)
        return
    attributes, title = _argument(name, argument)
    _push_tag(state, Tag(name, attributes | options, False, name == "image", "block", written), line, body)
    _push_title(state, title, line)
    _tokenize(state, body, last)
    if name != "image":
        _push_tag(state, Tag(name, closing=True, family="block", written=written), last, last)


def _push_code(state: StateBlock, line: int, body: int, last: int, language: str) -> None:
    while body < last and state.isEmpty(body):
        body += 1
    token = state.push("fence", "code", 0)
    token.info, token.map, token.meta = language, [line, last + 1], {"body": body}
    token.content = state.getLines(body, last, state.sCount[line], True)


def _tokenize(state: StateBlock, begin: int, end: int) -> None:
    """Read the lines within a directive as Markdown."""
    if begin >= end:
        return
    limit, state.lineMax = state.lineMax, end
    opening = state.push("directive_open", "", 1)
    opening.map = [begin, end]
    state.md.block.tokenize(state, begin, end)
    state.push("directive_close", "", -1)
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
    tag, title = _indented_tag(match[1], match[2])
    grouped = tag.name == "tab"
    if grouped:
        _begin_tabs(state, line)
    _push_tag(state, tag, line, line + 1)
    _push_title(state, title, line)
    outer, state.blkIndent = state.blkIndent, indent + 4
    _tokenize(state, line + 1, last)
    state.blkIndent = outer
    _push_tag(state, replace(tag, closing=True), last, last)
    if grouped:
        _push_tag(state, Tag("tabs", closing=True, family="block"), last, last)
    state.line = last
    return True


def _begin_tabs(state: StateBlock, line: int) -> None:
    """Tabs that follow one another are one set: take back the end of the set that was before."""
    last = state.tokens[-1] if state.tokens else None
    if last and last.type == "tag" and last.meta["tag"] == Tag("tabs", closing=True, family="block"):
        state.tokens.pop()
    else:
        _push_tag(state, Tag("tabs", family="block", written="==="), line, line)


def _indented_tag(mark: str, rest: str) -> tuple[Tag, str]:
    """The tag and title of `!!! note "Title"`, `??? note "Title"` or `=== "Title"`."""
    quoted = re.search(r'"([^"]*)"', rest)
    kind = re.match(r"[\w-]+", rest)
    name = {"=": "tab", "?": "details"}.get(mark[0], "admonition")
    attributes = {"type": kind[0].lower()} if kind else {}
    return Tag(name, attributes, family="block", written=mark), quoted[1] if quoted else ""


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
    if line < end and _line(state, line)[0].rstrip() == "---":
        return _yaml_options(state, line, end)
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


def _yaml_options(state: StateBlock, line: int, end: int) -> tuple[dict[str, str], int]:
    """The options of a directive between two lines of `---`, and the line behind them."""
    options: dict[str, str] = {}
    for number in range(line + 1, end):
        text = _line(state, number)[0].rstrip()
        if text == "---":
            return options, number + 1
        name, _, value = text.partition(":")
        options[name.lower()] = value.strip().strip("\"'")
    return {}, line


def _attributes(written: str) -> Mapping[str, str]:
    """What is written as attributes: `type="content" source="a.png"`."""
    tag = scan_tag(f"<x {written}>", 0)
    return tag.attributes if tag else {}


def _argument(name: str, rest: str) -> tuple[dict[str, str], str]:
    """Attributes and title that stand behind a directive's name: in brackets, in braces, or bare.

    The argument of a picture is its file.
    """
    attributes: dict[str, str] = {}
    if braces := re.match(r"\{([^{}]*)\}\s*(.*)$", rest):
        attributes, rest = dict(_attributes(braces[1])), braces[2]
    if bracketed := re.match(r"\[(.*)\]\s*(?:\{[^{}]*\})?$", rest):
        rest = bracketed[1]
    elif re.match(r"[\w-]+=", rest):
        attributes, rest = attributes | dict(_attributes(rest)), ""
    if name in ("image", "figure"):
        return attributes | {"src": rest}, ""
    return attributes, rest
