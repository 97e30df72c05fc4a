"""Every rule takes the example that stands beside it, and nothing in the reader names a product."""

import re
from pathlib import Path

import pytest

from docwitness.model import Block, SourceLocation
from docwitness.procedures.acting.context import Context
from docwitness.procedures.grammar.clauses import split_clauses
from docwitness.procedures.grammar.labels import mask_labels
from docwitness.procedures.grammar.moods import MOODS, MoodRule
from docwitness.procedures.promising.claims import RULES, ClaimRule, promises_of

PROCEDURES = Path(__file__).parents[2] / "src/docwitness/procedures"


@pytest.mark.parametrize("rule", MOODS, ids=lambda rule: rule.name)
def test_a_rule_of_mood_takes_its_example(rule: MoodRule):
    clauses = split_clauses(rule.example)
    assert rule.name in [clause.rule for clause in clauses]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_of_claims_takes_its_example(rule: ClaimRule):
    here = SourceLocation("page.md", 1)
    block = Block("paragraph", rule.example, here, ((0, 1),))
    masked = mask_labels(block, 0, len(rule.example))
    found = list(promises_of(masked, split_clauses(masked.mask), (), context=Context()))
    assert {promise.kind for promise in found} == {rule.kind}


def test_no_two_rules_have_one_name():
    names = [rule.name for rule in (*MOODS, *RULES)]
    assert len(names) == len(set(names))


def test_the_rules_know_no_product():
    text = " ".join(path.read_text() for path in PROCEDURES.rglob("*.py"))
    products = (
        r"\b(?:rekor|chargebee|gitbook|github|gitlab|grafana|stripe|pretix|btcpay|hoppscotch|cypress|nuget|azure)\b"
    )
    assert re.findall(products, text, re.IGNORECASE) == []
