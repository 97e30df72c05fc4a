"""Which way leads to a promise: pages of products that open pages rather than windows."""

from docwitness.procedures import read_procedure
from docwitness.reading import read_page
from docwitness.scenarios.generating import scenarios_of


def told(text: str) -> list[tuple[str, ...]]:
    """The lines of each scenario made of the page, scenarios about places left out."""
    made = scenarios_of(read_procedure(read_page(text, source="page.md")))
    lines = [tuple(f"{step.keyword} {step.phrase}" for step in scenario.steps) for scenario in made]
    return [scenario for scenario in lines if " at " not in scenario[-1]]


def test_a_way_through_menus_is_one_line_and_needs_no_window() -> None:
    assert told("# Groups\n\nGo to **Admin > Groups** from the [Sidebar](/around).") == [
        ('When I go to "Admin > Groups"',),
    ]


def test_of_a_way_through_menus_the_place_of_its_first_station_is_looked_at() -> None:
    page = read_page("# Groups\n\nGo to **Admin > Groups** from the [Sidebar](/around).", source="page.md")
    made = scenarios_of(read_procedure(page))
    assert [step.phrase for step in made[-1].steps] == ['I see "Admin" at "Sidebar"']


def test_a_link_to_what_explains_a_page_of_the_product_names_that_page() -> None:
    page = """# Groups

Go to **Admin > Groups** to open the [Groups page](/pages).

## Add a group

In the [Groups page](/pages), click **Add a group**. Enter a name in the **Name** field.
"""
    assert told(page) == [
        ('When I go to "Admin > Groups"', 'Then the "Groups" window is open'),
        (
            'Given I go to "Admin > Groups"',
            'When I click "Add a group" in the "Groups" window',
            'When I fill in the "Name" textbox',
        ),
    ]


def test_what_begins_in_the_navigation_needs_nothing_of_what_was_done_before() -> None:
    page = "# Files\n\nClick **Photos** in the sidebar. Then click **Upload**.\n\nClick **Songs** in the sidebar."
    assert told(page) == [
        ('When I click "Photos"', 'When I click "Upload"'),
        ('When I click "Songs"',),
    ]


def test_the_items_of_a_numbered_list_are_one_walk_wherever_they_lead() -> None:
    page = "# Files\n\n1. Click **Photos** in the sidebar.\n2. Click **Songs** in the sidebar.\n"
    assert told(page) == [('When I click "Photos"', 'When I click "Songs"')]


def test_what_a_section_takes_for_open_is_opened_first() -> None:
    page = "# Boards\n\n## Filters\n\nWithin a board in the app, filters hide cards.\n\n1. Click **Filter**.\n"
    assert told(page) == [("Given I open the board", 'When I click "Filter"')]


def test_what_the_page_never_speaks_of_again_is_not_what_it_is_about() -> None:
    assert told("# Cards\n\nIn a hurry, click **Filter**.") == [('When I click "Filter"',)]


def test_a_terminal_is_nothing_that_a_reader_of_the_product_opens() -> None:
    assert told("# Boards\n\nIn a terminal, start the server. Click **Filter**.") == [('When I click "Filter"',)]


def test_a_page_that_is_taken_for_open_is_gone_to_and_looked_for() -> None:
    assert told("# Money\n\nFrom the **Billing** page, click **Plans**.") == [
        ('When I go to "Billing"', 'Then the "Billing" window is open'),
        ('Given I go to "Billing"', 'When I click "Plans" in the "Billing" window'),
    ]


def test_of_two_alternatives_each_is_taken_by_itself() -> None:
    assert told("# Cards\n\nClick **Edit** and choose **Archive** or **Remove**. Click **Done**.") == [
        ('When I click "Edit"', 'When I click "Archive"', 'When I click "Done"'),
        ('Given I click "Edit"', 'When I click "Remove"'),
    ]


def test_another_way_with_a_verb_of_its_own_is_taken_by_itself() -> None:
    """“Or” joins clauses of which one is done, as it joins labels: nobody does both."""
    assert told("# Boats\n\nEither click **Berths** or select **Moor**. Then click **Save** or press Enter.") == [
        ('When I click "Berths"', 'When I click "Save"'),
        ('When I select "Moor"',),
        ('Given I click "Berths"', 'When I press "Enter"'),
    ]


def test_what_goes_on_from_an_offer_needs_it() -> None:
    page = "# Rules\n\nYou can add a rule by clicking **New rule**.\n\nThen click **Publish**."
    assert told(page) == [
        ('When I click "New rule"',),
        ('Given I click "New rule"', 'When I click "Publish"'),
    ]


def test_one_of_several_ways_is_left_aside_by_what_follows() -> None:
    page = "# Rules\n\nYou can also click **Copy rule**.\n\nThen click **Publish**."
    assert told(page) == [('When I click "Copy rule"',), ('When I click "Publish"',)]


def test_what_only_the_buyers_of_an_edition_have_is_not_put_to_the_test() -> None:
    assert told("# Logs\n\nIn Acme Enterprise, click **Audit log** to see who did what.") == []
    assert told("# Logs\n\nIn the Pro tab, click **Audit log**.") == [
        ('When I click the "Pro" tab', 'When I click "Audit log" in the "Pro" window')
    ]


def test_where_the_reader_has_started_the_product_is_where_scenarios_begin_anyway() -> None:
    page = "# Start\n\n1. Open Acme at `http://localhost:8080`.\n2. Click **Sign up**.\n"
    assert told(page) == [('When I click "Sign up"',)]


def test_what_is_only_described_is_told_with_the_corner_it_stands_in() -> None:
    assert told("# Me\n\nClick your user icon in the upper right.") == [
        ("When I click the user icon in the upper right",),
    ]


def test_another_task_needs_only_the_window_that_it_is_done_in() -> None:
    page = """# Photos

Click **Photos** in the sidebar to open the [Photos page](/photos).

To turn a photo, click **Turn** in the [Photos page](/photos).

To print it, click **Print** in the [Photos page](/photos).
"""
    assert told(page)[1:] == [
        ('Given I click "Photos"', 'When I click "Turn" in the "Photos" window'),
        ('Given I click "Photos"', 'When I click "Print" in the "Photos" window'),
    ]


def test_where_the_beginning_of_a_page_says_that_things_are_found_is_gone_to_first() -> None:
    page = """# Keys

Keys let programs in. They are managed in *Settings > Safety > Keys*.

## Add a key

1. Click **Add key**.

## Admins

Go to **Settings > Admins**.
"""
    assert told(page) == [
        ('Given I go to "Settings > Safety > Keys"', 'When I click "Add key"'),
        ('When I go to "Settings > Admins"',),
    ]


def test_what_follows_a_figure_that_says_what_it_shows_is_a_stage_of_its_own() -> None:
    page = "# Cards\n\n1. Click **Open**.\n\n![{}](a.png)\n\n2. Click **Move**.\n"
    assert told(page.format("The Cards list")) == [
        ('When I click "Open"', 'Then the figure of "Cards list" shows what I see'),
        ('Given I click "Open"', 'When I click "Move"'),
    ]
    assert told(page.format("")) == [('When I click "Open"', 'When I click "Move"')]


def test_tasks_that_each_say_by_what_they_are_done_begin_in_the_same_place() -> None:
    page = """# Songs

Click **Songs** in the sidebar. Add a song by clicking **New song**. Find a song by typing its name in the search field.
Edit the details of a song by clicking its title. Tick **Live**.
"""
    assert told(page) == [
        ('When I click "Songs"', 'When I click "New song"'),
        ('Given I click "Songs"', "When I fill in the search field"),
        ('Given I click "Songs"', "When I click the title", 'When I check "Live"'),
    ]


def test_what_only_opens_something_or_is_done_to_it_is_no_task_of_its_own() -> None:
    opened = "# Songs\n\nOpen the list by clicking **Songs**. Find a song by typing its name in the **Name** field."
    assert len(told(opened)) == 1
    made = "# Songs\n\nAdd a song by clicking **New song**. Choose its genre by clicking **Genre**."
    assert len(told(made)) == 1
    numbered = "# Songs\n\n1. Add a song by clicking **New song**.\n2. Edit the title by clicking **Title**.\n"
    assert len(told(numbered)) == 1


def test_a_paragraph_on_what_is_there_begins_before_what_was_made_in_the_one_before() -> None:
    page = """# Rooms

Click **Rooms** in the sidebar.

Click **New room** to add a room. Type its number into **Number**.

Select the name of any room to see who is in it.
"""
    assert told(page)[-1] == ('Given I click "Rooms"', "When I select the name of any room")
    opened = "# Rooms\n\nClick **Rooms** to see the rooms.\n\nClick **Floor** to view the floor.\n"
    assert told(opened) == [('When I click "Rooms"', 'When I click "Floor"')]


def test_each_paragraph_with_a_task_of_its_own_begins_where_the_section_begins() -> None:
    page = """# Rooms

Click **Rooms** in the sidebar.

To edit an existing room, double-click on its number.

You can also add a room with the **Floor** menu.

Lock a room by right-clicking on its number and selecting **Lock**.
"""
    assert told(page) == [
        ('When I click "Rooms"', "When I double-click the number"),
        ('Given I click "Rooms"', 'When I click the "Floor" menuitem'),
        ('Given I click "Rooms"', "When I right-click the number", 'When I click "Lock"'),
    ]
    same = "# Rooms\n\nTo add a room, click **New**.\n\nTo name the room, click **Name**.\n"
    assert told(same) == [('When I click "New"', 'When I click "Name"')]


def test_its_name_is_that_of_the_file_which_the_sentence_has_spoken_of() -> None:
    """In a list of files there are folders as well."""
    assert told("# Files\n\nTo open any file, double-click on its name.") == [
        ("When I double-click the name of the file",)
    ]
    assert told("# Rooms\n\nTo open any room, double-click on its name.") == [("When I double-click the name",)]


def test_what_is_seen_by_a_click_is_no_place_of_it() -> None:
    assert told("# Rooms\n\nYou can see detail about the room by selecting the room number.") == [
        ("When I select the room number",),
    ]


def test_what_a_click_is_said_to_open_is_witnessed_by_clicking_it() -> None:
    page = """# Rooms

If you select the name of a room on the Rooms page, the app shows details about the room.

When you click **Export**, the **Export rooms** dialog opens. Once you click **More**, the **Lock** button appears.

When you select a room, its **Floor** opens.
"""
    assert told(page) == [
        ('When I click the name of a room in the "Rooms" window',),
        ('When I click "Export"', 'Then the "Export rooms" window is open'),
        ('When I click "More"', 'Then I see "Lock"'),
    ]


def test_what_is_done_in_the_window_that_an_offer_opens_needs_the_offer() -> None:
    page = """# Songs

If you want to edit a song, click its title. Doing this takes you to the [song screen](/screens).

You can also change the genre by clicking **Genre** on the song screen. Tick **Live** on the song screen.
"""
    assert told(page)[1:] == [
        ("Given I click the title", 'When I click "Genre"'),
        ("Given I click the title", 'When I check "Live"'),
    ]


def test_a_link_in_common_words_is_no_title() -> None:
    assert told("# Songs\n\nClick **Edit**. This takes you to the [edit screen](/screens).") == [
        ('When I click "Edit"', "Then I see the edit screen"),
    ]


def test_making_a_new_thing_begins_at_the_list_and_not_behind_what_was_offered_before() -> None:
    page = """# Songs

Click **Songs** in the sidebar.

You can hide a song by clicking **Hide** in its row.

To add a new song, click **New song**. Type a name into **Title**.
"""
    assert told(page)[-1] == (
        'Given I click "Songs"', 'When I click "New song"', 'When I fill in "Title"'
    )  # fmt: skip


def test_a_list_that_goes_again_through_what_the_text_has_told_begins_anew() -> None:
    """The sentence before it says all at once; who follows both would look for the entry where it is gone."""
    page = """# Hens

To hide a hen, open **More** and choose **Hide**.

1. Choose **Hide**.
2. Click **Confirm**.
"""
    assert told(page)[1:] == [('When I click "Hide"', 'When I click "Confirm"')]


def test_two_items_of_one_list_that_use_the_same_label_are_two_clicks() -> None:
    page = "# Hens\n\n1. Click **Send**.\n2. Click **Send** again to confirm.\n"
    assert told(page) == [('When I click "Send"', 'When I click "Send"')]


def test_what_a_sentence_shows_is_looked_at_after_the_one_before_it_on_the_same_line() -> None:
    page = read_page('Select **Open** as the **State**. "Two songs" is displayed above the list.', source="page.md")
    (look,) = [s for s in scenarios_of(read_procedure(page)) if "Two songs" in s.steps[-1].phrase]
    assert [step.phrase for step in look.steps[:-1]] == ['I select "Open" from "State"']


def test_a_numbered_list_that_first_goes_somewhere_needs_nothing_of_the_text_above_it() -> None:
    """What a section can do is told first in prose, in words that read as a step: it is no part of the way."""
    page = "# Songs\n\nDrag **Songs** to sort them.\n\n1. Go to **Albums**.\n2. Click **Sort**.\n"
    assert told(page)[-1] == ('When I go to "Albums"', 'When I click "Sort"')


def test_a_way_that_is_clicked_needs_nothing_of_what_was_done_before_it() -> None:
    page = "# Plans\n\nTo see yours, click **Me::My plans**.\n\n1. Click **FIND::Find plans**.\n2. Click **Find**.\n"
    assert told(page)[-1] == ('When I click "FIND::Find plans"', 'When I click "Find"')
