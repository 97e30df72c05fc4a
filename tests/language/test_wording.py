"""How texts are written within sentences of ours."""

import pytest

from docwitness.language.wording import quoted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Save", "“Save”"),
        ("“Save”", "“Save”"),
        ('"Save"', "“Save”"),
        ("Click “Save”", "“Click ‘Save’”"),
        ('When I click the "Save" button', "“When I click the ‘Save’ button”"),
        ('"Save" and "Close"', "“‘Save’ and ‘Close’”"),
        ("Klicken Sie auf „Sichern“", "“Klicken Sie auf ‘Sichern’”"),
        ("the 19\" rack's label", "“the 19’ rack's label”"),
    ],
)
def test_a_text_has_one_pair_of_quotation_marks(text: str, told: str) -> None:
    assert quoted(text) == told
