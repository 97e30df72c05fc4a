"""“Select **Weekly**” means what can be chosen, and no field for a number under the same word."""

import pytest

from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Found, Wanted, find_target
from docwitness.locating.windows import windows_of


@pytest.mark.parametrize(("choice", "role"), [("button", "button"), ("none", "spinbutton")])
def test_a_number_is_not_selected_where_something_else_is_called_so(choice: str, role: str) -> None:
    elements = [
        Seen(0, "text", "Weekly", (10, 100, 60, 20), text="Weekly"),
        Seen(1, "spinbutton", "", (10, 130, 200, 30), kind="number"),
    ]
    if choice == "button":
        elements.append(Seen(2, "button", "Weekly", (10, 20, 80, 30), clickable=True))
    found = find_target(windows_of(Scene(tuple(elements), (800, 600)))[0], Wanted("Weekly", action="select"))

    assert isinstance(found, Found)
    assert found.element.role == role


def test_an_option_of_a_closed_list_is_selected_and_not_the_same_word_in_a_row() -> None:
    """A list of orders shows their state as text; nobody can select a mere text."""
    elements = [
        Seen(0, "combobox", "Show", (10, 10, 90, 20), kind="select-one", options=(("a", "All"), ("b", "Unpaid"))),
        Seen(1, "text", "Unpaid", (10, 100, 60, 20), text="Unpaid"),
        Seen(2, "text", "Unpaid", (10, 130, 60, 20), text="Unpaid"),
    ]
    found = find_target(windows_of(Scene(tuple(elements), (800, 600)))[0], Wanted("Unpaid", action="select"))

    assert isinstance(found, Found)
    assert (found.element.name, found.option) == ("Show", "Unpaid")
