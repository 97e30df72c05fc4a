"""What a report folder keeps of one moment, and figures held against it: in a run, and again at any time after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docwitness.errors import PictureError
from docwitness.figures import judge
from docwitness.figures.decide.guessed_moments import at_guessed_moment
from docwitness.figures.element_json import read_elements, write_elements
from docwitness.figures.ignoring import without_ignored
from docwitness.figures.recognising import fit_to, texts_on
from docwitness.figures.retake.retaking import retake
from docwitness.model import (
    Box,
    Capture,
    ElementMap,
    Exemptions,
    FigureJudgement,
    FigureUnderTest,
    Fit,
    Judgement,
)
from docwitness.reports.web.differences import draw_differences
from docwitness.storage.store import ReportFolder, digest

OTHER = "Most of what is read in the figure is not to be seen there: it may be of another moment."


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

        Where it is only `guessed` that a figure is of this moment, it may be of another one: see `at_guessed_moment`.
        """
        judged: dict[tuple[str, str], FigureJudgement] = {}
        for each in sorted((each for each in figures if each.file), key=lambda each: bool(each.twin)):
            if (twin := judged.get((each.source, each.twin))) is not None:
                found = self._as_twin(each, twin)
            elif guessed:
                found = self._guessed(each, exempt, doubtful=doubtful)
            else:
                found = self._one(each, exempt)
            judged[each.source, each.figure.id] = found
        return tuple(judged.values())

    def _as_twin(self, tested: FigureUnderTest, twin: FigureJudgement) -> FigureJudgement:
        """How a figure compares in which the same is read as in one of another theme, which was compared."""
        found = replace(twin.judgement, why=f"{twin.judgement.why} The same is read in its twin of another theme.")
        diff = None
        if tested.file and twin.diff_file:
            base = tested.file.rpartition(".")[0]
            drawn = draw_differences(self.folder.read(tested.file), self.pngs[0], found, ())
            diff = self.folder.save(f"{base}-diff.png", drawn)
        return replace(twin, figure=tested.figure.id, judgement=found, diff_file=diff, retaken_file=None)

    def _guessed(self, tested: FigureUnderTest, exempt: Exemptions, *, doubtful: bool) -> FigureJudgement:
        """How it compares; not at all where its texts say that it is of another moment: comparing takes seconds."""
        fit = self.fit(tested)
        if fit is not None and fit.is_other:
            found = Judgement("undecided", 0.0, OTHER)
            return FigureJudgement(tested.source, tested.figure.id, found, self.files.files[0], fit=fit)
        return at_guessed_moment(self._one(tested, exempt), tested.texts, self.elements, doubtful=doubtful)

    def fit(self, tested: FigureUnderTest) -> Fit | None:
        """How well the texts of the figure fit this moment; None where they were not read."""
        return None if tested.texts is None else fit_to(tested.texts, texts_on(self.elements))

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
        shown, fit = self.files.files[0], self.fit(tested)
        return FigureJudgement(tested.source, tested.figure.id, judgement, shown, diff, retaken, fit)

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
