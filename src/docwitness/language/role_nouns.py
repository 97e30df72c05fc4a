"""What prose calls the things of an interface: nouns → ARIA roles, and signs and pictures → what they are named."""

from __future__ import annotations

import re

from docwitness.language.nouns import ROLES
from docwitness.language.wording import stem

CLICKED = (
    "button", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "tab", "option", "treeitem", "switch",
    "checkbox", "radio", "img", "row", "gridcell", "cell", "listitem", "combobox", "columnheader",
)  # fmt: skip
TYPED = ("textbox", "searchbox", "combobox", "spinbutton")
CHOSEN = ("combobox", "listbox", "radiogroup", "radio", "menu", "spinbutton", "slider")
TOGGLED = ("checkbox", "switch", "menuitemcheckbox", "radio", "menuitemradio")
ITEMS = ("listitem", "row", "treeitem", "option", "gridcell", "cell")

_WRITTEN: dict[str, tuple[str, ...]] = {
    "button": ("button", "link", "menuitem", "tab", "img"),
    "link": ("link", "button", "menuitem"),
    "icon": ("button", "img", "link", "tab", "menuitem"),
    "symbol": ("button", "img", "link", "tab"),
    "image": ("img", "button", "link"),
    "picture": ("img", "button", "link"),
    "avatar": ("img", "button", "link"),
    "logo": ("img", "link", "button"),
    "dropdown": ("combobox", "listbox", "button"),
    "drop down": ("combobox", "listbox", "button"),
    "dropdown list": ("combobox", "listbox", "button"),
    "dropdown menu": ("combobox", "listbox", "button", "menu"),
    "drop down list": ("combobox", "listbox", "button"),
    "drop down menu": ("combobox", "listbox", "button", "menu"),
    "select box": ("combobox", "listbox"),
    "selector": ("combobox", "listbox", "button"),
    "picker": ("combobox", "listbox", "button", "textbox"),
    "field": ("textbox", "searchbox", "combobox", "spinbutton"),
    "box": ("textbox", "searchbox", "combobox", "checkbox", "spinbutton"),
    "text box": ("textbox", "searchbox"),
    "textbox": ("textbox", "searchbox"),
    "free text box": ("textbox", "searchbox"),
    "text field": ("textbox", "searchbox"),
    "text area": ("textbox",),
    "textarea": ("textbox",),
    "input": ("textbox", "searchbox", "spinbutton", "combobox"),
    "input field": ("textbox", "searchbox", "spinbutton", "combobox"),
    "search box": ("searchbox", "textbox", "combobox"),
    "search bar": ("searchbox", "textbox", "combobox"),
    "search field": ("searchbox", "textbox", "combobox"),
    "checkbox": ("checkbox", "switch", "menuitemcheckbox"),
    "check box": ("checkbox", "switch", "menuitemcheckbox"),
    "tick box": ("checkbox", "switch"),
    "toggle": ("switch", "checkbox", "button"),
    "switch": ("switch", "checkbox", "button"),
    "slider": ("slider", "switch"),
    "radio": ("radio",),
    "radio button": ("radio",),
    "tab": ("tab", "link", "button"),
    "menu": ("menuitem", "menu", "button", "menubar", "combobox"),
    "submenu": ("menuitem", "menu"),
    "menu item": ("menuitem", "menuitemcheckbox", "menuitemradio", "option", "link"),
    "menu entry": ("menuitem", "menuitemcheckbox", "menuitemradio", "option", "link"),
    "option": ("option", "menuitem", "radio", "button", "link"),
    "command": ("menuitem", "option", "button"),
    "directory": (*ITEMS, "link"),
    "notebook": (*ITEMS, "link"),
    "workbook": (*ITEMS, "link"),
    "spreadsheet": (*ITEMS, "link"),
    "presentation": (*ITEMS, "link"),
    "drawing": (*ITEMS, "link"),
    "document": (*ITEMS, "link"),
    "item": (*ITEMS, "menuitem", "link"),
    "entry": (*ITEMS, "menuitem", "link"),
    "row": ("row", "listitem"),
    "cell": ("cell", "gridcell", "textbox"),
    "column": ("columnheader",),
    "heading": ("heading", "button", "link"),
    "title": ("heading", "link", "button"),
    "name": (*ITEMS, "link", "heading", "textbox"),
    "file": (*ITEMS, "link"),
    "folder": (*ITEMS, "link"),
    "list": ("listbox", "combobox", "list", "grid", "table", "tree"),
    "table": ("table", "grid"),
    "toolbar": ("toolbar",),
    "sidebar": ("complementary", "navigation", "region", "tablist"),
    "navigation": ("navigation", "menubar", "tablist"),
    "panel": ("tabpanel", "region", "complementary", "group"),
    "section": ("region", "group", "heading", "tabpanel"),
    "form": ("form", "group"),
    "main area": ("main",),
    "work area": ("main",),
    "working area": ("main",),
    "content area": ("main",),
    "dialog": ("dialog", "alertdialog"),
    "window": ("dialog", "alertdialog", "region"),
}
_LIKE: dict[str, str] = {
    "button": "button", "link": "link", "tab": "tab", "checkbox": "checkbox", "radio": "radio", "textbox": "field",
    "searchbox": "search box", "combobox": "dropdown", "listbox": "dropdown", "menuitem": "menu item", "menu": "menu",
    "switch": "toggle", "slider": "slider", "img": "icon", "row": "row", "option": "option", "heading": "heading",
    "cell": "cell", "columnheader": "column",
}  # fmt: skip
"""Role that a noun implies → the noun written above whose elements are meant as well."""


def _plain(noun: str) -> str:
    """The noun as `noun_of` looks for it: one of them, without a hyphen."""
    *before, last = noun.replace("-", " ").split()
    return " ".join([*before, stem(last)])


NOUNS: dict[str, tuple[str, ...]] = {
    **{_plain(noun): (role, *(r for r in _WRITTEN.get(_LIKE.get(role, ""), ()) if r != role))
       for noun, role in ROLES.items()},
    **_WRITTEN,
}  # fmt: skip
"""Every noun that is read, in the order of likelihood. The longest noun that ends the phrase counts."""

FILE_LIKE = frozenset({"file", "document", "notebook", "workbook", "spreadsheet", "presentation", "drawing"})
DATA = frozenset({"name", "file", "folder", "directory", *FILE_LIKE, "item", "entry", "row"})
"""Nouns for what users have, not for what the product is made of: any entry of a list is an example."""
FOLDER_LIKE = frozenset({"folder", "directory"})

PICTURED: dict[str, frozenset[str]] = {
    sign: frozenset(stem(word) for word in meanings.split())
    for sign, meanings in {
        "+": "add new create plus insert",
        "plus": "add new create plus insert",
        "-": "remove minus collapse subtract",
        "x": "close dismiss remove delete clear cancel",
        "×": "close dismiss remove delete clear cancel",
        "cross": "close dismiss remove clear",
        "gear": "settings preferences options configuration configure",
        "cog": "settings preferences options configuration configure",
        "magnifying glass": "search find",
        "magnifier": "search find",
        "funnel": "filter",
        "trash": "delete remove trash bin",
        "trash can": "delete remove trash bin",
        "bin": "delete remove trash bin",
        "pencil": "edit rename",
        "pen": "edit rename",
        "bell": "notifications alerts",
        "hamburger": "menu navigation",
        "kebab": "menu more options actions",
        "ellipsis": "menu more options actions",
        "three dots": "menu more options actions",
        "three dot": "menu more options actions",
        "⋮": "menu more options actions",
        "…": "menu more options actions",
        "person": "account profile user",
        "avatar": "account profile user",
        "house": "home",
        "floppy disk": "save",
        "disk": "save",
        "play": "run start play",
        "triangle": "run start play",
        "square": "stop interrupt",
        "circular arrow": "refresh reload restart",
        "circle arrow": "refresh reload restart",
        "bug": "debugger debug",
        "eye": "show view visibility hide preview",
        "star": "favorite favourite bookmark",
        "question mark": "help",
        "?": "help",
        "paper clip": "attach attachment",
        "cloud": "upload download sync",
        "scissors": "cut",
        "clipboard": "paste copy",
    }.items()
}
"""What a picture on a control usually means: its accessible name says the meaning, the document the picture."""

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
