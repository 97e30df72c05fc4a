"""A product has hundreds of pages: what documents speak of, and one record of each list, come before the rest."""

from __future__ import annotations

from docwitness.browser.exploring.frontier import FIRST, Frontier, Task
from docwitness.productmap.states import Opener


def order(frontier: Frontier, *tasks: Task) -> list[str]:
    for task in tasks:
        frontier.add(task)
    found = []
    while (task := frontier.next(())) is not None:
        found.append(task.opener.name)
    return found


def link(name: str, depth: int, **more: float) -> Task:
    return Task("home", Opener("link", name), f"http://post.test/{name}", depth, **more)  # type: ignore[arg-type]


def test_what_shares_its_words_with_a_told_way_is_tried_before_what_does_not() -> None:
    """“Your club > Fees”: nothing is called “Your club”, but there is a list of “All clubs”."""
    told = Frontier({"your club": 1.0, "fees": 1.0})
    assert order(told, link("Depots", 1), link("All clubs", 1), link("Fees", 3)) == ["Fees", "All clubs", "Depots"]
    assert order(Frontier({}), link("Depots", 1), link("All clubs", 1)) == ["Depots", "All clubs"]


def test_one_record_of_a_list_is_tried_before_further_pages_of_menus() -> None:
    """Entries of navigations lead to pages of their own; an entry of a list leads to all pages that a record has."""
    first, other = link("Ajax", 2, data=True, sooner=FIRST), link("Borealis", 2, data=True)
    assert order(Frontier({}), other, link("Depots history", 2), first) == ["Ajax", "Depots history", "Borealis"]
