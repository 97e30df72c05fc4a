"""What the reader of a page has in mind while they go through it, and what they make of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from docwitness.model import Action
from docwitness.procedures.things import Thing


_NO_TITLE = (
    "window",
    "page",
    "screen",
    "dialog",
    "dialog box",
    "popup",
    "pop-up",
    "modal",
    "form",
    "view",
    "app",
    "site",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A step before it has a place in the document and a name."""

    action: Action
    target: str
    labelled: bool
    at: int
    """Offset in the block's text."""
    role: str | None = None
    window: str | None = None
    position: str | None = None
    value: str | None = None
    optional: bool = False


@dataclass(slots=True)
class Context:
    """What the reader knows when they come to a sentence."""

    window: str | None = None
    home: str | None = None
    """The window that the whole page is about: "To open the Cookie Manager, click …"."""
    expected: str | None = None
    """The window that was last said to be open."""
    mentioned: Thing | None = None
    """The label that was last named in this block, for "check this box"."""
    by_noun: dict[str, Thing] = field(default_factory=dict)
    """The button, link, tab … that was last named, for "click the button"."""
    lead: Thing | None = None
    """The label before the colon with which a list item begins."""

    def enter(self, window: Thing | None) -> None:
        """Be in the window that the text names; "the window" is the one where the reader is already."""
        if window is None:
            return
        if window.labelled or window.text.lower() not in _NO_TITLE:
            self.window = window.text

    def follow(self, draft: Draft) -> None:
        """Be where the step leads, as far as one can guess: a tab, an entry of a menu, a place that was gone to."""
        gone = draft.action in ("navigate", "open") or draft.role in ("tab", "menuitem", "link")
        if gone and draft.labelled and draft.action in ("navigate", "open", "click", "select"):
            self.window = draft.target

    def mention(self, thing: Thing) -> None:
        """Remember a label that the text names."""
        if thing.labelled:
            self.mentioned = thing
            self.by_noun[thing.noun] = thing

    def recall(self, noun: str | None) -> Thing | None:
        """The label that "it" or "the button" stands for."""
        return self.by_noun.get(noun or "") if noun in ("button", "link", "tab", "icon") else self.mentioned

    def leave(self) -> None:
        """Be back where the page is at home: a heading begins something new."""
        self.window = self.expected = self.home
