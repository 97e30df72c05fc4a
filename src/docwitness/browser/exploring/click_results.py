"""What a click has done, by what was to be seen before it and after it."""

from __future__ import annotations

from docwitness.browser.exploring.sights import Sight
from docwitness.productmap.routes import path_of
from docwitness.productmap.states import Kind, Opener


def is_only_switched(before: Sight, after: Sight) -> bool:
    """Whether nothing came but, at most, another name of what was clicked: a button that says what it does next."""
    gone, come = before.controls - after.controls, after.controls - before.controls
    if not gone and not come:
        return True
    if len(after.parts) > len(before.parts) + 1:
        return False
    roles = [{control.partition(" ")[0] for control in each} for each in (gone, come)]
    return len(gone) == len(come) <= 1 and roles[0] == roles[1]


def kind_of_click(opener: Opener, before: Sight, after: Sight) -> Kind:
    """What the click has done."""
    if path_of(after.url) != path_of(before.url):
        return "link" if opener.role in ("link", "menuitem") else "view"
    if len(after.windows) > len(before.windows):
        return "dialog"
    if opener.role == "tab":
        return "tab"
    menus = [sum(part.role in ("menu", "listbox") for part in sight.parts) for sight in (before, after)]
    if menus[1] > menus[0]:
        return "menu"
    return "disclosure" if before.controls < after.controls else "view"
