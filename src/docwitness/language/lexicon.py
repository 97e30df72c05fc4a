"""The verbs that the rules know, and what each of them asks for.

Everything is general English of software documentation; no product is named. A word that is missing here is
the usual reason why a step is missed, so lists are broad, and a verb that has other uses as well is marked as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import Literal

from docwitness.language.alternation import any_of
from docwitness.model import Action

ENTERING = r"\b(?:log|sign)[ -]?(?:in|into|on)\b"
"""How one says that one enters a product, and how the button for it is called."""
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
    ("click", "touch"): "click, left-click, left click, tap, hit, push, single-click, long-press, tap and hold, "
    "click to open, tap to open",
    ("double-click", "touch"): "double-click, double click, double-tap",
    ("right-click", "touch"): "right-click, right click, secondary-click, control-click, ctrl-click",
    ("press", "touch"): "press, press and hold, hold, hold down, strike",
    ("select", "choose"): "select, choose, pick, multi-select, highlight, make a selection, make your selection, "
    "make a choice, make your choice",
    ("check", "touch"): "check, tick",
    ("uncheck", "touch"): "uncheck, untick, deselect, de-select, unselect, unmark, unchecking",
    ("check", "weak"): "enable, activate, turn on, switch on, toggle on, mark, flip, turn",
    ("uncheck", "weak"): "disable, deactivate, turn off, switch off, toggle off, clear",
    ("click", "choose"): "expand, collapse, toggle, unfold",
    ("hover", "touch"): "hover, hover over, mouse over, point to, rest",
    ("drag", "touch"): "drag, click and drag, drag and drop, drag-and-drop, slide",
    ("upload", "write"): "upload, attach",
    ("open", "go"): "open, open up, launch, log in, log into, log on, log onto, log back into, log back in, sign in, "
    "sign into, sign on, sign onto, login, signin, visit, bring up, pull up, re-open, reopen",
    ("navigate", "go"): "go, go back, navigate, navigate back, browse, head, head over, proceed, return, move, jump, "
    "switch, switch over, switch back, change over, access",
    (
        "type",
        "write",
    ): "type, type in, enter, re-enter, retype, fill, fill in, fill out, fill up, populate, input, key in, paste, "
    "copy and paste, write, specify, provide, supply, insert, put, put in",
    ("type", "weak"): "set, add, edit, change, modify, update, name, rename, give, replace, define, describe, "
    "adjust, alter, amend, customize, customise, set up, configure, confirm, complete, assign, leave, override, "
    "overwrite, include, answer, record, store",
    ("type", "choose"): "search, search for",
    (
        "click",
        "weak",
    ): "save, create, delete, remove, submit, apply, close, cancel, copy, download, import, export, share, send, "
    "post, run, start, stop, restart, view, show, hide, approve, accept, reject, decline, publish, deploy, "
    "install, uninstall, connect, disconnect, invite, refresh, reload, sort, filter, archive, restore, duplicate, "
    "preview, upgrade, downgrade, continue, skip, finish, dismiss, generate, regenerate, revoke, reset, allow, "
    "grant, verify, authorize, authorise, agree, pin, unpin, maximize, minimize, log out, sign out, sign up, "
    "register, subscribe, unsubscribe, join, leave, block, mute, edit, manage, make, do, test, try, follow, move "
    "on, re-enable, reenable, link, unlink, lock, unlock, print, zoom, undo, redo, cut, merge, assign, back up",
    ("click", "use"): "use, utilize, utilise, make use of, work with",
    (
        "click",
        "find",
    ): "find, locate, look for, look up, look, scroll, scroll down, scroll up, scroll to, look at, hover around, "
    "notice, see, note, identify, spot, reach, wait",
}

_MARKS = ("check", "tick", "check mark", "checkmark", "tick mark", "cross")
_POINTERS = ("mouse", "cursor", "pointer", "mouse pointer", "mouse cursor")
_GESTURES = ("click", "single click", "double-click", "double click", "right-click", "right click", "tap", "double-tap")
"""Verbs that are nouns as well: "with a right-click on it"."""
_LIGHT: tuple[tuple[Action, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    ("check", ("put", "place", "add"), tuple(f"a {mark}" for mark in _MARKS),
     ("in", "into", "next to", "beside", "by")),
    ("uncheck", ("remove", "clear", "take"), tuple(f"the {mark}" for mark in _MARKS),
     ("from", "in", "in front of", "next to", "beside", "by", "out of")),
    ("hover", ("move", "put", "place", "rest", "hold", "position", "hover"),
     tuple(f"{own} {pointer}" for own in ("the", "your") for pointer in _POINTERS),
     ("over", "on", "onto", "to", "near")),
)  # fmt: skip
"""Verbs that say little beside what they take along: "put a check in", "move the mouse over"."""


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


_IRREGULAR = {
    "choose": "chosen", "write": "written", "hit": "hit", "put": "put", "see": "seen", "read": "read", "send": "sent",
    "make": "made", "set": "set", "reset": "reset", "buy": "bought", "keep": "kept", "leave": "left", "take": "taken",
    "give": "given", "pay": "paid", "withdraw": "withdrawn", "hide": "hidden", "show": "shown", "begin": "begun",
    "build": "built", "lose": "lost", "find": "found", "hold": "held", "sell": "sold", "split": "split",
    "undo": "undone",
}  # fmt: skip


def participle(verb: str) -> str:
    """The verb as something is done: `clicked` of `click`."""
    first, _, rest = verb.partition(" ")
    known = _IRREGULAR
    regular = re.sub(r"(?<=[^aeiou])y$", "i", _gerund(first).removesuffix("ing")) + "ed"
    return f"{known.get(first, regular)} {rest}".strip()


VERBS: dict[str, Verb] = {}
"""Bare form → what it asks for. Of a verb listed twice the first entry counts."""
GERUNDS: dict[str, str] = {}
"""`clicking`, and the noun `a click` → `click`."""
for (_action, _sort), _words in _VERBS.items():
    for _word in _words.split(", "):
        VERBS.setdefault(_word, Verb(_action, _sort))
        GERUNDS.setdefault(_gerund(_word), _word)
for _word in _GESTURES:
    GERUNDS[f"a {_word}"] = _word if _word in VERBS else "click"
for _action, *_parts in _LIGHT:
    for _word in map(" ".join, product(*_parts)):
        VERBS[_word] = Verb(_action, "touch")
        GERUNDS[_gerund(_word)] = _word
PARTICIPLES = frozenset({*map(participle, VERBS), *_IRREGULAR.values()})
"""What was done: `clicked`, `sent`."""
PASSIVES: dict[str, str] = {
    participle(word): word for word, known in VERBS.items() if known.sort in ("touch", "choose", "write")
}
"""`clicked` → `click`."""

BARE = any_of(VERBS)
ING = any_of(GERUNDS)
STRONG = any_of(
    [
        *(w for w, v in VERBS.items() if v.sort in ("touch", "choose", "write")),
        "open",
        "go to",
        "head to",
        "head over to",
        "navigate",
    ]
)
"""Verbs that begin a step even where no comma parts them from an introduction."""

COMMAND_WORDS = frozenset(
    w for w, v in VERBS.items() if v.sort in ("weak", "choose", "go") and w != "name"
) | frozenset(
    "refund review apply send sign sign-in retry request pay discard detach revert resend unlink convert transfer "
    "switch subscribe issue purchase preview open validate inspect clone fork commit push pull launch book place "
    "post reply log turn exit keep stay use ok okay yes no next previous "
    "back new buy order done got let's proceed check see".split()
)
"""Words with which the label of a button begins: `Save changes`, `Next`."""
