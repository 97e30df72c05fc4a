"""A list of files has folders as well: “the name of a file” is none of a folder."""

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
