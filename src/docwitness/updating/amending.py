"""The last run's report → changes to the documentation's files. Nothing but `write` touches them."""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from docwitness.errors import PictureError, UsageError
from docwitness.model import Box, Change, FigureVerdict, PageVerdict, Report, SourceLocation
from docwitness.reading import read_page
from docwitness.reports.findings import figure_name
from docwitness.settings import Settings
from docwitness.sources import FigureFiles, Source, SourceSettings
from docwitness.updating.certainty import doubt, moment_of
from docwitness.updating.editing import edited
from docwitness.updating.left_to_people import windows_in_features, without_proposal
from docwitness.updating.proposals import AltText, Rename, Rewording, rewordings
from docwitness.updating.renamed_in_features import renamed_in_feature


@dataclass(frozen=True, slots=True)
class NewPicture:
    """A stale figure and its successor."""

    path: Path
    location: SourceLocation
    name: str
    old: bytes
    new: bytes
    changes: tuple[Change, ...] = ()
    src: str = ""
    """Its address, as the page has it."""
    seen: str = ""
    """The moment that it was held against, in words."""
    places_now: tuple[Box | None, ...] = ()
    """Where each change is in the new picture, in its pixels."""
    also: tuple[SourceLocation, ...] = ()
    """Other places that show the same picture."""


@dataclass(frozen=True, slots=True)
class NewWords:
    """A page and what may be changed in its text."""

    path: Path
    source: str
    text: str
    proposals: tuple[Rewording, ...]
    features: tuple[Path, ...] = ()
    """The team's features that witnessed the page: what is renamed on the page is renamed there too."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the last run gives reason to change."""

    pictures: tuple[NewPicture, ...]
    pages: tuple[NewWords, ...]
    left: tuple[str, ...]
    """What is left as it is though something is wrong with it, and why."""


def plan_changes(report: Report, folder: Path, settings: Settings, *, pages: Collection[str] = ()) -> Plan:
    """What to change in these pages, or in all of the report; pictures are read, nothing is written.

    Raises:
        UsageError: one of the pages is not in the report.
    """
    pictures: dict[Path, NewPicture] = {}
    words: list[NewWords] = []
    left: list[str] = []
    for page in _chosen(report, pages, settings):
        path = settings.path(page.page.source)
        if page.page.blocks:  # else it is a test whose picture no page shows
            try:
                path, text = _page_text(page, settings)
            except UsageError as error:
                left.append(str(error))
                continue
            proposals = tuple(rewordings(page, _maps(page, folder)))
            features = _features(page, folder, settings)
            words.append(NewWords(path, page.page.source, text, proposals, features))
            left += [*without_proposal(page, proposals), *windows_in_features(proposals, features)]
        for figure in (figure for figure in page.figures if figure.verdict == "stale"):
            try:
                new = _new_picture(page, figure, path, folder, settings)
                known = pictures.setdefault(new.path, new)
                if known is not new:
                    pictures[new.path] = replace(known, also=(*known.also, new.location))
            except (PictureError, UsageError) as error:
                left.append(f"{figure.figure.location}: the figure “{figure_name(figure)}” is left: {error}")
            except OSError as error:
                left.append(f"{figure.figure.location}: the figure is left: {error.filename} cannot be read any more.")
    return Plan(tuple(pictures.values()), tuple(words), tuple(left))


def _chosen(report: Report, places: Collection[str], settings: Settings) -> list[PageVerdict]:
    """The report's pages at these files, folders and addresses; all of them where none is named."""
    chosen = {place: [page for page in report.pages if _is_at(page.page.source, place, settings)] for place in places}
    for place, pages in chosen.items():
        if not pages:
            known = ", ".join(page.page.source for page in report.pages) or "none"
            raise UsageError(f"{place}: the last run was not about this page.", hint=f"Pages of that run: {known}.")
    wanted = {page.page.source for pages in chosen.values() for page in pages}
    return [page for page in report.pages if not places or page.page.source in wanted]


def _is_at(source: str, place: str, settings: Settings) -> bool:
    """Whether a page of the report is the one at this place, or in this folder."""
    return source == place or settings.path(source).resolve().is_relative_to(Path(place).resolve())


def _page_text(page: PageVerdict, settings: Settings) -> tuple[Path, str]:
    """The page's file and text, which must still be what the run has read."""
    source = page.page.source
    path = next((path for path in (Path(source), settings.path(source)) if path.is_file()), None)
    if path is None:
        raise UsageError(f"{source}: is no file here, and so cannot be changed.")
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"{source}: is not in UTF-8, and so is left as it is.") from None
    if read_page(text, source=source).blocks != page.page.blocks:
        raise UsageError(f"{source}: has changed since the run.", hint="Run `docwitness verify` again.")
    return path, text


def _features(page: PageVerdict, folder: Path, settings: Settings) -> tuple[Path, ...]:
    """The feature files that the page was witnessed by, but for those that the run has generated."""
    named = {seen.feature for sentence in page.sentences for seen in sentence.observations}
    files = sorted(settings.path(name) for name in named)
    return tuple(file for file in files if file.is_file() and folder.resolve() not in file.resolve().parents)


def _maps(page: PageVerdict, folder: Path) -> dict[str, str]:
    """The element maps of the moments that the page's figures were held against, by their names in the report."""
    seen = [moment_of(page, figure) for figure in page.figures]
    names = {moment.capture.elements for moment in seen if moment and moment.capture and moment.capture.elements}
    return {name: (folder / name).read_text(encoding="utf-8") for name in names if (folder / name).is_file()}


def _new_picture(
    page: PageVerdict, verdict: FigureVerdict, page_path: Path, folder: Path, settings: Settings
) -> NewPicture:
    path = figure_path(verdict.figure.src, page_path, settings)
    old = path.read_bytes()
    if verdict.figure_file and (folder / verdict.figure_file).read_bytes() != old:
        raise UsageError("it has changed since the run.")
    why = doubt(page, verdict)
    if why is not None:
        raise UsageError(why)
    seen = moment_of(page, verdict)
    if seen is None or verdict.retaken_file is None:
        raise UsageError("it could not be taken anew from what the run has captured.")
    new = (folder / verdict.retaken_file).read_bytes()
    moment = f"{seen.keyword} {seen.phrase}"
    return NewPicture(
        path, verdict.figure.location, figure_name(verdict), old, new, verdict.changes, verdict.figure.src, moment,
        places_now=tuple(map(verdict.place_now, verdict.changes)),
    )  # fmt: skip


def figure_path(src: str, page: Path, settings: Settings) -> Path:
    """The file of a figure, found as `verify` finds it.

    Raises:
        UsageError: there is none, or it is not of this repository and so not ours to change.
    """
    site = settings.path(settings.site_root) if settings.site_root else None
    found = FigureFiles(Source(str(page), "", path=page), settings=SourceSettings(site_root=site)).find(src)
    if found is None:
        raise UsageError("its file is not there.")
    inside = settings.root if page.resolve().is_relative_to(settings.root.resolve()) else page.parent
    if not found.resolve().is_relative_to(inside.resolve()):
        raise UsageError("its file is not of this repository.")
    return found


def wanted(plan: Plan, *, guesses: bool, alt_texts: bool) -> Plan:
    """The plan with only those changes to text that were asked for; renames that are certain always are."""

    def asked(proposal: Rewording) -> bool:
        return proposal.certain or (alt_texts if isinstance(proposal, AltText) else guesses)

    pages = tuple(replace(page, proposals=tuple(filter(asked, page.proposals))) for page in plan.pages)
    guessed = (
        f"{proposal.location}: {in_words(proposal)} is a guess: --guesses makes it."
        for page in plan.pages
        for proposal in page.proposals
        if isinstance(proposal, Rename) and not asked(proposal)
    )
    return Plan(plan.pictures, pages, (*plan.left, *guessed))


def reworded(page: NewWords) -> tuple[str, tuple[str, ...]]:
    """The page's text with its proposals carried out, and which could not be."""
    text, failed = page.text, []
    for proposal in page.proposals:
        new = edited(text, read_page(text, source=page.source), proposal)
        if new is None:
            failed.append(f"{proposal.location}: {in_words(proposal)} cannot be done without changing more than that.")
        else:
            text = new
    return text, tuple(failed)


def in_words(proposal: Rewording) -> str:
    """What the proposal changes, in a few words."""
    if isinstance(proposal, Rename):
        return f"“{proposal.was}” → “{proposal.now}”"
    return f"the alt text “{proposal.alt}”"


def check_committed(paths: Iterable[Path]) -> None:
    """Refuse where a file has changes that git does not have, so that every change can be taken back.

    Raises:
        UsageError: one has, or is not under git at all.
    """
    for path in paths:
        if git(path.parent, "ls-files", "--error-unmatch", "--", path.name) is None:
            raise UsageError(f"{path} is not under git: its old content would be lost.", hint="--force writes anyway.")
        if git(path.parent, "status", "--porcelain", "--", path.name):
            raise UsageError(f"{path} has changes that are not committed.", hint="Commit them, or write with --force.")


def git(folder: Path, *command: str) -> str | None:
    """What git prints in the folder; None if it fails."""
    try:
        done = subprocess.run(["git", *command], cwd=folder, capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def changes(plan: Plan) -> Iterator[tuple[Path, bytes, bytes]]:
    """Every file that the plan changes: its path, its content before and after."""
    for page in plan.pages:
        text, _ = reworded(page)
        if text != page.text:
            yield page.path, page.text.encode(), text.encode()
    yield from _feature_changes(plan)
    for picture in plan.pictures:
        if picture.new != picture.old:
            yield picture.path, picture.old, picture.new


def _feature_changes(plan: Plan) -> Iterator[tuple[Path, bytes, bytes]]:
    renames = [
        (file, proposal)
        for page in plan.pages
        if reworded(page)[0] != page.text
        for proposal in page.proposals
        if isinstance(proposal, Rename) and not proposal.of_window
        for file in page.features
    ]
    for file in dict.fromkeys(file for file, _ in renames):
        old = new = file.read_bytes().decode()
        for _, rename in (each for each in renames if each[0] == file):
            new = renamed_in_feature(new, rename.was, rename.now)
        if new != old:
            yield file, old.encode(), new.encode()


NOTHING = Plan((), (), ())


def write(plan: Plan, *, force: bool = False, done: Plan = NOTHING) -> tuple[Path, ...]:
    """Carry the plan out and return the files that were changed: all of them or, where one refuses, none.

    `done` is the part of it that was carried out before: the files still have what that made of them.

    Raises:
        UsageError: a file has changes that are not committed, or changed since the plan was made.
    """
    before = {path: new for path, _, new in changes(done)}
    ours = {*before, *(file for page in done.pages for file in page.features)}
    todo = [(path, before.get(path, old), new) for path, old, new in changes(plan) if before.get(path, old) != new]
    if not force:
        check_committed(path for path, _, _ in todo if path not in ours)
    for path, old, _ in todo:
        if path.read_bytes() != old:
            raise UsageError(f"{path} has changed in the meantime.")
    for path, _, new in todo:
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(new)
        part.replace(path)
    return tuple(path for path, _, _ in todo)
