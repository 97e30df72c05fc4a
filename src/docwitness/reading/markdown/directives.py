"""Directives, as rules of markdown-it: colon fences, MyST's fences, MkDocs' indented blocks.

Each becomes the tags that it stands for, around content that is read as Markdown where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from markdown_it.rules_block import StateBlock

from docwitness.reading.markdown.tag_lines import depth_change, line_of
from docwitness.reading.tags import Tag, element_name, scan_tag

_COLONS = re.compile(r"(:{3,})\s*(?:\{([\w:.-]+)\}|([A-Za-z][\w-]*))?[ \t]*(.*)$")
_OPTION = re.compile(r":([\w-]*):[ \t]*(.*)$")
_DIRECTIVE_FENCE = re.compile(r"(`{3,}|~{3,})\{([\w:.-]+)\}[ \t]*(.*)$")
_INDENTED = re.compile(r"""(!!!|\?\?\?\+?|={3}[!+]?)[ \t]+(.*)$""")
_CODE_DIRECTIVES = frozenset({"code", "codeblock", "codecell", "sourcecode", "literalinclude", "eval", "evalrst"})
_OPAQUE_DIRECTIVES = frozenset(
    {
        "raw", "toctree", "mermaid", "math", "only", "contents", "index", "graphviz", "plantuml", "bibliography",
        "csvtable", "video", "youtube",
    }
)  # fmt: skip
"""Directives whose content is no text of the page; those that begin with `auto` are made from code."""


def colon_fence(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """`:::note Title`, `:::{tip}` and their end `:::`; `:::image …:::` of one line."""
    text, _ = line_of(state, line)
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
    text, _ = line_of(state, line)
    match = _DIRECTIVE_FENCE.match(text) if text[:3] in ("```", "~~~") else None
    if match is None:
        return False
    if silent:
        return True
    last, closed = line + 1, False
    while last < end:
        inner = line_of(state, last)[0].rstrip()
        if inner.startswith(match[1]) and not inner.strip(match[1][0]):
            closed = True
            break
        last += 1
    _read_directive(state, line, last, element_name(match[2]), match[3].strip(), match[2])
    if not closed:
        state.env.setdefault("unclosed", []).append((line + 1, match[2]))
    state.line = last + (1 if closed else 0)
    return True


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
    text, _ = line_of(state, line)
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


def _push_tag(state: StateBlock, tag: Tag, line: int, after: int) -> None:
    token = state.push("tag", "", 0)
    token.map = [line, after]
    token.meta = {"tag": tag}
    state.env["depth"] = max(state.env.get("depth", 0) + depth_change(tag), 0)


def _push_title(state: StateBlock, title: str, line: int) -> None:
    """The title that stands on a directive's line, with its own markup."""
    if title:
        state.push("title_open", "", 1).map = [line, line + 1]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = title, [line, line + 1], []
        state.push("title_close", "", -1)


def _options(state: StateBlock, line: int, end: int) -> tuple[dict[str, str], int]:
    """The `:name: value` lines at the head of a directive, and the line behind them."""
    options: dict[str, str] = {}
    name = ""
    if line < end and line_of(state, line)[0].rstrip() == "---":
        return _yaml_options(state, line, end)
    while line < end:
        match = _OPTION.match(line_of(state, line)[0])
        if match and match[1]:
            name = match[1].lower()
            options[name] = match[2].strip()
        elif name and line_of(state, line)[0].startswith(": "):
            options[name] += " " + line_of(state, line)[0][1:].strip()
        else:
            break
        line += 1
    return options, line


def _yaml_options(state: StateBlock, line: int, end: int) -> tuple[dict[str, str], int]:
    """The options of a directive between two lines of `---`, and the line behind them."""
    options: dict[str, str] = {}
    for number in range(line + 1, end):
        text = line_of(state, number)[0].rstrip()
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
