"""What a report folder keeps of one moment, and figures held against it: in a run, and again at any time after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docwitness.errors import PictureError
from docwitness.figures import judge
from docwitness.figures.element_json import read_elements, write_elements
from docwitness.figures.ignoring import without_ignored
from docwitness.figures.mapped.layout.submenus import MENU
from docwitness.figures.retake.retaking import retake
from docwitness.model import Box, Capture, Change, ElementMap, Exemptions, FigureJudgement, FigureUnderTest, Judgement
from docwitness.reports.web.differences import draw_differences
from docwitness.storage.store import ReportFolder, digest

MANY = 4
"""So many things at once are more likely to be of another moment than to have changed."""


@dataclass(frozen=True, slots=True)
class KeptCapture:
    """Pictures of one moment with its element map, and the files in which a report folder has them."""

    folder: ReportFolder
    files: Capture
    pngs: tuple[bytes, ...]
    elements: ElementMap

    def judge(
        self, figures: Sequence[FigureUnderTest], exempt: Exemptions, *, guessed: bool = False, doubtful: bool = False
    ) -> tuple[FigureJudgement, ...]:
        """How the figures compare, each with a copy in the folder.

        Where it is only `guessed` that a figure is of this moment, that it shows another window does not speak against
        it, nor that other things are enabled, nor what differs where it shows a menu open that is closed here. Where
        that is `doubtful`, since no window is called what it shows, many changes do not either.
        """
        judged = tuple(self._one(each, exempt) for each in figures if each.file)
        return tuple(_unless_of_another_moment(each, doubtful=doubtful) for each in judged) if guessed else judged

    def _one(self, tested: FigureUnderTest, exempt: Exemptions) -> FigureJudgement:
        """How it compares; one that cannot be looked at is a fault of the document, not of the run."""
        assert tested.file is not None
        try:
            picture = self.folder.read(tested.file)
            judgement = judge(picture, self.pngs, self.elements, known=exempt.known)
            judgement, ignored = without_ignored(judgement, tested.figure, exempt.ignore)
            diff, retaken = self._shown(tested.file, picture, tested.figure.window, judgement, ignored)
        except PictureError as error:
            return FigureJudgement(tested.source, tested.figure.id, Judgement("undecided", 0.0, str(error)))
        return FigureJudgement(tested.source, tested.figure.id, judgement, self.files.files[0], diff, retaken)

    def _shown(
        self, file: str, picture: bytes, window: str | None, judgement: Judgement, ignored: Sequence[Box]
    ) -> tuple[str | None, str | None]:
        """The files that show what differs and what is ignored, and the same part of the page as it is now."""
        current = judgement.verdict == "current"
        base, _, ending = file.rpartition(".")
        diff = None
        if ignored or not current:
            drawn = draw_differences(picture, self.pngs[0], judgement, ignored)
            diff = self.folder.save(f"{base}-diff.png", drawn)
        try:
            # Only what may replace a figure is encoded as carefully as that is, which takes longer.
            now = retake(
                picture, self.pngs, self.elements,
                window=window, placement=judgement.placement, only_to_look_at=current,
            )  # fmt: skip
        except PictureError:
            return diff, None
        return diff, self.folder.save(f"{base}-now.{'webp' if current else ending}", now)


def keep_capture(folder: ReportFolder, pngs: tuple[bytes, ...], elements: ElementMap) -> KeptCapture:
    """The capture, saved below the folder under a name that equal captures share."""
    key = digest(pngs[0])
    files = tuple(folder.save(f"figures/{key}@{ratio}.png", png) for ratio, png in enumerate(pngs, 1))
    told = folder.save(f"figures/{key}.json", write_elements(elements).encode())
    return KeptCapture(folder, Capture(files, told), pngs, elements)


def read_capture(folder: ReportFolder, files: Capture) -> KeptCapture:
    """The capture as it was kept.

    Raises:
        OSError: one of its files is not there any more.
        PictureError: its element map cannot be read.
    """
    pngs = tuple(folder.read(name) for name in files.files)
    return KeptCapture(folder, files, pngs, read_elements(folder.read(files.elements)))


def _unless_of_another_moment(judged: FigureJudgement, *, doubtful: bool) -> FigureJudgement:
    judgement = judged.judgement
    serious = [change.kind for change in judgement.changes if change.kind != "restyled"]
    another = serious == ["other"] or set(serious) == {"state"} or any(map(_is_open_menu, judgement.changes))
    if judgement.verdict != "stale" or not (another or (doubtful and len(serious) >= MANY)):
        return judged
    where = "No window here is called what its words say, so it" if doubtful else "It"
    why = f"{judgement.why} {where} may be of another moment."
    return replace(judged, judgement=replace(judgement, verdict="undecided", why=why))


def _is_open_menu(change: Change) -> bool:
    """Whether the figure has a menu open that is not: it was taken at another moment, and that may be all."""
    return change.kind == "state" and change.element is not None and change.element.role == MENU
