"""Sentences that ask for nothing, and what each of them promises: kind, target, @ position or state, in window."""

import pytest

from docwitness.procedures import read_procedure
from docwitness.reading import read_page

SENTENCES = [
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
    ("The order's status changes to **In progress**.", "state order's status @ In progress"),
    ("The order is tagged as **Closed**.", "state order @ Closed"),
    ("Your plan will remain active until the end of the month.",
     "state plan @ active until the end of the month"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence_promises_this(text: str, expected: str):
    (claim,) = read_procedure(read_page(text, source="page.md")).claims
    where = f" in {claim.window}" if claim.window else ""
    assert f"{claim.kind} {claim.target} @ {claim.position or claim.value}{where}" == expected
