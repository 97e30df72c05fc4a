"""Each marked label and each asking clause of a sentence is in a step or a claim, or is listed as not understood."""

import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page

READ = (
    "Click **Save**.",
    "In the **Members** window, click **Invite** next to **Owner**.",
    "Type `Graz` into **Town**.",
    "Remove the row by clicking **Remove**.",
    "Click **Edit** and save your changes.",
    "Use the dropdown to select **Daily**.",
    "Use the free text box to tell us more.",
    "Use this page to sort your books.",
    "Find the **Reports** section and click **New**.",
    "If **Draft** is shown, click **Publish**.",
    "**Name**: enter a name.",
    "Select or type **Daily**.",
    "We are going to add a boat, so click **Add**.",
    "Select the boat that you want to move by clicking it.",
    "Go ahead and click **Save**.",
    "Do not click **Delete**.",
    "Click **Save**. See [the guide](guide.md).",
    "When you click **Export**, the **Export data** dialog opens.",
    "The **Save** button is at the bottom.",
    "Verify that the **Save** button is disabled.",
    "In the **Move** dialog that opens, you can choose to:",
    "To hide it, use the main menu: **View > Panels > Lyrics**.",
)
LEFT = (
    ("Click **Edit** and merge your changes.", ("merge your changes",)),
    ("Open **Settings**, and import the old data.", ("import the old data",)),
    ("Invite people from other teams.", ("Invite people from other teams",)),
    ("Click **Save**; you are taken to the main page of the boat.", ("you are taken to the main page of the boat",)),
    ("Click **Save** so that you invite the crew.", ()),
    ("Select the boat by merging it.", ("by merging it",)),
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


def test_the_ending_of_a_file_s_name_explains_the_format_that_an_entry_names() -> None:
    page = read_page(
        "Orders can be saved in formats such as:\n\n* Sheet `.ods`\n* Book (needs `Plus`)\n", source="p.md"
    )

    assert [sentence.rest for sentence in read_procedure(page).sentences[1:]] == [(), ("Plus",)]


def test_an_offer_in_a_note_is_optional_and_no_place() -> None:
    text = "> From **release 3.1+**, you can double-click a column.\n\nClick **Totals** in the sidebar.\n"

    (offered, asked) = read_procedure(read_page(text, source="page.md")).steps

    assert offered.optional
    assert (asked.optional, asked.window) == (False, None)


def test_a_page_in_another_language_says_so() -> None:
    text = (
        "# Liste drucken\n\nKlicken Sie in der Liste auf **Drucken** und wählen Sie im Dialog die Anzahl der Seiten.\n"
    )

    (finding,) = read_procedure(read_page(text, source="page.md")).page.findings

    assert (finding.rule, "German" in finding.message) == ("page-language", True)


def test_a_paragraph_of_the_class_caption_is_no_step() -> None:
    text = '<div>\n  <img src="a.png" alt="Find dialog">\n  <p class="caption">Find dialog</p>\n</div>\n'

    assert read_procedure(read_page(text, source="page.md")).steps == ()


@pytest.mark.parametrize(
    "text",
    [
        "Boards can be closed for editing.",
        "You should see letters appear in the margin.",
        "It depends on whether *Shared* is checked or not.",
        "Check whether the entry is hidden.",
    ],
)
def test_what_can_be_done_or_may_be_is_no_state_of_an_element(text: str) -> None:
    assert [
        claim.kind for claim in read_procedure(read_page(text, source="page.md")).claims if claim.kind == "state"
    ] == []


@pytest.mark.parametrize(
    ("told", "rest"),
    [
        ("and follow the instructions on the screen", ()),
        ("and follow the on-screen prompts", ()),
        ("and follow the steps below", ()),
        ("and follow the song that you like", ("and follow the song",)),
    ],
)
def test_what_is_left_to_the_screen_asks_for_nothing_by_itself(told: str, rest: tuple[str, ...]) -> None:
    """Who is told to do what the screen says is told nothing that could be wrong."""
    (sentence,) = read_procedure(read_page(f"Click **New song** {told}.\n", source="page.md")).sentences

    assert sentence.rest == rest


def test_to_make_sure_asks_for_nothing_but_what_is_to_be_sure() -> None:
    texts = ("Make sure that **Bold** is ticked.", "Make sure that the lamp is lit.")
    rests = [read_procedure(read_page(text, source="p.md")).sentences[0].rest for text in texts]
    assert rests[0] == ()
    assert rests[1] != ()


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        # A sentence of two statements is true where both are: it is told which of them nobody looks at.
        ("**Summary** is on, and it is sent every Friday.", ("and it is sent every Friday",)),
        ("**Mail** is on and **Push** is off.", ()),
        ("The *Files* page lists the name, the size, and the owner of every file.", ()),
        # What a step brings is told beside it; a default, and what can be chosen, are more than that.
        ("Click **Save**, and the list is updated.", ()),
        ('"Skip twins" is off by default, so tick it.', ('"Skip twins" is off by default',)),
        ("Choose a colour: red or green.", ("red or green",)),
        ("Select Euro, Pound, Dollar or Krona and tap OK.", ("Dollar or Krona",)),
    ],
)
def test_what_a_sentence_states_beside_what_is_looked_at(text: str, rest: tuple[str, ...]) -> None:
    page = read_page(f"# Harbour\n\nClick **Go**.\n\n{text}\n", source="page.md")
    assert read_procedure(page).sentences[-1].rest == rest
