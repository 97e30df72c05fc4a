"""Draws the map while it is explored: which state a sight is of, what leads to it, and what varies in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docwitness.browser.exploring.sights import Sight
from docwitness.language.wording import canonical
from docwitness.productmap.routes import without_fragment
from docwitness.productmap.states import Kind, Left, Opener, Part, ProductMap, State, Transition
from docwitness.productmap.structure import alike, controls_of, openers_of, rows_of, signature

EXAMPLES = 3
"""Addresses of one state that are kept."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link that was seen, before it is known which state it leads to."""

    source: str
    opener: Opener
    address: str
    data: bool


class Chart:
    """The map so far."""

    def __init__(self, known: ProductMap) -> None:
        self.states: dict[str, State] = dict(known.by_id)
        self.left: list[Left] = []
        self._left: set[tuple[Opener, str, str]] = set()
        self._controls = {state.id: controls_of(state.parts) for state in known.states}
        self._transitions: dict[tuple[str, str, Opener], Transition] = {
            (t.source, t.target, t.opener): t for t in known.transitions
        }
        self._links: dict[Link, None] = {}
        self._grown: dict[str, str] = {}
        """For what identifies a state of which more has come since: the id that it had before."""
        self._addresses = {
            without_fragment(address): state.id
            for state in known.states if not state.opened for address in state.examples
        }  # fmt: skip

    def at(self, address: str) -> str | None:
        """The state that loading the address leads to, if that is known."""
        return self._addresses.get(without_fragment(address))

    def note_address(self, address: str, state: str) -> None:
        """Loading the address leads to that state."""
        self._addresses[without_fragment(address)] = state

    def controls(self, state: str) -> frozenset[str]:
        """What of it identifies the state."""
        return self._controls[state]

    def shown_before(self, state: State) -> set[Opener]:
        """The openers that were there before the last click that led to the state: they are tried from there."""
        if not state.opened:
            return set()
        same_page = (other for other in self.states.values() if other.examples[0] == state.examples[0])
        base = next((other for other in same_page if other.opened == state.opened[:-1]), None)
        return set(openers_of(base.parts).values()) if base else set()

    def identify(self, sight: Sight, route: str, opened: Sequence[Opener]) -> str | None:
        """The known state that the sight is of; else None.

        Of a route on which something varies, states that have nearly all controls in common are one.
        """
        exact = self._id(sight, route)
        exact = self._grown.get(exact, exact)
        if exact in self.states:
            return exact
        if "{" not in route:
            return None
        labels = [opener.label for opener in opened]
        for state in self.states.values():
            same_place = state.route == route and state.windows == sight.windows
            same_way = [opener.label for opener in state.opened] == labels
            if same_place and same_way and alike(self._controls[state.id], sight.controls):
                return state.id
        return None

    def add(self, sight: Sight, route: str, opened: tuple[Opener, ...], *, depth: int, status: int, base: str) -> State:
        """A state that was not known. `base` is the address that was loaded before something was opened."""
        state = State(
            id=self._id(sight, route),
            route=route,
            examples=(base,),
            title=sight.title,
            headings=sight.headings,
            windows=sight.windows,
            parts=sight.parts,
            opened=opened,
            depth=depth,
            status=status,
        )
        self.states[state.id] = state
        self._controls[state.id] = sight.controls
        return state

    def _id(self, sight: Sight, route: str) -> str:
        return signature(route, sight.windows, sight.controls)

    def grow(self, state: str, sight: Sight) -> bool:
        """Take over what the state has now, if that is all that it had and more: it was looked at too soon."""
        if not self._controls[state] < sight.controls:
            return False
        self._grown[self._id(sight, self.states[state].route)] = state
        self._controls[state] = sight.controls
        self.change(state, parts=sight.parts, headings=sight.headings, title=sight.title, windows=sight.windows)
        return True

    def change(self, state: str, **values: object) -> None:
        """Replace fields of a state."""
        self.states[state] = replace(self.states[state], **values)  # type: ignore[arg-type]

    def merge(self, state: str, sight: Sight, address: str) -> None:
        """Note one more example of a state, and what of it differs from the first."""
        known = self.states[state]
        if address in known.examples:
            return
        varying = dict.fromkeys((*known.varying, *differences(known.parts, sight.parts)))
        examples = (*known.examples, address)[:EXAMPLES]
        self.change(state, examples=examples, varying=tuple(varying)[:200])

    def join(self, route: str, state: str, other: str) -> None:
        """Make two states that turned out to be examples of one route one."""
        gone = self.states.pop(other)
        self._controls.pop(other)
        one = self.states[state]
        examples = tuple(dict.fromkeys((*one.examples, *gone.examples)))[:EXAMPLES]
        varying = tuple(dict.fromkeys((*one.varying, *differences(one.parts, gone.parts))))[:200]
        self.change(state, route=route, examples=examples, varying=varying, depth=min(one.depth, gone.depth))
        self._addresses = {a: state if s == other else s for a, s in self._addresses.items()}
        moved = (replace(t, source=_moved(t.source, other, state), target=_moved(t.target, other, state))
                 for t in self._transitions.values())  # fmt: skip
        self._transitions = {(t.source, t.target, t.opener): t for t in moved}
        self._links = {replace(link, source=_moved(link.source, other, state)): None for link in self._links}

    def lead(self, source: str, target: str, kind: Kind, opener: Opener, *, data: bool) -> None:
        """Note that the opener leads from one state to the other."""
        if source != target:
            self._transitions.setdefault((source, target, opener), Transition(source, target, kind, opener, data))

    def free(self, tasks: Sequence[tuple[str, Opener]]) -> None:
        """What these lead to is no data after all: they are entries of a menu."""
        told = set(tasks)
        for key, transition in self._transitions.items():
            if (transition.source, transition.opener) in told:
                self._transitions[key] = replace(transition, data=False)
        links = (replace(ln, data=ln.data and (ln.source, ln.opener) not in told) for ln in self._links)
        self._links = dict.fromkeys(links)

    def link(self, link: Link) -> None:
        """Note a link, whose state is told by its address in the end."""
        self._links.setdefault(link)

    def link_again(self, left: Left) -> None:
        """Note a link that an earlier exploration did not follow: it leads somewhere once that is known."""
        parts = self.states[left.state].parts
        at = next((index for index, opener in openers_of(parts).items() if opener == left.opener), -1)
        self.link(Link(left.state, left.opener, left.address, at in rows_of(parts)))

    def leave(self, left: Left) -> None:
        """Note what is not explored, once where it stands in a landmark that every page has."""
        same = (left.opener, left.address, left.why)
        if not (left.opener.place and same in self._left):
            self._left.add(same)
            self.left.append(left)

    def transitions(self) -> tuple[Transition, ...]:
        """All that leads anywhere, links resolved as far as what they lead to is known."""
        for link in self._links:
            target = self.at(link.address)
            if target in self.states and link.source in self.states:
                self.lead(link.source, target, "link", link.opener, data=link.data)
        known = (t for t in self._transitions.values() if t.source in self.states and t.target in self.states)
        return tuple(known)


def _moved(state: str, gone: str, kept: str) -> str:
    return kept if state == gone else state


def differences(one: Sequence[Part], other: Sequence[Part]) -> list[str]:
    """The texts and names in which two examples of one state differ, outside of rows; of composites the part that does.

    “Editing: /fees” and “Editing: /old-news” differ in “/fees” and “/old-news”.
    """
    mine, theirs = _told(one), _told(other)
    lost = [text for text in mine if text not in theirs]
    come = [text for text in theirs if text not in mine]
    found: list[str] = []
    for text in lost:
        for fresh in come:
            found += _unlike(text, fresh)
    return list(dict.fromkeys(found))


def _told(parts: Sequence[Part]) -> dict[str, None]:
    rows = rows_of(parts)
    return dict.fromkeys(p.name for i, p in enumerate(parts) if p.name and i not in rows and len(canonical(p.name)) > 1)


def _unlike(one: str, other: str) -> list[str]:
    """What two texts of one template have between what begins and what ends both; nothing if they share neither."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    start = len(one[:start].rstrip("/")) if start else 0
    shared = one[:start].strip() or one[len(one) - end :].strip()
    if len(shared) < 3:
        return []
    return [part for text in (one, other) if (part := text[start : len(text) - end].strip())]
