"""Where a claim is looked at: the place that its words name, and never the mere presence of a label."""

from __future__ import annotations

import pytest

from docwitness.procedures import read_procedure
from docwitness.productmap.states import Opener, Part, ProductMap, State, Transition
from docwitness.reading import read_page
from docwitness.scenarios.generating import scenarios_of


def page(name: str, *parts: Part, depth: int = 1) -> State:
    main = Part("main", name)
    inner = tuple(Part(p.role, p.name, parent=0, state=p.state, options=p.options, hint=p.hint) for p in parts)
    title, example = f"{name} - Shelf", f"http://shelf.test/{name}"
    return State(name, f"/{name}", (example,), title, (name,), parts=(main, *inner), depth=depth)


def link(source: State, target: State, name: str, *, data: bool = False) -> Transition:
    return Transition(source.name, target.name, "link", Opener("link", name), data)


START = page("Start", Part("link", "Tags"), Part("link", "Albums"), depth=0)
TAGS = page("Tags", Part("table", ""), Part("link", "Add tag"), Part("searchbox", "Search"))
NEW = page(
    "New tag",
    Part("textbox", "Name"),
    Part("checkbox", "Public", state=("checked",)),
    Part("textbox", "Colour"),
    depth=2,
)
EDIT = page("Editing: Rare", Part("textbox", "Name"), depth=2)
ALBUMS = page("Albums", Part("table", ""), Part("button", "Colour"))
MAP = ProductMap(
    "http://shelf.test/",
    (START, TAGS, NEW, EDIT, ALBUMS),
    (
        link(START, TAGS, "Tags"),
        link(START, ALBUMS, "Albums"),
        link(TAGS, NEW, "Add tag"),
        link(TAGS, EDIT, "Rare", data=True),
    ),
)
LOOKED_AT = [
    ("You can create and edit tags from the Tags page.",
     ['Tags: I am offered to "create" the tags', 'Tags: I am offered to "edit" the tags']),
    ("## Tags\n\nA public tag (checked by default)",
     ['Tags > Add tag: I see that the public tag is "checked"']),
    ("## Tags\n\nThe **Public** box is ticked by default.",
     ['Tags > Add tag: I see that the "Public" textbox is "ticked"']),
    ("The form has these fields:\n\n- **Name**\n- **Colour**\n- **Public**",
     ['Tags > Add tag: I see "Name"', 'Tags > Add tag: I see "Colour"', 'Tags > Add tag: I see "Public"']),
    ("The Tags page lists any tags.", ["Tags: I see a list of the tags"]),
    ("## Tags\n\nThe results change as you type.", ["Tags: the results follow what I type"]),
    ("Each tag may be assigned a colour.", ['Tags > Add tag: I see the parts "colour"']),
    ("## Tags\n\nThe form shows the name and the colour.", ['Tags > Add tag: I see the parts "name, colour"']),
    # A thing that has no page, a part that only a button is called by, a part that is nowhere.
    ("Each song may be assigned a colour.", []),
    ("Each album may be assigned a colour.", []),
    ("## Tags\n\nThe form shows the name and the price.", []),
    # A verb that nothing there does, a page that is not on the map, a label that only some other page has.
    ("You can export tags from the Tags page.", []),
    ("You can create new songs from the Tags page.", []),
    ("You can create and export tags from the Tags page.", []),
    ("The Songs page lists any songs.", []),
    ("## Albums\n\nThe results change as you type.", []),
    ("## Songs\n\n- **Colour**: what it looks like", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LOOKED_AT, ids=[text for text, _ in LOOKED_AT])
def test_a_claim_is_looked_at_where_its_words_say(text: str, expected: list[str]) -> None:
    made = scenarios_of(read_procedure(read_page(text, source="page.md")), MAP)
    told = [[step.phrase for step in scenario.steps] for scenario in made]
    assert [
        f"{lines[0].removeprefix('I begin at ')[1:-1]}: {lines[-1]}" for lines in told if len(lines) > 1
    ] == expected


def test_what_can_be_done_to_an_entry_may_be_behind_its_menu() -> None:
    jars = page("Jars", Part("list", ""), Part("button", ""))
    known = ProductMap("http://shelf.test/", (START, jars), (link(START, jars, "Jars"),))
    made = scenarios_of(read_procedure(read_page("# Jars\n\nYou can edit and delete jars.", source="p.md")), known)
    assert [scenario.steps[-1].phrase for scenario in made] == [
        'I am offered to "edit" the jars', 'I am offered to "delete" the jars'
    ]  # fmt: skip


def test_without_a_map_nothing_tells_where_to_look() -> None:
    assert scenarios_of(read_procedure(read_page("The Tags page lists any tags.", source="page.md"))) == ()
