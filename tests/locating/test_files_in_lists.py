"""A list of files has folders as well: “the name of a file” is none of a folder."""

from dataclasses import replace

import pytest

from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.targets import Found, Wanted, find_target
from docwitness.locating.windows import windows_of


def listing(*names: str) -> Scene:
    elements = [Seen(0, "list", "Shelf", (0, 0, 300, 300))]
    for number, name in enumerate(names):
        box = (0.0, 30.0 * number, 300.0, 30.0)
        entry = len(elements)
        elements.append(Seen(entry, "listitem", "", box, parent=0, clickable=True))
        elements.append(Seen(entry + 1, "text", name, box, text=name, parent=entry))
    return Scene(tuple(elements), (800, 600), title="Shelf")


@pytest.mark.parametrize(("target", "shown"), [("name of the file", "notes.txt"), ("name of the folder", "songs")])
def test_any_of_that_kind_will_do(target: str, shown: str) -> None:
    scene = listing("songs", "notes.txt", "verse.md")
    found = find_target(windows_of(scene)[0], Wanted(target, labelled=False, action="double-click", arrived=True))

    assert isinstance(found, Found)
    assert scene.shown(found.element.index) == shown
    assert found.certain or target == "name of the folder"


def test_in_a_list_of_files_one_that_is_no_folder_is_taken() -> None:
    """The list is called after files, and has folders first, as file managers sort them."""
    scene = listing("songs", "notes.txt", "verse.md")
    scene = Scene((replace(scene.elements[0], name="File browser"), *scene.elements[1:]), (800, 600), title="Desk")
    found = find_target(windows_of(scene)[0], Wanted("file", labelled=False, action="right-click"))

    assert isinstance(found, Found)
    assert found.certain
    assert scene.shown(found.element.index) == "notes.txt"


def table(*columns: str, rows: int = 2) -> Scene:
    """A table under such heads, with a link in each cell."""
    elements = [Seen(0, "main", "", (0, 0, 800, 600)), Seen(1, "table", "", (0, 0, 400, 300), parent=0)]
    for row in range(rows + 1):
        here = len(elements)
        elements.append(Seen(here, "row", "", (0, 30 * row, 400, 30), parent=1))
        for number, column in enumerate(columns):
            box = (100.0 * number, 30.0 * row, 100.0, 30.0)
            role, name = ("link", f"{column} {row}") if row else ("columnheader", column)
            elements.append(Seen(len(elements), role, name, box, parent=here, clickable=True))
    return Scene(tuple(elements), (800, 600), title="Office")


@pytest.mark.parametrize(
    ("label", "action", "name"),
    [("Lease", "open", "Lease 1"), ("Lease", "click", "Lease"), ("Tenant", "open", "Tenant 1")],
)
def test_what_is_opened_stands_under_the_head_of_a_column(label: str, action: str, name: str) -> None:
    """The head of a column sorts (WAI-ARIA, `columnheader`); a record is opened by its entry, whatever its markup."""
    found = find_target(windows_of(table("Lease", "Tenant"))[0], Wanted(label, action=action, arrived=True))
    assert isinstance(found, Found)
    assert found.element.name == name


def test_a_label_that_is_no_kind_of_record_is_missing() -> None:
    assert not isinstance(find_target(windows_of(table("Lease"))[0], Wanted("Boiler", action="open")), Found)
