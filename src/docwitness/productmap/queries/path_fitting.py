"""Ways that documents tell, fitted on the map: “Settings > Redirects”, “Your site > Settings > Taxes”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docwitness.language.wording import same
from docwitness.productmap.queries.indexing import label_of, labels_in
from docwitness.productmap.states import ProductMap, Transition


@dataclass(frozen=True, slots=True)
class Fit:
    """How a told way fits."""

    state: str
    """Where it ends: the state that its last label leads to, or has it as a control."""
    steps: tuple[Transition, ...]
    """What is clicked on it, with steps that the document leaves out."""
    head: tuple[str, ...] = ()
    """Labels at its beginning that are no labels of the product: they stand for an entry of a list, or say where."""
    entry: str = ""
    """Of the list whose entry the head stands for: the name of the one that was taken."""


def fit_path(product_map: ProductMap, labels: Sequence[str]) -> Fit | None:
    """The longest end of the way that fits; its last label has to be a control.

    A step that the document does not name is tolerated only through an entry of a list, and only where the head of
    the way stands for it: else a renamed menu would fit through the page behind it.
    """
    for start in range(len(labels)):
        head = tuple(labels[:start])
        if start and len(labels) - start < 2:
            break  # one label alone is found everywhere
        found = _best(product_map, labels[start:], head)
        if found is not None:
            return found
    return None


def _best(product_map: ProductMap, labels: Sequence[str], head: tuple[str, ...]) -> Fit | None:
    fits = (
        Fit(steps[-1].target if steps else state, steps, head, _entry(product_map, steps, state, head))
        for state, steps in _walks(product_map, labels)
    )
    depth = {state.id: state.depth for state in product_map.states}
    ranked = sorted(fits, key=lambda fit: (any(s.data for s in fit.steps), len(fit.steps), depth[fit.state]))
    return ranked[0] if ranked else None


def _walks(product_map: ProductMap, labels: Sequence[str]) -> Iterator[tuple[str, tuple[Transition, ...]]]:
    """Transitions that the labels name one after the other; the last may be a control that leads nowhere known."""
    nearest = sorted(product_map.states, key=lambda state: state.depth)  # what a navigation has is on many pages
    begun: list[tuple[str, tuple[Transition, ...]]] = [(state.id, ()) for state in nearest]
    for number, label in enumerate(labels):
        last = number == len(labels) - 1
        reached: dict[str, tuple[Transition, ...]] = {}
        ended: list[tuple[str, tuple[Transition, ...]]] = []
        for state, steps in begun:
            ways = [t for t in product_map.leaving.get(state, ()) if same(t.opener.name, label)]
            for way in ways:
                reached.setdefault(way.target, (*steps, way))
            if last and not ways and label_of(label) in labels_in(product_map.by_id[state]) and (steps or number == 0):
                ended.append((state, steps))
        if last:
            yield from ((steps[-1].target, steps) for steps in reached.values())
            yield from ended if not reached else ()
            return
        begun = list(reached.items())


def _entry(product_map: ProductMap, steps: Sequence[Transition], state: str, head: Sequence[str]) -> str:
    """The entry of a list through which one comes to where the way begins."""
    if not head:
        return ""
    first = steps[0].source if steps else state
    lists = [t for t in product_map.coming.get(first, ()) if t.data]
    return lists[0].opener.name if lists else ""
