"""How the gauntlet counts: true and false sentences, drifts, and evidence that names another element."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bench.gauntlet.truth import falls_of, score_report

COLUMNS = ("page", "line", "sentence", "kind", "verdict", "action", "element", "window", "how", "note")


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    rows = [
        ("a.md", "3", "Press Save at the bottom.", "step", "true", "click", "button 'Save'", "form", "", ""),
        ("a.md", "5", "Press Print for a copy.", "step", "false", "click", "", "form", "", ""),
        ("a.md", "7", "The list shows every ship.", "claim", "true", "see", "list", "list", "", ""),
        ("a.md", "9", "Press Undo to go back.", "step", "true", "click", "button 'Undo'", "form", "", "DOUBTFUL"),
    ]
    with (tmp_path / "truth.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    (tmp_path / "figures.csv").write_text(
        "page,line,src,verdict,reason,moment\na.md,4,img/form.png,current,,\n", encoding="utf-8"
    )
    (tmp_path / "drifts.csv").write_text(
        "break,what,kind,page,line,falls,note\n"
        "save,Save is called Keep,sentence,a.md,3,Press Save at the bottom.,\n"
        "save,Save is called Keep,figure,a.md,4,img/form.png,\n",
        encoding="utf-8",
    )
    return tmp_path


def report(save: str, printing: str, form: str, *, evidence: str = "button “Save”") -> dict[str, object]:
    sentences = [
        {"line": 3, "text": "Press Save at the bottom.", "verdict": save, "why": "", "evidence": [evidence]},
        {"line": 5, "text": "Press Print for a copy.", "verdict": printing, "why": "", "evidence": []},
    ]
    figures = [{"line": 4, "src": "img/form.png", "verdict": form, "why": ""}]
    return {"pages": [{"source": "docs/a.md", "sentences": sentences, "figures": figures}]}


def test_what_is_true_holds_and_what_is_false_is_broken(truth: Path) -> None:
    score = score_report(report("holds", "broken", "current"), truth)
    assert (score.sentences["right"], score.sentences["open"], score.errors) == (2, 1, [])
    assert (score.sentences["steps hold"], score.sentences["steps"], score.figures["right"]) == (1, 1, 1)


def test_a_true_sentence_called_broken_is_a_false_alarm_and_a_false_one_that_holds_is_missed(truth: Path) -> None:
    score = score_report(report("broken", "holds", "stale"), truth)
    assert (score.sentences["false alarm"], score.sentences["missed"], score.figures["false alarm"]) == (1, 1, 1)
    assert [error.split(":")[0] for error in score.errors] == ["false alarm", "missed", "figure false alarm"]


def test_under_a_drift_exactly_its_rows_are_false(truth: Path) -> None:
    falls = falls_of(truth, "save")
    score = score_report(report("broken", "broken", "stale"), truth, falls=falls)
    assert (score.sentences["right"], score.sentences["drift found"], score.figures["right"]) == (2, 1, 1)
    assert falls_of(truth, "other") == frozenset()


def test_evidence_of_another_element_is_listed_for_a_person_to_look_at(truth: Path) -> None:
    score = score_report(report("holds", "broken", "current", evidence="link “Publish”"), truth)
    assert len(score.suspect) == 1
    assert "button 'Save'" in score.suspect[0]
