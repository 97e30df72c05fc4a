"""The nouns of an interface: elements with the roles they stand for, windows, places, and words that name nothing."""

from __future__ import annotations

import re

from docwitness.language.wording import stem

CLICKED = (
    "button", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "tab", "option", "treeitem", "switch",
    "checkbox", "radio", "img", "row", "gridcell", "cell", "listitem", "combobox", "columnheader",
)  # fmt: skip
TYPED = ("textbox", "searchbox", "combobox", "spinbutton")
CHOSEN = ("combobox", "listbox", "radiogroup", "radio", "menu", "spinbutton", "slider")
TOGGLED = ("checkbox", "switch", "menuitemcheckbox", "radio", "menuitemradio")
ITEMS = ("listitem", "row", "treeitem", "option", "gridcell", "cell")

_ELEMENTS: tuple[tuple[str, str, str], ...] = (
    ("button", "button link menuitem tab img", "button, push button, btn, kebab menu, hamburger menu"),
    ("button", "menuitem option button", "command"),
    ("link", "link button menuitem", "link, hyperlink"),
    ("tab", "tab link button", "tab, sub-tab, subtab"),
    ("checkbox", "checkbox switch menuitemcheckbox",
     "checkbox, check box, tickbox, checkboxes, check boxes, checkmark"),
    ("checkbox", "checkbox switch", "tick box"),
    ("radio", "radio", "radio button, radio, radio box, radio option, circle, bubble"),
    ("textbox", "textbox searchbox", "text box, textbox, text field, free text box"),
    ("textbox", "textbox searchbox spinbutton combobox", "input field, input"),
    ("textbox", "textbox searchbox combobox spinbutton",
     "field, input box, entry box, edit box, text input, form field, text entry, editor"),
    ("textbox", "textbox", "text area, textarea"),
    ("textbox", "textbox searchbox combobox checkbox spinbutton", "box"),
    ("searchbox", "searchbox textbox combobox",
     "search box, search field, search bar, searchbox, search input, searchbar"),
    ("combobox", "combobox listbox button",
     "dropdown, drop-down, drop down, dropdown list, drop-down list, drop down list, combo box, combobox, "
     "pull-down, pull-down menu, pulldown, pull down, selector, dropdown box, drop-down box, drop down box, "
     "dropdown selector, drop-down selector, drop down selector, dropdown field, drop-down field, drop down field, "
     "pull-down list, selection list, select field"),
    ("combobox", "combobox listbox button menu", "dropdown menu, drop-down menu, drop down menu"),
    ("combobox", "combobox listbox", "select box"),
    ("combobox", "combobox listbox button textbox", "picker"),
    ("listbox", "listbox combobox button", "list box, listbox, drop-down listbox, dropdown listbox"),
    ("menuitem", "menuitem menuitemcheckbox menuitemradio option link",
     "menu item, menu option, menu entry, menu link"),
    ("menuitem", "ITEMS menuitem link", "entry"),
    ("menuitem", "menuitem menu button menubar combobox link", "menu"),
    ("menu", "menu menuitem button menubar combobox", "context menu"),
    ("switch", "switch checkbox button", "toggle, switch, toggle switch, toggle button"),
    ("slider", "slider switch", "slider"),
    ("spinbutton", "spinbutton", "spinner, stepper"),
    ("img", "button img link tab menuitem", "icon"),
    ("img", "button img link tab", "symbol"),
    ("img", "img button link", "image, avatar, picture"),
    ("img", "img link button", "logo"),
    ("img", "img button link tab menuitem", "thumbnail, glyph, sign, arrow, caret"),
    ("row", "row listitem", "row"),
    ("option", "option menuitem radio button link", "option"),
    ("treeitem", "treeitem", "tree node, node"),
    ("heading", "heading button link", "heading"),
    ("columnheader", "columnheader", "column header"),
    ("cell", "cell gridcell textbox", "cell"),
    ("", "menuitem menu", "submenu"),
    ("", "ITEMS link", "directory, folder, file, document, workbook, spreadsheet, presentation, drawing"),
    ("", "ITEMS menuitem link", "item"),
    ("", "ITEMS link heading textbox", "name"),
    ("", "heading link button", "title"),
    ("", "columnheader", "column"),
    ("", "listbox combobox list grid table tree", "list"),
    ("", "table grid", "table"),
    ("", "toolbar", "toolbar"),
    ("", "complementary navigation region tablist", "sidebar"),
    ("", "navigation menubar tablist", "navigation"),
    ("", "tabpanel region complementary group", "panel"),
    ("", "region group heading tabpanel", "section"),
    ("", "form group", "form"),
    ("", "main", "main area, work area, working area, content area"),
    ("", "dialog alertdialog", "dialog"),
    ("", "dialog alertdialog region", "window"),
)  # fmt: skip
"""Role that the noun implies (none where prose says it of many things), roles of the elements that may be meant, the
likeliest first, and the nouns themselves. `ITEMS` are the roles of the entries of a list."""

ROLES: dict[str, str] = {noun: role for role, _, nouns in _ELEMENTS if role for noun in nouns.split(", ")}
ROLES |= {f"{noun}{'es' if noun[-1] == 'x' else 's'}": role for noun, role in ROLES.items() if noun[-1] not in "sy"}
"""Nouns that prose puts after (or before) a label → the ARIA role that they imply."""


def _plain(noun: str) -> str:
    """The noun as `noun_of` looks for it: one of them, without a hyphen."""
    *before, last = noun.replace("-", " ").split()
    return " ".join([*before, stem(last)])


NOUNS: dict[str, tuple[str, ...]] = {
    _plain(noun + ending): tuple(meant.replace("ITEMS", " ".join(ITEMS)).split())
    for _, meant, nouns in _ELEMENTS
    for noun in nouns.split(", ")
    for ending in ("s", "")
}
"""Noun → the roles of the elements that it may mean, the likeliest first."""

FILE_LIKE = frozenset({"file", "document", "workbook", "spreadsheet", "presentation", "drawing"})
DATA = frozenset({"name", "file", "folder", "directory", *FILE_LIKE, "item", "entry", "row"})
"""Nouns for what users have, not for what the product is made of: any entry of a list is an example."""
FOLDER_LIKE = frozenset({"folder", "directory"})

DIALOGS = (
    "popup window", "pop-up window", "popup", "pop-up", "pop up", "pop up window", "dialog", "dialog box",
    "dialog window", "dialogue", "dialogue box", "dialogue window", "modal", "modal window", "modal dialog",
    "confirmation box", "message box", "alert box",
)  # fmt: skip
"""Nouns for a window that lies over a page until it is answered."""
WINDOWS = (
    *DIALOGS, "window", "page", "screen", "panel", "pane", "blade", "drawer", "wizard", "view",
    "dashboard", "form", "prompt", "console", "flyout", "side panel", "sheet", "portal", "app", "website", "site",
    "overlay", "interface", "card", "workspace", "module", "homepage", "home page",
    "editor", "tool window", "admin", "backend", "admin panel", "control panel",
)  # fmt: skip
"""Nouns for something that opens and has a title."""

AREAS = (
    "menu", "menu bar", "bar", "sidebar", "side bar", "side menu", "navigation", "navigation bar", "navigation menu",
    "nav", "navbar", "navigation pane", "navigation panel", "toolbar", "tool bar", "header", "footer", "corner", "side",
    "top", "bottom", "left", "right", "middle", "center", "centre", "section", "area", "list", "table", "row", "line",
    "column", "heading", "group", "tree", "box", "ribbon", "tab", "block", "edge", "upper left", "upper right",
    "lower left", "lower right", "top left", "top right", "bottom left", "bottom right", "status bar", "tab bar",
    "title bar", "grid", "fieldset", "dropdown", "drop-down", "dropdown menu", "drop-down menu", "context menu",
    "plugin", "entry", "item", "subsection", "sub-section", "card", "results", "options", "top-left", "top-right",
    "bottom-left", "bottom-right",
    "category", "tabs", "submenu", "sub-menu", "breadcrumb", "breadcrumbs", "activity bar", "rail", "gutter", "end",
    "beginning",
    "bottom of the page", "menus", "search results", "left-hand side", "right-hand side", "hand side",
)  # fmt: skip
"""Nouns for a place on the screen."""

PARTS = frozenset("section area group subsection sub-section fieldset block category".split())
"""Nouns for a part of a window in which the reader stays until the text goes elsewhere."""

BARS = frozenset(
    "menu submenu sub-menu bar sidebar navigation nav navbar toolbar header footer ribbon rail breadcrumb breadcrumbs "
    "dropdown drop-down list table grid tree".split()
)
"""Nouns for a part of a window from which one thing is taken, and which is left by that."""

SURFACES = frozenset("chart graph map canvas board calendar timeline diagram gallery".split())
"""Nouns for what is drawn in a window, and on which one points, clicks and drags."""

SIDES = frozenset("left right top bottom center centre middle edge side corner end beginning start".split())
"""Nouns for a part of something: "the bottom of the list"."""

PLACES = (
    "next to", "beside", "below", "above", "under", "underneath", "beneath", "near", "alongside", "behind",
    "to the left of", "to the right of", "on the left of", "on the right of", "on top of", "in front of",
    "adjacent to", "opposite", "across from",
)  # fmt: skip
"""Prepositions that place one element by another: they stay part of the position."""

NO_TARGET = frozenset(
    "ahead it this that them these those one ones something anything everything nothing follow following steps step "
    "instructions guide article documentation docs tutorial time way sure info care attention advantage example "
    "examples access help more less changes information details account-level bit moment look command terminal "
    "article section faq documentation tutorials questions things issue pull-request issues part "
    "here there below above anywhere somewhere everywhere programmatically".split()
)
"""Nouns that name nothing on the screen, however a verb takes them."""

NO_FIRST_WORD = frozenset(
    "it this that them these those something anything everything nothing more less here there how what whether sure "
    "following remaining away".split()
)
"""Words with which nothing begins that one could act on."""

FIELD_NOUNS = frozenset(
    "name names description title email e-mail address password passphrase username url uri key token value note "
    "comment message number date code subject text caption amount currency quantity price port host hostname domain "
    "nickname alias bio surname pin birthday birthdate age street city town postcode zip tags phone telephone company "
    "answer summary id label details slug prefix suffix duration size threshold limit expiry reason topic weight "
    "identifier query keyword keywords term terms nickname remark remarks formula height width interval".split()
)
"""Nouns for what is typed: "Change the name" asks for typing, "change the plan" may not."""

CHOICE_NOUNS = frozenset(
    "role roles permission permissions status visibility language theme currency country timezone category priority "
    "plan type".split()
)
"""Nouns for what is chosen from a few: "Change the role of the member" asks for a choice."""

SET_IN_CODE = frozenset("variable variables property attribute parameter header flag environment option".split())
"""Nouns for what is set in a file or by a command: "set the variable to `1`"."""

_NAMES = re.compile(r"\b(?:names?|titles?)\b", re.IGNORECASE)

UNITS = frozenset(
    "milliseconds ms seconds second minutes minute hours hour days weeks months years pixels px points percent bytes "
    "kb mb gb kilobytes megabytes gigabytes characters lines".split()
)
"""What a value is measured in: "enter a value in **seconds**" names no field."""

OWN_FIELD = ("corresponding", "appropriate", "respective", "relevant", "provided", "following", "required", "same")
"""Words before "field" that make it the field of what is typed into it."""

_ENDS = re.compile(
    r"\s+(?:of|for|in|on|at|to|that|which|with|from|under|next|above|below|beside|near|by|you|where|inside)\b"
)
_ARTICLE = re.compile(
    r"^(?:the|a|an|any|your|this|that|its|their|one of the|each|some|another|desired)\s+", re.IGNORECASE
)


def split_phrase(phrase: str) -> tuple[str, str]:
    """The noun phrase itself and what follows it: “reason for the cancellation” → reason, for the cancellation."""
    phrase = " ".join(phrase.replace("-", " " if re.search(r"\w-\w", phrase) else "-").split())
    phrase = _ARTICLE.sub("", phrase)
    match = _ENDS.search(phrase)
    return (phrase[: match.start()], phrase[match.start() :].strip()) if match else (phrase, "")


def noun_of(head: str) -> tuple[str, tuple[str, ...]]:
    """The noun of an interface that the phrase ends with, as written in `NOUNS`, and its roles; else nothing."""
    parts = head.casefold().split()
    for length in (3, 2, 1):
        noun = " ".join([*parts[-length:-1], stem(parts[-1])]) if len(parts) >= length else ""
        if noun in NOUNS:
            return noun, NOUNS[noun]
    return "", ()


def says_only_kind(label: str) -> bool:
    """Whether what is written as a label is a kind of control, in several words: “the **Search Bar**”.

    One word may be a label as well: fields are called Name, and buttons Menu.
    """
    return " " in label and label.casefold() in ROLES


def says_name_of(phrase: str) -> bool:
    """Whether it is what a thing is called, and what opens it where such things are listed: “the song name”."""
    return _NAMES.search(phrase) is not None


_WHOLE_FORM = re.compile(r"(?:^|\s)(?:form|fields|inputs|details|information)$", re.IGNORECASE)


def is_whole_form(phrase: str) -> bool:
    """Whether a form is meant, or all that it asks for, and no field of its own: “the required details”."""
    return _WHOLE_FORM.search(split_phrase(phrase)[0]) is not None


OPEN_WORDS = frozenset(
    "desired chosen any another preferred whichever specific particular relevant given respective corresponding "
    "appropriate".split()
)
"""Determiners, and adjectives that serve as such: they tell nothing about which of several it is."""
_LEFT_TO_READERS = re.compile(
    rf"\b(?:{'|'.join(sorted(OPEN_WORDS))}|of your choice|you(?:'d| would)? (?:want|wish|need|like|prefer))\b",
    re.IGNORECASE,
)


def is_left_to_readers(phrase: str) -> bool:
    """Whether the phrase leaves it to its reader which one is meant: “the desired album”, “the album that you want”."""
    return _LEFT_TO_READERS.search(phrase) is not None


OWN = "of who is signed in"
"""How a scenario says whose name, address or initials are meant: “click your name” names no label."""
_SHOWN_OF_READERS = re.compile(
    r"(?:(?:user|account|profile|display|full|first|login|own) ?)?name|user|initials|e-?mail(?: address)?",
    re.IGNORECASE,
)


def as_own(phrase: str, sentence: str) -> str:
    """The phrase, with who it is about where the sentence says “your”: the name of who is signed in."""
    own = re.search(rf"\byour\s+{re.escape(phrase)}\b", sentence, re.IGNORECASE)
    return f"{phrase} {OWN}" if own and _SHOWN_OF_READERS.fullmatch(phrase) else phrase
