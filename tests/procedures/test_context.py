"""Where a step happens, and what is said to be open, carried from sentence to sentence."""

from docwitness.model import Procedure
from docwitness.procedures import read_procedure
from docwitness.reading import read_page


def read(text: str) -> Procedure:
    return read_procedure(read_page(text, source="page.md"))


def windows(text: str) -> list[tuple[str, str | None]]:
    return [(step.target, step.window) for step in read(text).steps if step.action != "expect"]


def expected(text: str) -> list[str]:
    return [step.target for step in read(text).steps if step.action == "expect"]


def test_the_window_of_an_introduction_holds_until_another_is_named():
    text = "In the Orders window, click **New**. Enter a title.\n\nIn the Summary dialog, click **Send**.\n"
    assert windows(text) == [("New", "Orders"), ("title", "Orders"), ("Send", "Summary")]


def test_the_window_is_the_one_where_the_reader_is_already():
    assert windows("In the Orders window, click **New** at the bottom of the window.") == [("New", "Orders")]


def test_what_is_clicked_in_a_menu_or_as_a_tab_is_where_the_next_step_happens():
    text = "1. Open the **Members** tab.\n2. Click **Invite**.\n"
    assert windows(text) == [("Members", None), ("Invite", "Members")]


def test_a_new_section_begins_where_its_parent_left_off():
    # A heading of the same level tells of another task: what was opened for the one before need not be open for it.
    text = "# A\n\nIn the Orders window, click **New**.\n\n## B\n\nClick **One**.\n\n# C\n\nClick **Two**.\n"
    assert windows(text) == [("New", "Orders"), ("One", "Orders"), ("Two", None)]


def test_a_heading_says_where_its_section_happens():
    assert windows("## Ask for less in Lanternfox\n\nClick **Less**.\n") == [("Less", "Lanternfox")]
    assert windows("## Remind people in time\n\nClick **Remind**.\n") == [("Remind", None)]
    assert windows("Go to **Berths**.\n\n## Tidy up in your workspace\n\nClick **Less**.\n")[-1] == ("Less", "Berths")
    assert windows("## What is new in 4.2\n\nClick **More**.\n") == [("More", None)]


def test_what_opens_is_another_window_than_the_one_before() -> None:
    came = "Go to **Stops**. Click **Add**. "
    assert windows(f"{came}In the form that opens, enter a name.")[-1] == ("name", "form")
    assert windows(f"{came}In the form, enter a name.")[-1] == ("name", "Stops")
    assert windows(f"{came}You will be presented with a modal containing two lists. Enter a name.")[-1][1] == "modal"


def test_where_nothing_is_done_the_reader_has_not_gone() -> None:
    text = "Go to **Berths**. You can sort berths with various filters in your workspace. Click **Less**."
    assert windows(text)[-1] == ("Less", "Berths")


def test_what_is_only_looked_for_is_looked_for_somewhere():
    assert windows("Locate the *Tolls* panel on the **Roads** tab, and then click **Edit**.") == [("Edit", "Roads")]


def test_a_switch_leads_nowhere():
    text = "Go to **Rules**. Toggle **Formula** on. Click **Save**."
    assert windows(text)[-1] == ("Save", "Rules")


def test_a_goal_tells_where_the_page_goes_on():
    text = "To open the Cookie Manager, click **Cookies**.\n\n## Adding\n\nClick **Add**.\n"
    assert windows(text) == [("Cookies", None), ("Add", "Cookie Manager")]
    assert expected(text) == ["Cookie Manager"]


def test_a_window_is_expected_once_however_often_it_is_named():
    text = "The Orders window opens. In the Orders window, click **New**. In the Orders window, click **Old**."
    assert expected(text) == ["Orders"]


def test_being_led_somewhere_is_an_expectation():
    assert expected("Click **Go**. You will be redirected to the Summary page.") == ["Summary"]
    assert expected("Click **Go**. This takes you to the **Summary** page.") == ["Summary"]
    assert expected('You should see the message "Saved".') == ["Saved"]


def test_what_a_click_would_open_is_a_claim_and_no_expectation():
    procedure = read("When you click **Export**, the Export dialog opens.")
    assert procedure.steps == ()
    assert [(claim.kind, claim.target, claim.value) for claim in procedure.claims] == [("opens", "Export", "Export")]


def test_the_items_of_an_announced_list_are_steps():
    fields = "Fill in the following fields:\n\n- **Name**: What it is called.\n- **Port**: A number.\n"
    options = "Choose when it is sent:\n\n- **Daily**: Every day.\n- **Weekly**: On Mondays.\n"
    assert [(s.action, s.target) for s in read(fields).steps] == [("type", "Name"), ("type", "Port")]
    assert [(s.action, s.target, s.optional) for s in read(options).steps] == [
        ("select", "Daily", True),
        ("select", "Weekly", True),
    ]


def test_the_first_cell_of_a_row_names_the_field_of_the_others():
    table = "| Field | What to do |\n|---|---|\n| Host | Enter the address. |\n"
    assert [(s.action, s.target, s.value) for s in read(table).steps] == [("type", "Host", "address")]


def test_what_a_paragraph_announces_and_the_list_repeats_is_one_step():
    text = "You can add one by clicking the **+** icon.\n\n1. Click the **+** icon.\n2. Enter a name.\n"
    assert [(s.location.line, s.target) for s in read(text).steps] == [(3, "+"), (4, "name")]


def test_every_sentence_has_a_kind_and_ids_survive_lines_inserted_above():
    text = "Welcome. In the Orders window, click **New**. The Orders window opens. Plans are listed above **Cards**.\n"
    here, moved = read(text), read("Hello there.\n\n" + text)
    assert [s.kind for s in here.sentences] == ["prose", "step", "prose", "claim"]
    assert [s.id for s in moved.steps] == [s.id for s in here.steps]
    assert [s.id for s in moved.sentences][1:] == [s.id for s in here.sentences]


def test_a_line_of_a_wrapped_paragraph_is_the_line_of_the_verb():
    steps = read("First of all, open the\n**Orders** page and then\nclick **New**.\n").steps
    assert [(s.target, s.location.line) for s in steps] == [("Orders", 1), ("New", 3)]


def test_a_sentence_of_thousands_of_characters_is_read_like_any_other():
    procedure = read("Click **Save** " + "and so on " * 300 + ".\n")
    assert [step.target for step in procedure.steps] == ["Save"]


def test_a_window_that_only_now_opens_needs_no_title():
    assert windows("Click **New**. A dialog box appears.\n\nEnter a title.") == [("New", None), ("title", "dialog box")]
    assert windows("When you get to the album form, click **Choose**.") == [("Choose", "album form")]


def test_a_command_to_manage_something_leads_to_where_that_is_done():
    assert windows("Click **Manage members**.\n\nClick **Invite**.") == [
        ("Manage members", None), ("Invite", "Manage members"),
    ]  # fmt: skip


def test_what_is_chosen_from_an_open_menu_is_an_entry_of_it():
    steps = read("Click the three dots and select **Delete**. Click **Confirm**.").steps
    assert [(step.target, step.role) for step in steps][1:] == [("Delete", "menuitem"), ("Confirm", "button")]


def test_the_title_of_a_step_that_says_how_is_no_step_itself():
    open_ = '<Step title="Open the album">\nClick **Albums**.\n</Step>'
    save = "<Step title=\"Click 'Save'\">\nIt is kept.\n</Step>"
    assert windows(f"<Steps>\n{open_}\n{save}\n</Steps>") == [("Albums", None), ("Save", "Albums")]


def test_what_was_to_be_found_is_where_it_was_to_be_found():
    (step,) = read("Find the invoice in the **Open invoices** list and select it.").steps
    assert (step.target, step.position) == ("invoice", "Open invoices list")


def test_a_sentence_that_is_marked_as_optional_offers_its_steps() -> None:
    page = read_page("1. Click **Save**.\n2. (Optional) Click **Share**.\n3. Optional: click **Pin**.\n", source="x.md")
    assert [(s.target, s.optional) for s in read_procedure(page).steps] == [
        ("Save", False),
        ("Share", True),
        ("Pin", True),
    ]


def test_what_belongs_to_something_is_described_and_no_label() -> None:
    steps = read("Click on the API key's edit button.\n").steps
    assert [(step.target, step.labelled) for step in steps] == [("API key's edit button", False)]


def test_a_titled_dialog_is_left_by_what_closes_it_and_by_a_paragraph_with_another_task() -> None:
    """A dialog is answered before anything else is done; numbered steps end where a paragraph tells of another aim."""
    for last in (
        "2. Click **Close**.\n3. Click **Sort**.",
        "2. Click **Add it**.\n\nTo sort the list, click **Sort**.",
    ):
        text = f"1. Click **Add song**. The **New song** dialog opens.\n{last}\n"
        assert read_procedure(read_page(text, source="page.md")).steps[-1].window is None


def window_of_last(text: str) -> str | None:
    return read_procedure(read_page(text, source="page.md")).steps[-1].window


def test_a_sentence_that_names_a_window_leads_its_reader_there() -> None:
    step = "\n\nClick **Add**.\n"
    assert window_of_last("The **Sharing** dialog has two parts." + step) == "Sharing"
    assert window_of_last("Use the fields in the *Sharing* window to say who may see it." + step) == "Sharing"
    assert window_of_last("In the **Sharing** screen, perform these actions:\n\n- Click **Add**.\n") == "Sharing"
    assert window_of_last("Click **Share** and the **Sharing Window** will open." + step) == "Sharing Window"
    assert window_of_last("When you click **Share**, a **Sharing** window appears." + step) is None
    assert window_of_last("Click **Plus**. This opens a new dialog." + step) == "dialog"


def test_a_purpose_is_no_place() -> None:
    (step,) = read_procedure(read_page("In order to show it in your section, click **Go**.", source="page.md")).steps
    assert step.position is None


def test_a_place_that_names_the_label_itself_promises_nothing() -> None:
    procedure = read_procedure(read_page("Tick the box next to **Terms**.", source="page.md"))
    assert procedure.steps[0].position == "next to Terms"
    assert procedure.claims == ()


def test_what_is_selected_while_a_form_is_filled_in_leads_nowhere() -> None:
    assert (
        window_of_last("Open the **Loan** page.\n\n- Enter a **Note**.\n- Select **Reader**.\n- Click **Add**.")
        == "Loan"
    )
    assert window_of_last("Open the **Loan** page.\n\n- Select **Readers**.\n- Click **Add**.") == "Readers"


def test_a_dialog_without_a_title_is_another_window_than_the_one_beneath() -> None:
    # A dialog lies over the window that opened it, on every platform: "the dialog" is not where the reader was.
    text = "Go to **Members**. Click **Invite**. In the dialog, enter a name. Click **Save** in the dialog."
    assert windows(text)[2:] == [("name", "dialog"), ("Save", "dialog")]
    assert windows("In the **Share** dialog, click **Reset**. In the dialog, click **Less**.")[1] == ("Less", "Share")


def test_what_was_chosen_before_is_no_click_that_something_waits_for() -> None:
    text = "If the selected printer is busy, a queue dialog is displayed. Click **Wait**."
    assert windows(text) == [("Wait", "queue dialog")]


def test_a_choice_from_a_list_and_a_field_that_is_gone_to_lead_nowhere() -> None:
    assert windows("Go to **Stops**. Select **Harbour** from the list. Click **Show**.")[-1] == ("Show", "Stops")
    assert windows("Go to **Stops**. Go to the **Speed limit** field. Click **Show**.")[-1] == ("Show", "Stops")


def test_a_numbered_heading_goes_on_where_the_one_before_it_left_off() -> None:
    text = "## Step {}: Add\n\nGo to **Stops**.\n\n## Step {}: Sort\n\nClick **Sort**.\n"
    assert windows(text.format(1, 2))[-1] == ("Sort", "Stops")
    assert windows(text.format("a", "b"))[-1] == ("Sort", None)


def test_a_name_that_ends_like_a_window_leads_nowhere_by_itself() -> None:
    text = "Go to **Access**. Fill in the following fields:\n\n- Web interface: yes\n- Comment: a note\n"
    assert windows(text)[-1] == ("Comment", "Access")
