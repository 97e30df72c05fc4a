"""Which windows are open: modal windows and portals in frames, named regions, the page itself; and what they hide."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from docwitness.language.nouns import CLICKED
from docwitness.language.paths import stations
from docwitness.language.wording import same, words
from docwitness.locating.snapshot import Scene, Seen
from docwitness.model import Box

DIALOGS = ("dialog", "alertdialog")
REGIONS = ("tabpanel", "region", "complementary", "navigation", "main", "form", "search", "article", "menu", "group")
_KIND_OF_WINDOW = re.compile(
    r"\b(?:pop-?\s?up|modal|dialog(?:ue)?(?: box)?|windows?|page|screen|panel|pane|view|tab|side\s?bar|menu|section|"
    r"form|drawer|overlay|dashboard|interface|list|overview)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?<!\S)\d+(?!\S)")
"""What a title counts, “Editing 3 boats”: the document knows of no number."""
_ANY_WINDOW = re.compile(
    r"^(?:the |this |your )?(?:pop-?\s?up|modal|dialog(?: box)?|window)(?: window)?$", re.IGNORECASE
)
_ANY_PAGE = re.compile(
    r"^(?:the |this |your )?(?:(?:home|main|start) ?)?(?:page|dashboard|screen|app|application|site|website|"
    r"user interface|interface|workspace)$",
    re.IGNORECASE,
)
"""Titles that only say what kind of window it is."""
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|your)(?:\s+|$)", re.IGNORECASE)
_PARTS = re.compile(r"\s+[-–—|·:›»]\s+")
PAGE = -1
"""Index of the page itself, which stands in nothing."""


@dataclass(frozen=True)
class Window:
    """A window that is open: where it is in the scene, and what it may be called."""

    scene: Scene
    root: int
    """Index of the element that it is; -1 for the page itself."""
    names: tuple[str, ...]
    modal: bool = False
    """Whether nothing else can be used while it is open: it says so, or lies over all the rest."""

    @property
    def title(self) -> str:
        """What a reader would call it; empty where nothing names it."""
        return self.names[0] if self.names else ""

    @property
    def box(self) -> Box:
        """Its bounding box in CSS pixels of the page."""
        if self.root == PAGE:
            return (0.0, 0.0, *self.scene.viewport)
        return self.scene.elements[self.root].box

    def elements(self) -> Iterator[Seen]:
        """What stands in it."""
        return self.scene.inside(self.root)

    def is_called(self, title: str) -> bool:
        """Whether the document may mean this one by `title`; a way to it ends with what it is called."""
        title = (stations(title) or (title,))[-1]
        return any(_same_title(title, name) for name in self.names)


def _same_title(one: str, other: str) -> bool:
    """Whether both are called the same, but for what kind of window it is and for one or many (“Group”, “Groups”)."""
    mine, theirs = _bare(one), _bare(other if re.search(r"\d", one) else _COUNT.sub(" ", other))
    if same(one, other) or same(mine, theirs) or words(mine) == words(theirs) != ():
        return True
    described = words(mine) if one.islower() else ()
    return bool(described) and all(any(_derived(word, named) for named in words(theirs)) for word in described)


def _derived(word: str, named: str) -> bool:
    """Whether a description may say a title with this word of it: “the edit screen” is “Editing a post”."""
    return len(word) > 3 and named.startswith(word)


def _bare(title: str) -> str:
    """The title without the words that say what kind of window it is; as it was where nothing else is left."""
    bare = _ARTICLE.sub("", re.sub(r"\s+", " ", _KIND_OF_WINDOW.sub(" ", title)).strip())
    return bare or title


def windows_of(scene: Scene) -> tuple[Window, ...]:
    """The windows that are open, the topmost first and the page itself last."""
    shown = [element for element in scene.elements if _is_window(scene, element)] or _overlays(scene)
    dialogs = [_dialog(scene, element) for element in shown]
    dialogs.sort(key=lambda window: (_blocked(scene.elements[window.root]), -window.root))
    return (*dialogs, Window(scene, PAGE, _page_names(scene, dialogs)))


def _is_window(scene: Scene, element: Seen) -> bool:
    if element.text or not _in_view(scene, element):
        return False
    if element.role in DIALOGS or "modal" in element.state:
        return True
    return element.role == "iframe" and _floats(scene, element) and bool(_headings(scene, element.index))


LAID_OVER = 0.8
"""Share of what could be used outside of it that lies under something which is laid over the page."""


def _overlays(scene: Scene) -> list[Seen]:
    """What is laid over nearly all of the page and has a text and a control: a window that does not say that it is."""
    if not any(_blocked(element) for element in scene.elements):
        return []
    roots = [scene.elements[index] for index in scene.children.get(-1, ())]
    fitting = (root for root in roots if root.role == "generic" and not _blocked(root) and _asks(scene, root.index))
    return [root for root in fitting if _lies_over(scene, root)]


def _asks(scene: Scene, root: int) -> bool:
    """Whether something is to be read and to be used in it."""
    inner = list(scene.inside(root))
    return any(e.text for e in inner) and any(e.clickable or e.role in CLICKED for e in inner if not e.text)


def _lies_over(scene: Scene, root: Seen) -> bool:
    within = {inner.index for inner in scene.inside(root.index)}
    used = (e for e in scene.elements if (e.clickable or e.role in CLICKED) and not e.text)
    others = [element for element in used if element.index not in within and element is not root]
    return len(others) > 2 and sum(map(_blocked, others)) >= LAID_OVER * len(others)


def _floats(scene: Scene, frame: Seen) -> bool:
    """Whether something of the page lies under the frame: then it is a window over the page, not a part of it."""
    return any(_overlaps(frame.box, other) for other in scene.elements if {"covered", "behind"} & set(other.state))


def _overlaps(box: Box, other: Seen) -> bool:
    return box[0] <= other.centre[0] <= box[0] + box[2] and box[1] <= other.centre[1] <= box[1] + box[3]


def _in_view(scene: Scene, element: Seen) -> bool:
    x, y, width, height = element.box
    return x < scene.viewport[0] and y < scene.viewport[1] and x + width > 0 and y + height > 0


def _blocked(element: Seen) -> bool:
    return bool({"covered", "behind"} & set(element.state))


def _headings(scene: Scene, root: int) -> list[Seen]:
    return [inner for inner in scene.inside(root) if inner.role == "heading" and not inner.text and inner.name]


def _dialog(scene: Scene, element: Seen) -> Window:
    headings = _headings(scene, element.index)
    top = min((heading.level or 7 for heading in headings), default=0)
    name = "" if element.role == "generic" else element.name  # which would be all that is to be read in it
    own = [name, *(heading.name for heading in headings[:1]), *(h.name for h in headings if h.level == top)]
    closing = [e.name for h in headings[:1] for e in scene.inside(h.index) if e.role in CLICKED and e.name]
    own = [_without(closing, name) for name in own]
    names = tuple(dict.fromkeys(name for name in own if name)) or tuple(_first_texts(scene, element.index))
    return Window(scene, element.index, names, modal="modal" in element.state or _lies_over(scene, element))


def _without(controls: Sequence[str], title: str) -> str:
    """The title without what controls within it are called: a sign that closes the window stands in many a heading."""
    for control in controls:
        title = title.removesuffix(f" {control}").removeprefix(f"{control} ")
    return title


def _first_texts(scene: Scene, root: int) -> list[str]:
    return [inner.text for inner in scene.inside(root) if inner.text][:1]


def _page_names(scene: Scene, dialogs: list[Window]) -> tuple[str, ...]:
    """What the page may be called: its main heading, where its navigation says we are, its title and its parts."""
    inside = {inner.index for window in dialogs for inner in window.elements()}
    mine = [element for element in scene.elements if element.index not in inside and not element.text]
    headings = [element for element in mine if element.role == "heading" and element.name]
    top = min((heading.level or 7 for heading in headings), default=0)
    main = [*(heading.name for heading in headings if heading.level == top), *(h.name for h in headings[:1])]
    here = [
        element.name for element in mine if "current" in element.state and element.role in ("link", "button", "tab")
    ]
    tabs = [element.name for element in mine if "selected" in element.state and element.role == "tab"]
    return tuple(dict.fromkeys(name for name in (*main, *here, *tabs, scene.title, *_PARTS.split(scene.title)) if name))


def _regions(scene: Scene, title: str) -> Iterator[Window]:
    """Parts of the page that carry the title: by their own name, or by a heading that they begin with."""
    for element in scene.elements:
        if element.role not in REGIONS or element.text or _blocked(element):
            continue
        headings = _headings(scene, element.index)[:1]
        window = Window(scene, element.index, tuple(n for n in (element.name, *(h.name for h in headings)) if n))
        if window.is_called(title):
            yield window
    for heading in scene.elements:
        if heading.role == "heading" and not heading.text and same(_bare(title), _bare(heading.name)):
            yield Window(scene, _section_of(scene, heading), (heading.name,))


def _section_of(scene: Scene, heading: Seen) -> int:
    """What the heading is the heading of: the nearest element around it with more than the heading in it."""
    for around in scene.around(heading.index):
        if around.role not in ("heading", "banner", "link", "button", "generic", "row", "cell"):
            return around.index
    return PAGE


def titles(scene: Scene) -> tuple[str, ...]:
    """Titles of the windows that are open in the scene, the topmost first."""
    return tuple(dict.fromkeys(window.title for window in windows_of(scene) if window.title))


def names_no_window(title: str) -> bool:
    """Whether the title only says what kind of window it is: “the dialog”, “the page”."""
    return bool(_ANY_WINDOW.match(title) or _ANY_PAGE.match(title))


def is_exactly(title: str, window: Window) -> bool:
    """Whether the window carries the title, and not only words of it."""
    mine = _bare(title)
    return any(
        same(title, name) or same(mine, _bare(name)) or words(mine) == words(_bare(name)) for name in window.names
    )


def find_window(scene: Scene, title: str | None) -> Window | None:
    """The window of that title; without a title the one on top. None where none is called that."""
    known = windows_of(scene)
    if title is None or _ANY_WINDOW.match(title):
        return known[0]
    if _ANY_PAGE.match(title):
        return known[-1]
    return next((window for window in known if window.is_called(title)), None) or next(_regions(scene, title), None)


def may_be_there(scene: Scene, title: str, known: tuple[str, ...]) -> bool:
    """Whether what is open shares a word with the title, or the page has it as a label: it may be meant then."""
    bare = _bare(title)
    shared = any(set(words(name)) & set(words(bare)) for name in known)
    return shared or any(same(element.name, bare) for element in scene.elements)


def is_title(title: str) -> bool:
    """Whether it is written as titles are, several words with capitals: else it may be only a description."""
    return len(words(title)) > 1 and all(
        word[0].isupper() or not word[0].isalpha() for word in title.split() if word.lower() not in _SMALL
    )


_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "your"})
"""Words that stay small within a title."""


Opener = tuple[str, str]
"""Role and name of what opens a menu or unfolds a part of the page; for what has no name, its place."""


def opener_of(element: Seen) -> Opener:
    """How it is known again when the page is looked at anew."""
    x, y, *_ = element.box
    return element.role, element.name or f"at {x:.0f},{y:.0f}"


def closed(window: Window) -> list[Seen]:
    """What in the window can still be opened, so that something may be hidden in it: menus, parts, other tabs."""
    return [
        element
        for element in window.elements()
        if not element.text
        and not {"covered", "behind", "disabled"} & set(element.state)
        and (
            "collapsed" in element.state
            or (element.popup in ("true", "menu") and "expanded" not in element.state)
            or (element.role == "tab" and not {"selected", "current"} & set(element.state))
        )
    ]


def hiding(window: Window, position: str | None, searched: Collection[Opener]) -> list[Seen]:
    """What is closed where the document sends its reader, and was not looked into.

    What is closed in the frame of the page, its navigation say, hides nothing of the page's content: it counts where
    the document speaks of such a place.
    """
    there = [element for element in closed(window) if opener_of(element) not in searched]
    if window.root != PAGE or (position and _OF_FRAME.search(position)):
        return there
    return [element for element in there if not in_frame(window.scene, element)]


_OF_FRAME = re.compile(r"\b(?:navigation|nav|navbar|side ?bar|header|footer|menu|top|banner)\b", re.IGNORECASE)


def in_frame(scene: Scene, element: Seen) -> bool:
    """Whether it stands in what surrounds the content of every page, but for the menu bar of an application."""
    around = (element, *scene.around(element.index))
    if any(each.role == "menubar" for each in around):
        return False
    return any(each.role in ("navigation", "banner", "contentinfo") for each in around)
