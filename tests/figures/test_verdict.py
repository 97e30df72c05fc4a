from __future__ import annotations

from dataclasses import replace

from docwitness.figures.decide.weighing import FEATURES, Evidence, probability
from docwitness.figures.decide.weights import CURRENT, STALE, WEIGHTS
from docwitness.figures.sighted import conclude
from docwitness.model import Change, ElementName, Placement


def change(was: str | None, now: str | None) -> Change:
    kind = "renamed" if was and now else "removed" if was else "added"
    return Change(kind, ElementName("text", now or was or ""), was, now, severity="error")


def evidence(*changes: Change, agreement: float = 0.99, found: int = 12) -> Evidence:
    return Evidence(Placement(1.0, 0.0, 0.0, agreement), changes, len(changes), (found, 12))


RENAMED = change("Import", "More")
BOX = (10.0, 10.0, 16.0, 16.0)


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
    judgement = conclude(replace(evidence(), unlike=(Change("other", ElementName("icon", ""), None, None, BOX, BOX),)))
    assert judgement.verdict == "undecided"
    assert judgement.why.startswith("An icon is another one; ")


def test_many_labels_that_changed_make_it_stale_and_the_sentence_counts_them() -> None:
    words = ("Rules", "Apply", "Free above", "Discard", "Members", "Roles", "Invite people", "Export list")
    judgement = conclude(evidence(*(change(word, None) for word in words), agreement=0.7, found=6))
    assert judgement.verdict == "stale"
    assert judgement.confidence > 0.5
    assert "“Rules” is gone" in judgement.why
    assert "6 more" in judgement.why
