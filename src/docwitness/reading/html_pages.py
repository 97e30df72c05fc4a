"""HTML pages to blocks: the main part of the page, by the same table of elements that serves Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from docwitness.reading.building import PageBuilder
from docwitness.reading.markup import apply_tag, is_block
from docwitness.reading.open_elements import Place
from docwitness.reading.tag_meanings import SKIPPED
from docwitness.reading.tags import Tag, scan_tag

_MARK = re.compile(r"<(?:!--|[!?]|/?[A-Za-z])")
_TITLE = re.compile(r"<title[^<>]*>([^<]*)", re.IGNORECASE)
_MAIN = re.compile(r"<(?:main\b|article\b|[a-z]+\s[^<>]*\brole=[\"']?main\b)", re.IGNORECASE)
_SURROUNDINGS = SKIPPED | {"nav", "footer", "aside", "dialog"}
_ADMONITION = re.compile(r"\b(?:admonition|callout|alert|hint)\b", re.IGNORECASE)
_KINDS = ("note", "tip", "info", "warning", "danger", "caution", "important", "success", "error", "hint")
_PERMALINK = re.compile(r"\b(?:headerlink|hash-link|anchor(?:js)?-link|heading-anchor|permalink)\b")
_LANGUAGE = re.compile(r"\b(?:language|lang|highlight-source)-([\w+#-]+)")
_CODE_END = re.compile(r"</pre", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>")


def read_html(page: PageBuilder, text: str) -> str:
    """Tell the builder what is on an HTML page; returns the title in its head."""
    start = _MAIN.search(text)
    _Walk(page, text).walk(start.start() if start else 0, one_element=bool(start))
    title = _TITLE.search(text)
    return " ".join(unescape(title[1]).split()) if title else ""


class _Walk:
    """One walk over the tags and text of a page, without looking back."""

    def __init__(self, page: PageBuilder, text: str) -> None:
        self.page = page
        self.source = text
        self.line = 1
        self.position = 0

    def walk(self, start: int, *, one_element: bool) -> None:
        """Read from `start`: to the end of the element that begins there, or to the end of the page."""
        self._advance(start)
        outermost, depth = scan_tag(self.source, start) if one_element else None, 0
        while self.position < len(self.source):
            mark = _MARK.search(self.source, self.position)
            self._read_text(mark.start() if mark else len(self.source))
            if mark is None:
                return
            tag = self._read_mark(mark[0])
            if tag and outermost and tag.name == outermost.name and not tag.selfclosing:
                depth += -1 if tag.closing else 1
                if depth == 0:
                    return

    def _advance(self, position: int) -> None:
        self.line += self.source.count("\n", self.position, position)
        self.position = position

    def _read_text(self, end: int) -> None:
        text = self.source[self.position : end]
        if not text.isspace() and text:
            shown = [unescape(line).replace("\n", " ") for line in text.split("\n")] if "&" in text else None
            self.page.text("\n".join(shown) if shown else text, self.line)
        elif text:
            self.page.gap()
        self._advance(end)

    def _read_mark(self, mark: str) -> Tag | None:
        """Read the comment, declaration or tag that begins here; the tag, if it is one."""
        if mark.startswith("<!") or mark == "<?":
            self._read_comment("-->" if mark == "<!--" else ">")
            return None
        tag = scan_tag(self.source, self.position)
        if tag is None:
            self.page.text("<", self.line)
            self._advance(self.position + 1)
            return None
        self._read_tag(tag)
        return tag

    def _read_comment(self, closing: str) -> None:
        end = self.source.find(closing, self.position)
        end = end + len(closing) if end >= 0 else len(self.source)
        self.page.comment(self.source[self.position : end].removesuffix(closing).removeprefix("<!--"), self.line)
        self._advance(end)

    def _read_tag(self, tag: Tag) -> None:
        line, after = self.line, self.position + tag.size
        classes = tag.attributes.get("class", "")
        skipped = tag.name in _SURROUNDINGS or "hidden" in tag.attributes or _PERMALINK.search(classes)
        if tag.name == "pre" and not tag.closing:
            self._read_code(tag)
            return
        self._advance(after)
        if skipped:
            self._skip(tag)
            return
        if is_block(tag):
            self.page.flush()
        if not tag.closing and tag.name in ("div", "section") and _ADMONITION.search(classes):
            self.page.open(Place(tag.name, line), "admonition", _kind(classes))
        elif not tag.closing and "admonition-title" in classes:
            self.page.open(Place(tag.name, line, holds="title"))
        else:
            apply_tag(self.page, _with_source(tag), line)

    def _read_code(self, tag: Tag) -> None:
        start = self.position + tag.size
        closing = _CODE_END.search(self.source, start)
        end = closing.start() if closing else len(self.source)
        written = self.source[start:end]
        language = _LANGUAGE.search(f"{tag.attributes.get('class', '')} {written[:500]}")
        self._advance(start)
        shown = unescape(_MARKUP.sub("", written))
        blank = len(shown) - len(shown.lstrip("\n"))
        self.page.code(shown.strip("\n"), self.line + blank, language[1] if language else "")
        self._advance(end)

    def _skip(self, tag: Tag) -> None:
        """Go on behind the element, whatever is in it."""
        if tag.closing or tag.selfclosing:
            return
        depth = 1
        same = re.compile(rf"<(/?){re.escape(tag.written)}(?=[\s/>])", re.IGNORECASE)
        for mark in same.finditer(self.source, self.position):
            depth += -1 if mark[1] else 1
            if depth == 0:
                self._advance(mark.start())
                return
        self._advance(len(self.source))


def _kind(classes: str) -> str:
    return next((kind for kind in _KINDS if re.search(rf"(?:^|[\s-]){kind}\b", classes.lower())), "note")


def _with_source(tag: Tag) -> Tag:
    """The tag with the address of its picture, where that is loaded late."""
    attributes = tag.attributes
    if tag.name != "img" or attributes.get("src"):
        return tag
    late = attributes.get("data-src") or attributes.get("srcset", "").split(" ", 1)[0]
    return replace(tag, attributes={**attributes, "src": late})
