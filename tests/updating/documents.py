"""A repository of documentation after a run that found a label renamed, with the report of that run."""

import subprocess
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser

from docwitness.figures.element_json import read_elements
from docwitness.figures.retake.retaking import retake
from docwitness.model import (
    Capture,
    Change,
    FigureJudgement,
    FigureVerdict,
    Judgement,
    Observation,
    PageVerdict,
    Report,
    Run,
    Sentence,
    SentenceVerdict,
)
from docwitness.reading import read_page
from docwitness.reports import results
from tests.updating.product import figure, html, seen

PAGE = """# Cancelling

In the Cancel Subscription window, look around.

In the Subscription Details window, click **`Cancel Subscription`** at the bottom left. Then rest.

<figure><img src="/files/details" alt=""><figcaption><p>Subscription Details</p></figcaption></figure>

If you cannot, click **`Log Out`**.
"""
FEATURE = """Feature: Cancelling

  Scenario: Cancel Subscription is there
    When I click "Cancel Subscription" in the "Cancel Subscription" window
"""
SENTENCES = (
    (1, "In the Cancel Subscription window, look around.", "holds"),
    (2, "In the Subscription Details window, click Cancel Subscription at the bottom left.", "broken"),
    (2, "Then rest.", "unchecked"),
    (5, "If you cannot, click Log Out.", "broken"),
)
RENAMED = Change("renamed", None, "Cancel Subscription", "End Plan", figure_box=(20, 240, 120, 28))


def git(folder: Path, *command: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    return subprocess.run(["git", *who, *command], cwd=folder, check=True, capture_output=True, text=True).stdout


def repository(folder: Path, browser: Browser) -> Path:
    """Makes the repository, with everything committed but the report."""
    (folder / "docs" / "files").mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[tool.docwitness]\nsite_root = "docs"\n')
    (folder / "f.feature").write_text(FEATURE)
    (folder / ".gitignore").write_text("reports/\n")
    (folder / "docs" / "page.md").write_text(PAGE)
    (folder / "docs" / "files" / "details.png").write_bytes(figure(browser, html()))
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "Documentation")):
        git(folder, *command)
    _write_report(folder, browser)
    return folder


def _write_report(folder: Path, browser: Browser) -> None:
    latest = folder / "reports" / "latest"
    (latest / "figures").mkdir(parents=True)
    evidence, elements = seen(browser, html(button="End Plan", account="Grace"))
    files = tuple(f"figures/capture@{number}x.png" for number in (1, 2))
    for name, png in zip(files, evidence.pngs, strict=True):
        (latest / name).write_bytes(png)
    old = figure(browser, html())
    (latest / "figures" / "details.png").write_bytes(old)
    new = retake(old, evidence.pngs, read_elements(elements), window="Subscription Details")
    (latest / "figures" / "details-now.png").write_bytes(new)
    (latest / "figures" / "capture.json").write_text(elements)
    (latest / "results.json").write_text(results.dumps(report(Capture(files, "figures/capture.json"))))


def report(capture: Capture) -> Report:
    page = read_page(PAGE, source="docs/page.md")
    judged = FigureJudgement("docs/page.md", page.figures[0].id, Judgement("stale", 0.9, "", (RENAMED,)))
    moment = Observation(
        "s", "f.feature", 3, "Then", "the figure shows what I see", "passed", window="Subscription Details",
        capture=capture, judgements=(judged,),
    )  # fmt: skip
    broken = Observation("s", "f.feature", 4, "When", "I click", "broken")
    missed = {
        2: replace(broken, expected="Cancel Subscription", found=("End Plan",)),
        5: replace(broken, expected="Log Out", found=("Log Off",)),
    }
    sentences = []
    for number, (block, text, verdict) in enumerate(SENTENCES):
        start = page.blocks[block].text.index(text)
        told = Sentence(f"s{number}", page.blocks[block].location, text, "step", block, start, start + len(text))
        observations = (missed[block],) if verdict == "broken" else (moment,)
        sentences.append(SentenceVerdict(told, verdict, observations=observations))  # type: ignore[arg-type]
    stale = FigureVerdict(
        page.figures[0], "stale", changes=(RENAMED,), confidence=0.9, figure_file="figures/details.png",
        retaken_file="figures/details-now.png",
    )  # fmt: skip
    run = Run("r", "2026-03-01T00:00:00Z", "2026-03-01T00:00:01Z", "http://127.0.0.1", "default", "", "0.1.0")
    return Report(run, (PageVerdict(page, tuple(sentences), (stale,)),), complete=True, exit=1)
