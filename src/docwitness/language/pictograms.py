"""Signs and pictures on controls, as documents call them, and what they usually mean."""

from __future__ import annotations

import re

from docwitness.language.alternation import any_of
from docwitness.language.nouns import split_phrase
from docwitness.language.wording import stem

PICTURED: dict[str, frozenset[str]] = {
    sign: frozenset(stem(word) for word in meanings.split())
    for sign, meanings in {
        "+": "add new create plus insert",
        "plus": "add new create plus insert",
        "-": "remove minus collapse subtract",
        "x": "close dismiss remove delete clear cancel times xmark",
        "×": "close dismiss remove delete clear cancel times xmark",
        "cross": "close dismiss remove clear",
        "gear": "settings preferences options configuration configure",
        "cog": "settings preferences options configuration configure",
        "magnifying glass": "search find",
        "magnifier": "search find",
        "looking glass": "search find",
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

_PICTURE = re.compile(rf"(?:[\w-]+\s){{0,2}}?(?:{any_of(p for p in PICTURED if len(p) > 2)})", re.IGNORECASE)


def pictured(phrase: str) -> bool:
    """Whether the phrase is the name of a picture by itself: “the blue pencil”, “three dots”."""
    return _PICTURE.fullmatch(phrase.replace("-", " ")) is not None


DRAWN: dict[str, str] = {
    "+": "+", "plus": "+", "＋": "+", "➕": "+",
    "×": "×", "x": "×", "✕": "×", "✖": "×", "cross": "×",
    "⋮": "⋮", "︙": "⋮", "kebab": "⋮", "vertical ellipsis": "⋮", "three dots": "⋮", "three dot": "⋮", "3 dots": "⋮",
    "…": "…", "...": "…", "⋯": "…", "•••": "…", "ellipsis": "…", "meatballs": "…",
    "☰": "☰", "≡": "☰", "hamburger": "☰", "three lines": "☰", "three bars": "☰", "bars": "☰",
    "more vert": "⋮", "more horiz": "…", "ellipsis v": "⋮", "ellipsis h": "…",
}  # fmt: skip
"""What documents, and the usual sets of icons, call a sign of a few strokes → the sign as it is drawn."""
_HOW = frozenset("outline outlined filled fill rounded round solid bold thin small large little".split())
"""Words that say how a sign is drawn, and not which one it is."""
_IN_ANY_ORDER = {frozenset(name.split()): sign for name, sign in DRAWN.items() if " " in name}
"""The same of names of several words: a set of icons has “dots-three” where documents say “three dots”."""
_APART = re.compile(r"\w (?:for|of|on|in|next to|beside) \w", re.IGNORECASE)
"""Where a phrase says what the sign stands at: “the three dots for the row”."""
_MENU = re.compile(r"(?:the )?(?:main |navigation )?(?:menu|navigation) (?:icon|symbol|sign)")
"""What documents call the three lines by what they open."""
_ROWS_OF_DOTS = {"⋮": ("⋮", "…"), "…": ("…", "⋮")}
"""Documents say “three dots” of a column and of a row of them."""


def drawn_sign(phrase: str) -> tuple[str, ...]:
    """The signs that the phrase may mean, the likeliest first: “the + button”, “⋮”; none where it names no sign."""
    phrase, _ = split_phrase(phrase) if _APART.search(phrase) else (phrase, "")
    if _MENU.fullmatch(phrase.strip().casefold()):
        return ("☰",)
    *_, last = re.split(r"\b(?:icon|button|sign|symbol|menu|link|control)s?\b", phrase.strip().casefold())[:1]
    plain = re.sub(r"^(?:the|a|an)\s+|[\s“”\"'-]+$|^[\s“”\"']+", "", last).strip()
    parts = [word for word in plain.replace("-", " ").split() if word not in _HOW]
    sign = DRAWN.get(plain) or DRAWN.get(" ".join(parts)) or _IN_ANY_ORDER.get(frozenset(parts))
    return _ROWS_OF_DOTS.get(sign, (sign,)) if sign else ()


def named_picture(phrase: str) -> str:
    """The picture or sign that the words name, as `PICTURED` has it; empty for none."""
    plain = phrase.casefold()
    return plain if plain in PICTURED else next((sign for sign in drawn_sign(plain) if sign in PICTURED), "")
