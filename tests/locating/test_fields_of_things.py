"""A field of the thing that a window is about: “the title of the song” is the field Title of the window “New song”."""

import pytest

from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Found, Wanted, find_target
from docwitness.locating.windows import windows_of


def form(title: str) -> Scene:
    heading = Seen(0, "heading", title, (10, 10, 200, 30), level=1)
    title_field = Seen(1, "textbox", "Title", (10, 60, 200, 30), kind="text", clickable=True)
    notes = Seen(2, "textbox", "Cover notes", (10, 120, 200, 30), kind="text", clickable=True)
    return Scene((heading, title_field, notes), (800, 600), title="Shelf")


@pytest.mark.parametrize(
    ("title", "target", "certain"),
    [
        ("New song", "title of the song", True),
        ("New song", "title of the album", False),
        ("New song", "colour of the song", False),
        ("New song", "cover notes of the other side", True),
    ],
)
def test_its_label_and_its_window_name_it(title: str, target: str, certain: bool) -> None:
    found = find_target(windows_of(form(title))[0], Wanted(target, labelled=False, action="type"))

    assert (isinstance(found, Found) and found.certain) is certain
    if certain and isinstance(found, Found):
        assert found.element.name.lower() == target.split(" of ")[0]


@pytest.mark.parametrize(("label", "found"), [("Search Bar", True), ("Name", False)])
def test_a_kind_of_control_written_as_a_label_is_that_kind(label: str, found: bool) -> None:
    """Writers mark up what they point at: no product calls its field “Search Bar”. “Name” it may."""
    search = Seen(1, "searchbox", "", (10, 60, 200, 30), kind="search", clickable=True)
    scene = Scene((Seen(0, "heading", "Songs", (10, 10, 200, 30), level=1), search), (800, 600), title="Shelf")
    seen = find_target(windows_of(scene)[0], Wanted(label, action="type", arrived=True))
    assert isinstance(seen, Found) is found


@pytest.mark.parametrize(("target", "certain"), [("a cover note", True), ("notes", False), ("title order", False)])
def test_one_or_several_of_what_a_label_says_is_that_field(target: str, certain: bool) -> None:
    """English sentences take a label in the number that they need: “type a cover note” into Cover notes."""
    found = find_target(windows_of(form("New song"))[0], Wanted(target, labelled=False, action="type"))

    assert isinstance(found, Found)
    assert found.certain is certain


@pytest.mark.parametrize(("role", "index"), [("switch", 1), ("button", 0), (None, 1)])
def test_the_switch_of_a_label_is_the_control_beside_it(role: str | None, index: int) -> None:
    """Where a switch has no name of its own, the text right before it is what readers know it by."""
    label = Seen(0, "generic", "Visible to all", (10, 10, 100, 20), text="Visible to all")
    box = Seen(1, "checkbox", "", (120, 8, 40, 24), clickable=True)
    found = find_target(windows_of(Scene((label, box), (800, 600)))[0], Wanted("Visible to all", role=role))

    assert isinstance(found, Found)
    assert found.element.index == index
