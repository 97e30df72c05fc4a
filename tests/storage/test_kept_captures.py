"""What a guess at the moment of a figure leaves in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from docwitness.model import (
    Capture,
    Change,
    ElementMap,
    ElementName,
    Exemptions,
    Figure,
    FigureUnderTest,
    Judgement,
    SourceLocation,
)
from docwitness.storage import kept_captures
from docwitness.storage.kept_captures import KeptCapture
from docwitness.storage.store import ReportFolder

GONE = Change("removed", ElementName("button", "Moor"), "Moor", None)
OPEN = Change("state", ElementName("menu", "Flag, Cone"), "open", "closed", severity="warning")
OTHER = Change("other", ElementName("window", "Berths"), "Moor", "Berths")
CHECKED = Change("state", ElementName("checkbox", "Lights"), "#fff", "#000")


@pytest.mark.parametrize(
    ("changes", "guessed", "verdict"),
    [
        # A menu that is open in the picture and not in the product: it was taken a click later, or before one.
        ((GONE, OPEN), True, "undecided"),
        ((OTHER,), True, "undecided"),
        ((GONE,), True, "stale"),
        ((GONE, CHECKED), True, "stale"),
        # Somebody says that the figure is of this moment.
        ((GONE, OPEN), False, "stale"),
    ],
)
def test_a_figure_that_was_taken_at_another_moment_is_in_doubt_where_the_moment_is_guessed(
    changes: tuple[Change, ...], guessed: bool, verdict: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_captures, "judge", lambda *_, **__: Judgement("stale", 0.9, "It differs.", changes))
    monkeypatch.setattr(KeptCapture, "_shown", lambda *_: (None, None))
    folder = ReportFolder(tmp_path)
    file = folder.save("figures/a.png", b"picture")
    figure = FigureUnderTest("a.md", Figure("a", SourceLocation("a.md", 3), "a.png"), file)
    kept = KeptCapture(folder, Capture(("now.png",), "now.json"), (b"now",), ElementMap((640.0, 400.0), 1.0, None, ()))
    (judged,) = kept.judge([figure], Exemptions((), ()), guessed=guessed)
    assert judged.judgement.verdict == verdict


@pytest.mark.parametrize(("twin", "times"), [("light", 1), ("", 2)])
def test_a_twin_in_which_the_same_is_read_is_not_compared_again(
    twin: str, times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages show one of both to each reader: what is new in the product is new in both."""
    compared = []

    def judge(*pictures: object, **known: object) -> Judgement:
        compared.append(pictures)
        return Judgement("stale", 0.9, "It differs.", (GONE,))

    monkeypatch.setattr(kept_captures, "judge", judge)
    monkeypatch.setattr(KeptCapture, "_shown", lambda *_: (None, "figures/now.png"))
    folder = ReportFolder(tmp_path)
    light, dark = (
        FigureUnderTest("a.md", Figure(name, SourceLocation("a.md", 3), f"{name}.png"), file, twin=other)
        for name, other in (("light", ""), ("dark", twin))
        for file in [folder.save(f"figures/{name}.png", name.encode())]
    )
    kept = KeptCapture(folder, Capture(("now.png",), "now.json"), (b"now",), ElementMap((640.0, 400.0), 1.0, None, ()))
    judged = {each.figure: each for each in kept.judge([dark, light], Exemptions((), ()))}
    assert {name: each.judgement.verdict for name, each in judged.items()} == {"light": "stale", "dark": "stale"}
    assert len(compared) == times
    assert judged["light"].retaken_file is not None
    assert (judged["dark"].retaken_file is None) is bool(twin), "a light picture does not replace a dark one"
