"""Whether something stands where the document says, of several that say the same."""

from __future__ import annotations

import pytest

from docwitness.locating.placing.positions import some_at_position
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.windows import windows_of

SCENE = Scene(
    (
        Seen(0, "list", "Berths", (0, 0, 400, 300)),
        Seen(1, "link", "Berth 9", (0, 40, 400, 30), parent=0),
        Seen(2, "strong", "Berth 9", (90, 320, 80, 20)),
    ),
    (800, 600),
)


@pytest.mark.parametrize(("where", "holds"), [("below list", True), ("above list", False)])
def test_another_one_of_that_name_may_stand_there(where: str, holds: bool) -> None:
    """The entry that was picked stands in the list; what tells of it stands below."""
    assert some_at_position(SCENE.elements[1], windows_of(SCENE)[0], where).holds is holds
