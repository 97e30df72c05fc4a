"""What is explored first: no browser is needed to tell."""

from docwitness.browser.exploring.frontier import Frontier, Task
from docwitness.productmap.states import Opener


def order(guide: dict[str, float], *tasks: Task) -> list[str]:
    """The labels of the tasks in the order in which they are tried."""
    frontier = Frontier(guide)
    for task in tasks:
        frontier.add(task)
    names = []
    while task := frontier.next(()):
        names.append(f"{task.state} {task.opener.name}")
    return names


def task(state: str, label: str, *, depth: int = 1, place: str = "main") -> Task:
    return Task(state, Opener("button", label, 0, place), depth=depth)


def test_the_main_navigation_is_looked_through_before_what_else_the_start_offers() -> None:
    assert order({}, task("start", "Tour"), task("start", "Rooms", place="navigation")) == ["start Rooms", "start Tour"]


def test_what_documents_name_is_sought_once_before_it_is_sought_everywhere() -> None:
    """Another design of the same product has the same navigation: it must not be walked before the rest of this one."""
    tasks = (task("start", "Rooms"), task("other", "Rooms", depth=3), task("start", "Plans", depth=2))
    assert order({"rooms": 1.0}, *tasks) == ["start Rooms", "other Rooms", "start Plans"]
    twice = (*tasks, task("third", "Rooms", depth=5))
    assert order({"rooms": 1.0}, *twice)[2:] == ["start Plans", "third Rooms"]
