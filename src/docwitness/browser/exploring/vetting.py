"""What may be tried of a state, and what not, and why. Pure: it looks at parts, not at a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docwitness.browser.exploring.sights import Sight
from docwitness.language.harm import leads_to_lasting, names_lasting, names_records
from docwitness.productmap.routes import without_fragment
from docwitness.productmap.states import Opener, Part, Reason
from docwitness.productmap.structure import around, rows_of, within
from docwitness.sources.addresses import origin_of, same_origin

OPENING = frozenset({"button", "tab", "menuitem", "link", "treeitem", "combobox", "generic", "img", "columnheader"})
"""Roles of what may open something. What is chosen or typed into does not: it changes what is there. The check box of a
row is another matter: what can be done to several entries is often shown only where one is ticked."""
_LEAVING = ("close", "cancel", "dismiss", "back", "×", "x")
"""Names of what only leads back to where one came from."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A control that may be tried, or the reason why it is not."""

    index: int
    opener: Opener
    address: str = ""
    why_not: Reason | None = None
    labels: tuple[str, ...] = ()
    """What is written on it, piece by piece: its name has a label and all that explains it in one."""


def offers_of(sight: Sight, origin: str) -> list[Offer]:
    """What the sight offers to try, in its order; what is neither opened nor followed by anybody is left out."""
    rows = rows_of(sight.parts)
    offers = [_offer(sight, index, opener, origin, rows) for index, opener in sight.openers.items()]
    return [replace(offer, labels=_labels(sight.parts, offer.index)) for offer in offers if offer is not None]


def _labels(parts: Sequence[Part], index: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.name for part in within(parts, index) if part.text and part.name))


def _offer(sight: Sight, index: int, opener: Opener, origin: str, rows: Mapping[int, int]) -> Offer | None:
    part = sight.parts[index]
    if "disabled" in part.state or not _can_be_hit(part) or _is_part_of_control(sight, index):
        return None
    address = part.address
    if address and without_fragment(address) == without_fragment(sight.url) and "#" in address:
        address = ""  # it leads nowhere, so a script takes the click, or it only scrolls
    if address and index in sight.framed:
        why_not = _objection_to_address(sight, index, part, address, origin_of(sight.framed[index]))
        return Offer(index, opener, "", why_not)  # what it leads to is shown in the frame: it has to be clicked
    if address:
        return Offer(index, opener, address, _objection_to_address(sight, index, part, address, origin))
    if not (_opens(part) or (index in rows and part.role == "checkbox" and "checked" not in part.state)):
        return None
    return Offer(index, opener, "", _objection_to_click(sight, index, part))


def _is_part_of_control(sight: Sight, index: int) -> bool:
    """Whether it only has the name of the control that it stands in: a click on either does the same."""
    part = sight.parts[index]
    outer = (sight.parts[i] for i in around(sight.parts, index) if i in sight.openers)
    return part.role in ("generic", "img") and any(each.name == part.name for each in outer)


def _can_be_hit(part: Part) -> bool:
    """Whether it has an extent and does not stand beside the page, where links wait for the keyboard."""
    x, y, width, height = part.box
    return width >= 2 and height >= 2 and x + width > 0 and y + height > 0


def _objection_to_address(sight: Sight, index: int, part: Part, address: str, origin: str) -> Reason | None:
    if index in sight.downloading or not same_origin(address, origin):
        return "elsewhere"
    told = names_lasting(part.name or part.hint) and not names_records(part.name)
    return "lasting" if told or leads_to_lasting(address) else None


def _objection_to_click(sight: Sight, index: int, part: Part) -> Reason | None:
    if names_lasting(part.name or part.hint) and not part.popup:
        return "lasting"
    return "blocked" if index in sight.submitting else None


def _opens(part: Part) -> bool:
    if part.role not in OPENING or part.kind.startswith("select") or {"expanded", "selected"} & set(part.state):
        return False
    if part.role in ("combobox", "treeitem", "columnheader") and "collapsed" not in part.state and not part.popup:
        return False
    return (part.name or part.hint).strip().casefold() not in _LEAVING
