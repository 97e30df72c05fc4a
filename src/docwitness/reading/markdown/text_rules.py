"""What documentation systems write within text: roles, icons, keys, includes, attributes; as rules of markdown-it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from docwitness.reading.markdown.tag_lines import inline_comment, inline_tag
from docwitness.reading.markup import is_block
from docwitness.reading.roles import TEXTLESS, role_kind, role_text
from docwitness.reading.tags import scan_block

_SITE_TAG = re.compile(r"(?<=[^\s{}])[ \t]*(\{%[^{}\n]*%\})|(\{%[^{}\n]*%\})(?=[ \t]*[^\s{}])")
"""One that stands within text, not alone on its line."""
_WORDS_OF_TAG = re.compile(r"\{%-?\s*[\w-]+\s+([A-Za-z][A-Za-z -]*?)\s*-?%\}")
_CONTROL = frozenset(
    "if elsif elif else unless case when for while set assign capture raw include render comment block macro import "
    "from extends with filter call".split()
)
"""Tags of Liquid and Jinja that show nothing of their own."""
_Rule = Callable[[StateInline, bool], bool]
_MARKED = re.compile(r"[\\`*_~<>&{\[\]]|!\[|:[a-z]|\+\+|8<")
_MARK = re.compile(r"[\n\\`*_~<&{\[\]]|!(?=\[)|:(?=[A-Za-z])|\+(?=\+)|-(?=-?8<)")
"""Where a stretch of text ends, since a rule may have something to say. markdown-it's own ends at all punctuation."""
_BRACKET = re.compile(r"[\[\]]")
DEEPEST_BRACKETS = 50
"""Brackets that may be open at once in a paragraph whose markup is read. The parser looks from each of them for its
end: so many times it reads a paragraph at most. No person opens fifty."""

_MYST_ROLE = re.compile(r"\{([A-Za-z][\w:.+-]{0,79}+)\}(`+)")
_RST_ROLE = re.compile(r":([A-Za-z][\w:.+-]{0,79}):(`+)")
_ICON_SET = r"(?:fa\w*|material|octicons|fontawesome|simple|mdi|lucide|bi|ri|tabler)-[\w-]+:"
_ICON = re.compile(f":{_ICON_SET}")
_ICON_WITHIN = re.compile(f"(?:^|:){_ICON_SET}")
_ICON_AS_NOUN = re.compile(r"\b(?:click|tap|press|select|choose|hit|on|the|an?)\s$", re.IGNORECASE)
"""What is said before an icon that stands for a noun: "click :fa-gear:"."""
_NAME = re.compile(r"\s*[A-Z*_`\[\"“]")
"""What follows an icon that only goes before a label."""
_COLON_ROLE = re.compile(r":([a-z][a-z0-9-]*):(?=[^\s:])")
_COLON_END = re.compile(r"(?<=[^\s:]):(?![\w:])")
_KEYS = re.compile(r"\+\+([\w\"'][^\n]{0,60}?)\+\+(?!\+)")
_DOCFX = re.compile(r"\[!(\w[\w-]*)[ \t]*(?:\[[^\[\]]*\]\(([^()\s]*)[^()\n]*\)|([^\[\]\n]*))\]")
_SNIPPET = re.compile(r"-{1,2}8<-{1,2}[ \t]*(?:\"([^\"\n]*)\"|'([^'\n]*)')?")
_ATTRIBUTES = re.compile(r"\{(?=[ \t]*[:.#]|[ \t]*[\w-]+=)[^{}\n]*\}")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:?")
_WIDTH = re.compile(r"width=[\"']?([\d.]+(?:%|px)?)")
_PARAGRAPH_ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}(?=\n|$)")
_ALERT = re.compile(r"\[!([A-Za-z]+)\][+-]?[ \t]*([^\n]*)(\n|$)")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_HEADING_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*([^{}\n]*)\}[ \t]*$")


def install(markdown: MarkdownIt) -> None:
    """Teach the parser what may stand within text."""
    for name, (rule, _) in RULES.items():
        markdown.inline.ruler.before("escape", name, rule)
    markdown.inline.terminator_re = _MARK
    core = markdown.core.ruler
    core.before("inline", "alerts", alerts)
    core.before("inline", "tasks", tasks)
    core.before("inline", "heading_attributes", heading_attributes)
    core.before("inline", "variables", variables)
    core.before("inline", "special_paragraphs", special_paragraphs)


# Within a paragraph


def role(state: StateInline, silent: bool) -> bool:
    """`{guilabel}`Save`` and `:guilabel:`Save``."""
    head = _MYST_ROLE.match(state.src, state.pos) or _RST_ROLE.match(state.src, state.pos)
    if head is None:
        return False
    end = state.src.find(head[2], head.end())
    if end <= head.end() or end + len(head[2]) > state.posMax:
        return False
    _push_role(state, head[1], state.src[head.end() : end], end + len(head[2]), silent)
    return True


def colon_role(state: StateInline, silent: bool) -> bool:
    """`:btn:Save:`, with icons in it or alone: `:fa3-gear:`."""
    if state.src[state.pos - 1 : state.pos].isalnum():
        return False
    if icon := _ICON.match(state.src, state.pos):
        if _ICON_AS_NOUN.search(state.src[max(0, state.pos - 24) : state.pos]) and not _NAME.match(
            state.src, icon.end()
        ):
            name = re.sub(r"^\w+-|-\d+$", "", icon[0].strip(":")).replace("-", " ")
            _push_role(state, "guilabel", name, icon.end(), silent)
            return True
        if not silent:
            state.push("gap", "", 0)
        state.pos = icon.end()
        return True
    head = _COLON_ROLE.match(state.src, state.pos)
    if head is None or role_kind(head[1]) is None:
        return False
    stop = state.src.find("\n", head.end())
    line = state.src[head.end() : min(stop if stop >= 0 else state.posMax, state.posMax)]
    masked = _ICON_WITHIN.sub(lambda icon: " " * len(icon[0]), line)
    end = _COLON_END.search(masked)
    if end is None:
        return False
    _push_role(state, head[1], masked[: end.start()], head.end() + end.end(), silent)
    return True


def keys(state: StateInline, silent: bool) -> bool:
    """MkDocs' keys: `++ctrl+alt+del++`."""
    match = _KEYS.match(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    _push_role(state, "kbd", match[1].replace('"', ""), match.end(), silent)
    return True


def docfx(state: StateInline, silent: bool) -> bool:
    """Microsoft's `[!INCLUDE [name](file)]`, and MkDocs' `--8<-- "file"`: text that stands elsewhere."""
    match = _DOCFX.match(state.src, state.pos) or _SNIPPET.match(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        target = next((group for group in reversed(match.groups()) if group), "")
        name = match[1].lower() if match[0].startswith("[!") else "include"
        state.push("include", "", 0).meta = {"name": name, "target": target.strip()}
    state.pos = match.end()
    return True


def footnote(state: StateInline, silent: bool) -> bool:
    """`[^1]`, and the `[^1]:` before what it says."""
    match = _FOOTNOTE.match(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    state.pos = match.end()
    return True


def attributes(state: StateInline, silent: bool) -> bool:
    """The attribute list behind an image, a link or marked-up text, `![…](…){ width="300" }`; or behind a paragraph."""
    if state.pending or not state.tokens:
        return False
    last = state.tokens[-1]
    match = (_PARAGRAPH_ATTRIBUTES if last.type == "softbreak" else _ATTRIBUTES).match(state.src, state.pos)
    if match is None or not (last.type in ("image", "code_inline", "softbreak") or last.type.endswith("_close")):
        return False
    if not silent and last.type == "image" and (width := _WIDTH.search(match[0])):
        last.attrSet("width", width[1])
    state.pos = match.end()
    return True


def _push_role(state: StateInline, name: str, content: str, end: int, silent: bool) -> None:
    if not silent:
        kind = role_kind(name)
        text, target = role_text(content, kind)
        token = state.push("role", "", 0)
        token.content = "" if name.split("-")[0] in TEXTLESS else text
        token.meta = {"kind": kind, "target": target, "source": state.src[state.pos : end]}
    state.pos = end


# Between paragraphs and their text


def alerts(state: StateCore) -> None:
    """`> [!NOTE]`: takes the mark off the quote's text. Words behind it are a title, if text follows on other lines."""
    for quote, opening, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if quote.type != "blockquote_open" or opening.type != "paragraph_open":
            continue
        match = _ALERT.match(inline.content)
        if match is None or match[1].lower() in ("include", "video", "code"):
            continue
        quote.meta = {"alert": match[1].lower(), "title": ""}
        cut = match.end() if match[3] or not match[2] else match.start(2)
        if match[2] and cut == match.end():
            quote.meta["title"] = "" if match[1].lower() == "div" else match[2]
        inline.map = [inline.map[0] + inline.content.count("\n", 0, cut), inline.map[1]] if inline.map else None
        inline.content = inline.content[cut:]


def tasks(state: StateCore) -> None:
    """`- [ ] text`: takes the box off."""
    for item, _, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if item.type == "list_item_open" and inline.type == "inline":
            inline.content = (
                _TASK.sub("", inline.content, count=1) if inline.content.startswith("[") else inline.content
            )


def heading_attributes(state: StateCore) -> None:
    """`## Title {#anchor}`: takes the attributes off the title."""
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        match = _HEADING_ATTRIBUTES.search(inline.content) if heading.type == "heading_open" else None
        if match:
            inline.content = inline.content[: match.start()]
            name = re.search(r"#([\w:.-]+)", match[1])
            heading.meta = {"anchor": name[1]} if name else {}


def variables(state: StateCore) -> None:
    """`Go to {% my areas title="**Settings**" %}`: puts there what the site's own tag shows, as far as it says so."""
    for token in state.tokens:
        if token.type == "inline" and "{%" in token.content:
            token.content = _SITE_TAG.sub(_shown, token.content)


def _shown(found: re.Match[str]) -> str:
    written = found[1] or found[2]
    tag = scan_block(written, 0)
    if tag is None or is_block(tag) or tag.closing or tag.name in _CONTROL:
        return found[0]
    words = _WORDS_OF_TAG.fullmatch(written)
    shown = tag.attributes.get("title") or (words[1] if words else written)
    return found[0].replace(written, shown)


def special_paragraphs(state: StateCore) -> None:
    """Keeps the parser from paragraphs without markup, to save time, and from monstrous ones, whose markup is text."""
    for token in state.tokens:
        if token.type == "inline" and _has_deep_brackets(token.content):
            token.type = "plain"
        elif token.type == "inline" and not _MARKED.search(token.content):
            token.type = "unmarked"


def _has_deep_brackets(text: str) -> bool:
    if text.count("[") <= DEEPEST_BRACKETS:
        return False
    opened = 0
    for bracket in _BRACKET.finditer(text):
        opened = opened + 1 if bracket[0] == "[" else max(0, opened - 1)
        if opened > DEEPEST_BRACKETS:
            return True
    return False


RULES: Mapping[str, tuple[_Rule, str]] = {
    "inline_comment": (inline_comment, "<{"),
    "inline_tag": (inline_tag, "<{"),
    "role": (role, "{:"),
    "colon_role": (colon_role, ":"),
    "attributes": (attributes, "{"),
    "keys": (keys, "+"),
    "footnote": (footnote, "["),
    "docfx": (docfx, "[-"),
}
"""In the order in which they are asked, each with the characters with which its markup can begin."""
