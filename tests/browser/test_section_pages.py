"""What proves that a page is the one that the document says to open."""

from __future__ import annotations

import pytest

from docwitness.browser.witnessing.testimony import used_window
from docwitness.locating.snapshot import Scene, Seen
from docwitness.locating.windows import windows_of


def page(heading: str, title: str = "") -> Scene:
    """A page with its heading, and the entry of the navigation that says in which section it is."""
    return Scene(
        (
            Seen(0, "link", "Boats", (0, 0, 80, 30), state=("current",), clickable=True),
            Seen(1, "heading", heading, (200, 0, 300, 30), level=1),
        ),
        (800.0, 600.0),
        title=title,
    )


@pytest.mark.parametrize(
    ("before", "now", "certain"),
    [
        (page("New boat"), page("Boats"), True),
        (page("New boat"), page("Heron", "Heron - Boats - Harbour"), False),  # the page of a record, in that section
        (page("Harbour"), page("Harbour", "Boats - Harbour"), True),  # the heading says whose page it is, on each
    ],
)
def test_a_page_with_a_heading_of_its_own_is_not_the_one_that_its_section_is_called_by(
    before: Scene, now: Scene, certain: bool
) -> None:
    used = used_window(windows_of(now)[0], "Boats", before, described=False)
    assert used.identification.certain is certain
