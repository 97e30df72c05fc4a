"""What documentation systems add to Markdown's blocks, as rules of markdown-it.

The rules leave the lines where they are, so that every token keeps its place in the original file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from docwitness.reading.markdown.directives import colon_fence, directive_fence, indented_block
from docwitness.reading.markdown.tag_lines import comment, line_of, raw_element, tag_line

_Rule = Callable[[StateBlock, int, int, bool], bool]
_IMPORT = re.compile(
    r"""import\s+(?:[\w*{][^'"\n]*\s+from\s+)?['"][^'"\n]+['"];?\s*$|export\s+(?:const|default|let|function)\b"""
)


def install(markdown: MarkdownIt) -> None:
    """Teach the parser what documentation systems add."""
    block = markdown.block.ruler
    block.before("table", "indented_code", indented_code, {"alt": []})
    block.before("table", "module_line", module_line, {"alt": []})
    for name, (rule, _) in RULES.items():
        block.before("table", name, rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})


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


def module_line(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The imports and exports of MDX, which are not text: an export reaches to the next empty line."""
    if silent or state.sCount[line] > 0 or state.src[state.bMarks[line] : state.bMarks[line] + 2] not in ("im", "ex"):
        return False
    text, _ = line_of(state, line)
    if not _IMPORT.match(text):
        return False
    state.line = line + 1
    while text.startswith("export") and state.line < end and not state.isEmpty(state.line):
        state.line += 1
    return True


RULES: Mapping[str, tuple[_Rule, str]] = {
    "comment": (comment, "<{"),
    "raw_element": (raw_element, "<"),
    "tag_line": (tag_line, "<{"),
    "colon_fence": (colon_fence, ":"),
    "directive_fence": (directive_fence, "`~"),
    "indented_block": (indented_block, "!?="),
}
"""In the order in which they are asked, each with the characters with which its block can begin."""
