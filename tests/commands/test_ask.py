"""`docwitness ask` at the command line."""

import json

import pytest
from click.testing import CliRunner

from docwitness.asking.answers import Answer, LabelSeen, Source
from docwitness.commands.products.ask import as_json, as_text, command, exit_code, is_loopback

ANSWER = Answer(
    "How?",
    "answered",
    "Click **Cancel**.",
    sources=(Source("Cancelling", "https://docs.example.com/a.md"),),
    followups=("And then?",),
    labels=(LabelSeen("Cancel", "not seen", "a.md:3"),),
    dropped=("https://evil.example.net/x",),
)


def run(*arguments):
    return CliRunner().invoke(command, arguments, standalone_mode=False)


def test_the_embedded_documentation_answers_without_further_ado():
    result = run("How do I add a card?", "--format", "json")

    answer = json.loads(result.stdout)
    assert result.return_value == 0
    assert (answer["outcome"], answer["sources"][0]["title"]) == ("answered", "Payment Methods")
    assert set(answer) == {
        "question", "outcome", "answer", "sources", "followups", "labels", "dropped", "why",
    }  # fmt: skip


def test_a_person_is_told_the_files_that_the_embedded_site_was_made_of():
    result = run("How do I add a card?")

    assert "\n  Payment Methods  fixtures/docs/billing/payment-methods.md\n" in result.stdout


def test_a_live_site_is_not_asked_unless_told_to():
    result = run("How?", "--page", "https://docs.example.com/a.md")

    assert result.return_value == 3
    assert result.stdout.startswith("refused: https://docs.example.com/a.md is a live site")


@pytest.mark.parametrize(
    ("question", "page"), [(" ", None), ("How?", "a.md"), ("How?", "file:///etc/passwd"), ("How?", "http://[::1")]
)
def test_wrong_use_has_exit_code_4(question, page):
    result = run(question, *(("--page", page) if page else ()))

    assert result.exception.exit_code == 4


def test_text_has_answer_sources_and_what_was_witnessed():
    assert as_text(ANSWER).split("\n\n") == [
        "Click **Cancel**.",
        "Sources:\n  Cancelling  https://docs.example.com/a.md",
        "Of another site, not counted:\n  https://evil.example.net/x",
        "You could also ask:\n  And then?",
        'Witnessed:\n  "Cancel": not seen (a.md:3)',
    ]


def test_json_is_that_of_the_contract():
    assert as_json(ANSWER)["labels"] == ({"label": "Cancel", "verdict": "not seen", "where": "a.md:3"},)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer("q", "answered", "a"), 0),
        (Answer("q", "answered", "a", labels=(LabelSeen("b", "seen"), LabelSeen("c", "unchecked"))), 0),
        (ANSWER, 1),
        (Answer("q", "no-answer"), 3),
        (Answer("q", "off"), 3),
        (Answer("q", "refused"), 3),
        (Answer("q", "unavailable"), 3),
    ],
)
def test_only_an_answer_can_hold(answer, code):
    assert exit_code(answer) == code


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:8000/a.md", True),
        ("http://[::1]/a.md", True),
        ("http://localhost/a.md", True),
        ("http://127.0.0.1.example.com/a.md", False),
        ("http://localhost.example.com/", False),
        ("http://10.0.0.1/", False),
    ],
)
def test_what_is_live_is_told_from_the_address(url, expected):
    assert is_loopback(url) is expected
