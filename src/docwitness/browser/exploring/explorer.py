"""Explores a product: tries what is most promising, notes which state that leads to, and returns for the next."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from docwitness.browser.exploring.charting import Chart, Link
from docwitness.browser.exploring.click_results import is_only_switched, kind_of_click
from docwitness.browser.exploring.frontier import FIRST, LATE, SPOKEN_OF, TOLD, Bounds, Frontier, Task
from docwitness.browser.exploring.sampling import ListKey, Lists, list_key
from docwitness.browser.exploring.sights import Sight
from docwitness.browser.exploring.vetting import Offer, offers_of
from docwitness.browser.exploring.whereabouts import REACH, Whereabouts
from docwitness.productmap.routes import without_fragment
from docwitness.productmap.states import Left, Opener, ProductMap, Reason, State
from docwitness.productmap.structure import alike, around, openers_of, rows_of
from docwitness.sources.addresses import origin_of, same_origin

PICTURE_QUALITY = 60
"""JPEG quality of a state's picture."""


@dataclass(frozen=True)
class Outside:
    """What the explorer tells to, and asks of, those who started it."""

    keep: Callable[[str, bytes], None]
    """Keep a state's picture under that name."""
    progress: Callable[[int, int, float], None]
    """States found, things still to try, seconds spent."""
    stopped: Callable[[], int]
    """How many requests were stopped so far."""
    loading: Callable[[], AbstractContextManager[None]]
    """The context in which a page is loaded: it decides whether what the page sends by itself goes through."""


class Explorer:
    """Explores with one page, which is signed in already."""

    def __init__(
        self, page: Page, start: str, *, guide: Mapping[str, float], bounds: Bounds, known: ProductMap, outside: Outside
    ) -> None:
        self._page = page
        self._start = start
        self._origin = origin_of(start)
        self._bounds = bounds
        self._outside = outside
        self._known = known
        self._chart = Chart(known)
        self._at = Whereabouts(page, self._chart, outside.loading)
        self._frontier = Frontier(guide)
        self._lists = Lists(state.route for state in known.states if "{name}" in state.route)
        self._begun = time.monotonic()
        self._told = 0.0
        """How much documents speak of what is tried now."""
        self._others: list[Page] = []
        page.context.on("page", lambda other: self._others.append(other))
        page.on("dialog", lambda dialog: dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss())

    def explore(self) -> ProductMap:
        """The map, as far as the bounds let it be explored."""
        first = self._load(self._start, depth=0)
        self._resume()
        why: Reason | None = None
        while len(self._frontier):
            why = self._bound()
            task = self._next() if why is None else None
            if task is None:
                break
            self._try(task)
            self._outside.progress(len(self._chart.states), len(self._frontier), self._spent())
        return self._map(first, why)

    def _next(self) -> Task | None:
        late = self._spent() > self._bounds.seconds * LATE
        return self._frontier.next(self._at.at_hand(), near=self._at.nearness(), told_first=late)

    def _spent(self) -> float:
        return time.monotonic() - self._begun

    def _bound(self) -> Reason | None:
        bounds, spent = self._bounds, self._spent()
        if spent > bounds.seconds and (spent > bounds.longest or not self._frontier.has_told()):
            return "time"
        return "states" if len(self._chart.states) >= self._bounds.states else None

    def _resume(self) -> None:
        """Take up what an earlier exploration had no time for; what it decided against stays so."""
        for left in self._known.left:
            if left.address and left.state in self._chart.states:
                self._chart.link_again(left)
            if left.why in ("time", "states") and left.state in self._chart.states:
                depth = self._chart.states[left.state].depth + 1
                self._frontier.add(Task(left.state, left.opener, left.address, depth))
            else:
                self._chart.leave(left)

    def _try(self, task: Task) -> None:
        self._told = 0.0 if task.data else self._frontier.named(task)
        if task.depth > self._bounds.depth:
            self._leave(task, "depth")
        elif task.state not in self._chart.states:
            return  # it was one of two that turned out to be one
        elif task.address:
            self._visit(task)
        else:
            self._compare_examples(task, self._click(task) or "")

    def _leave(self, task: Task, why: Reason, note: str = "") -> None:
        self._chart.leave(Left(task.state, task.opener, why, task.address, note))

    # ------------------------------------------------------------------------------------------ by address

    def _visit(self, task: Task) -> None:
        known_there = self._chart.at(task.address)
        if known_there is not None:
            self._compare_examples(task, known_there)
            return
        route = self._lists.route(task.address)
        known = [state for state in self._chart.states.values() if state.route == route and not state.opened]
        if "{" in route and any(len(state.examples) > 1 for state in known):
            self._leave(task, "sampled")
            return
        before = self._outside.stopped()
        state = self._load(task.address, depth=task.depth)
        if state is None:
            self._leave(task, "blocked" if self._outside.stopped() > before else "failed")
        else:
            self._chart.note_address(task.address, state)
        self._compare_examples(task, state or "")

    def _load(self, address: str, *, depth: int) -> str | None:
        """The state that loading the address leads to; None where it leads nowhere."""
        sight = self._at.go(address)
        if sight is None:
            return None
        if not same_origin(sight.url, self._origin):
            return None
        return self._meet(sight, (), depth=depth)

    def _compare_examples(self, task: Task, state: str) -> None:
        """Where two entries of a list have been looked at, tell whether they are of one build."""
        both = self._lists.result(task, state)
        if both is None:
            return
        first, second = both
        known = self._chart.states
        led = all(state in known and state != task.state for state in both)  # else nothing is known of the others
        same = led and (first == second or self._are_alike(first, second))
        route, freed = self._lists.settle(task, alike=same)
        if route and first != second:
            self._chart.join(route, first, second)
            self._at.here = first if self._at.here == second else self._at.here
        for each in freed:
            self._frontier.add(each)
        if not same:
            self._chart.free(self._lists.looked_like(task))

    def _are_alike(self, one: str, other: str) -> bool:
        states = self._chart.states
        same = states[one].windows == states[other].windows and states[one].status == states[other].status
        return same and alike(self._chart.controls(one), self._chart.controls(other))

    # ------------------------------------------------------------------------------------------ by a click

    def _click(self, task: Task) -> str | None:
        """The state that a click on the opener leads to; None where it could not be clicked."""
        before = self._at.restore(self._chart.states[task.state])
        if before and without_fragment(before.url) != without_fragment(self._page.url):
            before = self._at.look()  # it has gone on by itself since: that is none of the click's doing
        index = before.find(task.opener) if before else None
        if before is None or index is None:
            self._leave(task, "failed", "it was not there again")
            return None
        self._grow(task.state, before)
        stopped = self._outside.stopped()
        part = before.parts[index]
        try:
            node = before.node(index)
            if part.role == "menuitem" and part.popup:
                node.hover(timeout=REACH * 1000)
            node.click(timeout=REACH * 1000)
            after = self._at.look()
        except (PlaywrightError, LookupError) as error:
            self._at.here = ""
            self._leave(task, "failed", str(error).split("\n")[0][:120])
            return None
        self._close_others(task)
        if self._outside.stopped() > stopped:
            self._leave(task, "blocked")
        return self._arrive(task, before, after)

    def _arrive(self, task: Task, before: Sight, after: Sight) -> str | None:
        """Note what the click has led to."""
        if not same_origin(after.url, self._origin):
            self._at.here = ""
            return None
        source = self._chart.states[task.state]
        moved = without_fragment(after.url) != without_fragment(before.url)
        opened = () if moved else (*source.opened, task.opener)
        if moved:
            self._at.base = without_fragment(after.url)
        elif after.windows == before.windows and is_only_switched(before, after):
            self._at.here = task.state if after.controls == before.controls else ""
            self._frontier.learn(task, frozenset())
            return task.state
        revealed = (after.controls | after.routes) - before.controls - before.routes
        self._frontier.learn(task, revealed, moved=moved)
        target = self._meet(after, opened, depth=task.depth)
        self._chart.lead(task.state, target, kind_of_click(task.opener, before, after), task.opener, data=task.data)
        return target

    def _close_others(self, task: Task) -> None:
        """Close what has opened beside the page; an address of the product is visited later."""
        for other in [page for page in self._others if page is not self._page]:
            try:
                address = other.url
                other.close()
            except PlaywrightError:
                address = ""
            if same_origin(address, self._origin):
                self._frontier.add(replace(task, address=address))
            else:
                self._leave(task, "elsewhere")
        self._others.clear()

    # ---------------------------------------------------------------------------------------- what is met

    def _meet(self, sight: Sight, opened: tuple[Opener, ...], *, depth: int) -> str:
        """The state that is seen now; one that was not known is drawn, and what it offers is kept to be tried."""
        route = self._lists.route(sight.url)
        known = self._chart.identify(sight, route, opened)
        known = known or (None if opened else self._grown(sight))
        if known is None:
            known = self._draw(sight, route, opened, depth)
        elif not opened:
            self._chart.merge(known, sight, without_fragment(sight.url))
        if not opened:
            self._chart.note_address(sight.url, known)
        self._at.here = known
        return known

    def _grown(self, sight: Sight) -> str | None:
        """The state of that address, where all that was seen of it is there, and more."""
        known = self._chart.at(sight.url)
        return known if known in self._chart.states and self._grow(known, sight) else None

    def _grow(self, state: str, sight: Sight) -> bool:
        """Whether more is to be seen of a page than when it was drawn: what has come since is kept to be tried."""
        known = self._chart.states[state]
        if known.opened or not self._chart.grow(state, sight):
            return False
        self._offer(self._chart.states[state], sight, shown=set(openers_of(known.parts).values()))
        return True

    def _draw(self, sight: Sight, route: str, opened: tuple[Opener, ...], depth: int) -> str:
        base = self._at.base if opened else without_fragment(sight.url)
        state = self._chart.add(sight, route, opened, depth=depth, status=self._at.status, base=base)
        try:
            picture = self._page.screenshot(type="jpeg", quality=PICTURE_QUALITY, timeout=5000)
            name = f"{state.id}.jpg"
            self._outside.keep(name, picture)
            self._chart.change(state.id, capture=name)
        except PlaywrightError:
            pass  # a page that cannot be photographed is a state all the same
        if state.status < 400:
            self._offer(state, sight, shown=self._chart.shown_before(state))
        return state.id

    def _offer(self, state: State, sight: Sight, *, shown: Set[Opener]) -> None:
        """Keep what the state offers to be tried; what was shown before is tried from there."""
        rows = rows_of(sight.parts)
        for offer in offers_of(sight, self._origin):
            data = offer.index in rows
            if offer.address and offer.why_not is None:
                self._chart.link(Link(state.id, offer.opener, offer.address, data))
            if offer.opener in shown:
                continue
            if offer.why_not is not None:
                self._chart.leave(Left(state.id, offer.opener, offer.why_not, offer.address))
                continue
            key = list_key(state.route, sight.parts, offer.index, rows[offer.index]) if data else ()
            build = (state.route, *(sight.parts[i].role for i in (*around(sight.parts, offer.index), offer.index)))
            sooner = self._sooner(offer, key)
            task = Task(state.id, offer.opener, offer.address, state.depth + 1, data, sooner, build, offer.labels)
            if data and not self._lists.admits(key, task, named=self._frontier.named(task) >= TOLD):
                continue
            self._frontier.add(task)

    def _sooner(self, offer: Offer, key: ListKey) -> float:
        """Clicks that the offer is brought forward by: what documents lead to, and the first entry of a list."""
        first = bool(key and offer.address) and not self._lists.has_met(key)
        if self._told >= TOLD and (key or not offer.address):
            return SPOKEN_OF
        return (SPOKEN_OF if self._told else FIRST) if first else 0.0

    def _map(self, first: str | None, why: Reason | None) -> ProductMap:
        chart = self._chart
        for task in self._lists.waiting():
            self._leave(task, "sampled")
        left = (*chart.left, *self._frontier.left(why or "time"))
        states = [replace(state, closed=self._frontier.closed(state.id)) for state in chart.states.values()]
        states.sort(key=lambda state: (state.id != first, state.depth))
        return replace(
            self._known,
            states=tuple(states),
            transitions=chart.transitions(),
            left=tuple(dict.fromkeys(left)),
            explored=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=round(self._known.seconds + self._spent(), 1),
            complete=why is None,
        )
