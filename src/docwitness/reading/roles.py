"""Roles: how documentation systems mark interface labels, menus and keys within text, and their names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docwitness.model import SpanKind

ROLES: Mapping[str, SpanKind] = {
    **dict.fromkeys(("guilabel", "gui", "btn", "button", "tbn", "uicontrol", "label", "field", "tab"), "label"),
    **dict.fromkeys(("menuselection", "menu", "nav", "navpath", "menupath"), "menu"),
    **dict.fromkeys(("kbd", "key", "keys", "keyboard", "keystroke"), "keyboard"),
    **dict.fromkeys(("strong", "bold", "b"), "bold"),
    **dict.fromkeys(("emphasis", "em", "i", "term", "dfn", "title"), "italic"),
    **dict.fromkeys(
        ("code", "literal", "file", "command", "program", "option", "samp", "envvar", "data", "mimetype", "regexp",
         "func", "class", "meth", "mod", "attr", "obj", "exc", "const", "config", "confval"), "code",
    ),
    **dict.fromkeys(("ref", "doc", "download", "any", "numref", "external", "pep", "rfc", "eq", "cite"), "link"),
}  # fmt: skip
"""Role → the markup that it stands for. `btn-icon` and the like are known by their first part."""

TEXTLESS = frozenset({"icon", "octicon", "fas", "fab", "far", "fa", "material", "bdg", "math", "raw"})
"""Roles that show no text, or none that a reader would call text."""


def role_kind(name: str) -> SpanKind | None:
    """The markup that a role stands for, or None for one that only shows its text."""
    name = name.lower().rsplit(":", 1)[-1]
    return ROLES.get(name) or ROLES.get(name.split("-", 1)[0])


def role_text(content: str, kind: SpanKind | None) -> tuple[str, str | None]:
    """Text and target of a role's content: `text <target>`, `~package.name`, or the text alone.

    The `&` that marks a label's access key is not shown, and `-->` is the arrow between entries of a menu.
    """
    if kind in ("label", "menu"):
        return re.sub(r"&(?=[^\s&])", "", content).replace("-->", "→"), None
    text, _, target = content[:-1].rpartition("<") if content.endswith(">") else ("", "", "")
    if text.strip():
        return text.strip(), target
    return content.lstrip("~!") if kind in ("code", "link") else content, None
