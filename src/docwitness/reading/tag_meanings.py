"""What the elements of documentation mean, whichever system writes them: one table from name to meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from docwitness.model import BlockKind, SpanKind
from docwitness.reading.open_elements import ContainerKind


@dataclass(frozen=True, slots=True)
class Element:
    """What an element does with what stands in it."""

    container: ContainerKind | None = None
    holds: BlockKind | None = None
    label: str = ""
    """The container's label where no attribute gives one."""
    labelled_by: tuple[str, ...] = ()
    """Attributes that say what kind it is (`type="warning"`), the first that is there."""
    titled_by: tuple[str, ...] = ()
    """Attributes that give its title, the first that is there."""
    span: SpanKind | None = None
    level: int = 0
    complain: bool = False
    """Whether leaving it open is a mistake of the page."""
    leaves: tuple[str, ...] = ()
    """Elements that end where this one begins, as a list item at the next one."""
    within: tuple[str, ...] = ()
    """How far outwards `leaves` looks: not beyond one of these."""
    groups: bool = False
    """Whether others look for it, though it means nothing by itself."""

    @property
    def transparent(self) -> bool:
        """Whether it only ends the paragraph before it."""
        return not (self.container or self.holds or self.complain or self.leaves or self.groups)


def _each(names: Iterable[str], element: Element) -> dict[str, Element]:
    return dict.fromkeys(names, element)


_TITLE = ("title", "label", "header", "heading", "summary", "tabtitle", "value", "name")

_ADMONITIONS = {
    name: Element("admonition", label=name, titled_by=("title",), complain=True)
    for name in (
        "note", "tip", "info", "warning", "caution", "danger", "important", "success", "check", "hint", "attention",
        "error", "seealso", "example", "question", "bug", "failure", "abstract", "quote", "deprecated", "banner",
    )
}  # fmt: skip

_CALLOUT = Element("admonition", label="note", labelled_by=("style", "type", "kind", "variant", "intent", "color"),
                   titled_by=("title",), complain=True)  # fmt: skip

DIRECTIVES: Mapping[str, Element] = {
    **_ADMONITIONS,
    **_each(("hint", "admonition", "callout", "aside", "alert", "notice", "topic"), _CALLOUT),
    **_each(("stepper", "steps", "steplist"), Element("steps", complain=True)),
    "step": Element("step", titled_by=("title", "label", "name"), complain=True),
    **_each(("tabs", "tabset", "tabbed", "codegroup", "tabgroup"), Element("tabs", complain=True)),
    **_each(("tab", "tabitem", "tabpanel", "grouptab", "codetab"), Element("tab", titled_by=_TITLE, complain=True)),
    **_each(
        ("details", "accordion", "expandable", "collapsible", "dropdown", "accordionitem", "spoiler"),
        Element("details", titled_by=_TITLE, complain=True),
    ),
    **_each(("columns", "cardgroup", "accordiongroup", "grid", "row", "cards"), Element("columns", complain=True)),
    **_each(("column", "card", "griditem", "gridcolumn"), Element("column", titled_by=("title",), complain=True)),
    **_each(("figure", "frame"), Element(complain=True)),
}
"""Components and directives. `code`, `contentref` and others that only frame their content need no meaning."""

_LIST = ("ul", "ol", "menu")
_TABLE = ("table",)

HTML: Mapping[str, Element] = {
    **_each(("ul", "menu"), Element("bullets")),
    "ol": Element("numbers"),
    "li": Element("item", "item", leaves=("li",), within=_LIST),
    "table": Element("table", complain=True),
    "thead": Element(groups=True),
    "tbody": Element(leaves=("thead", "tr", "td", "th"), within=_TABLE),
    "tr": Element("row", leaves=("tr", "td", "th"), within=_TABLE),
    **_each(("td", "th"), Element(holds="cell", leaves=("td", "th"), within=("tr", *_TABLE))),
    **_each(("caption", "figcaption"), Element(holds="caption")),
    "summary": Element(holds="title"),
    "details": Element("details", complain=True),
    "blockquote": Element("quote", complain=True),
    "dl": Element(groups=True),
    "dt": Element(holds="term", leaves=("dt", "dd"), within=("dl",)),
    "dd": Element(leaves=("dt", "dd"), within=("dl",)),
    **{f"h{level}": Element(holds="heading", level=level) for level in range(1, 7)},
    "figure": Element(complain=True),
    "div": Element("figures"),
    **_each(("p", "section", "article", "main", "header", "footer", "center", "address", "fieldset", "form",
             "nav", "tfoot", "colgroup", "dialog", "hgroup", "search", "body", "html", "head"), Element()),
}  # fmt: skip
"""HTML's own block elements."""

INLINE: Mapping[str, Element] = {
    **_each(("b", "strong"), Element(span="bold")),
    **_each(("i", "em", "cite", "var", "dfn"), Element(span="italic")),
    **_each(("code", "samp", "tt"), Element(span="code")),
    **_each(("s", "del", "strike"), Element(span="strike")),
    **_each(("kbd", "key", "shortcut"), Element(span="keyboard")),
    **_each(("button", "guilabel", "uicontrol", "control"), Element(span="label")),
    **_each(("menucascade", "menupath"), Element(span="menu")),
    "a": Element(span="link"),
    "q": Element(span="quote"),
}
"""HTML's inline elements, and the components that mark labels in the same way."""

SKIPPED = frozenset({"script", "style", "template", "svg", "math", "iframe", "object", "video", "audio", "canvas",
                     "noscript", "select", "head", "title", "textarea", "button-group"})  # fmt: skip
"""Elements whose content is no text of the page."""

BREAKS = frozenset({"br", "wbr"})

Syntax = Literal["html", "block"]


def meaning(name: str, family: Syntax) -> Element | None:
    """What an element means; None for one that only frames its content."""
    if family == "block":
        return DIRECTIVES.get(name)
    return HTML.get(name) or INLINE.get(name) or DIRECTIVES.get(name)
