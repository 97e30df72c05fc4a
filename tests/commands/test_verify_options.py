"""What `docwitness verify` makes of its options."""

import pytest

from docwitness.running import Options, _arguments
from docwitness.witness.product import Wish


@pytest.mark.parametrize(
    ("only", "taken"),
    [
        ("bottom", "bottom"),
        ("two tabs", "two_tabs"),
        ("two tabs and not log back in", "two_tabs and not log_back_in"),
        ("(two tabs or free text box) and not bottom", "(two_tabs or free_text_box) and not bottom"),
    ],
)
def test_scenarios_are_chosen_by_the_words_of_their_names(only: str, taken: str) -> None:
    arguments = _arguments(Wish(), Options(only=only))
    assert arguments[arguments.index("-k") + 1] == taken
