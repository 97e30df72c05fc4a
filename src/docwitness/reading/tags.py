"""Tags as documentation writes them: `<img src="…">`, `<Step title="…">`, `{% hint style="info" %}`.

One scanner for HTML, JSX and GitBook's blocks, which looks at every character a bounded number of times:
what a page says in broken markup must not decide how long reading it takes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Literal

Family = Literal["html", "block"]
"""`block` is a directive of a documentation system: GitBook's, a colon fence, a MyST directive."""


@dataclass(frozen=True, slots=True)
class Tag:
    """The opening or closing mark of an element."""

    name: str
    """In lower case, without `-` and `_`: `TabItem` and `tab-item` are the same element."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case; the value of a bare attribute is empty."""
    closing: bool = False
    selfclosing: bool = False
    family: Family = "html"
    written: str = ""
    """The name as the page writes it, for messages."""
    size: int = 0
    """Characters that the tag takes in the source."""


_NAME = re.compile(r"<(/?)([A-Za-z][\w-]*(?:[.:][A-Za-z][\w-]*)*)(?=[\s/>{])")
_SPACE = re.compile(r"\s*")
_ATTRIBUTE = re.compile(r"[^\s\"'<>/={}`]+")
_BARE_VALUE = re.compile(r"[^\s\"'=<>`]+")
_BLOCK = re.compile(r"\{%-?\s*((?:@[\w-]+/)?[A-Za-z][\w-]*)\b((?:[^\n%{]++|%(?!\})|\{(?!%))*+)%\}")
_SHORTCODE = re.compile(r"\{\{[<%]\s*(/?)\s*([A-Za-z][\w/-]*)((?:[^\n{}]|\{(?!\{))*?)\s*(/?)[>%]\}\}")
_ALONE = frozenset({"figure", "img", "image", "include", "ref", "relref", "youtube", "param"})
"""Shortcodes that have no end."""
_BLOCK_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_STRING_EXPRESSION = re.compile(r"""\{\s*(["'`])(.*)\1\s*\}$""", re.DOTALL)
_REQUIRED_FILE = re.compile(r"""\{\s*require\(\s*["']([^"']+)["']\s*\)""")
_FROM_ROOT = re.compile(r"""\{\s*useBaseUrl\(\s*["']/?([^"']+)["']\s*\)""")
"""An address from the root of the published site, whichever folder the page stands in."""
_THEMED_FILE = re.compile(r"""\{\s*\{\s*\w+\s*:[^"'`]*["'`]([^"'`\s]+)["'`]""")
"""The first of several: `{{ light: "a.png", dark: "b.png" }}`."""


def element_name(written: str) -> str:
    """The name under which an element is known, however the page writes it."""
    return written.lower().replace("-", "").replace("_", "")


def scan_tag(text: str, start: int) -> Tag | None:
    """The HTML or JSX tag that begins at `start`, or None where none does or where it never ends."""
    head = _NAME.match(text, start)
    if head is None:
        return None
    attributes: dict[str, str] = {}
    position = head.end()
    while True:
        position = _after_space(text, position)
        if text.startswith(("/>", ">"), position):
            break
        found = _scan_attribute(text, position)
        if found is None:
            return None
        name, value, position = found
        if name:
            attributes.setdefault(name.lower(), value)
    selfclosing = text[position] == "/"
    end = position + (2 if selfclosing else 1)
    return Tag(element_name(head[2]), attributes, bool(head[1]), selfclosing, "html", head[2], end - start)


def scan_block(text: str, start: int) -> Tag | None:
    """The block mark that begins at `start`, or None: GitBook's `{% hint … %}` and `{% endhint %}`, or Hugo's
    `{{< note >}}` and `{{< /note >}}`.
    """
    if match := _BLOCK.match(text, start):
        closing = match[1].startswith("end") and len(match[1]) > 3
        name, rest, alone = match[1][3:] if closing else match[1], match[2], False
    elif match := _SHORTCODE.match(text, start):
        closing, name, rest, alone = bool(match[1]), match[2], match[3], bool(match[4]) or match[2] in _ALONE
    else:
        return None
    return Tag(element_name(name), _block_attributes(rest), closing, alone, "block", name, match.end() - start)


def _block_attributes(written: str) -> Mapping[str, str]:
    """The attributes of a block mark; what stands there without a name has the empty one."""
    attributes = {a[1].lower(): unescape(a[2] or a[3] or a[4] or "") for a in _BLOCK_ATTRIBUTE.finditer(written)}
    bare = written.strip().rstrip("-").strip().strip("\"'")
    return attributes if attributes or not bare else {"": bare}


def _scan_attribute(text: str, start: int) -> tuple[str, str, int] | None:
    """Name, value and end of the attribute at `start`; an empty name for what has none (`{...props}`, a lone `/`)."""
    if text.startswith("/", start):
        return "", "", start + 1
    if text.startswith("{", start):
        end = _closing_braces(text).get(start)
        return None if end is None else ("", "", end + 1)
    name = _ATTRIBUTE.match(text, start)
    if name is None:
        return None
    equals = _after_space(text, name.end())
    if not text.startswith("=", equals):
        return name[0], "", name.end()
    value = _scan_value(text, _after_space(text, equals + 1))
    return None if value is None else (name[0], value[0], value[1])


def _scan_value(text: str, start: int) -> tuple[str, int] | None:
    quote = text[start : start + 1]
    if quote in ('"', "'") and quote:
        if start > last_position(text, quote):
            return None
        end = text.find(quote, start + 1)
        return None if end < 0 else (unescape(text[start + 1 : end]), end + 1)
    if quote == "{":
        closing = _closing_braces(text).get(start)
        return None if closing is None else (_expression_value(text[start : closing + 1]), closing + 1)
    bare = _BARE_VALUE.match(text, start)
    if bare is None:
        return None
    end = bare.end() - 1 if bare[0].endswith("/") and text.startswith(">", bare.end()) else bare.end()
    return unescape(text[start:end]), end


def _expression_value(expression: str) -> str:
    """What a JSX expression says, as far as it can be told without running it: a string, a required file, a number."""
    if string := _STRING_EXPRESSION.match(expression):
        return string[2]
    if rooted := _FROM_ROOT.match(expression):
        return f"/{rooted[1]}"
    if required := _REQUIRED_FILE.match(expression) or _THEMED_FILE.match(expression):
        return required[1]
    inner = expression[1:-1].strip()
    return inner if re.fullmatch(r"[\d.]+", inner) else ""


def _after_space(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


@lru_cache(maxsize=4)
def last_position(text: str, mark: str) -> int:
    """Where the mark stands last: behind that nobody need look for it."""
    return text.rfind(mark)


@lru_cache(maxsize=2)
def _closing_braces(text: str) -> Mapping[int, int]:
    """Where each `{` of the text is closed. Made once for a text: looking ahead from each would be quadratic."""
    opened: list[int] = []
    closed: dict[int, int] = {}
    for brace in re.finditer(r"[{}]", text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            closed[opened.pop()] = brace.start()
    return closed
