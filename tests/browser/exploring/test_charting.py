"""A page that was looked at before all of it was there is the same page later, with more in it."""

from __future__ import annotations

from docwitness.browser.driving.looking import LiveScene
from docwitness.browser.exploring.charting import Chart
from docwitness.browser.exploring.sights import Sight
from docwitness.productmap.states import Part, ProductMap

URL = "http://farm.test/flocks"


def sight(*names: str) -> Sight:
    parts = tuple(Part("button", name, (0, 0, 80, 20)) for name in names)
    nothing: frozenset[int] = frozenset()
    return Sight(URL, "Flocks", parts, (), (), nothing, nothing, {}, (), LiveScene((), (0.0, 0.0)))


def test_what_comes_late_belongs_to_the_state_that_was_drawn() -> None:
    chart = Chart(ProductMap(URL))
    state = chart.add(sight("Count"), "/flocks", (), depth=0, status=200, base=URL)
    assert chart.grow(state.id, sight("Count", "Move"))
    assert [part.name for part in chart.states[state.id].parts] == ["Count", "Move"]
    assert chart.identify(sight("Count", "Move"), "/flocks", ()) == state.id


def test_what_has_gone_makes_another_state() -> None:
    chart = Chart(ProductMap(URL))
    state = chart.add(sight("Count", "Move"), "/flocks", (), depth=0, status=200, base=URL)
    assert not chart.grow(state.id, sight("Move", "Sell"))
    assert not chart.grow(state.id, sight("Count"))
    assert chart.identify(sight("Count"), "/flocks", ()) is None
