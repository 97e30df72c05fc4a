"""What a run has captured is judged again, without browser or product."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from docwitness.errors import UsageError
from docwitness.figures.element_json import write_elements
from docwitness.model import (
    Capture,
    Element,
    ElementMap,
    Exemptions,
    Observation,
    Report,
    Run,
    ScenarioResult,
)
from docwitness.model.events import Finished, Mapped, Started
from docwitness.run.rejudging import rejudge
from docwitness.run.reporting import read_documents, write_report
from docwitness.settings import Profile, Settings
from docwitness.storage.kept_captures import read_capture
from docwitness.storage.store import ReportFolder

PAGE = "# Fleet\n\nOpen the **Fleet** window.\n\n![The Fleet window](fleet.png)\n"
RUN = Run("r1", "2026-05-04T08:00:00Z", None, "http://fleet.test", "default", "chromium 1", "1")
WIDTH, HEIGHT = 420, 200


def drawn(*words: str) -> bytes:
    """A window with these words below each other."""
    picture = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    for number, word in enumerate(words):
        cv2.putText(picture, word, (20, 40 + 40 * number), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (20, 20, 20), 2, cv2.LINE_AA)
    done, png = cv2.imencode(".png", picture)
    assert done
    return png.tobytes()


def elements(*words: str) -> ElementMap:
    found = tuple(
        Element("button", word, word, (20, 16 + 40 * number, 18 * len(word), 32)) for number, word in enumerate(words)
    )
    return ElementMap((WIDTH, HEIGHT), 1.0, None, found)


NOW = ("Fleet", "Vans", "Annie Oak", "Retire")


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    """A project with a page whose figure shows another name than the product did."""
    (tmp_path / "page.md").write_text(PAGE)
    (tmp_path / "fleet.png").write_bytes(drawn("Fleet", "Vans", "Bob Stone", "Retire"))
    return Settings(root=tmp_path, pages=("page.md",))


def witnessed(settings: Settings, *, data: tuple[str, ...] = ()) -> tuple[ReportFolder, Report]:
    """The report of a run that held the figure against the product, judged by what was known then."""
    folder = ReportFolder(settings.root / "report")
    folder.clear(project=settings.root)
    documents = read_documents(folder, settings, ("page.md",))
    (figure,) = documents.figures
    for name, content in (("now@1.png", drawn(*NOW)), ("now.json", write_elements(elements(*NOW)).encode())):
        folder.save(f"figures/{name}", content)
    kept = read_capture(folder, Capture(("figures/now@1.png",), "figures/now.json"))
    judged = kept.judge([figure], Exemptions(settings.profile(None).known))
    seen = Observation("s", "f.feature", 3, "Then", "what I see matches the figures of “Fleet”", "passed")
    seen = replace(seen, capture=kept.files, figure="Fleet", judgements=judged)
    verdict = judged[0].judgement
    result = ScenarioResult("s", "f.feature", "S", "stale" if verdict.verdict == "stale" else "passed", verdict.why)
    for event in (Started(RUN, ("page.md",)), Mapped("a map", data), seen, result, Finished("2026-05-04T08:01:00Z")):
        folder.append(event)
    report = write_report(folder, settings, documents)
    folder.release()
    return folder, report


def verdicts(report: Report) -> tuple[str, str, int]:
    """Of the figure, of the scenario, and the exit code."""
    return report.pages[0].figures[0].verdict, report.scenarios[0].outcome, report.exit


def test_the_same_captures_have_the_same_verdicts(project: Settings) -> None:
    folder, report = witnessed(project)
    assert verdicts(report) == ("stale", "stale", 1)

    assert verdicts(rejudge(folder, project, report)) == ("stale", "stale", 1)
    assert verdicts(rejudge(folder, project, report)) == ("stale", "stale", 1)


def test_what_is_known_by_now_is_no_change_any_more(project: Settings) -> None:
    folder, report = witnessed(project)
    known = replace(project, profiles={"default": Profile("default", known=("Annie Oak", "Bob Stone"))})

    again = rejudge(folder, known, report)

    assert verdicts(again)[:2] == ("current", "passed")
    written = json.loads((folder.path / "results.json").read_text(encoding="utf-8"))
    assert written["pages"][0]["figures"][0]["verdict"] == "current"
    assert verdicts(rejudge(folder, project, again))[:2] == ("stale", "stale")


@pytest.mark.parametrize(
    ("ignored", "verdict"),
    [
        ("fleet.png 10,90,300,40", "current"),
        ("fleet.png 10,10,300,40", "stale"),
        ("other.png 10,90,300,40", "stale"),
        ('button "Annie Oak"', "current"),
        ('button "Retire"', "stale"),
        ("button", "current"),
        ("link", "stale"),
    ],
)
def test_an_element_or_a_region_that_is_ignored_by_now_is_no_change(
    project: Settings, ignored: str, verdict: str
) -> None:
    folder, report = witnessed(project)
    ignoring = replace(project, profiles={"default": Profile("default", ignore=(ignored,))})
    assert verdicts(rejudge(folder, ignoring, report))[0] == verdict


def test_what_the_map_knew_of_the_account_is_remembered(project: Settings) -> None:
    folder, report = witnessed(project, data=("Annie Oak", "Bob Stone"))
    assert verdicts(rejudge(folder, project, report))[0] == "current"


def test_a_page_that_was_edited_since_is_judged_as_the_run_has_read_it(project: Settings) -> None:
    folder, report = witnessed(project)
    (project.root / "page.md").write_text("# Nothing\n")
    (project.root / "fleet.png").unlink()
    assert verdicts(rejudge(folder, project, report)) == ("stale", "stale", 1)


def test_a_capture_that_is_gone_leaves_its_verdict(project: Settings) -> None:
    folder, report = witnessed(project)
    (folder.path / "figures" / "now@1.png").unlink()
    with pytest.warns(UserWarning, match="not judged again"):
        assert verdicts(rejudge(folder, project, report)) == ("stale", "stale", 1)


def test_a_folder_without_events_is_refused(project: Settings) -> None:
    folder, report = witnessed(project)
    (folder.path / "events.jsonl").unlink()
    with pytest.raises(UsageError, match=r"no events\.jsonl"):
        rejudge(folder, project, report)
