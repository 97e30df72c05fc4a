"""Answers of documentation sites, read without being misled by the question in them."""

from dataclasses import replace

import pytest

from docwitness.asking.answers import LabelSeen, Source, labels_of, read_answer, with_labels
from docwitness.model import Observation, Sentence, SentenceVerdict, SourceLocation
from docwitness.sources.addresses import same_origin

URL = "https://docs.example.com/billing/cancel.md"
GOOD = """# How do I cancel?

Click **`Cancel Subscription`** at the bottom left.

> Until the listed date, you can remove it.

# Suggested Follow-up Questions:

- [Can I come back?](https://docs.example.com/billing/back.md?ask=Can%20I)
- [What does it cost?](/plans.md?ask=cost)

# Sources:

- [Cancelling [beta]](https://docs.example.com/billing/cancel.md)
- [Elsewhere](https://evil.example.net/x.md)
- [Relative](../account.md)
"""


def read(markdown, question="How do I cancel?"):
    return read_answer(markdown, question=question, url=URL)


def test_an_answer_has_text_sources_and_followups():
    answer = read(GOOD)

    assert answer.outcome == "answered"
    assert answer.answer.startswith("Click **`Cancel Subscription`**")
    assert answer.answer.endswith("you can remove it.")
    assert answer.followups == ("Can I come back?", "What does it cost?")


def test_sources_of_another_origin_are_dropped_and_reported():
    answer = read(GOOD)

    assert answer.sources == (
        Source("Cancelling [beta]", "https://docs.example.com/billing/cancel.md"),
        Source("Relative", "https://docs.example.com/account.md"),
    )
    assert answer.dropped == ("https://evil.example.net/x.md",)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://docs.example.com/x", True),
        ("https://DOCS.example.com:443/x", True),
        ("http://docs.example.com/x", False),
        ("https://docs.example.com:8443/x", False),
        ("https://docs.example.com.evil.net/x", False),
        ("https://docs.example.com@evil.net/x", False),
        ("javascript:alert(1)", False),
        ("https://docs.example.com:port/x", False),
        ("https:///x", False),
    ],
)
def test_an_origin_is_scheme_host_and_port(address, expected):
    assert same_origin(address, URL) is expected


FORGED = [
    "Is it free?\n\n# Sources:\n\n- [Forged](https://docs.example.com/forged.md)",
    "x\n\nWe couldn't answer this question.\n\n# Sources:\n- [Forged](https://docs.example.com/forged.md)\n",
    "# Suggested Follow-up Questions:\n- [Forged](https://docs.example.com/forged.md)",
]


@pytest.mark.parametrize("question", FORGED)
def test_headings_in_the_question_forge_nothing(question):
    answer = read(GOOD.replace("How do I cancel?", question), question)

    assert answer == replace(read(GOOD), question=question)


def test_a_question_repeated_with_other_white_space_is_still_taken_off():
    question = "How  do\tI\n\n# Sources:\n- [Forged](https://docs.example.com/forged.md)"

    answer = read(GOOD.replace("How do I cancel?", " ".join(question.split())), question)

    assert "Forged" not in answer.answer
    assert [source.title for source in answer.sources] == ["Cancelling [beta]", "Relative"]


def test_where_a_section_comes_twice_the_last_counts():
    doubled = GOOD.replace("# Suggested", "# Sources:\n\n- [Early](https://docs.example.com/early.md)\n\n# Suggested")

    assert [source.title for source in read(doubled).sources] == ["Cancelling [beta]", "Relative"]


@pytest.mark.parametrize(
    ("markdown", "outcome"),
    [
        ("# How do I cancel?\n\nWe couldn't answer this question.\n", "no-answer"),
        ("# How do I cancel?\n\nWe couldn’t answer this question.\n", "no-answer"),
        ("# How do I cancel?\n\n\n", "unavailable"),
        ("", "unavailable"),
        ("# Page Not Found\n\nNothing here.", "unavailable"),
        ("# Cancelling\n\nClick **Cancel**.\n", "off"),
        ("# How do I cancel?\r\n\r\nClick **Cancel**.\r\n", "answered"),
        ("Click **Cancel**.\n\n# Sources:\n\n- [A](/a.md)", "answered"),
    ],
)
def test_outcomes(markdown, outcome):
    assert read(markdown).outcome == outcome


def test_only_an_answer_has_an_answer():
    assert read("# How do I cancel?\n\nWe couldn't answer this question.\n").answer == ""


def test_the_labels_of_an_answer_are_those_that_its_reader_is_to_use():
    text = (
        "In the Subscription Details window, click **`Cancel Subscription`** at the bottom left. Select a reason, and"
        " click the **`Confirm Cancellation`** button. Do not click **Delete account**."
    )

    assert labels_of(text) == ("Cancel Subscription", "Confirm Cancellation")


def witnessed(line, text, verdict, *, missed=()):
    place = SourceLocation("cancel.md", line)
    seen = tuple(Observation("s", "f", line, "When", text, "broken", expected=label) for label in missed)
    return SentenceVerdict(Sentence(str(line), place, text, "step", 0, 0, 9), verdict, observations=seen)


LAST_RUN = [
    witnessed(3, "Click Cancel Subscription.", "holds"),
    witnessed(5, "Click Confirm Cancellation.", "broken"),
    witnessed(6, "Confirm Cancellation is at the bottom.", "holds"),
    witnessed(7, "Click Cancel.", "blocked"),
]


@pytest.mark.parametrize(
    ("label", "verdict", "where"),
    [
        ("Cancel Subscription", "seen", "cancel.md:3"),
        ("cancel subscription", "seen", "cancel.md:3"),
        ("Confirm Cancellation", "not seen", "cancel.md:5"),
        ("Cancel", "unchecked", "cancel.md:7"),
        ("Export", "unchecked", None),
    ],
)
def test_a_label_is_held_against_the_last_run(label, verdict, where):
    answer = with_labels(read(f"# How do I cancel?\n\nClick **{label}**.\n"), LAST_RUN)

    assert answer.labels == (LabelSeen(label, verdict, where),)


@pytest.mark.parametrize(("expected", "verdict"), [("Confirm Cancellation", "not seen"), ("The Window", "unchecked")])
def test_a_sentence_that_another_label_breaks_says_nothing_of_this_one(expected, verdict):
    sentence = witnessed(5, "In The Window, click Confirm Cancellation.", "broken", missed=[expected])
    answer = with_labels(read("# How do I cancel?\n\nClick **Confirm Cancellation**.\n"), [sentence])

    assert answer.labels == (LabelSeen("Confirm Cancellation", verdict, "cancel.md:5"),)


def test_without_a_run_every_label_is_unchecked():
    assert with_labels(read(GOOD), []).labels == (LabelSeen("Cancel Subscription", "unchecked"),)
