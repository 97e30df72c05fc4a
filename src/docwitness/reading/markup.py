"""What a tag does to the page that is being built: the same for HTML, components and directives."""

from __future__ import annotations

import re

from docwitness.reading.building import PageBuilder
from docwitness.reading.open_elements import Place
from docwitness.reading.tag_meanings import BREAKS, DIRECTIVES, HTML, SKIPPED, Element, meaning
from docwitness.reading.tags import Tag

_VOID = frozenset(
    {"br", "wbr", "img", "hr", "input", "source", "meta", "link", "col", "area", "base", "embed", "track"}
)
_PICTURE_NAME = re.compile(r"(image|img|screenshot|picture|figure|photo)$")
_PICTURE_FILE = re.compile(r"\.(png|jpe?g|gif|webp|avif|svg|bmp)(?:[?#]|$)", re.IGNORECASE)
_REFERRING = {
    "include": ("include", ("", "src", "file")),
    "file": ("file", ("src",)),
    "embed": ("link", ("url",)),
}


def is_block(tag: Tag) -> bool:
    """Whether the tag ends the paragraph in which it stands."""
    if tag.family == "block":
        return tag.name in DIRECTIVES or tag.name in _REFERRING
    return tag.name in HTML or tag.name in DIRECTIVES or tag.name in ("hr", "pre")


def apply_tag(page: PageBuilder, tag: Tag, line: int) -> None:
    """Do to the page what the tag on this line says."""
    if tag.closing:
        _close(page, tag, line)
    elif _picture(page, tag, line) or _reference(page, tag, line) or _icon(page, tag, line):
        pass
    elif tag.name in BREAKS:
        page.at(line).gap()
    elif tag.name == "hr":
        page.rule(line)
    elif tag.name not in _VOID:
        _open(page, tag, line)


def _open(page: PageBuilder, tag: Tag, line: int) -> None:
    if anchor := tag.attributes.get("id") or (tag.name == "a" and tag.attributes.get("name")):
        page.anchor(str(anchor), line)
    element = meaning(tag.name, tag.family)
    if element is None:
        if _shows_what_is_not_here(tag):
            page.unread(f"<{tag.written}>" if tag.family == "html" else tag.written, line)
        _open_link(page, tag, line)
    elif element.span:
        _open_span(page, tag, element, line)
    else:
        _open_block(page, tag, element, line)


_FRAMES = frozenset("code contentref raw comment highlight verbatim trans block set assign ref relref".split())
"""Block marks that only frame what stands between them, or set something."""


def _shows_what_is_not_here(tag: Tag) -> bool:
    """Whether what it shows on the published page stands somewhere else: a component without content, a shortcode."""
    if tag.family == "block":  # a directive has its content below it, and no size; a mark or shortcode may have none
        return tag.size > 0 and tag.name not in _FRAMES
    return tag.selfclosing and tag.written[:1].isupper()


def _open_span(page: PageBuilder, tag: Tag, element: Element, line: int) -> None:
    if tag.name == "a":
        _open_link(page, tag, line)
    elif element.span and not tag.selfclosing:
        page.span_open(element.span, line)


def _open_link(page: PageBuilder, tag: Tag, line: int) -> None:
    target = tag.attributes.get("href") or tag.attributes.get("to")
    if target and not tag.selfclosing:
        page.refer("link", target, line)
        page.span_open("link", line, target)


def _open_block(page: PageBuilder, tag: Tag, element: Element, line: int) -> None:
    page.flush()
    if page.places and page.places[-1].name == "p":
        page.leave(page.places[-1])
    if element.transparent:
        return
    _leave_implied(page, element)
    place = Place(tag.name, line, holds=element.holds, level=element.level, complain=element.complain)
    title = _first(tag, element.titled_by)
    if "caption" in tag.attributes.get("class", tag.attributes.get("className", "")).split():
        place.holds = "caption"
    if tag.name == "li":
        place.level = _item_number(page, tag)
    page.open(place, element.container, _label(tag, element, title, page))
    if tag.name == "ol":
        start = tag.attributes.get("start", "")
        place.items = int(start) - 1 if start.isdecimal() and len(start) < 9 else 0
    if place.name in ("figure", "frame"):
        place.name, place.caption = "figure", tag.attributes.get("caption", "")
        _show_picture(page, tag, line, place)
    if title and element.container:
        page.titled(title, line)
    if href := tag.attributes.get("href"):
        page.refer("link", href, line)
    if tag.selfclosing:
        page.leave(place)


def _show_picture(page: PageBuilder, tag: Tag, line: int, place: Place) -> None:
    """A figure that names its picture itself: what it contains is its caption."""
    if src := tag.attributes.get("src"):
        place.holds = "caption"
        page.picture(src, line, alt=tag.attributes.get("alt", ""), width=tag.attributes.get("width"))


def _label(tag: Tag, element: Element, title: str, page: PageBuilder) -> str:
    if element.container == "row":
        holder = page.innermost("thead", "table")
        return "header" if holder and holder.name == "thead" else ""
    if element.container in ("tab", "step", "details", "column"):
        return title
    return _first(tag, element.labelled_by) or element.label


def _item_number(page: PageBuilder, tag: Tag) -> int:
    holder = page.innermost("ol", "ul", "menu")
    if holder is None or holder.name != "ol":
        return 0
    value = tag.attributes.get("value", "")
    holder.items = int(value) if value.isdecimal() and len(value) < 9 else holder.items + 1
    return holder.items


def _leave_implied(page: PageBuilder, element: Element) -> None:
    """Leave what HTML ends without a closing tag: a row at the next row, with the cell that is open in it."""
    ended = None
    for place in reversed(page.places):
        if place.name in element.within:
            break
        if place.name in element.leaves:
            ended = place
    if ended:
        page.leave(ended)


def _close(page: PageBuilder, tag: Tag, line: int) -> None:
    element = meaning(tag.name, tag.family)
    if element is None or tag.name == "a":
        page.span_close("link")
    elif element.span:
        page.span_close(element.span)
    elif element.transparent:
        page.flush()
        if page.places and page.places[-1].name == tag.name:
            page.leave(page.places[-1])
    else:
        name = "figure" if tag.name == "frame" else tag.name
        if page.close(name) is None and element.complain:
            page.find("unclosed-block", line, f'"{tag.written}" is closed here and was never opened.')


def _picture(page: PageBuilder, tag: Tag, line: int) -> bool:
    """Show the picture that the tag stands for, whatever the component is called."""
    src = _first(tag, ("src", "source", "sources"))
    if tag.family == "block" and tag.name == "figure" and not tag.selfclosing:
        return False
    named = bool(_PICTURE_NAME.search(tag.name))
    if named and not src and "src" in tag.attributes and tag.family == "html":
        page.unread(f"<{tag.written}> with a computed address", line)
    if not src or not (named or _PICTURE_FILE.search(src)) or tag.name == "source":
        return False
    if tag.name in SKIPPED or (tag.family == "block" and tag.name in _REFERRING):
        return False
    attributes = tag.attributes
    page.picture(
        src,
        line,
        alt=attributes.get("alt") or attributes.get("alttext") or attributes.get("alt-text") or "",
        caption=attributes.get("caption", ""),
        width=attributes.get("width") or None,
    )
    return True


_ICON_CLASS = re.compile(
    r"(?<!\S)(?:fa|bi|mdi|ti|ri|pi|icon|glyphicon|octicon|codicon|lucide)-(?P<name>[a-z][a-z-]*)(?!\S)"
)
_HOW_DRAWN = re.compile(
    r"(?:fw|lg|xs|sm|spin|solid|regular|light|brands|border|inverse|icon)$|(?:-(?:o|alt|outlined?|fill))$"
)
"""Classes, and endings of them, that say how large or how an icon is drawn, and not which one it is."""


def _icon(page: PageBuilder, tag: Tag, line: int) -> bool:
    """Say in words which icon stands where a noun is missing: `<i class="fa fa-plus">`, `<Icon name="plus" />`.

    The alternative text of a component says what readers see there, whatever the component is called.
    """
    told = tag.attributes
    if tag.name in ("i", "span"):
        classes = (m["name"] for m in _ICON_CLASS.finditer(told.get("class") or told.get("classname") or ""))
        name = next((word for each in classes if (word := _HOW_DRAWN.sub("", each))), "")
    else:
        drawn = tag.family == "html" and tag.name.endswith("icon")
        spoken = told.get("alt", "") if drawn or (tag.selfclosing and tag.written[:1].isupper()) else ""
        name = spoken or ((told.get("icon") or told.get("name") or "") if drawn else "")
    if not re.fullmatch(r"[A-Za-z][\w -]*", name):
        return False
    return page.at(line).icon(name.replace("-", " "), line)


def _reference(page: PageBuilder, tag: Tag, line: int) -> bool:
    """Note what a directive refers to; True where that is all it does."""
    if tag.family != "block" or tag.name not in _REFERRING:
        return False
    page.flush()
    kind, names = _REFERRING[tag.name]
    target = _first(tag, names)
    if target and kind == "include":
        page.include(target, line)
    elif target:
        page.refer("file" if kind == "file" else "link", target, line)
    return True


def _first(tag: Tag, names: tuple[str, ...]) -> str:
    return next((tag.attributes[name] for name in names if tag.attributes.get(name)), "")
