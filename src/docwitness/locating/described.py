"""Which element a noun phrase describes: “the free text box”, “the + button”, “the current plan”."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from docwitness.language.harm import is_harmful
from docwitness.language.lexicon import COMMAND_WORDS
from docwitness.language.nouns import (
    CHOSEN,
    CLICKED,
    DATA,
    FILE_LIKE,
    FOLDER_LIKE,
    ITEMS,
    OWN,
    TOGGLED,
    TYPED,
    noun_of,
    says_name_of,
    split_phrase,
)
from docwitness.language.pictograms import PICTURED, drawn_sign, named_picture, pictured
from docwitness.language.wording import in_another_number, stem, words
from docwitness.locating.actors import FIELDS, blocked, is_said_by, is_select_only, takes
from docwitness.locating.entries import (
    STATES,
    are_kept_there,
    as_data,
    as_example,
    first_of_each,
    is_all_of_them,
    is_content,
    is_file,
    is_of_several,
    named_entries,
    options_of,
)
from docwitness.locating.pictured import PERSON, as_picture, who_is_signed_in
from docwitness.locating.placing.columns import boxes_of, names_of_things, parts_of_entries
from docwitness.locating.ranking import Candidate, Rank, Words, labelled, reachable
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.windows import Window
from docwitness.model import Identification

_EITHER = re.compile(r"(?P<first>\w+) or (?:an? )?(?P<last>\w+)", re.IGNORECASE)
"""“a file or folder”: an example of either will do."""
_OWNED = re.compile(
    r"(?:the |an? |your |each )?(?P<owner>[\w -]+?)(?:['’]s|s['’]) "
    r"(?P<what>(?:[\w+-]+ ){0,3}(?:button|icon|link|menu))$",
    re.IGNORECASE,
)
"""“The token's edit button”: whose it is tells where it stands."""
_OF = re.compile(r"^of (?:an?|the|your|each|any|one of the)?\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)?")
"""What stands in brackets only explains: “the three dots (⋮)”."""
_FILLED = ("type", "check", "uncheck", "upload")
"""Actions on fields: “the name” is then the field for it, and no entry of a list."""
_OPENS = ("open", "show", "toggle", "expand")
"""How the label of a control begins that opens what is described: “Open navigation”."""
_POINTED_AT = ("right-click", "double-click", "hover", "drag")
"""What one does to an entry that leads nowhere as well."""
FOLLOWED = ("click", "open", "select", "navigate", *_POINTED_AT)
"""What one does to an entry of a list."""
NEAR = 120.0
"""CSS pixels within which a text beside or above a control tells what it is for."""
_KINDS = {"type": TYPED, "select": CHOSEN, "check": TOGGLED, "uncheck": TOGGLED}
_ROLE_WORDS = frozenset(
    "free text input user box menu list down drop main left right top bottom upper lower side".split()
)
"""Words that say what kind of thing it is or where it stands, not which one."""


def by_description(window: Window, phrase: str, *, role: str | None, action: str) -> list[Candidate]:
    """The elements that fit, ranked by how many words speak for them; none that may do harm which is not described."""
    if OWN in phrase:
        return who_is_signed_in(window) if action in (*FOLLOWED, "see") else []
    owned = _OWNED.match(phrase)
    head, rest = split_phrase(_IN_BRACKETS.sub("", owned["what"] if owned else phrase))
    rest = f"{rest} {owned['owner']}" if owned else rest
    if any_of := _EITHER.fullmatch(head):
        head = any_of["last"] if {stem(word) for word in any_of.groups()} <= DATA else head
    is_picture = not noun_of(head)[0] and (drawn_sign(head) or pictured(head))
    head = f"{head} icon" if is_picture and not labelled(window, head, role=role, action=action) else head  # “the gear”
    noun, roles = noun_of(head)
    kept = _OF.sub("", rest) if noun == "name" and rest.startswith("of ") else head
    if kept != head and words(kept)[-1:] and (last := words(kept)[-1]) in FILE_LIKE | FOLDER_LIKE:
        head = noun = last  # the name of a file is the file, in a list that has folders as well
    telling = _telling(head, noun) or (_telling(head, "") if action in _FILLED and noun in _VAGUE else [])
    about = frozenset(words(" ".join(window.names)))
    what = _Description(
        phrase, head, noun, tuple(telling), frozenset(words(rest)), action,
        kinds=(role,) if role else roles or _KINDS.get(action, ()), about=about,
    )  # fmt: skip
    example = noun in DATA and not what.telling and action not in _FILLED
    named = [] if example else labelled(window, phrase, role=role, action=action)
    named = [each for each in named if not each.option or action == "select"]  # “click a title” chooses from no list
    if not named and action in _FILLED and rest.startswith("of ") and (len(words(head)) > 1 or what.context <= about):
        named = labelled(window, head, role=role, action=action)  # “the value of the variable” in “New variable”
    if not named and action in ("open", "click"):
        named = next(filter(None, (labelled(window, f"{v} {head}", role=role, action=action) for v in _OPENS)), [])
    if action in FOLLOWED:  # “the song name” is what stands under the head “Song”, and not the head
        named = [candidate for candidate in named if candidate.element.role != "columnheader"]
    if not named and action in FOLLOWED and (parts := _parts(window, phrase)):
        return parts
    ticked = action in ("check", "uncheck") or (action == "select" and is_of_several(kept))  # several, each by its box
    if ticked and all(each.rank.unfit > 1 for each in named) and (boxes := _boxes(window, kept)):
        return boxes
    if not named and action in ("select", "click", "check") and (options := options_of(window.scene, kept)):
        return _in_order(options, Identification.NAMED, f"the first of {len(options)} options of what is called so")
    if not named and action in FOLLOWED:
        names = names_of_things(window.scene, reachable(window), phrase)
        if entries := _names(window, names, phrase) or _entries(window, kept, action):
            return entries
    found = {candidate.element.index: candidate for candidate in named}
    for element in reachable(window):
        actor = takes(window.scene, element, action)
        if actor is None or blocked(actor):
            continue
        if is_select_only(actor) if action == "type" else _may_harm(window.scene, actor, phrase):
            continue
        if candidate := _candidate(window.scene, actor, what, example=example):
            found.setdefault(actor.index, candidate)
    return list(found.values()) or (_any_thing(window, phrase) if action == "right-click" else [])


@dataclass(frozen=True, slots=True)
class _Description:
    """A noun phrase taken apart."""

    phrase: str
    head: str
    noun: str
    """What kind of thing it is, as `NOUNS` has it; empty where none is said."""
    telling: tuple[frozenset[str], ...]
    """The words that tell which one, each with what it may be called instead."""
    context: frozenset[str]
    """Words of what follows the noun."""
    action: str
    kinds: tuple[str, ...]
    """Roles that the noun, or else the action, may stand for, the likeliest first."""
    about: frozenset[str]
    """Words of what the window is called."""


def _candidate(scene: Scene, element: Seen, what: _Description, *, example: bool) -> Candidate | None:
    """The element as what is described, with its rank; None where it does not fit."""
    if what.action in FOLLOWED and element.role == "listbox" and scene.children.get(element.index):
        return None  # one of its entries is chosen; its middle is any of them
    filled = what.action in ("type", "select") and element.role in FIELDS
    said = filled and is_said_by(scene, element, what.phrase, about=what.about)
    if example:
        rank = as_example(scene, element, what.noun)
    else:
        rank = _fit(scene, element, what) or (Rank(words=Words.DESCRIBED) if said else None)
        if not what.kinds:
            rank = min(filter(None, (rank, as_data(scene, element, what.head))), default=None)
            if what.action in FOLLOWED and _is_command(scene, element, what.phrase):
                return None
    if rank is None or (what.action in FOLLOWED and is_all_of_them(scene, element, what.phrase)):
        return None
    rank = rank._replace(outside_menu=_outside_menu(scene, element))
    fits = rank.words in (Words.DESCRIBED, Words.PICTURED, Words.EXAMPLE) or (
        rank.words is Words.KIND and not what.telling
    )
    if example and not rank.untold and what.noun in FILE_LIKE:
        return Candidate(element, rank, Identification.NAMED, "its name ends as that of a file, and any file will do")
    fits = fits and bool(what.kinds or is_content(scene, element))  # “a project” is no place called “Projects”
    if said or (filled and fits and in_another_number(element.name, what.phrase)):
        return Candidate(element, rank, Identification.NAMED, f"“{what.phrase}” says its label, and no other field's")
    sure = Identification.DESCRIBED if fits and not rank.untold else Identification.GUESSED
    return Candidate(element, rank, sure, f"the description “{what.phrase}” fits it")


LONGEST = 6  # words of a label: what is longer is a text, and no command


def _may_harm(scene: Scene, element: Seen, phrase: str) -> bool:
    """Whether its label, or that of the control that it stands in, says some harm that the phrase does not say."""
    around = (each for each in scene.around(element.index) if each.clickable)
    for each in (element, *around):
        texts = [inner.text for inner in scene.inside(each.index) if inner.text]
        label = f"{each.name or ' '.join(texts)} {each.hint}"
        # An entry of several texts shows what somebody has, and is no command.
        if (each.role not in ITEMS or len(texts) < 2) and len(label.split()) <= LONGEST and is_harmful(label, phrase):
            return True
    return False


def _entries(window: Window, phrase: str, action: str) -> list[Candidate]:
    """The entries of the list that keeps what the phrase names, the first one first: any of them is an example."""
    followed = action not in _POINTED_AT
    entries = named_entries(window, reachable(window), phrase, followed=followed)
    actors = [
        actor
        for entry in entries
        if (actor := takes(window.scene, entry, action))
        and not blocked(actor)
        and not _is_command(window.scene, actor, phrase)
        and not is_all_of_them(window.scene, actor, phrase)
        and not _may_harm(window.scene, actor, phrase)
    ]
    scene, sure = window.scene, Identification.DESCRIBED
    how = f"the first of {len(actors)} in the list of what “{phrase}” is"
    if set(words(phrase)) & FILE_LIKE and (files := [each for each in actors if is_file(scene, each)]):
        actors, sure = files, Identification.NAMED
        how = f"{how} whose name ends as that of a file, and any file will do"
    ranked = (
        (a, Rank(words=Words.EXAMPLE, order=i, outside_menu=_outside_menu(scene, a))) for i, a in enumerate(actors)
    )
    return [Candidate(actor, rank, sure, how) for actor, rank in ranked]


def _boxes(window: Window, phrase: str) -> list[Candidate]:
    """The box of each entry of the list of what the phrase names: not the one over them, which is for all."""
    boxes = boxes_of(window.scene, named_entries(window, reachable(window), phrase, followed=False))
    return _in_order(boxes, Identification.NAMED, f"the box of the first of {len(boxes)} that are “{phrase}”")


def _any_thing(window: Window, phrase: str) -> list[Candidate]:
    """One of every group of things: a menu of commands does no harm, and what it offers tells whose it is."""
    things = first_of_each(window.scene, reachable(window))
    return _in_order(things, Identification.GUESSED, f"one of several things, as may be the {phrase}", Words.KIND)


def _parts(window: Window, phrase: str) -> list[Candidate]:
    """What the phrase describes in every row of a table, the first one first: which row is left to the reader."""
    parts, how = parts_of_entries(window.scene, reachable(window), phrase)
    if any(_may_harm(window.scene, part, phrase) for part in parts):
        return []
    named = all(are_kept_there(window, part, phrase) for part in parts if says_name_of(phrase))
    sure = Identification.NAMED if named else Identification.DESCRIBED  # else it is the name of something else
    candidates = _in_order(parts, sure, f"{how}; the first of {len(parts)}, one in each row")
    return [replace(each, in_each_row=True) for each in candidates]


def _names(window: Window, names: list[Seen], phrase: str) -> list[Candidate]:
    """What entries are called, the first one first: where it leads, its name is to be read again."""
    if any(_may_harm(window.scene, each, phrase) for each in names):
        return []
    return _in_order(names, Identification.DESCRIBED, f"the first of {len(names)} that are what “{phrase}” is")


def _in_order(elements: list[Seen], sure: Identification, reason: str, words: Words = Words.EXAMPLE) -> list[Candidate]:
    """Elements any of which may be meant, the first one first."""
    return [Candidate(e, Rank(words=words, order=order), sure, reason) for order, e in enumerate(elements)]


def _outside_menu(scene: Scene, element: Seen) -> bool:
    return not any(around.role == "menu" for around in scene.around(element.index))


def _is_command(scene: Scene, element: Seen, phrase: str) -> bool:
    """Whether it says what is done to such a thing, “Create project”, and the phrase does not say that.

    So does an entry with nothing else to click.
    """
    told = phrase.casefold().split()
    inner = [each for each in scene.inside(element.index) if each.clickable and not each.text]
    clicked = [each for each in (element, *scene.around(element.index)) if each.clickable]
    named = (each.name.casefold().split() for each in (*clicked, *(inner if len(inner) == 1 else ())))
    return any(name[0] in COMMAND_WORDS and name[0] not in told for name in named if name)


_PICTURES, _PORTRAITS = ("image", "picture"), ("icon", "avatar", "picture", "image", "symbol")


def _telling(head: str, noun: str) -> list[frozenset[str]]:
    """The words before the noun, each with what it may be called instead: + is add, new, create."""
    front = head.casefold().removesuffix(noun).removesuffix(noun + "s").strip()
    front = front.removeprefix("vertical ").removeprefix("horizontal ")
    if noun in _PORTRAITS and front in (*PERSON, "") and (front or noun == "avatar"):
        front = "person"
    if known := named_picture(front):
        return [PICTURED[known] | {known}]
    signs = [frozenset({sign}) | PICTURED.get(sign, frozenset()) for sign in front.split() if not sign.isalnum()]
    plain = [word for word in words(front) if word not in _ROLE_WORDS]
    meant = (frozenset({word, *STATES.get(word, ())}) | PICTURED.get(word, frozenset()) for word in plain)
    return [*signs, *meant]


def _fit(scene: Scene, element: Seen, what: _Description) -> Rank | None:
    portrait = bool(what.telling) and "person" in what.telling[0] and element.clickable
    suits = element.role in what.kinds or (not what.kinds and (element.clickable or element.role in CLICKED))
    if not (suits or portrait):
        return None
    order = what.kinds.index(element.role) if element.role in what.kinds else 0
    if not what.telling:
        return _of_kind(scene, element, what, order)
    if len(what.telling) == 1 and what.telling[0] & PICTURED.keys():
        return as_picture(scene, element, what.telling[0], order)
    own, around = _own_words(scene, element), _around_words(scene, element)
    here = sum(1 for any_of in what.telling if any_of & own)
    nearby = sum(1 for any_of in what.telling if any_of & (own | around)) - here
    untold, apart = len(what.telling) - here - nearby, len(what.context - own - around)
    if here == 0 and (untold or nearby == 0):
        pointed = what.action in ("click", "double-click", "right-click", "open", "navigate", "press", "drag", "hover")
        return None if pointed or not what.kinds else Rank(words=Words.KIND, untold=untold, apart=apart, order=order)
    # A third of the words may be untold; half of them where all that follows the noun is to be found near it.
    if untold * 3 > len(what.telling) and not (untold * 2 <= len(what.telling) and what.context and not apart):
        return None
    return Rank(words=Words.DESCRIBED, untold=untold, elsewhere=nearby, apart=apart)


_VAGUE = ("button", "link", "icon", "item", "entry", "option", "name", "file", "folder")  # a page is full of these


def _of_kind(scene: Scene, element: Seen, what: _Description, order: int) -> Rank | None:
    """How well it fits where only its kind is said, and perhaps what it is for: “the reason for the cancellation”."""
    shown = any(one.role == "img" for one in (element, *scene.inside(element.index)))
    if what.noun in _PICTURES and not (shown and is_content(scene, element)):
        return None  # icons and logos stand all around: a picture that is only called one is a part of the content
    apart = len(what.context - _around_words(scene, element) - _own_words(scene, element))
    near = bool(what.context) and apart * 2 <= len(what.context)
    if (not what.kinds or what.noun in _VAGUE) and not near and element.role not in ITEMS:
        return None
    unsaid = what.kinds[:1] == ("searchbox",) and not _searches(scene, element)
    return Rank(words=Words.KIND, untold=int(unsaid), apart=apart, order=order)


def _searches(scene: Scene, element: Seen) -> bool:
    """Whether a field is there to search: it is said by its role, by that of what it stands in, or by its words."""
    around = (each.role for each in scene.around(element.index))
    said = set(words(f"{element.name} {element.hint}"))
    return element.role == "searchbox" or "search" in around or not said.isdisjoint(("search", "find", "filter"))


def _own_words(scene: Scene, element: Seen) -> set[str]:
    told = " ".join((element.name, element.hint, scene.shown(element.index)[:200]))
    signs = {sign for sign in told.split() if not any(letter.isalnum() for letter in sign)}
    return {stem(word) for word in words(told)} | signs | set(element.state)


def _around_words(scene: Scene, element: Seen) -> set[str]:
    """Words of the names of what it stands in, of the heading before it and of texts right beside or above it."""
    told = [
        around.name for around in scene.around(element.index) if around.role not in ("generic", "main") and around.name
    ]
    x, y, width, height = element.box
    for other in scene.elements[max(0, element.index - 40) : element.index + 10]:
        ox, oy, owidth, oheight = other.box
        beside = abs(other.centre[1] - element.centre[1]) < max(height, oheight) / 2 and 0 <= x - ox - owidth <= NEAR
        over = 0 <= y - oy - oheight <= NEAR / 2 and ox < x + width and ox + owidth > x
        if other.text and (beside or over):
            told.append(other.text)
    return set(words(" ".join(told)))
