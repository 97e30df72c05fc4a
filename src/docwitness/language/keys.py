"""Key names as documents write them → as Playwright takes them."""

from __future__ import annotations

import re
import sys

_NAMES = {
    "ctrl": "Control", "control": "Control", "strg": "Control", "cmd": "Meta", "command": "Meta", "⌘": "Meta",
    "meta": "Meta", "super": "Meta", "win": "Meta", "windows": "Meta", "alt": "Alt", "option": "Alt", "opt": "Alt",
    "⌥": "Alt", "shift": "Shift", "⇧": "Shift", "enter": "Enter", "return": "Enter", "↵": "Enter", "esc": "Escape",
    "escape": "Escape", "tab": "Tab", "space": "Space", "spacebar": "Space", "backspace": "Backspace",
    "delete": "Delete", "del": "Delete", "insert": "Insert", "ins": "Insert", "home": "Home", "end": "End",
    "pageup": "PageUp", "pagedown": "PageDown", "up": "ArrowUp", "down": "ArrowDown", "left": "ArrowLeft",
    "right": "ArrowRight", "arrowup": "ArrowUp", "arrowdown": "ArrowDown", "arrowleft": "ArrowLeft",
    "arrowright": "ArrowRight", "↑": "ArrowUp", "↓": "ArrowDown", "←": "ArrowLeft", "→": "ArrowRight",
    "plus": "+", "minus": "-", "comma": ",", "period": ".",
}  # fmt: skip
_ACCEL = "Meta" if sys.platform == "darwin" else "Control"
_ALONE = ("shift", "ctrl", "control", "alt", "cmd", "meta", "⇧", "⌘", "⌥")
"""Modifiers that are pressed by themselves; "Command", "Option" and "Windows" may be labels."""
_MODIFIERS = ("Control", "Meta", "Alt", "Shift")


def keys_of(text: str) -> str | None:
    """The keys that the text names, as Playwright takes them (“Ctrl + Shift + C” → Control+Shift+c); None for a label.

    `Accel` and `Mod` stand for the key of the system: Command on a Mac, else Control.
    """
    parts = [
        part.strip()
        for part in re.split(r"\s*\+\s*|(?<=\w)-(?=\w)|\s+", re.sub(r"\bkeys?\b", "", text.strip()))
        if part.strip()
    ]
    if len(parts) == 1 and parts[0].casefold() in _ALONE:
        return _NAMES[parts[0].casefold()]
    keys = [_key(part) for part in parts]
    if not keys or None in keys or any(key in _MODIFIERS for key in keys[-1:]):
        return None
    if any(key not in _MODIFIERS for key in keys[:-1]) or (len(keys) == 1 and len(text.strip()) == 1):
        return None
    return "+".join(key for key in keys if key)


def _key(part: str) -> str | None:
    name = part.casefold().replace(" ", "")
    if name in ("accel", "mod", "cmdorctrl"):
        return _ACCEL
    if name in _NAMES:
        return _NAMES[name]
    if re.fullmatch(r"f\d{1,2}", name):
        return name.upper()
    return part.lower() if len(part) == 1 else None
