"""What can be read where: for each state its labels, those that are its own, and its words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from docwitness.language.nouns import TOGGLED
from docwitness.language.wording import canonical, words
from docwitness.productmap.queries.ways import FRAME, way_to
from docwitness.productmap.states import Part, ProductMap, State
from docwitness.productmap.structure import HIDDEN, is_control


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be read in one state."""

    labels: frozenset[str]
    """Canonical labels of its controls."""
    clicked: frozenset[str]
    """Those of them that are on something to click, not only on fields."""
    ticked: frozenset[str]
    """Those that are on nothing but check boxes and the like."""
    own: frozenset[str]
    """Those that were not there before it was opened; of a page, those that not most pages have."""
    words: frozenset[str]
    """The telling words of all that is to be read."""
    heads: frozenset[str]
    """The words of its title, headings and windows, and of what opened it."""
    roads: frozenset[str]
    """Entries of the navigation that lead to it, or are marked as where one is."""


class Index:
    """The entries of all states, and how rare a label is."""

    def __init__(self, product_map: ProductMap) -> None:
        labels = {state.id: labels_in(state) for state in product_map.states}
        self.pages = Counter(label for s in product_map.states if not s.opened for label in labels[s.id])
        """How many pages have a label."""
        self._count = max(1, sum(1 for state in product_map.states if not state.opened))
        self.entries = {
            state.id: Entry(
                labels[state.id],
                labels_in(state, leave_out=FIELDS),
                labels[state.id] - labels_in(state, leave_out=TOGGLED),
                self._own(product_map, state, labels),
                frozenset(word for part in state.parts if is_shown(part) for word in words(part.name)),
                heads_of(state),
                _roads(product_map, state),
            )
            for state in product_map.states
        }

        heads = Counter(word for entry in self.entries.values() for word in entry.heads)
        self.common = frozenset(word for word, number in heads.items() if number * 2 > len(self.entries) > 2)
        """What most states are called by, as the product's own name in their titles: it tells none of them."""
        self._roads = Counter(road for entry in self.entries.values() for road in entry.roads)

    def said_roads(self, entry: Entry, text: str) -> float:
        """How much the text speaks of what leads to the state, each the more the fewer states it leads to."""
        rare = ((road, 1 - self._roads[road] / len(self.entries)) for road in entry.roads)
        return max((share for road, share in rare if is_named_in(road, text)), default=0.0)

    def rarity(self, label: str) -> float:
        """How much finding the label tells, from nearly 0 (it is everywhere) to 1 (it is nowhere else)."""
        return 1.0 - 0.9 * math.log(max(1, self.pages[label])) / math.log(self._count + 1)

    def _own(self, product_map: ProductMap, state: State, labels: dict[str, frozenset[str]]) -> frozenset[str]:
        if not state.opened:
            return frozenset(label for label in labels[state.id] if self.pages[label] * 2 <= self._count + 1)
        bases = [t.source for t in product_map.coming.get(state.id, ()) if t.source in labels]
        inherited = frozenset[str]().union(*(labels[base] for base in bases[:1]))
        return labels[state.id] - inherited


def _roads(product_map: ProductMap, state: State) -> frozenset[str]:
    way = way_to(product_map, state.id)
    led = [step.opener.name for step in way.steps if step.opener.place in FRAME] if way else []
    return frozenset((*led, *(part.name for part in state.parts if "current" in part.state and not part.text)))


def is_named_in(label: str, text: str) -> bool:
    """Whether the text has the label as a name: with the product's capitals, not as a first word, nor within another.

    "Flows" is named neither in "Flows are lists" nor in "See Flows and Tasks" or "the Team Flows".
    """
    if not label[:1].isupper():
        return False
    told = r"[\s-]".join(map(re.escape, re.split(r"[\s-]+", label)))
    named = rf"(?P<before>\w*[^\w\n]+|\n|^)(?P<label>{told})(?!\w|\s(?:and |& )?[A-Z])"
    return any(_is_apart(match["before"], " " in label) for match in re.finditer(named, text))


def _is_apart(before: str, several: bool) -> bool:
    """Whether a name may begin behind that: not behind another capital, one word alone not where a sentence begins."""
    first = not before.strip() or before.rstrip()[-1:] in ".!?"
    return not (before[:1].isupper() and before.rstrip()[-1:].isalnum()) and (several or not first)


def index_of(product_map: ProductMap) -> Index:
    """The map's index, made once."""
    if "index" not in product_map.memory:
        product_map.memory["index"] = Index(product_map)
    made: Index = product_map.memory["index"]
    return made


def is_shown(part: Part) -> bool:
    """Whether it can be read, and is not behind a window."""
    return bool(part.name) and not HIDDEN & set(part.state)


def label_of(text: str) -> str:
    """The canonical label without the asterisk of what has to be filled in, and without a sign drawn before it."""
    plain = canonical(text.replace("*", " "))
    return plain.lstrip(_DRAWN_BEFORE) or plain


_DRAWN_BEFORE = "+＋➕×✕⚙←→↑↓✓✔ "
"""Signs that documents and products write before a label or leave out: “+ Schedule”, “← Back”."""


FIELDS = frozenset({"textbox", "searchbox", "spinbutton", "combobox", "listbox", "slider"})
"""Roles of what is typed into or chosen from; nobody who is told to click a label means one of them."""


def labels_in(state: State, *, leave_out: Collection[str] = ()) -> frozenset[str]:
    """The canonical labels of the state's controls, by name and by tooltip; of lists, what they offer.

    What has one of the roles to `leave_out` is not looked at.
    """
    found: set[str] = set()
    for part in state.parts:
        if part.role in leave_out:
            continue
        if is_control(part) or part.role in ("columnheader", "tab"):
            found.update(label_of(text) for text in (part.name, part.hint, *part.options))
    return frozenset(found - {""})


def heads_of(state: State) -> frozenset[str]:
    """The words that say what the state is."""
    told = (state.title, *state.headings[:2], *state.windows, *(opener.name for opener in state.opened[-1:]))
    return frozenset(word for text in told for word in words(text))
