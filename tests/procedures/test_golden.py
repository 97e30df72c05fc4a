"""What our own page promises, as it is printed for programs."""

import json
from collections.abc import Callable
from pathlib import Path

from docwitness.commands.documents.read import as_json
from docwitness.procedures import read_procedure
from docwitness.reading import read_page

OUR_PAGE = Path(__file__).parents[2] / "fixtures/docs/billing/cancel-your-subscription.md"
GOLDEN = Path(__file__).parent / "golden"


def test_the_promises_of_our_page(golden: Callable[[str, Path], None]):
    procedure = read_procedure(read_page(OUR_PAGE.read_text("utf-8"), source="cancel-your-subscription.md"))
    golden(
        json.dumps(as_json(procedure), indent=2, ensure_ascii=False) + "\n", GOLDEN / "cancel-your-subscription.json"
    )


def test_the_kind_of_every_sentence_of_our_page(golden: Callable[[str, Path], None]):
    procedure = read_procedure(read_page(OUR_PAGE.read_text("utf-8"), source="cancel-your-subscription.md"))
    lines = [f"{s.location.line:3} {s.kind:11} {s.text}\n" for s in procedure.sentences]
    golden("".join(lines), GOLDEN / "cancel-your-subscription.sentences.txt")
