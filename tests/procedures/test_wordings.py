"""Wordings of documentation, and the steps that a reader takes from each: action, target, = value."""

import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page

IMPERATIVES = [
    ("Click **Publish**.", ["click Publish"]),
    ("Tap **Publish** again.", ["click Publish"]),
    ("Click to open the **Berths** tab.", ["click Berths"]),  # what it is for comes before what is clicked
    ("Click **Berths** to open the list.", ["click Berths"]),
    ("Now, click the **Publish** button.", ["click Publish"]),
    ("Then simply choose **Weekly** from the **Frequency** dropdown.", ["select Frequency = Weekly"]),
    ("Select **Profile**, and then select **Sign out**.", ["select Profile", "click Sign out"]),
    ("Go to **Orders** and click **New order**.", ["navigate Orders", "click New order"]),
    ("Open the **Billing** page.", ["open Billing"]),
    ("Enter a title in the **Title** field.", ["type Title = title"]),
    ("In the **Port** field, enter `8080`.", ["type Port = 8080"]),
    ("For **Region**, enter `north`.", ["type Region = north"]),
    ("In **Key**, type `colour`, and in **Value**, type `blue`.", ["type Key = colour", "type Value = blue"]),
    ("Enter your *nickname*.", ["type nickname"]),
    ("Enter `8080` as the port.", ["type port = 8080"]),
    ("Set **Visibility** to **Private**.", ["select Visibility = Private"]),
    ("Give the report a name.", ["type name"]),
    ("Tick the box next to **Send a copy**.", ["check Send a copy"]),
    ("Check the box to \"Send a copy\".", ["check Send a copy"]),
    ("Use **File → New** to begin.", ["click File → New"]),
    ("Type `oats`.", ["type text field = oats"]),
    ("Click a boat, for instance *Heron*.", ["click Heron"]),
    ("Tick the boxes in front of *Oats* and *Rye*.", ["check Oats", "check Rye"]),
    ("Scroll the list down to *Tern 90* and click it.", ["click Tern 90"]),
    ("Create a shelf with **New > Shelf**.", ["click New > Shelf"]),
    ("To move a boat later, right-click it.", ["right-click boat"]),
    ("Clear the **Send a copy** checkbox.", ["uncheck Send a copy"]),
    ("Turn on **Dark mode**.", ["check Dark mode"]),
    ("Hover over the chart and click the pencil icon.", ["hover chart", "click pencil icon"]),
    ("Drag the slider to 50%.", ["drag slider = 50%"]),
    ("Press `Esc`.", ["press Esc"]),
    ("Hold `Ctrl` + `K`.", ["press Ctrl+K"]),
    ("Double-click the file to open it.", ["double-click file"]),
    ("Upload a picture.", ["upload picture"]),
    ("Right-click a file and select **Rename**.", ["right-click file", "click Rename"]),
    ("Drag a card to the bottom of the list.", ["drag card = bottom of the list"]),
    ("Use the main menu: View → Appearance → Show Ruler.", ["click View → Appearance → Show Ruler"]),
    ("**Interval**: change it by entering a value in **seconds**.", ["type Interval = value"]),
    ("Search for \"Invoices\".", ["type search = Invoices"]),
    ("Click into a team and then click `Add people`.", ["click team", "click Add people"]),
    ("Click on the three dots to:", ["click three dots"]),
    ("When the list is shown by clicking **Members**, it is complete.", ["click Members"]),
    ("As a team lead click on **Budget** on the left.", ["click Budget"]),
    ("A button called Bills will appear. Click on this button.", ["click Bills"]),
    ("In **Edition**, select the edition.", ["select Edition = edition"]),
    ("Give a **Name** to your order form.", ["type Name"]),
    ("- Save the address: Tick the box", ["check Save the address"]),
    ("Sign up.", ["click sign up"]),
    ("Select an appropriate role for them.", ["select appropriate role = appropriate role for them"]),
    ("Provide your bank account details.", ["type bank account details"]),
    ("Choose a name and optionally an end date for the key.", ["type name", "select end date for the key"]),
    ("Choose the [wanted rights](#rights-of-a-key).", ["select wanted rights"]),
    ("Pick a **Colour**. Choose all that apply.", ["select Colour"]),
    ("Go to {% my zones title=\"**Settings** > **Zones**\" %} and select **Add zone**.",
     ["navigate Settings > Zones", "click Add zone"]),
    ("Select the {% term floor %} on the left.", ["select floor"]),
    ("Sign in to the Partner Portal.", ["open Partner Portal"]),
    ("At the top select the **Users** tab.", ["click Users"]),
    ("On the left sidebar, expand \"Settings\" and click on \"Plugins\".", ["click Settings", "click Plugins"]),
    ("Click the current plan.", ["click current plan"]),
    ("Find the plugin and click **Enable**.", ["click Enable"]),
    ("Select **Team**, **Role**, and **Region**.", ["select Team", "select Role", "select Region"]),
    ("Use the dropdown to select a country.", ["select country"]),
    ("Use the **Add** and **Remove** buttons.", ["click Add", "click Remove"]),
    ("Fill in the free text box.", ["type free text box"]),
    ("Don't forget to click **Save**.", ["click Save"]),
    ("You see **Enable billing** at the top, check this box.", ["check Enable billing"]),
    ("Select your name, then **Log out**.", ["select name", "click Log out"]),
    ("Find the invoice in the **Open invoices** list and select it.", ["select invoice"]),
    ("Enter a title and short description for the album.", ["type title", "type short description for the album"]),
    ("Fill in the date, price, and a note for the buyer.", ["type date", "type price", "type note"]),
    # One verb has as many objects as its list has, whatever it asks for; what has a verb of its own is none of them.
    ("Pick a ferry, a deck and an optional cabin.", ["select ferry", "select deck", "select optional cabin"]),
    ("Choose a plan, the rest is easy.", ["select plan"]),
    ("Select the row, and the editor opens.", ["select row"]),
    ("Enter your username or email.", ["type username or email"]),
    ("Edit the role of the guest.", ["select role of the guest"]),
    ("Change the status to **Paid**.", ["select status = Paid"]),
    ("**Caption** — what visitors read. Set it to `Sunset`.", ["type Caption = Sunset"]),
    ("Hide the map by clearing **Show map**.", ["uncheck Show map"]),
    ("Choose **Gift** for a friend or **Order** for yourself.", ["select Gift", "click Order"]),
    ("Select several photos holding `Shift`.", ["select several photos"]),
    ("Select several photos by holding `Shift`.", ["select several photos"]),
    ("The browser's own menu is opened by holding `Shift` and right-clicking.", ["press Shift"]),
    ("Highlight the line.", ["select line"]),
    ("Open the list view of your albums.", ["open list view"]),
    ("Select **Max. Size**.", ["select Max. Size"]),
    ("Click the photo and a side panel opens with its details.", ["click photo"]),
    ("Click **Add** to open the form, enter a title, and click **Save**.", ["click Add", "type title", "click Save"]),
    ("To share or revoke a link, select a photo from the album list.", ["select photo"]),
    ("To find a photo, look for the key in the drawer and click it.", ["click key"]),
    ("Fill out the form with the following information:\n\n- Name of the album: `Summer`\n- Pages: `12`",
     ["type Name of the album = Summer", "type Pages = 12"]),
    ("1. Select a frame for the photo.\n   - **Plain**: No border.\n   - **Golden**: For museums.\n2. Click **Save**.",
     ["select frame for the photo", "select Plain", "select Golden", "click Save"]),
]  # fmt: skip
GERUNDS = [
    ("Start by clicking **New** and entering a name.", ["click New", "type name"]),
    ("Start typing a name, and choose the person.", ["type name", "select person"]),
    ("Begin by opening the **Reports** page.", ["open Reports"]),
    ("You can remove a user by clicking the **Delete** icon.", ["click Delete"]),
    ("Remove all of them using the **Clear all** button.", ["click Clear all"]),
    ("Close the dialog by pressing `Esc`.", ["press Esc"]),
]
MODALS = [
    ("You need to click **Save**.", ["click Save"]),
    ("Now it's time to click **Launch**.", ["click Launch"]),
    ("You'll have to enter a password.", ["type password"]),
    ("You can also click **Copy**.", ["click Copy"]),
    ("You should first open the **Reports** page.", ["open Reports"]),
    ("Administrators can click **Export**.", ["click Export"]),
    ("Please use the free text box to tell us more.", ["type free text box"]),
]
MARKUP = [
    ("Click **Save draft**.", ["click Save draft"]),
    ("Click *Save draft*.", ["click Save draft"]),
    ("Click `Save draft`.", ["click Save draft"]),
    ('Click "Save draft".', ["click Save draft"]),
    ("Click “Save draft”.", ["click Save draft"]),
    ("Click [Save draft](x.md).", ["click Save draft"]),
    ("Click **`Save draft`**.", ["click Save draft"]),
    ('Click the "**Save draft**" button.', ["click Save draft"]),
    ("Click the Save draft button.", ["click Save draft"]),
    ("Click {guilabel}`Save draft`.", ["click Save draft"]),
    ("Click Save draft.", ["click Save draft"]),
]
PATHS = [
    ("Select **File > Export > PDF**.", ["click File > Export > PDF"]),
    ("Go to *Settings → Users*.", ["navigate Settings → Users"]),
    ("Go to **Settings** > **Users**.", ["navigate Settings > Users"]),
    ("Choose **Run | Debug** from the main menu.", ["click Run | Debug"]),
    ("Visit Settings > Users.", ["open Settings > Users"]),
    ("Select **More** (⋯) next to the album > **Album settings**.", ["select More", "click Album settings"]),
]
FORBIDDEN = [
    ("Do not click **Delete account**.", []),
    ("Don't click **Delete account**; click **Cancel** instead.", ["click Cancel"]),
    ("Never select **Reset** on a live system.", []),
    ("Avoid clicking **Reload** while it runs.", []),
    ("Close the window without clicking **Save**.", []),
    ("You cannot select **Archive** here.", []),
    ("You should not press **Reset** or click **Wipe**.", []),
    ("Instead of clicking **Save**, press `Enter`.", ["press Enter"]),
]
TOLD = [
    ("When you click **Save**, the Summary window opens.", []),
    ("If you select **All**, every row is exported.", []),
    ("Once you have clicked **Send**, it cannot be undone.", []),
    ("Clicking **Save** stores the changes.", []),
    ("The **Save** button saves your changes.", []),
    ("The **Close** button was pressed.", []),
    ("We clicked **Start** in the last chapter.", []),
    ("The menu lets you add, edit, and remove rows.", []),
    ("This chapter explains how to add, clone, edit, print, disable, and export a plan.", []),
    ("Search results are sorted by date.", []),
    ("Select boxes can be styled.", []),
    ("By clicking **Accept** you agree to the terms?", []),
    ("How do I click **Save**?", []),
    ("Want to leave? Click **Leave**.", ["click Leave"]),
    ("For more information, see [Click events](x.md).", []),
    ("Check the logs for errors.", []),
    ("Follow the steps below.", []),
    ("To cancel the order, click **Cancel order**.", ["click Cancel order"]),
    ("If you want to leave, open the **Account** page.", ["open Account"]),
    ("To learn more, visit the [plugin repository](https://example.org/plugins).", []),
    ("You can navigate the user interface through keyboard shortcuts.", []),
    ("Configure permissions and access controls in addition to these UI settings.", []),
    ("This prevents button-based and drag-and-drop uploads.", []),
    ("You can disable the shortcut using the Advanced Settings Editor.", []),
    ("You can configure this behavior in the **Settings Editor**.", []),
    ("It can be shown in the sidebar by adding `'modal': false` to the settings.", []),
    ("Single-click navigation for files can be enabled.", []),
    ("Add a shortcut for the `run:all` command in the settings.", []),
    ("Clients can upload files programmatically.", []),
    ("Enter more details.", []),
    ("Open a [support ticket](https://example.org/support).", []),
    ("Ask your admin to set `Sharing` to allow people to view, share, and search for posts.", []),
    ("Use the [handover of a site](handover.md) functionality instead.", []),
    ("In the portal you can:\n\n- change the billing address\n- view payments", []),
    ("You will learn how to add photos, sort or remove them, upload a cover and type captions.", []),
    ("Access to **Albums** requires a paid plan.", []),
    ("The site uses groups within a family to share photos and provide comments.", []),
    ("- [Upload a cover](#upload-a-cover)\n- [Choose a frame](frames.md)", []),
    ("Click **Save**, and the **Golden frame** option will be shown.", ["click Save"]),
]
GESTURES = [  # nouns for what a hand does stand for the verb, and without an object act on what was spoken of
    ("Open its menu with a right-click on the row.", ["right-click row"]),
    ("A double click on the name opens the boat.", ["double-click name"]),
    ("Hover over the date in the chart. Right-click to open its menu.", ["hover date", "right-click date"]),
    ("Just hover your mouse near the buoy and click the anchor icon.", ["hover buoy", "click anchor icon"]),
]
USES = [  # "use" takes its action from what is used, and from what it is used for
    ("Use the **Berth** menu to choose a berth.", ["select Berth = berth"]),
    ("Use the **Berth** dropdown to choose **North**.", ["select Berth = North"]),
    ("Use the **Edit** menu to choose **Undo**.", ["click Undo"]),
    ("Use the **Delete** link in the row.", ["click Delete"]),
    ("Use the **Delete** key.", ["press Delete"]),
    ("Select one or more boats with the checkboxes.", ["check one or more boats"]),
    ("Pick a sailor under *Stand-in at sea*.", ["select Stand-in at sea = sailor"]),
    ("To see one harbour only, choose it from **Harbour**.", ["select Harbour = one harbour"]),
]
FIELDS_FIRST = [  # a field may stand before its value; an article tells which of two is the field
    ("Populate a `Name` of `ae0`.", ["type Name = ae0"]),
    ("Select a `Type` of `Link` from the drop-down selector.", ["select Type = Link"]),
    ("Select a `Manufacturer` from the drop-down selector.", ["select Manufacturer"]),
    ("Select `Status` as `Active`.", ["select Status = Active"]),
    ("Select **Weekly** as the **Frequency**.", ["select Frequency = Weekly"]),
    ("Populate the `Prefix` in CIDR notation.", ["type Prefix"]),
    ('For the "Subject" enter: "Back soon"', ["type Subject = Back soon"]),
    ('For the "Message" enter what you like.', ["type Message"]),
    ("Make a selection from the `Tenant` drop-down menu.", ["select Tenant"]),
]
WHOLES = [  # a form is filled in as a whole where none of its fields is named, and what one works at is saved
    ("Fill out the form and click **Send**.", ["type form", "click Send"]),
    ("Fill in all of the necessary details.", ["type necessary details"]),
    ("Complete the fields.", ["type fields"]),
    ("In the **Rule** form, you need to fill in 4 fields:", []),
    ("First you need to go to the rules page:", []),
    ("Fill in the first and last name of the sailor.", ["type first name", "type last name of the sailor"]),
    ("Save the logbook.", ["click save"]),
    ("Save the key in a safe place.", []),
    ("Save the file.", []),
    ("Click **Delete** and confirm the removal.", ["click Delete", "click confirm"]),
    ("Confirm your password.", ["type password"]),
    ("Confirm that the boat is listed.", []),
    ("Leave **Type** set to **New**.", []),
    ("Change the **Minimum**.", ["type Minimum"]),
    ("By default, **Two approvers** is off. Turn it on if you like.", ["check Two approvers"]),
    ("Leave a comment.", ["type comment"]),
    ("Leave the **Message** field empty.", []),
    ("Search for a boat by name.", ["type search"]),
    ("Then send it:", []),
    ("You are asked to confirm.", []),
    ("Put the addresses in, one per line.", ["type addresses = addresses in"]),
    ("Enter a **Hull** – for instance `TK-5` – and a **Boat name**.", ["type Hull = TK-5", "type Boat name"]),
    ("Use the checkboxes to select the boats, then click **Moor**.", ["check boats", "click Moor"]),
    ("Edit the (draft.", []),  # a bracket that never closes
]
PLACES_WITHOUT_STEPS = [
    ("## Click the button", []),
    ("```\nclick the button\n```", []),
    ("    click the button", []),
    ("Run `click here` in a terminal.", []),
]
ALL = (
    IMPERATIVES
    + GERUNDS
    + MODALS
    + MARKUP
    + PATHS
    + FORBIDDEN
    + TOLD
    + PLACES_WITHOUT_STEPS
    + GESTURES
    + USES
    + WHOLES
    + FIELDS_FIRST
)


def steps_of(text: str) -> list[str]:
    steps = read_procedure(read_page(text, source="page.md")).steps
    return [
        f"{s.action} {s.target}" + (f" = {s.value}" if s.value and s.value != s.target else "")
        for s in steps
        if s.action != "expect"
    ]


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text for text, _ in ALL])
def test_a_reader_takes_these_steps_from_the_wording(text: str, expected: list[str]):
    assert steps_of(text) == expected


def test_the_seven_markup_forms_of_a_label_are_known_to_be_labels():
    steps = [step for text, _ in MARKUP for step in read_procedure(read_page(text, source="page.md")).steps]
    assert [step.labelled for step in steps] == [True] * len(MARKUP)


@pytest.mark.parametrize(
    "text",
    [
        "Click **Back** to return to the step before.",
        "Click **Previous** to go back to the previous page.",
        "Press **Reset** to discard your changes.",
    ],
)
def test_a_step_that_leads_back_is_none_that_must_be_taken(text: str):
    """By what the words mean: who has gone back is no nearer to the end that the page promises."""
    page = f"# Moor\n\n1. Click **Moor**.\n2. {text}\n3. Click **Confirm**.\n"
    assert [s.optional for s in read_procedure(read_page(page, source="page.md")).steps] == [False, True, False]


@pytest.mark.parametrize("text", ["Click **Back**.", "Return to the previous page.", "Click **Undo** to undo it."])
def test_going_back_may_be_what_a_page_asks_for(text: str):
    assert not any(s.optional for s in read_procedure(read_page(text, source="page.md")).steps)
