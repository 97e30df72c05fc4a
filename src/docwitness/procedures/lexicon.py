"""The words that the rules know: verbs of doing, nouns of the interface, places on a screen.

Everything is general English of software documentation; no product is named. A word that is missing here is
the usual reason why a step is missed, so lists are broad and a verb that has other uses as well is marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from docwitness.model import Action

Sort = Literal["touch", "go", "write", "choose", "weak", "use", "find"]
"""How much a verb says by itself: with `touch`, `choose` and `write` anything may be the object; `go` wants a place;
`weak` verbs (add, save) are steps only where the object is visibly part of the interface; `use` takes its action
from the element that is used; `find` only tells where to look."""


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb asks for."""

    action: Action
    sort: Sort


_VERBS: dict[tuple[Action, Sort], str] = {
    (
        "click",
        "touch",
    ): "click, left-click, right-click, right click, left click, tap, hit, push, single-click, long-press, tap and hold",
    ("double-click", "touch"): "double-click, double click, double-tap",
    ("press", "touch"): "press, press and hold, hold, hold down, strike",
    ("select", "choose"): "select, choose, pick, multi-select",
    ("check", "touch"): "check, tick",
    ("uncheck", "touch"): "uncheck, untick, deselect, unselect, unmark, unchecking",
    ("check", "weak"): "enable, activate, turn on, switch on, toggle on, mark, flip",
    ("uncheck", "weak"): "disable, deactivate, turn off, switch off, toggle off, clear",
    ("click", "choose"): "expand, collapse, toggle, unfold",
    ("hover", "touch"): "hover, hover over, mouse over, move the mouse over, move your mouse over, point to, rest",
    ("drag", "touch"): "drag, click and drag, drag and drop, drag-and-drop, slide",
    ("upload", "write"): "upload, attach",
    ("open", "go"): "open, open up, launch, log in, log into, log on, log onto, log back into, log back in, sign in, "
    "sign into, sign on, sign onto, login, signin, visit, bring up, pull up, re-open, reopen",
    ("navigate", "go"): "go, go back, navigate, navigate back, browse, head, head over, proceed, return, move, jump, "
    "switch, switch over, switch back, change over, access",
    ("type", "write"): "type, type in, enter, fill, fill in, fill out, input, key in, paste, copy and paste, write, "
    "specify, provide, supply, insert, put, put in",
    ("type", "weak"): "set, add, edit, change, modify, update, name, rename, give, replace, define, describe, "
    "adjust, alter, amend, customize, customise, set up, configure, confirm, complete, assign, leave, override, "
    "overwrite, include",
    ("type", "choose"): "search, search for",
    ("click", "weak"): "save, create, delete, remove, submit, apply, close, cancel, copy, download, import, export, "
    "share, send, run, start, stop, restart, view, show, hide, approve, accept, reject, decline, publish, deploy, "
    "install, uninstall, connect, disconnect, invite, refresh, reload, sort, filter, archive, restore, duplicate, "
    "preview, upgrade, downgrade, continue, skip, finish, dismiss, generate, regenerate, revoke, reset, allow, "
    "grant, verify, authorize, authorise, agree, pin, unpin, maximize, minimize, log out, sign out, sign up, "
    "register, subscribe, unsubscribe, join, leave, block, mute, edit, manage, make, do, test, try, move on, "
    "re-enable, reenable, link, unlink, lock, unlock, print, zoom, undo, redo, cut, merge, assign, back up",
    ("click", "use"): "use, utilize, utilise, make use of, work with",
    (
        "click",
        "find",
    ): "find, locate, look for, look, scroll, scroll down, scroll up, scroll to, look at, hover around, "
    "notice, see, note, identify, spot, reach",
}


def _gerund(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    stem, dash, tail = first.rpartition("-")
    if tail in {"set", "put", "get", "run", "stop", "drag", "tap", "hit", "log", "cut", "pin", "scan", "submit", "drop",
                "begin", "skip", "unsubscrib", "flip", "tab"}:  # fmt: skip
        tail += tail[-1]
    elif tail.endswith("e") and not tail.endswith("ee"):
        tail = tail[:-1]
    rest = re.sub(r"\band (\w+)", lambda m: "and " + _gerund(m[1]), rest)
    return f"{stem}{dash}{tail}ing {rest}".strip()


VERBS: dict[str, Verb] = {}
"""Bare form → what it asks for. Of a verb listed twice the first entry counts."""
GERUNDS: dict[str, str] = {}
"""`clicking` → `click`."""
for (_action, _sort), _words in _VERBS.items():
    for _word in _words.split(", "):
        VERBS.setdefault(_word, Verb(_action, _sort))
        GERUNDS.setdefault(_gerund(_word), _word)


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "(?:" + "|".join(sorted((re.escape(w).replace(r"\ ", r"\s") for w in words), key=len, reverse=True)) + ")"


BARE = any_of(VERBS)
ING = any_of(GERUNDS)
STRONG = any_of([w for w, v in VERBS.items() if v.sort in ("touch", "choose", "write")] + ["open", "go to", "navigate"])
"""Verbs that begin a step even where no comma parts them from an introduction."""

ROLES: dict[str, str] = {
    "button": "button", "buttons": "button", "push button": "button", "command": "button", "btn": "button",
    "link": "link", "hyperlink": "link", "links": "link",
    "tab": "tab", "tabs": "tab",
    "checkbox": "checkbox", "check box": "checkbox", "tick box": "checkbox", "tickbox": "checkbox",
    "checkboxes": "checkbox", "check boxes": "checkbox", "checkmark": "checkbox",
    "radio button": "radio", "radio": "radio", "radio box": "radio", "radio option": "radio",
    "text box": "textbox", "textbox": "textbox", "text field": "textbox", "input field": "textbox", "field": "textbox",
    "fields": "textbox", "input box": "textbox", "input": "textbox", "text area": "textbox", "textarea": "textbox",
    "box": "textbox", "free text box": "textbox", "entry box": "textbox", "edit box": "textbox",
    "text input": "textbox", "form field": "textbox", "text entry": "textbox", "editor": "textbox",
    "search box": "searchbox", "search field": "searchbox", "search bar": "searchbox", "searchbox": "searchbox",
    "search input": "searchbox", "searchbar": "searchbox",
    "dropdown": "combobox", "drop-down": "combobox", "drop down": "combobox", "dropdown menu": "combobox",
    "drop-down menu": "combobox", "drop down menu": "combobox", "dropdown list": "combobox",
    "drop-down list": "combobox", "drop down list": "combobox", "combo box": "combobox", "combobox": "combobox",
    "pull-down": "combobox", "pull-down menu": "combobox", "pulldown": "combobox", "select box": "combobox",
    "selector": "combobox", "picker": "combobox", "dropdown box": "combobox", "drop-down box": "combobox",
    "dropdowns": "combobox", "list box": "listbox", "listbox": "listbox",
    "menu item": "menuitem", "menu option": "menuitem", "menu entry": "menuitem", "menu link": "menuitem",
    "entry": "menuitem",
    "menu": "menuitem", "context menu": "menu", "kebab menu": "button", "hamburger menu": "button",
    "toggle": "switch", "toggles": "switch", "switch": "switch", "toggle switch": "switch", "toggle button": "switch",
    "slider": "slider", "sliders": "slider", "spinner": "spinbutton", "stepper": "spinbutton",
    "icon": "img", "icons": "img", "image": "img", "avatar": "img", "logo": "img", "picture": "img",
    "thumbnail": "img", "glyph": "img", "symbol": "img", "sign": "img", "arrow": "img", "caret": "img",
    "row": "row", "option": "option", "options": "option", "tree node": "treeitem", "node": "treeitem",
    "heading": "heading", "column header": "columnheader", "cell": "cell",
}  # fmt: skip
ROLES |= {
    f"{noun}s": role for noun, role in ROLES.items() if not noun.endswith(("s", "x", "y")) and f"{noun}s" not in ROLES
}
"""Nouns that prose puts after (or before) a label → the ARIA role that they imply."""

WINDOWS = (
    "window", "popup window", "pop-up window", "popup", "pop-up", "dialog", "dialog box", "dialogue", "dialogue box",
    "modal", "modal window", "modal dialog", "page", "screen", "panel", "pane", "blade", "drawer", "wizard", "view",
    "dashboard", "form", "prompt", "console", "flyout", "side panel", "sheet", "portal", "app", "website", "site",
    "overlay", "interface", "card", "workspace", "homepage", "home page",
    "dialog window", "editor", "tool window", "admin", "backend", "admin panel", "control panel",
)  # fmt: skip
"""Nouns for something that opens and has a title."""

AREAS = (
    "menu", "menu bar", "bar", "sidebar", "side bar", "side menu", "navigation", "navigation bar", "navigation menu",
    "nav", "navbar", "navigation pane", "navigation panel", "toolbar", "tool bar", "header", "footer", "corner", "side",
    "top", "bottom", "left", "right", "middle", "center", "centre", "section", "area", "list", "table", "row", "line",
    "column", "heading", "group", "tree", "box", "ribbon", "tab", "block", "edge", "upper left", "upper right",
    "lower left", "lower right", "top left", "top right", "bottom left", "bottom right", "status bar", "tab bar",
    "title bar", "grid", "fieldset", "dropdown", "drop-down", "dropdown menu", "drop-down menu", "context menu",
    "plugin", "entry", "item", "subsection", "sub-section", "card", "results", "options", "top-left", "top-right", "bottom-left", "bottom-right",
    "tabs", "submenu", "sub-menu", "breadcrumb", "breadcrumbs", "activity bar", "rail", "gutter", "end", "beginning",
    "bottom of the page", "menus", "search results", "left-hand side", "right-hand side", "hand side",
)  # fmt: skip
"""Nouns for a place on the screen."""

PLACES = (
    "next to", "beside", "below", "above", "under", "underneath", "beneath", "near", "alongside", "behind",
    "to the left of", "to the right of", "on top of", "in front of", "adjacent to", "opposite", "across from",
)  # fmt: skip
"""Prepositions that place one element by another: they stay part of the position."""

NO_TARGET = frozenset(
    "it this that them these those one ones something anything everything nothing follow following steps step "
    "instructions guide article documentation docs tutorial time way sure info care attention advantage example "
    "examples access help more less changes information details account-level bit moment look command terminal "
    "article section faq documentation tutorials questions things issue pull-request issues part "
    "here there below above".split()
)
"""Nouns that name nothing on the screen, however a verb takes them."""

NO_FIRST_WORD = frozenset(
    "it this that them these those something anything everything nothing more less here there how what whether sure following remaining".split()
)
"""Words with which nothing begins that one could act on."""

COMMAND_WORDS = frozenset(w for w, v in VERBS.items() if v.sort in ("weak", "choose", "go")) | frozenset(
    "refund review apply send sign sign-in retry request pay discard detach revert resend unlink convert transfer switch "
    "subscribe issue purchase preview open validate inspect clone fork commit push pull launch convert book place post reply "
    "log turn exit keep stay use ok okay yes no next previous back new buy pay order sign done got it let's proceed check see".split()
)
"""Words with which the label of a button begins: `Save changes`, `Next`."""

FIELD_NOUNS = frozenset(
    "name names description title email e-mail address password passphrase username url uri link-text key token value note "
    "comment message number date code subject text caption amount quantity price port host hostname domain nickname alias "
    "bio summary id label details slug prefix duration size threshold limit expiry".split()
)
"""Nouns for what is typed: "Change the name" asks for typing, "change the plan" may not."""

OWN_FIELD = ("corresponding", "appropriate", "respective", "relevant", "provided", "following", "required", "same")
"""Words before "field" that make it the field of what is typed into it."""
