"""Signs and pictures on controls, as documents call them, and what they usually mean."""

from __future__ import annotations

from docwitness.language.wording import stem

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
