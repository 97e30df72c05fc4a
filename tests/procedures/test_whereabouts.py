"""Where the text says that a step happens, for who reads what was read; scenarios look in its window."""

import pytest

from docwitness.commands.documents.read import as_json
from docwitness.model import Procedure
from docwitness.procedures import read_procedure
from docwitness.reading import read_page


def read(text: str) -> Procedure:
    return read_procedure(read_page(text, source="page.md"))


def places(text: str) -> list[tuple[str, str | None]]:
    return [(step.target, step.place) for step in read(text).steps if step.action != "expect"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("On the left sidebar, select **Ferries**.", "left sidebar"),
        ("Select **Ferries** in the top bar.", "top bar"),
        ("In the **Crew** menu, click **Rest**.", "Crew"),
        ("From the drop-down menu, select **Rest**.", "drop-down menu"),
        ("In the **Night** section, tick **Lights**.", "Night"),
        ("Under **Night**, tick **Lights**.", "Night"),
        ("Hover over a date on the tide chart.", "tide chart"),
        ("To paint in the **Night** section, click the brush.", "Night"),
        ("In your voyage, select **Add stop**.", "voyage"),
        ("From a guest's profile, click **Wave**.", "guest's profile"),
        # A case and a moment are no places.
        ("In this case, click **Wave**.", None),
        ("In a moment, click **Wave**.", None),
        # Which list or section is meant is not said.
        ("Select **Rest** from the list.", None),
        ("In this section, tick **Lights**.", None),
        # A field is what is chosen in, and no place.
        ("Select **Rest** from the **Size** list.", None),
        # A window that is said with the step has the menu in it.
        ("In the Ferries window, click **Rest** in the left sidebar.", "Ferries"),
    ],
)
def test_the_part_of_a_window_that_is_said_with_a_step_is_where_it_happens(text: str, place: str | None) -> None:
    assert places(text)[0][1] == place


def test_the_part_of_a_window_is_none_that_a_scenario_would_look_for() -> None:
    (step,) = read("On the left sidebar, select **Ferries**.").steps
    assert (step.window, step.place) == (None, "left sidebar")


def test_what_a_step_opens_and_what_a_sentence_tells_of_is_where_the_next_one_happens() -> None:
    assert places("Click the name to open the drop-down menu, then select **Rest**.")[1] == ("Rest", "drop-down menu")
    told = places("At the bottom you can find a **Sink ship** section. Hit the red button.")
    assert told == [("red button", "Sink ship")]


def test_who_goes_somewhere_is_not_there_yet() -> None:
    assert places("Go to **Tides**.") == [("Tides", None)]


def test_a_menu_is_left_by_what_is_taken_from_it_and_a_section_is_not() -> None:
    # A menu closes when an entry of it was clicked, on every platform; a section of a page stays where it is.
    assert places("1. In the **Night** section, tick **Lights**.\n2. Click **Test**.\n")[1] == ("Test", "Night")
    assert places("1. In the side menu, click the bell.\n2. Click **Test**.\n")[1] == ("Test", None)


def test_a_section_is_left_with_its_list_or_paragraph_and_with_its_window() -> None:
    assert places("In the **Night** section, tick **Lights**.\n\nClick **Test**.\n")[1] == ("Test", None)
    moved = places("1. In the **Night** section, tick **Lights**.\n2. Go to **Tides**.\n3. Click **Test**.\n")
    assert moved[-1] == ("Test", "Tides")


def test_what_names_no_place_happens_where_the_page_has_led_last() -> None:
    # A scenario does not begin there: each section tells of a task of its own.
    text = "## Add\n\nGo to **Ferries**. Click **Add**.\n\n## Sort\n\nClick **Sort**.\n"
    step = read(text).steps[-1]
    assert (step.target, step.window, step.place) == ("Sort", None, "Ferries")
    dialog = "## Add\n\nIn the Crew dialog, click **Add**.\n\n## Sort\n\nClick **Sort**.\n"
    assert read(dialog).steps[-1].place is None


def test_programs_are_told_the_place_as_the_window() -> None:
    steps = as_json(read("On the left sidebar, select **Ferries**."))["steps"]
    assert [step["window"] for step in steps] == ["left sidebar"]  # type: ignore[attr-defined]
