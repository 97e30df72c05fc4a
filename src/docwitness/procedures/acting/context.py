"""What the reader of a page has in mind while they go through it, and what they make of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docwitness.language.lexicon import COMMAND_WORDS
from docwitness.language.nouns import DIALOGS
from docwitness.language.paths import PATH
from docwitness.model import Action
from docwitness.procedures.grammar.phrases import Setting, titled
from docwitness.procedures.grammar.regions import Whereabouts
from docwitness.procedures.grammar.things import Thing

_A_MENU = re.compile(
    r"\bmenu$|\b(?:three|vertical|horizontal) dots\b|\bellips[ie]s\b|\bactions? icon\b|\bkebab\b|"
    r"^(?:more(?: \w+)?|actions|\W{1,3})$",
    re.IGNORECASE,
)
"""What opens a menu when it is clicked."""


_ENDS_DIALOG = re.compile(
    r"(?:ok|okay|cancel|close|save|done|confirm|submit|yes|no|apply|dismiss|discard)\b|[×✕✖x]$", re.IGNORECASE
)
"""What closes a dialog when it is clicked, on every platform; the button that is called as its dialog does it too."""


_RECALLED = ("button", "link", "tab", "icon", "switch", "toggle")
"""Nouns under which a label is remembered: "the switch" is no field that was named since."""
_TWINS = {"switch": "toggle", "toggle": "switch"}
_WITHIN = ("textbox", "searchbox", "checkbox")
"""What one can go to without leaving the window: "go to the **Port** field"."""
_PLACES = ("tab", "menuitem", "link")
"""What one is at when it was clicked, however it is said: "click the **Fonts** tab"."""
_STAYS = re.compile(r"\b(?:list|dropdown|drop-down|grid|table|side)$", re.IGNORECASE)
"""Places in a window whose entries are chosen, and open no other: "select **Oslo** from the list"."""
_NEW = re.compile(r"^(?:new|next|following|resulting|same|other)\s")
"""What tells of a window only where it stands in the story: "a new dialog"."""


def is_dialog(window: str) -> bool:
    """Whether the window is called a dialog and has no title by which the text could come back to it."""
    return window.casefold().endswith(DIALOGS)


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
    place: str | None = None
    """The section or menu of the window, where the text names it; empty where it is known to name none."""
    said: str | None = None
    """What is typed or chosen in the words of the sentence, where it gives no value: "code from your e-mail"."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence asked for, for "do the same for **To**"."""

    labels: tuple[str, ...]
    drafts: tuple[Draft, ...]


def says_one_thing(one: Draft, other: Draft) -> bool:
    """Whether "go to the tab and click it" says one thing twice."""
    return (
        one.target == other.target
        and one.action != other.action
        and {one.action, other.action} <= {"click", "navigate", "open", "select"}
    )


@dataclass(slots=True)
class Scene:
    """What a sentence has said so far about where its next step happens."""

    setting: Setting = field(default_factory=Setting)
    conditional: bool = False
    used: Thing | None = None
    """What "use the dropdown" named, until "to select …" has said what for."""
    listing: bool = False
    """Whether a list of what is filled in or chosen may go on: "Enter the date, amount, …"."""
    found: Thing | None = None
    """What was to be found, for "find the row and select it"."""
    found_at: str | None = None


def topic_of(heading: str) -> Thing | None:
    """What a heading of one word says that its section is about: a block under "Blocks"."""
    word = heading.strip().casefold()
    if not word.isalpha():
        return None
    return Thing(word[:-1] if word.endswith("s") and not word.endswith("ss") else word, False, 0)


@dataclass(slots=True)
class Context:
    """What the reader knows when they come to a sentence."""

    window: str | None = None
    home: str | None = None
    """The window that the whole page is about: "To open the Cookie Manager, click …"."""
    above: dict[int, str | None] = field(default_factory=dict)
    """Level of a heading → the window in which the first section of that level began."""
    beneath: str | None = None
    """Where the reader was before the dialog in which they are."""
    dialog: str | None = None
    """The last window that was called a dialog."""
    opened: str | None = None
    """The last that was called a dialog or a window."""
    expected: str | None = None
    """The window that was last said to be open."""
    mentioned: Thing | None = None
    """The label that was last named in this block, for "check this box"."""
    topic: Thing | None = None
    """What was last spoken of without a label, for "right-click on it" and "drag one onto the board"."""
    by_noun: dict[str, Thing] = field(default_factory=dict)
    """The button, link, tab … that was last named, for "click the button"."""
    filling: bool = False
    """Whether the reader is filling in a form: what is selected then leads nowhere."""
    menu: bool = False
    """Whether the last step opened a menu."""
    lead: Thing | None = None
    """The label before the colon with which a list item begins."""
    left_out: str | None = None
    """What the sentence before says not to be accepted without, where the next may say what is told then."""
    told: tuple[Told, ...] = ()
    """The last sentences that asked for something."""
    whereabouts: Whereabouts = field(default_factory=Whereabouts)

    def enter(self, window: Thing | None, *, new: bool = False) -> None:
        """Be in the window that the text names; "the window" is the one where the reader is already, unless `new`."""
        over = window is not None and window.noun in DIALOGS and not self.is_in_dialog  # "in the dialog": another one
        if window is not None and (new or over or titled(window)) and "://" not in window.text:
            name = window.text if window.labelled else _NEW.sub("", window.text)
            dialog = is_dialog(window.text) or (window.noun in DIALOGS and window.labelled)
            if dialog or (window.noun == "window" and window.labelled):
                self.beneath = self.beneath if self.window == self.opened else self.window
                self.opened = name
                self.dialog = name if dialog else self.dialog
            self.window = name
            self.whereabouts.settle(name if not dialog and window.labelled else None)

    @property
    def is_in_dialog(self) -> bool:
        """Whether the window in which the reader is was called a dialog."""
        return self.dialog is not None and self.window == self.dialog

    def leave_dialog(self) -> None:
        """Be back where the reader was before it opened."""
        if self.is_in_dialog:
            self.window = self.expected = self.beneath

    def follow(self, draft: Draft, *, bare: bool, noun: str = "") -> None:
        """Be where the step leads, as far as one can guess: a place that was gone to, a tab, an entry of a menu.

        `bare` tells that the label stands by itself behind the verb: "Select **Teams**", not "choose a **Role**".
        """
        self.menu = draft.action == "right-click" or any(map(_A_MENU.search, (draft.target, noun)))
        confirms = self.is_in_dialog and draft.target == self.dialog
        if draft.action == "click" and (confirms or _ENDS_DIALOG.match(draft.target)):
            self.leave_dialog()
        if draft.role in _WITHIN or (draft.position and _STAYS.search(draft.position)) or "://" in draft.target:
            return
        if draft.action in ("navigate", "open"):
            self._be_at(draft)
        elif draft.labelled and draft.action in ("click", "select") and len(draft.target) > 2:
            first, *more = draft.target.split() or [""]
            manages = first.lower() == "manage"  # "Manage members" is as often the name of a page
            names = bare and len(more) < 3 and "," not in draft.target and first[:1].isupper()
            if (manages or first.lower() not in COMMAND_WORDS) and (names or draft.role in _PLACES):
                self._be_at(draft)

    def _be_at(self, draft: Draft) -> None:
        """Be where the way ends, or one station before what does something there."""
        *way, last = PATH.split(draft.target)
        ends = draft.labelled and way and last.casefold() in COMMAND_WORDS
        self.enter(Thing(way[-1] if ends else last, draft.labelled, 0))

    def begin_section(self, level: int, *, goes_on: bool) -> None:
        """Be where the section's parent left off: what its sisters did is over, for each tells of a task of its own."""
        for deeper in [known for known in self.above if known > level]:
            del self.above[deeper]
        before = self.above.setdefault(level, self.window)
        self.window = self.expected = (self.window if goes_on else before) or self.home

    def mention(self, thing: Thing) -> None:
        """Remember a label that the text names."""
        if thing.labelled:
            self.mentioned = thing
        if thing.labelled or (thing.role and thing.text.lower() != thing.noun):  # "the bell icon" is "that icon" later
            self.by_noun[thing.noun] = thing

    def recall(self, noun: str | None) -> Thing | None:
        """The label that "it" or "the button" stands for."""
        if noun not in _RECALLED:
            return self.mentioned
        return self.by_noun.get(noun) or self.by_noun.get(_TWINS.get(noun, noun))
