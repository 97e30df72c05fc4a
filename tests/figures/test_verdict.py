from __future__ import annotations

from dataclasses import replace

import pytest

from docwitness.figures.decide.weighing import FEATURES, Evidence, probability
from docwitness.figures.decide.weights import CURRENT, STALE, WEIGHTS
from docwitness.figures.observe.sequence import Order
from docwitness.figures.observe.sightings import Sighting
from docwitness.figures.sighted import conclude
from docwitness.figures.text_reading import Line
from docwitness.model import Placement


def line(text: str) -> Line:
    return Line(text, (10.0, 10.0, 60.0, 16.0), 0.98)


def evidence(*sightings: Sighting, agreement: float = 0.99) -> Evidence:
    same = [Sighting(line(text), line(text), "same") for text in ("Orders", "Carriers", "Returns", "Add rule")]
    return Evidence(Placement(1.0, 0.0, 0.0, agreement), (*same, *sightings), Order(0.0, ()), ((), ()), 0.9)


RENAMED = Sighting(line("Import"), line("More"), "reworded", at_its_place=True)


def test_each_feature_has_a_weight_and_speaks_for_stale() -> None:
    assert len(WEIGHTS) == len(FEATURES)
    nothing = [0.0] * len(FEATURES)
    for index in range(len(FEATURES)):
        more = [*nothing[:index], 1.0, *nothing[index + 1 :]]
        assert probability(tuple(more)) >= probability(tuple(nothing))
    assert probability(tuple(nothing)) < CURRENT < STALE


def test_pictures_in_which_nothing_differs_are_current() -> None:
    assert conclude(evidence()).verdict == "current"


def test_a_label_that_changed_forbids_current_and_both_readings_are_told() -> None:
    judgement = conclude(evidence(RENAMED))
    assert judgement.verdict == "undecided"
    assert judgement.why.startswith("“Import” is now “More”; ")
    assert [change.severity for change in judgement.changes] == ["warning"]


def test_another_icon_alone_cannot_be_told_from_data() -> None:
    judgement = conclude(replace(evidence(), icons=(((10.0, 10.0, 16.0, 16.0),), ())))
    assert judgement.verdict == "undecided"
    assert judgement.why.startswith("An icon is another one; ")


@pytest.mark.parametrize("excuse", ["data", "row", "cut", "outside", "part", "faint"])
def test_a_difference_that_something_excuses_is_no_change(excuse: str) -> None:
    assert conclude(evidence(RENAMED.excused(excuse))).verdict == "current"  # type: ignore[arg-type]


def test_many_labels_that_changed_make_it_stale_and_the_sentence_counts_them() -> None:
    words = ("Rules", "Apply", "Free above", "Discard", "Members", "Roles", "Invite people", "Export list")
    gone = [Sighting(line(word), None, "gone", expected=(400.0, 400.0)) for word in words]
    judgement = conclude(evidence(*gone, agreement=0.7))
    assert judgement.verdict == "stale"
    assert judgement.confidence > 0.5
    assert "“Rules, Apply, Free above" in judgement.why
