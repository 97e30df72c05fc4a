import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page


def test_an_icon_behind_an_article_is_the_noun_that_it_stands_for() -> None:
    page = read_page("Click on the ![edit button](/img/Pencil.svg) to change a key.\n", source="page.md")
    assert page.blocks[0].text == "Click on the edit button to change a key."
    assert page.figures == ()
    assert [(step.action, step.target) for step in read_procedure(page).steps] == [("click", "edit button")]


def test_an_icon_before_a_label_says_nothing_that_the_label_does_not() -> None:
    page = read_page("Go to ![Cog icon](/img/Cog.svg) **Settings**.\n", source="page.md")
    assert page.blocks[0].text == "Go to Settings."
    assert page.figures == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('Click the <i class="fa fa-fw fa-trash-o"></i> button.', "Click the trash button."),
        ('On the <i class="fa fa-fw fa-gear"></i> **Plan** tab.', "On the Plan tab."),
        ('Click the <span class="bi bi-gear-fill"></span> icon.', "Click the gear icon."),
        ('Click the <Icon icon="circle-play" /> button.', "Click the circle play button."),
        ('Click <i class="fa-solid fa-plus"></i> **New**.', "Click New."),
        ('Click <i class="fa fa-gear"></i> Settings.', "Click Settings."),
        ('Click on <Icon name="dots-three" /> in the row.', "Click on the dots three icon in the row."),
        ('Click <Icon name="plus" /> and type a name.', "Click the plus icon and type a name."),
        ('Then click <i class="fa fa-plus"></i>', "Then click the plus icon"),
        ('Click on the <Glyph Icon={Dots} alt="three dots" /> icon', "Click on the three dots icon"),
        ('Click <Drawn alt="pencil" /> beside it', "Click the pencil icon beside it"),
        ('Click <Icon name="plus" />\nand type a name.', "Click the plus icon and type a name."),
        ('A <i>song</i> and a <span class="iconic">verse</span>.', "A song and a verse."),
    ],
)  # fmt: skip
def test_an_icon_that_is_known_by_its_class_is_said_in_words(text: str, said: str) -> None:
    assert read_page(text, source="page.mdx").blocks[0].text == said


def test_a_picture_of_a_window_within_a_sentence_stays_a_figure() -> None:
    page = read_page("The window opens: ![The Keys window](keys.png)\n", source="page.md")
    assert [figure.src for figure in page.figures] == ["keys.png"]


def test_a_picture_that_stands_alone_is_a_figure_whatever_it_is_called() -> None:
    page = read_page("![Settings icon](icons/cog.png)\n", source="page.md")
    assert [figure.src for figure in page.figures] == ["icons/cog.png"]
