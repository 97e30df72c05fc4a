"""The nouns that the rules know: elements, windows, places on a screen, and words that name nothing on it."""

from __future__ import annotations

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
ROLES |= {f"{noun}s": role for noun, role in ROLES.items() if noun[-1] not in "sxy" and f"{noun}s" not in ROLES}
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
    "plugin", "entry", "item", "subsection", "sub-section", "card", "results", "options", "top-left", "top-right",
    "bottom-left", "bottom-right",
    "tabs", "submenu", "sub-menu", "breadcrumb", "breadcrumbs", "activity bar", "rail", "gutter", "end", "beginning",
    "bottom of the page", "menus", "search results", "left-hand side", "right-hand side", "hand side",
)  # fmt: skip
"""Nouns for a place on the screen."""

SIDES = frozenset("left right top bottom center centre middle edge side corner end beginning start".split())
"""Nouns for a part of something: "the bottom of the list"."""

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
    "nickname alias bio summary id label details slug prefix duration size threshold limit expiry".split()
)
"""Nouns for what is typed: "Change the name" asks for typing, "change the plan" may not."""

CHOICE_NOUNS = frozenset(
    "role roles permission permissions status visibility language theme currency country timezone category priority "
    "plan type".split()
)
"""Nouns for what is chosen from a few: "Change the role of the member" asks for a choice."""

SET_IN_CODE = frozenset("variable variables property attribute parameter header flag environment option".split())
"""Nouns for what is set in a file or by a command: "set the variable to `1`"."""

UNITS = frozenset(
    "milliseconds ms seconds second minutes minute hours hour days weeks months years pixels px points percent bytes "
    "kb mb gb kilobytes megabytes gigabytes characters lines".split()
)
"""What a value is measured in: "enter a value in **seconds**" names no field."""

OWN_FIELD = ("corresponding", "appropriate", "respective", "relevant", "provided", "following", "required", "same")
"""Words before "field" that make it the field of what is typed into it."""
