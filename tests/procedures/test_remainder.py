"""Each marked label and each asking clause of a sentence is in a step or a claim, or is listed as not understood."""

import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page

READ = (
    "Click **Save**.",
    "In the **Members** window, click **Invite** next to **Owner**.",
    "Type `Oslo` into **City**.",
    "Remove the row by clicking **Remove**.",
    "Use the dropdown to select **Daily**.",
    "Use the free text box to tell us more.",
    "Find the **Reports** section and click **New**.",
    "If **Draft** is shown, click **Publish**.",
    "**Name**: enter a name.",
    "Select or type **Daily**.",
    "Do not click **Delete**.",
    "Click **Save**. See [the guide](guide.md).",
    "When you click **Export**, the **Export data** dialog opens.",
    "The **Save** button is at the bottom.",
    "Verify that the **Save** button is disabled.",
)
LEFT = (
    ("Click **Edit** and tell the **Auditor** about it.", ("Auditor",)),
    ("Click **Edit** and save your changes.", ("save your changes",)),
    ("Open **Settings**, and import the old data.", ("import the old data",)),
    ("Invite people from other teams.", ("Invite people from other teams",)),
    ("The **Save** button is disabled, unlike **Close**.", ("Close",)),
)


@pytest.mark.parametrize("text", READ)
def test_nothing_is_left_of_a_sentence_that_is_read(text: str) -> None:
    assert [sentence.rest for sentence in read_procedure(read_page(text, source="page.md")).sentences] == [()] * (
        2 if "See" in text else 1
    )


@pytest.mark.parametrize(("text", "rest"), LEFT)
def test_what_no_step_or_claim_takes_up_is_listed(text: str, rest: tuple[str, ...]) -> None:
    (sentence,) = read_procedure(read_page(text, source="page.md")).sentences

    assert tuple(part.removeprefix("and ") for part in sentence.rest) == rest
