"""Which element of a window the document means: by label where it gives one, else by what it describes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from docwitness.language.harm import is_harmful
from docwitness.language.likeness import concepts
from docwitness.language.nouns import ITEMS, NOUNS, noun_of, says_only_kind, split_phrase
from docwitness.language.pictograms import drawn_sign
from docwitness.language.wording import canonical, likeness, most_alike, same, words
from docwitness.locating.actors import FIELDS
from docwitness.locating.described import by_description
from docwitness.locating.entries import is_content
from docwitness.locating.pictured import expanders
from docwitness.locating.ranking import Candidate, Rank, Words, labelled, reachable, readings, signed
from docwitness.locating.snapshot import Scene, Seen, in_each_row
from docwitness.locating.windows import PAGE, Opener, Window, hiding, in_frame, windows_of
from docwitness.model import Identification


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a step is to act on, in the document's words."""

    target: str
    labelled: bool = True
    """Whether `target` is the label as shown; else it describes the thing."""
    role: str | None = None
    position: str | None = None
    action: str = "click"
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Phrase of the document → label of the product."""
    arrived: bool = False
    """Whether the page is one that the document has led to: what is the only one of its kind there is then meant."""
    led_by: str = ""
    """The label that was followed last: “Boats” has led to where boats are kept."""
    reached: bool = False
    """Whether the window that is named was opened by an element so called: then it may have no title that tells."""
    any_option: bool = False
    """Whether it is the field any option of which will do, and so none of its options."""
    apart: bool = False
    """Whether a task of its own begins with it: who does it has closed the window that lies over the page."""
    reading: int | None = None
    """Which of several that may be meant is to be taken, from 0; None where only a single one will do."""

    @property
    def alias(self) -> str | None:
        """The product's label for it, where the team has said so."""
        return next((label for phrase, label in self.aliases.items() if same(phrase, self.target)), None)


@dataclass(frozen=True, slots=True)
class Found:
    """The element that is meant, and how that is known."""

    window: Window
    element: Seen
    identification: Identification
    reason: str
    """One line: by what it was identified."""
    option: str = ""
    """What is to be chosen from it, where the document names an option of a closed list."""
    opened: tuple[str, ...] = ()
    """Labels of what was opened on the way without the document saying so."""
    nearly: bool = False
    """Whether its label is only nearly the one that the document names."""
    readings: int = 1
    """How many elements may be meant; `Wanted.reading` chooses another one."""
    in_each_row: bool = False
    """Whether each row of a list has one like it, any of which will do."""

    @property
    def certain(self) -> bool:
        """Whether it is evidence."""
        return self.identification.certain


@dataclass(frozen=True, slots=True)
class NotFound:
    """No element, or no single one, that could be meant."""

    why: str
    alike: tuple[str, ...] = ()
    """Labels that are there, most alike first."""
    certain: bool = False
    """Whether it is certain that nothing in the window is meant: then the document is wrong, or the product."""
    readings: int = 0
    """How many elements may be meant, where that is the trouble."""


ALIKE = 0.5
"""From this likeness on a label may be what the one in the document has become."""


def find_target(window: Window, wanted: Wanted, searched: Collection[Opener] = ()) -> Found | NotFound:
    """The element of the window that the document means, or why there is none.

    An element counts only if it can take the action: nobody types into a heading. `searched` are the closed menus and
    parts that were looked into in vain.
    """
    label = wanted.alias or (wanted.target if wanted.labelled else None)
    led = replace(window, names=(*window.names, wanted.led_by)) if wanted.led_by and window.root < 0 else window
    if label is not None:
        candidates = labelled(window, label, role=wanted.role, action=wanted.action)
        candidates = [c for c in candidates if not (wanted.any_option and c.element.role in _OPTIONS)]
    else:
        candidates = signed(window, drawn_sign(wanted.target), role=wanted.role, action=wanted.action)
        candidates = candidates or expanders(window, f"{wanted.target} {wanted.position or ''}".strip())
        candidates = candidates or by_description(led, wanted.target, role=wanted.role, action=wanted.action)
    if not candidates and label is not None and (signs := drawn_sign(label)):
        candidates = signed(window, signs, role=None, action=wanted.action)
        candidates = candidates or by_description(window, f"{label} button", role=None, action=wanted.action)
    if not candidates and label is not None and not wanted.alias and says_only_kind(label):
        return find_target(window, replace(wanted, target=label.lower(), labelled=False), searched)
    if not candidates and label is not None and wanted.action == "open":  # a record, by the kind it is of
        described = by_description(led, label, role=None, action=wanted.action)
        candidates = [each for each in described if each.rank.words is Words.EXAMPLE]
    if not candidates:
        return _missing(window, wanted, label, searched)
    found = _chosen(window, replace(wanted, position=wanted.position or _place_in(wanted)), candidates)
    if wanted.alias and isinstance(found, Found) and found.certain:
        return replace(found, identification=Identification.TOLD, reason=f"an alias says “{wanted.alias}”")
    return found


def lies_beneath(scene: Scene, wanted: Wanted) -> bool:
    """Whether a modal window is open that has nothing of that name, and the page beneath it certainly has."""
    windows = windows_of(scene)
    top, page = windows[0], windows[-1]
    if not top.modal or not wanted.labelled or isinstance(find_target(top, wanted), Found):
        return False
    found = find_target(page, wanted)
    return isinstance(found, Found) and not found.nearly


_OPTIONS = (*ITEMS, "menuitem", "link")
"""Roles of what is chosen from a list, and is no list."""
_PLACE = re.compile(r"\b(?:in|at|on) the (?P<place>(?:[a-z-]+ )*(?:left|right|top|bottom|corner)\b.*)$", re.IGNORECASE)


def _place_in(wanted: Wanted) -> str | None:
    """Where a description says that the thing stands: “the gear in the upper right corner”."""
    place = None if wanted.labelled else _PLACE.search(wanted.target)
    return place["place"] if place else None


MOST = 4
"""Readings of one step that are worth trying."""


def _chosen(window: Window, wanted: Wanted, candidates: list[Candidate]) -> Found | NotFound:
    ordered, equal = readings(window, candidates, wanted.position)
    if wanted.arrived and not wanted.labelled:
        ordered, equal = _content_first(window, ordered, equal)
    if equal > 1 and wanted.reading is None and wanted.labelled and wanted.action != "see":
        labels = tuple(dict.fromkeys(_label(window, candidate.element) for candidate in ordered[:equal]))
        why = (
            f"{equal} elements could be meant by {_quoted(wanted)}: "
            f"{', '.join(labels[:5])}. A role, a position or an alias would tell which."
        )
        return NotFound(why, labels[:5], readings=min(equal, MOST))
    if equal > 1 and not wanted.labelled and (central := _central(window, ordered[:equal])):
        ordered = [central, *(candidate for candidate in ordered if candidate is not central)]
    chosen = ordered[min(wanted.reading or 0, len(ordered) - 1)]
    if not wanted.labelled and wanted.arrived and chosen is ordered[0]:
        if _is_the_only_one(window, ordered, equal):
            reason = f"there is no other {chosen.element.role}"
            chosen = replace(chosen, identification=Identification.NAMED, reason=reason)
        elif equal == 1 and _says_all_of(window, wanted.target, ordered):
            reason = f"it is the only {chosen.element.role} whose own words are those of “{wanted.target}”"
            chosen = replace(chosen, identification=Identification.NAMED, reason=reason)
    led = wanted.arrived or wanted.action == "see"
    kept_there = chosen.rank.words is Words.EXAMPLE  # the list itself is called after such things
    if chosen.in_each_row and chosen.identification is Identification.NAMED and not (led or kept_there):
        reason = f"{chosen.reason} of a list that nothing has led to"
        chosen = replace(chosen, identification=Identification.DESCRIBED, reason=reason)
    several = equal > 1 and wanted.action != "see"  # whatever it is, it is there
    sure = Identification.GUESSED if several or (wanted.reading or 0) > 0 else chosen.identification
    reason = f"{chosen.reason}, as it does {equal - 1} more" if several else chosen.reason
    alike = [candidate for candidate in ordered if candidate.rank.words is chosen.rank.words]
    meant = equal if wanted.labelled else len(alike)
    return Found(
        window, chosen.element, sure, reason, option=chosen.option, readings=min(meant, MOST),
        in_each_row=chosen.in_each_row,
    )  # fmt: skip


_TOLD_APART = ("searchbox", "textbox", "combobox", "checkbox", "switch", "slider", "spinbutton")
"""Roles that readers tell from all others at a glance."""


def _content_first(window: Window, ordered: list[Candidate], equal: int) -> tuple[list[Candidate], int]:
    """The candidates, and how many fit equally well, where those in the frame of every page come last.

    Whoever was sent to a page is told of what it has; that every page has a search field goes without saying.
    """
    inside = [c for c in ordered[:equal] if _is_in_content(window, c) and c.element.role in _TOLD_APART]
    if not inside or len(inside) == equal:
        return ordered, equal
    return [*inside, *(c for c in ordered if c not in inside)], len(inside)


def _is_in_content(window: Window, candidate: Candidate) -> bool:
    return any(around.role == "main" for around in window.scene.around(candidate.element.index))


def _is_the_only_one(window: Window, ordered: list[Candidate], equal: int) -> bool:
    """Whether the description only says a kind, and nothing else of that kind is there but in other rows."""
    first = ordered[0]
    plain = first.rank._replace(order=0, outside_menu=False) == Rank(words=Words.KIND)
    inside = _is_in_content(window, first)
    alike = [each for each in ordered[1:] if each.element.role == first.element.role and not each.rank.untold]
    others = [each for each in alike if not inside or _is_in_content(window, each)]
    rows = all(each.rank == first.rank for each in others) and first.in_each_row
    return plain and equal == 1 and first.element.role in _TOLD_APART and (rows or not others)


def _says_all_of(window: Window, phrase: str, ordered: list[Candidate]) -> bool:
    """Whether one thing of the kind that is said, or one in each row, has all the words that tell which in its name.

    So does the only one on which the picture or sign is drawn, and nothing else: that is all that a reader sees of it.
    """
    noun, roles = noun_of(split_phrase(phrase)[0])
    first = ordered[0]
    if first.rank.words is Words.PICTURED:
        parts = {inner.index for inner in window.scene.inside(first.element.index)}
        drawn = [c for c in ordered if c.rank.words is Words.PICTURED and c.element.index not in parts]
        return len(drawn) == 1 and not first.rank.elsewhere and is_content(window.scene, first.element)
    alike = [each for each in ordered if each.rank.words is Words.DESCRIBED and each.element.role in roles]
    rank = first.rank
    told = rank.words is Words.DESCRIBED and not (rank.untold or rank.elsewhere or rank.apart)
    one = len(alike) == 1 or in_each_row(window.scene, [each.element for each in alike])
    return bool(noun and told and first.element.role in roles and one)


def _central(window: Window, ranked: list[Candidate]) -> Candidate | None:
    """The first of those in the main part of the page, where they stand side by side: what "a tab" means there."""
    inside = [c for c in ranked if _is_in_content(window, c)]
    return inside[0] if len({c.element.parent for c in inside}) == 1 else None


def _missing(window: Window, wanted: Wanted, label: str | None, searched: Collection[Opener]) -> Found | NotFound:
    there = labels_in(window)
    alike = _alike(window, wanted)
    if label is None:
        return _undescribed(window, wanted, alike, searched)
    partly = [other for other in there if _contains(other, label)]
    if partly:
        return _nearly(window, wanted, label, partly)
    why = f"{_name(window)} has no {wanted.role or 'element'} “{label}”"
    if not there:
        return NotFound(f"{why}: nothing in it has a label. {ADVICE}")
    likely = [other for other in alike if likeness(label, other) >= ALIKE] or list(alike[:3])
    likely = list(dict.fromkeys((*alike[:1], *likely)))
    if drawn_sign(label):  # a sign may be a picture that nothing here can read
        return NotFound(f"{why}, as far as pictures can be read. {ADVICE}", alike)
    why = f"{why}. Found instead: {', '.join(f'“{other}”' for other in likely)}."
    return NotFound(why, alike, certain=not hiding(window, wanted.position, searched))


def _nearly(window: Window, wanted: Wanted, label: str, partly: list[str]) -> Found | NotFound:
    """What a reader takes for it, if there is one thing only: it is used, and the document is in doubt."""
    other = f"no “{label}”, but “{partly[0]}”, which may be meant"
    idle = f"“{label}”, and nothing so called that can be used to {wanted.action}"
    why = f"{_name(window)} has {idle if canonical(partly[0]) == canonical(label) else other}. {ADVICE}"
    candidates = [
        c for other in dict.fromkeys(partly) for c in labelled(window, other, role=wanted.role, action=wanted.action)
    ]
    ordered, equal = readings(window, candidates, wanted.position) if candidates else ([], 0)
    harm = any(is_harmful(other, label) for other in partly)
    if wanted.action == "see" or equal != 1 or harm or len({canonical(other) for other in partly}) > 1:
        return NotFound(why, tuple(partly[:5]))
    return Found(window, ordered[0].element, Identification.GUESSED, why, nearly=True)


def _alike(window: Window, wanted: Wanted) -> tuple[str, ...]:
    """The labels that are there: what says nearly the same, then what can be used in that way in the same place."""
    kin = set(NOUNS.get(wanted.role or "button", (wanted.role,)))
    usable = [e for e in reachable(window) if not e.text and e.role in kin and e.role != "img" and e.name]
    close = [label for label in most_alike(wanted.target, [e.name for e in usable]) if _is_close(label, wanted.target)]
    close.sort(key=lambda label: concepts(label) != concepts(wanted.target))
    beside = [e.name for e in usable if window.root != PAGE or not in_frame(window.scene, e)]
    labels = (*close, *most_alike(wanted.target, beside, limit=3), *most_alike(wanted.target, labels_in(window)))
    return tuple(dict.fromkeys(labels))[:5]


def _is_close(label: str, other: str) -> bool:
    return likeness(label, other) >= ALIKE


def _undescribed(window: Window, wanted: Wanted, alike: tuple[str, ...], searched: Collection[Opener]) -> NotFound:
    """A description never proves that a thing is gone, unless a modal window has nothing at all of its kind."""
    kinds = KINDS.get(wanted.role or "", ())
    hidden = hiding(window, wanted.position, searched)
    if kinds and window.modal and not hidden and not any(e.role in kinds for e in reachable(window)):
        others = dict.fromkeys(e.role for e in window.elements() if e.role in FIELDS and not e.text)
        instead = f" Found instead: {', '.join(others)}." if others else ""
        return NotFound(f"{_name(window)} has no {wanted.role} at all.{instead}", alike, certain=True)
    return NotFound(f"nothing in {_name(window)} could be told to be the {wanted.target}. {ADVICE}", alike)


KINDS = {
    "textbox": ("textbox", "searchbox"),
    "searchbox": ("searchbox", "textbox"),
    "combobox": ("combobox", "listbox"),
    "checkbox": ("checkbox", "switch"),
}
"""Roles that prose names without doubt, and the roles that a reader takes for the same."""

ADVICE = "An alias in the profile, a page object, or a hint on the page would tell."


def _contains(other: str, label: str) -> bool:
    """Whether a one-word label begins a longer one: “Save” may well be written for “Save changes”.

    So may one for many: “User groups” for “Users groups”.
    """
    if len(words(label)) == 1 and canonical(other).split()[:1] == canonical(label).split()[:1]:
        return True
    return words(other) == words(label) != ()


def labels_in(window: Window) -> list[str]:
    """The labels that can be read in the window, of what can be used first."""
    usable = (element for element in window.elements() if not element.text and element.clickable)
    named = (element for element in window.elements() if not element.text and element.role not in ("generic", "img"))
    texts = (element for element in window.elements() if element.text)
    return list(dict.fromkeys(label for e in _chain(usable, named, texts) if 0 < len(label := e.name.strip()) <= 80))


def _chain(*parts: Iterable[Seen]) -> Iterable[Seen]:
    for part in parts:
        yield from part


def _label(window: Window, element: Seen) -> str:
    return element.name or window.scene.shown(element.index)[:60] or element.role


def _name(window: Window) -> str:
    return f"the window “{window.title}”" if window.title else "the page"


def _quoted(wanted: Wanted) -> str:
    return f"“{wanted.target}”" if wanted.labelled else f"the {wanted.target}"
