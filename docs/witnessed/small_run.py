"""A project with the report of a run in which a button was renamed: its page, its figure, what the browser showed.

The pictures are drawn, so that nothing has to be run: the report and the review are made of them as of any other run.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

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
from docwitness.model.events import Finished, Started, to_line
from docwitness.reading import read_page
from docwitness.reports import results

PAGE = """# Sharing a folder

Open the folder and click **Share** at the top.

In the Share Folder window, click **Send Link**.

![Share Folder](images/share.png)
"""
VERDICTS = (
    ("Open the folder and click Share at the top.", "holds", "", 1),
    ("In the Share Folder window, click Send Link.", "broken", "The window has no “Send Link”, it has “Copy Link”.", 2),
)
BUTTON = (40, 170, 200, 210)
RENAMED = Change(
    "renamed", None, "Send Link", "Copy Link", figure_box=(40, 170, 160, 40), capture_box=(40, 170, 160, 40)
)


def window(button: str) -> bytes:
    """The window Share Folder as a PNG, with a button of that label."""
    picture = Image.new("RGB", (420, 250), "#f4f5f7")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((12, 12, 408, 238), 10, fill="white", outline="#c8ccd4")
    for text, place, size in (("Share Folder", (40, 34), 22), ("Who gets the link may read.", (40, 90), 16)):
        draw.text(place, text, fill="#1c2430", font=ImageFont.load_default(size))
    draw.rounded_rectangle(BUTTON, 6, fill="#2456c4")
    draw.text((62, 180), button, fill="white", font=ImageFont.load_default(17))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def report() -> Report:
    """What the run has found."""
    page = read_page(PAGE, source="sharing.md")
    judged = FigureJudgement("sharing.md", page.figures[0].id, Judgement("stale", 0.97, "", (RENAMED,)))
    capture = Capture(("figures/now.png",), "")
    seen = Observation(
        "s", "sharing.feature", 4, "Then", 'the "Share Folder" window is open', "passed", window="Share Folder",
        capture=capture, judgements=(judged,),
    )  # fmt: skip
    click = 'I click "Send Link" in the "Share Folder" window'
    missed = Observation("s", "sharing.feature", 5, "When", click, "broken", expected="Send Link", found=("Copy Link",))
    sentences = []
    for number, (text, verdict, why, block) in enumerate(VERDICTS):
        found = Sentence(f"s{number}", page.blocks[block].location, text, "step", block, 0, len(text))
        observations = (missed,) if verdict == "broken" else (seen,)
        sentences.append(SentenceVerdict(found, verdict, why, observations=observations))  # type: ignore[arg-type]
    figure = FigureVerdict(
        page.figures[0], "stale", "`Send Link` is now `Copy Link`.", (RENAMED,), 0.97, figure_file="figures/was.png",
        capture_file="figures/now.png", retaken_file="figures/now.png", observation=seen,
    )  # fmt: skip
    run = Run("1", "2026-03-02T09:00:00+00:00", "2026-03-02T09:00:04+00:00", "http://127.0.0.1", "default", "", "0.1.0")
    return Report(run, (PageVerdict(page, tuple(sentences), (figure,)),), complete=True, exit=1)


def write_project(folder: Path) -> Path:
    """Write the project and its report folder, which comes back; `docwitness render` makes the report's files."""
    found, latest = report(), folder / "reports" / "latest"
    for path in (folder / "images", latest / "figures"):
        path.mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[tool.docwitness]\npages = ["sharing.md"]\n')
    (folder / "sharing.md").write_text(PAGE)
    (folder / "images" / "share.png").write_bytes(window("Send Link"))
    (latest / "figures" / "was.png").write_bytes(window("Send Link"))
    (latest / "figures" / "now.png").write_bytes(window("Copy Link"))
    (latest / "results.json").write_text(results.dumps(found))
    events = (Started(found.run, ("sharing.md",)), Finished("2026-03-02T09:00:04+00:00"))
    (latest / "events.jsonl").write_text("".join(map(to_line, events)))
    return latest
