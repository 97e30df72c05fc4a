"""`docwitness compare FIGURE CAPTURE…`: whether a figure still shows the product, and what has changed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import click

from docwitness.errors import DocwitnessError, PictureError, UsageError
from docwitness.figures import judge
from docwitness.figures.element_json import read_elements
from docwitness.figures.pictures import decode
from docwitness.language.change_words import change_in_words, plain
from docwitness.language.wording import capital
from docwitness.model import Judgement

EXIT_CODES = {"current": 0, "cosmetic": 0, "stale": 1, "undecided": 3}
"""Of one figure. Of a batch: the gravest of them, and 4 where every line was unreadable."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure, and the captures of one moment with their element map, as paths."""

    figure: Path
    captures: tuple[Path, ...]
    elements: Path | None


@click.command("compare")
@click.argument("figure", required=False, type=click.Path(path_type=Path))
@click.argument("captures", nargs=-1, type=click.Path(path_type=Path))
@click.option("--elements", type=click.Path(path_type=Path), help="The element map taken with the captures.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--batch", type=click.Path(path_type=Path), help="Judge the pairs that FILE has, one a line.")
@click.option(
    "--known", multiple=True, metavar="FILE-or-VALUE", help="What belongs to the test account; FILE: one a line."
)
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes for a batch.")
def command(
    figure: Path | None,
    captures: tuple[Path, ...],
    elements: Path | None,
    form: str,
    batch: Path | None,
    known: tuple[str, ...],
    jobs: int,
) -> int:
    """Judge FIGURE by one or more CAPTUREs of the same moment."""
    values = known_values(known)
    if batch:
        if figure or captures or elements:
            raise UsageError("--batch names the pictures in its file; name none beside it.")
        return _judge_batch(batch, values, jobs)
    if not figure or not captures:
        raise UsageError("name a FIGURE and at least one CAPTURE.", hint="docwitness compare --help shows the form.")
    judgement = judge_pair(Pair(figure, captures, elements), values)
    click.echo(json.dumps(as_json(judgement), ensure_ascii=False) if form == "json" else in_words(judgement))
    return EXIT_CODES[judgement.verdict]


def known_values(given: Iterable[str]) -> tuple[str, ...]:
    """The values given, and for each that is a file its lines."""
    values: list[str] = []
    for value in given:
        lines = _read(Path(value)).decode(errors="replace").splitlines() if Path(value).is_file() else [value]
        values += [line.strip() for line in lines if line.strip()]
    return tuple(values)


def judge_pair(pair: Pair, known: Collection[str] = ()) -> Judgement:
    """The judgement of the figure.

    Raises:
        PictureError: a file is not there or cannot be read.
    """
    elements = read_elements(_read(pair.elements), str(pair.elements)) if pair.elements else None
    figure, captures = _read(pair.figure), [_read(capture) for capture in pair.captures]
    try:
        return judge(figure, captures, elements, known=known)
    except PictureError:
        for path, picture in zip((pair.figure, *pair.captures), (figure, *captures), strict=True):
            decode(picture, str(path))  # raises the same again, with the name of the file
        raise


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PictureError(f"{path}: cannot be read: {error.strerror}.") from error


def as_json(judgement: Judgement) -> dict[str, object]:
    """The judgement in the form that programs are promised."""
    return {
        "verdict": judgement.verdict,
        "confidence": round(judgement.confidence, 2),
        "why": judgement.why,
        "changes": [asdict(change) for change in judgement.changes],
        "milliseconds": {stage: round(time, 1) for stage, time in judgement.milliseconds.items()},
    }


def in_words(judgement: Judgement) -> str:
    """The judgement for a person: the verdict and why, then a line for each change."""
    changes = (f"  - {capital(plain(change_in_words(change)))}." for change in judgement.changes)
    return "\n".join([f"{judgement.verdict}: {judgement.why}", *changes])


# ------------------------------------------------------------------------------------------------- batch


def _judge_batch(file: Path, known: Sequence[str], jobs: int) -> int:
    """Write one verdict a line, in the order of the file; the exit code of the gravest."""
    numbered = enumerate(_read(file).decode("utf-8-sig", errors="replace").split("\n"), start=1)
    lines = [(number, line) for number, line in numbered if line.strip()]
    if not lines:
        raise UsageError(f"{file}: no line names a pair.")
    codes = []
    for verdict in _verdicts(lines, partial(_judge_line, folder=file.parent, known=known), jobs):
        click.echo(json.dumps(verdict, ensure_ascii=False))
        codes.append(EXIT_CODES.get(str(verdict.get("verdict")), 4))
    judged = [code for code in codes if code != 4]
    return 4 if not judged else 1 if 1 in judged else 3 if 3 in judged else 4 if 4 in codes else 0


def _verdicts(
    lines: Sequence[tuple[int, str]], judge_line: partial[dict[str, object]], jobs: int
) -> Iterator[dict[str, object]]:
    if jobs == 1:
        yield from map(judge_line, lines)
        return
    with ProcessPoolExecutor(jobs) as processes:
        yield from processes.map(judge_line, lines, chunksize=4)


def _judge_line(numbered: tuple[int, str], folder: Path, known: Sequence[str]) -> dict[str, object]:
    """The verdict of one line, or what keeps it from being judged."""
    number, line = numbered
    name: object = None
    try:
        item = json.loads(line)
        name = item.get("id") if isinstance(item, Mapping) else None
        return {"id": name, **as_json(judge_pair(_pair(item, folder, number), known))}
    except DocwitnessError as error:
        return {"id": name, "error": str(error)}
    except (ValueError, RecursionError) as error:
        return {"id": name, "error": f"line {number} is not JSON: {error}"}


def _pair(item: object, folder: Path, number: int) -> Pair:
    if not isinstance(item, Mapping) or not isinstance(item.get("figure"), str):
        raise UsageError(f"line {number} names no figure.")
    captures = item.get("captures")
    if not isinstance(captures, list) or not captures or not all(isinstance(path, str) for path in captures):
        raise UsageError(f"line {number} names no captures.")
    elements = item.get("elements")
    if not isinstance(elements, str | None):
        raise UsageError(f"the elements of line {number} are not the path of a file.")
    return Pair(
        folder / item["figure"],
        tuple(folder / path for path in captures),
        folder / elements if isinstance(elements, str) else None,
    )
