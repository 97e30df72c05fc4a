"""Sentences that ask for nothing, and what each of them promises: kind, target, @ position or state, in window."""

import pytest

from docwitness.model import Procedure
from docwitness.procedures import read_procedure
from docwitness.reading import read_page

SENTENCES = [
    ("**Yearly leave** is preselected.", "state Yearly leave @ selected"),
    ("By default, **Two approvers** is off.", "state Two approvers @ off"),
    ("The **Close order** button is located on the left side of the invoice.",
     "position Close order @ left side of the invoice"),
    ("In the customer portal, the **Close order** button is located on the left side of the invoice.",
     "position Close order @ left side of the invoice in customer portal"),
    ("From the buyer's point of view, in the customer portal, the **Close order** button is at the top.",
     "position Close order @ top in customer portal"),
    ("It can be seen by the **Preview** button, located at the top of the order.",
     "position Preview @ top of the order"),
    ("When the customer clicks the **Close order** button, a **Reasons** window appears.",
     "opens Reasons @ Close order"),
    ("When you click **Close order**, the **Reasons** window opens.", "opens Reasons @ Close order"),
    ("Once an administrator has selected **Close order**, the **Reasons** window is shown.",
     "opens Reasons @ Close order"),
    ("Clicking **Close order** prompts a **Reasons** pop-up window to appear.", "opens Reasons @ Close order"),
    ("The order is tagged as **Closed**.", "state order @ Closed"),
    ("Your plan will remain active until the end of the month.",
     "state plan @ active until the end of the month"),
    # What references and prose about a product say to be there.
    ("The Tags page lists any tags that were used.", "lists tags @ None in Tags"),
    ("The Tags page, available in the menu on the left, has them.", "position Tags @ menu"),
    # A participle tells which of them are listed, and is no part of what they are called.
    ("The Tags page shows a list of currently unused tags.", "lists tags @ None in Tags"),
    ("This displays recently closed orders.", "lists orders @ None"),
    ("The Tags page displays a table listing all of the tags.", "lists tags @ None in Tags"),
    ("The **Columns** menu in the toolbar lets you choose what is shown.", "position Columns @ toolbar"),
    ("The new order will be displayed at the top of the list, along with its date.",
     "position new order @ top of the list"),
    ("If you select the name of an order on the Orders page, the shop displays details about the order.",
     "opens details @ name of an order in Orders"),
    ("If you select the name of an order in the list, the shop displays details about that specific order.",
     "opens details @ name of an order in the list"),
    ("On the left is the **Shelf** panel.", "position Shelf @ left"),
    ("On the right is the list of \"albums\", or folders of songs.", "position albums @ right"),
    ("The results are automatically updated as you type.", "changes results @ None"),
    ("The **Public** box is ticked by default.", "state Public @ ticked"),
    ("By default, the editor marks a poll as public.", "state public @ checked"),
    ("**History** is the default tab.", "state History @ selected"),
    ("**Public** makes a poll visible to guests.", "entry Public @ None"),
    # To look at what a page lists is no step of its own.
    ("View all the polls of your club in the Polls page of the app.", "offers polls @ view in Polls"),
    ("You can filter polls from the Polls page.", "offers polls @ filter in Polls"),
]  # fmt: skip
NONE = [
    # That all are shown, or that more is needed than to do it, cannot be seen.
    "The Tags page lists all tags.",
    "You can add a picture to an album.",
    "You can update a poll without having to close it.",
    # What comes of a click is not told in words of the screen.
    "When you select an order, the shop shows its age.",
    "When a poll is closed, you can delete it.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_no_look_could_tell_is_not_promised(text: str) -> None:
    assert {claim.kind for claim in read_procedure(read_page(text, source="page.md")).claims} <= {"behaviour"}


LISTS = [
    ("The form has these fields:\n\n- Name\n- a colour,\n- Who may see it, and when\n", ["Name", "colour"]),
    ("The form has these fields:\n\n- **Name**: how it is called\n- **Colour**\n", ["Name", "Colour"]),
    ("To do so:\n\n- Name\n- a colour\n", []),
    ("| Field | Meaning |\n|---|---|\n| Name | how it is called |\n", ["Name"]),
]


@pytest.mark.parametrize(("text", "entries"), LISTS)
def test_a_list_of_what_is_there_promises_its_entries(text: str, entries: list[str]) -> None:
    claims = read_procedure(read_page(text, source="page.md")).claims
    assert [claim.target for claim in claims if claim.kind == "entry"] == entries


def test_each_verb_of_what_can_be_done_is_a_promise_and_shares_its_object() -> None:
    (sentence,) = (procedure := _read("You can create, edit, and delete tags from the Tags page.")).sentences
    assert [(c.value, c.target, c.window) for c in procedure.claims] == [
        ("create", "tags", "Tags"), ("edit", "tags", "Tags"), ("delete", "tags", "Tags"),
    ]  # fmt: skip
    assert sentence.rest == ()


def test_all_that_a_page_is_said_to_show_is_promised() -> None:
    claims = _read("The Tags page has a **Search** field, a list of colours, and the **Add** button.").claims
    assert [(claim.kind, claim.target) for claim in claims] == [
        ("presence", "Search"), ("entry", "list"), ("presence", "Add"),
    ]  # fmt: skip


def test_a_cell_or_item_that_is_a_way_through_menus_promises_its_last_entry() -> None:
    text = (
        "| Menu | `File -> New` |\n|---|---|\n| Menu | `File -> New sheet` |\n\n- View > Zoom in\n- Yes > No; perhaps\n"
    )
    claims = _read(text).claims
    assert [(c.kind, c.target) for c in claims if c.kind == "presence"] == [
        ("presence", "File -> New"), ("presence", "File -> New sheet"), ("presence", "View > Zoom in"),
    ]  # fmt: skip


def test_a_row_that_is_called_menu_option_tells_an_entry_of_a_menu() -> None:
    rows = (("Menu option", "`Undo`"), ("Menu item", "`[Edit] Redo`"), ("Menu", "none"), ("Shortcut", "`Ctrl+Z`"))
    text = "| Reference | |\n|---|---|\n" + "".join(f"| {name} | {value} |\n" for name, value in rows)
    procedure = _read(text)
    assert [(c.kind, c.target, c.position) for c in procedure.claims] == [
        ("position", "Undo", "menu"), ("position", "Redo", "menu"),
    ]  # fmt: skip
    assert {sentence.rest for sentence in procedure.sentences} == {()}
    assert procedure.steps == ()


@pytest.mark.parametrize("subject", ["Nothing", "Nobody", "No option", "Everything"])
def test_a_pronoun_for_none_or_all_names_no_element(subject: str) -> None:
    """By grammar: a negative or universal pronoun stands for no one thing; as a label it may."""
    assert _read(f"{subject} is preselected.").claims == ()
    assert [claim.target for claim in _read(f"**{subject}** is preselected.").claims] == [subject]


REST = [
    ("- **Keep** (required)", "required"),
    ("- **Keep**: how many days a record is kept", "how many days a record is kept"),
    ("- **Keep**: what becomes of a record", ""),
]


@pytest.mark.parametrize(("text", "rest"), REST)
def test_what_is_said_of_an_element_beyond_what_it_is_for_was_not_looked_at(text: str, rest: str) -> None:
    (sentence,) = _read(text).sentences
    assert " ".join(sentence.rest) == rest


def _read(text: str) -> Procedure:
    return read_procedure(read_page(text, source="page.md"))


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence_promises_this(text: str, expected: str):
    (claim,) = read_procedure(read_page(text, source="page.md")).claims
    where = f" in {claim.window}" if claim.window else ""
    assert f"{claim.kind} {claim.target} @ {claim.position or claim.value}{where}" == expected


def test_what_has_opened_is_looked_for_and_is_no_entry_of_a_reference() -> None:
    """A new tab of the browser is no place in the product: what opens in it is there all the same."""
    shown = ("The **Ledger** page opens.", "The **Ledger** opens in a new tab.", 'A message "Ledger" confirms it.')
    for text in (f"Click **Go**. {each}" for each in shown):
        procedure = read_procedure(read_page(text, source="page.md"))
        assert procedure.steps[-1].action == "expect"
        assert procedure.steps[-1].target == "Ledger"
        assert procedure.claims == ()


@pytest.mark.parametrize(
    ("sentence", "entries"),
    [
        ("Filters include author, year and genre.", ["author", "year", "genre"]),
        ("The shelf page shows every book's title, author and year.", ["title", "author", "year"]),
        ("Books are read, lent and returned.", []),
        ("Its settings include all that the owners of a library could ever want, and more.", []),
    ],
)
def test_what_a_sentence_enumerates_is_said_to_be_there(sentence: str, entries: list[str]) -> None:
    claims = read_procedure(read_page(sentence, source="page.md")).claims
    assert [claim.target for claim in claims if claim.kind == "entry"] == entries


def test_fields_that_may_be_edited_are_there() -> None:
    """What is left to its reader to change, they have to find: the sentence says it of all, each item of its own."""
    claims = read_procedure(read_page("Edit the fields as required:\n\n- Name\n- Due date\n", source="a.md")).claims
    assert [(claim.kind, claim.target) for claim in claims] == 2 * [("entry", "Name"), ("entry", "Due date")]


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("When you turn on **Loans**, a field called **Longest loan** appears.", [("opens", "Longest loan", "Loans")]),
        ("When you tick **Guest**, you'll see *One seat less*.", [("opens", "One seat less", "Guest")]),
        ("As soon as you click **Pause**, you are told *Paused*.", [("opens", "Paused", "Pause")]),
        ("Once you tick **Guest**, the **Guest name** field is shown.", [("opens", "Guest name", "Guest")]),
        ("**Post.** Sends a letter to each. This is on by default.", [("behaviour", None, "by default")]),
        ("A boat without a name isn't accepted – the app says *Enter a name*.", [("refuses", "Enter a name", "name")]),
    ],
)
def test_what_comes_of_a_gesture_is_looked_for_after_it(text: str, promised: list[tuple[str, ...]]) -> None:
    """One turns on a switch and ticks a box; only what is refused brings its message."""
    procedure = read_procedure(read_page(f"# Boats\n\n{text}\n", source="page.md"))
    assert [(claim.kind, claim.target, claim.value) for claim in procedure.claims] == promised
    assert not procedure.steps


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        # Whatever verb of leading stands between, what is clicked has the label and where it leads is named behind it.
        ("The link **Fleet** above the map takes you back to the list.", [("opens", "list", "Fleet")]),
        ("With **Logbook** you get to the **Log** page.", [("opens", "Log", "Logbook")]),
        ("**Back** returns you to the **Fleet** page.", [("opens", "Fleet", "Back")]),
        ("With luck you get to the **Log** page.", []),
        ("**Public** is ticked.", [("state", "Public", "ticked")]),
        ("Boats are ticked.", []),  # which boats, their data tells
    ],
)
def test_what_leads_somewhere_and_what_is_ticked_is_read(text: str, promised: list[tuple[str, ...]]) -> None:
    procedure = read_procedure(read_page(f"# Boats\n\n{text}\n", source="page.md"))
    found = [(c.kind, c.target, c.value) for c in procedure.claims if c.kind in ("opens", "state")]
    assert found == promised
