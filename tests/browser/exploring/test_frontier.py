"""A product has hundreds of pages: what documents speak of, and one record of each list, come before the rest."""

from __future__ import annotations

from dataclasses import replace

from docwitness.browser.exploring.frontier import FIRST, Frontier, Task
from docwitness.productmap.states import Opener


def order(guide: dict[str, float], *tasks: Task) -> list[str]:
    """The tasks in the order in which they are tried: the state of each, and its label."""
    frontier = Frontier(guide)
    for task in tasks:
        frontier.add(task)
    found = []
    while (task := frontier.next(())) is not None:
        found.append(f"{task.state} {task.opener.name}")
    return found


def button(state: str, label: str, *, depth: int = 1, place: str = "main") -> Task:
    return Task(state, Opener("button", label, 0, place), depth=depth)


def link(name: str, depth: int, *, data: bool = False, sooner: float = 0.0) -> Task:
    return Task("home", Opener("link", name), f"http://post.test/{name}", depth, data=data, sooner=sooner)


def test_the_main_navigation_is_looked_through_before_what_else_the_start_offers() -> None:
    rooms, linked = button("start", "Rooms", place="navigation"), link("Plans", 1)
    tasks = (button("start", "Tour"), rooms, button("rooms", "Lock", depth=2), linked)
    assert order({"lock": 0.8}, *tasks) == ["start Rooms", "home Plans", "rooms Lock", "start Tour"]


def test_what_documents_name_is_sought_once_before_it_is_sought_everywhere() -> None:
    """Another design of the same product has the same navigation: it must not be walked before the rest of this one."""
    tasks = (button("start", "Rooms"), button("other", "Rooms", depth=3), button("start", "Plans", depth=2))
    assert order({"rooms": 1.0}, *tasks) == ["start Rooms", "other Rooms", "start Plans"]
    twice = (*tasks, button("third", "Rooms", depth=5))
    assert order({"rooms": 1.0}, *twice)[2:] == ["start Plans", "third Rooms"]


def test_what_shares_its_words_with_a_told_way_is_tried_before_what_does_not() -> None:
    """“Your club > Fees”: nothing is called “Your club”, but there is a list of “All clubs”."""
    told = {"your club": 1.0, "fees": 1.0}
    assert order(told, link("Depots", 2), link("All clubs", 2), link("Fees", 3)) == [
        "home Fees", "home All clubs", "home Depots",
    ]  # fmt: skip
    assert order({}, link("Depots", 1), link("All clubs", 1)) == ["home Depots", "home All clubs"]


def test_a_label_with_its_explanation_on_one_control_is_what_documents_speak_of() -> None:
    """The name of a link is all that is written on it (accessible names): “Fees Who pays what, and when”."""
    explained = replace(link("Fees Who pays what, and when", 2), labels=("Fees", "Who pays what, and when"))
    assert order({"fees": 1.0}, link("Depots", 2), explained)[0] == "home Fees Who pays what, and when"


def test_late_what_documents_tell_and_nobody_tried_comes_first_however_deep_it_is() -> None:
    """Time is short then: an opener that is tried the fifth time tells nothing that the map does not have."""
    frontier = Frontier({"fees": 1.0, "moor": 1.0})
    for task in (button("start", "Moor"), button("bay", "Moor", depth=2), button("deep", "Fees", depth=9)):
        frontier.add(task)
    found = [frontier.next((), told_first=late) for late in (False, True, True)]
    assert [task and task.state for task in found] == ["start", "deep", "bay"]


def test_one_record_of_a_list_is_tried_before_further_pages_of_menus() -> None:
    """Entries of navigations lead to pages of their own; an entry of a list leads to all pages that a record has."""
    first, other = link("Ajax", 2, data=True, sooner=FIRST), link("Borealis", 2, data=True)
    assert order({}, other, link("Depots history", 2), first) == ["home Ajax", "home Depots history", "home Borealis"]


def test_a_menu_that_had_what_documents_name_is_opened_on_other_pages_too() -> None:
    """The menu of a record is built alike for all kinds of records: it has the same entries, which lead elsewhere."""
    frontier = Frontier({"merge": 1.0})
    menu = Opener("link", "", 0, "banner")
    for name in ("rooms", "plans"):
        frontier.learn(Task("", menu), frozenset({"link merge", f"/{name}/{{id}}/merge"}))
    frontier.add(Task("fee", menu, depth=4))
    frontier.add(button("fee", "Print", depth=3))
    task = frontier.next(())
    assert task is not None
    assert task.opener == menu


def test_a_menu_is_known_by_what_it_opens_each_time_whatever_comes_late_beside_it() -> None:
    """A clock, or rows that are still loading, come while a menu is opened; its entries come every time."""
    frontier = Frontier({})
    menu, entries = (
        Opener("link", "Search", 0, "navigation"),
        frozenset({"link Plans", "/plans", "link Rooms", "/rooms"}),
    )
    for late in ("generic 07:56", "row 1 Draft", "row 2 Final"):
        frontier.learn(Task("", menu), entries | {late})
    frontier.add(Task("plan", menu, depth=3))
    frontier.add(button("plan", "Sign", depth=5))
    task = frontier.next(())
    assert task is not None
    assert task.opener.name == "Sign"


def test_values_of_a_field_are_looked_at_after_what_leads_somewhere() -> None:
    field = Task("start", Opener("combobox", "Any room"), depth=1)
    assert order({}, field, button("start", "Tour", depth=2)) == ["start Tour", "start Any room"]


def test_neighbours_that_all_did_nothing_come_after_what_was_not_tried() -> None:
    """A page of forty switches, each with a name of its own: four tell what the others do."""
    frontier = Frontier({})
    build = ("/keys", "main", "generic", "button")
    for name in ("Undo", "Redo", "Copy", "Paste"):
        frontier.learn(Task("keys", Opener("button", name), build=build), frozenset())
    frontier.add(Task("keys", Opener("button", "Zoom"), build=build))
    frontier.add(Task("deep", Opener("button", "Report"), depth=3, build=("/deep", "main", "button")))
    first = frontier.next(())
    assert first is not None
    assert first.opener.name == "Report"


def test_neighbours_that_open_something_of_their_own_are_tried_like_any() -> None:
    frontier = Frontier({})
    build = ("/", "menu", "menuitem")
    for name in ("Users", "Groups", "Roles", "Keys"):
        frontier.learn(Task("home", Opener("menuitem", name), build=build), frozenset({f"button Add {name}"}))
    frontier.add(Task("home", Opener("menuitem", "Tags"), build=build))
    frontier.add(Task("deep", Opener("button", "Report"), depth=3, build=("/deep", "main", "button")))
    first = frontier.next(())
    assert first is not None
    assert first.opener.name == "Tags"


def test_what_documents_tell_to_use_and_nobody_tried_is_worth_more_time() -> None:
    """A busy machine gets as far as a quiet one: what was tried once by its name is not waited for again."""
    frontier = Frontier({"lock": 1.0, "rooms": 0.8})
    for task in (button("start", "Rooms"), button("rooms", "Lock"), button("other", "Lock")):
        frontier.add(task)
    assert frontier.has_told()
    while (task := frontier.next(())) is not None and task.opener.name != "Lock":
        pass
    assert not frontier.has_told()
