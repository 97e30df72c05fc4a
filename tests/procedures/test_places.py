"""Where the next step happens, as a table: each page in English, and the window of its last step."""

from __future__ import annotations

import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page

# What is gone to is where one is then, whatever it is called; what is only chosen or typed leads nowhere.
LEADS: list[tuple[str, str | None]] = [
    ("Go to your profile settings.\n\nClick **Edit**.", "profile settings"),
    ("Open the invoice list. Click **New**.", "invoice list"),
    ("Go to **Billing**. Select **Gold** to remove ads. Click **Pay**.", "Billing"),
    ("Go to **Billing**. Select **Gold** or **Silver**. Click **Pay**.", "Billing"),
    ("Go to **Billing**. Search for and select **Gold**. Click **Pay**.", "Billing"),
    ("Go to **Billing**. Select **Plans** and click **Pay**.", "Plans"),
    # A way that ends with a command ends on the page that has the command.
    ("Go to **Team > Guests > Add**. Enter a name.", "Guests"),
    ("Go to **Team > Guests > Add guest**. Enter a name.", "Add guest"),
    # Where what is typed comes from is not where it is typed.
    ("Go to **Keys**. Enter the code from the Authenticator app. Click **Save**.", "Keys"),
    # What a step is done for is open afterwards; so is what appears.
    ("Click **+** to open the export dialog. Click **PDF**.", "export dialog"),
    ("Click **+**. The **New tag** box appears. Type a name.", "New tag"),
    # What takes an answer closes with it: on every platform OK, Save and Cancel end a dialog.
    ("Go to **Tags**. Click **+**. This brings up a dialog. Click **Save**. Click **Sort**.", "Tags"),
    ("Go to **Tags**. Click **+**. This pops up a dialog. Type a name.", "dialog"),
    # A tab is told with the page that it is on.
    ("Use the **Lessons** sub-tab in the **Plan** tab of your **Coach** dashboard.", "Coach > Plan"),
    ("In the **Fees** tab of the **Club** page, click **Edit**.", "Club > Fees"),
    # What was chosen from a list is no place.
    ("Choose a berth from the **Berth** menu. Click **Next**.", None),
    # The name of a window as a heading says where its section plays; what is to be done there does not.
    ("## Export dialog\n\nClick **PDF**.", "Export"),
    ("## Opening the Export dialog\n\nClick **PDF**.", None),
]


@pytest.mark.parametrize(("page", "window"), LEADS)
def test_the_last_step_happens_in_this_window(page: str, window: str | None) -> None:
    steps = read_procedure(read_page(f"# Page\n\n{page}\n", source="p.md")).steps
    assert [step for step in steps if step.action != "expect"][-1].window == window


def test_a_heading_that_is_a_step_is_read() -> None:
    steps = read_procedure(read_page("## 1. Click **Add**\n\nA row.\n\n## Saving\n", source="p.md")).steps
    assert [(step.action, step.target, step.location.line) for step in steps] == [("click", "Add", 1)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Go to **Tags** and in the lower right corner, select **New**.", [None, "lower right corner"]),
        ("Open **Tags** and from the top bar, click **New**.", [None, "top bar"]),
        ("Click **Tags** in the top bar and click **New**.", ["top bar", None]),
    ],
)
def test_a_place_before_a_verb_is_where_that_is_done(text: str, places: list[str | None]) -> None:
    """English puts an adverbial before its clause, behind the conjunction and with a comma."""
    steps = read_procedure(read_page(f"# Page\n\n{text}\n", source="p.md")).steps
    assert [step.position for step in steps] == places
