"""Which features are about which page, where several pages name the same buttons."""

from docwitness.model import Observation, Procedure
from docwitness.procedures import read_procedure
from docwitness.reading import read_page
from docwitness.scenarios.witnesses import about_each, witnesses_of

NOTES = "# Notes\n\n1. Click **Notes**.\n2. Click **Add**.\n3. Click **Save**.\n"
TASKS = "# Tasks\n\n1. Click **Tasks**.\n2. Click **Assign**.\n3. Click **Save**.\n"


def read(text: str, source: str = "page.md") -> Procedure:
    return read_procedure(read_page(text, source=source))


def observed(feature: str, name: str, *phrases: str) -> list[Observation]:
    return [
        Observation(f"{feature}::{name}", feature, number, "When", phrase, "passed", scenario_name=name)
        for number, phrase in enumerate(phrases, 1)
    ]


def test_a_generated_feature_is_about_the_page_that_it_says_most_of() -> None:
    notes = observed("notes.feature", "Notes: Clicking Save", 'I click "Notes"', 'I click "Add"', 'I click "Save"')
    tasks = observed("tasks.feature", "Tasks: Clicking Save", 'I click "Tasks"', 'I click "Assign"', 'I click "Save"')
    about = about_each([read(NOTES), read(TASKS)], [*notes, *tasks])
    assert about == (tuple(notes), tuple(tasks))


def test_a_feature_that_a_person_wrote_may_be_about_two_pages() -> None:
    shared = observed("all.feature", "Things are kept", 'I click "Notes"', 'I click "Add"', 'I click "Assign"')
    about = about_each([read(NOTES), read(TASKS)], shared)
    assert about == (tuple(shared), tuple(shared))


def test_a_scenario_is_about_the_step_whose_label_is_in_its_name() -> None:
    added = observed("notes.feature", "On offer: Clicking Add card", "I wave")
    procedure = read("# Cards\n\nClick **Create**.")
    assert witnesses_of(procedure, added).subject == {}
    assert list(witnesses_of(read("# Cards\n\nClick **Add card**."), added).subject.values()) == ["click:add-card"]


def test_a_name_that_was_made_of_a_step_says_nothing_of_what_happens_then() -> None:
    procedure = read("# Notes\n\nBy default, a new note can be seen by its writer alone.")
    made = observed("notes.feature", "Notes: Seeing a new note by its writer", 'I click "Notes"')
    spoken = observed("notes.feature", "A new note can be seen by its writer alone", 'I click "Notes"')
    assert witnesses_of(procedure, made).of_claim == {}
    assert list(witnesses_of(procedure, spoken).of_claim) == [procedure.claims[0].id]


def test_a_phrase_speaks_of_the_promise_that_it_says_most_nearly() -> None:
    procedure = read("# Notes\n\n1. Select a folder from the **Folders** dropdown.\n2. Select the folder.\n")
    seen = observed("notes.feature", "Folders", "I select the folder")
    of_promise = witnesses_of(procedure, seen).of_promise
    assert {promise: len(lines) for promise, lines in of_promise.items()} == {
        "select:folders": 0,
        "select:folder": 1,
    }


def test_the_thing_itself_is_not_what_it_is_for() -> None:
    procedure = read("# Notes\n\nChoose a colour for your note.")
    seen = observed("notes.feature", "Note", "I open the note")
    assert [len(lines) for lines in witnesses_of(procedure, seen).of_promise.values()] == [0]


def test_a_way_through_menus_is_witnessed_by_the_line_that_goes_it() -> None:
    procedure = read("# Notes\n\nGo to **Admin > Notes**.")
    seen = observed("notes.feature", "Notes", 'I go to "Admin > Notes"')
    assert [len(lines) for lines in witnesses_of(procedure, seen).of_promise.values()] == [1]
