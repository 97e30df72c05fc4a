"""Whether one label that was renamed or removed, in a picture that is otherwise the same, is ever called current.

    python -m bench.figures.singles [CORPUS…] [--count N]

Draws windows of its own, and takes the captures of each CORPUS as well. In each, one line of text that was read is
erased or replaced by another word of about its length, in its own colours; the result is encoded as figures are. The
unchanged picture, encoded the same way, must not be called stale.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from bench.figures.corpus import read_corpus
from bench.figures.remembering import Remembering
from bench.figures.windows import windows
from docwitness.figures.boxes import Box
from docwitness.figures.colours import ink_colour
from docwitness.figures.pictures import Pixels, decode
from docwitness.figures.sighted import judge_by_sight
from docwitness.figures.text_likeness import is_data
from docwitness.figures.text_reading import Line, installed_reader

OTHER_WORDS = (
    "Merge", "Archive", "Publish", "Workspace", "Collections", "Move to folder", "Reset defaults", "Billing contact",
    "Connected devices", "Pause deliveries", "Assigned reviewers", "Recently deleted", "Manage notifications",
    "Set up two-step sign-in", "Download activity report", "Choose another destination",
)  # fmt: skip

LARGEST = 1_500_000
"""Pixels of a picture that is taken from a corpus."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=200)
    given = parser.parse_args()
    reader = installed_reader()
    if reader is None:
        raise SystemExit("Labels are found by reading: pip install 'docwitness[ocr]'.")
    print("\n".join(table(given.corpus, given.count, Remembering(reader))))


def table(corpora: Sequence[Path], count: int, reader: Remembering) -> list[str]:
    """A Markdown table of verdicts by what was done."""
    chance = random.Random(17)
    pictures = [*windows(), *_taken(corpora)]
    chance.shuffle(pictures)
    verdicts: dict[str, Counter[str]] = {}
    for number in range(count):
        picture = pictures[number % len(pictures)]
        labels = [line for line in reader.read(picture) if _is_label(line)]
        if not labels:
            continue
        line = chance.choice(labels)
        how = ("removed", "renamed", "unchanged")[number % 5 % 3 if number % 5 else 0]
        name, encode = ENCODINGS[number // 3 % len(ENCODINGS)]
        changed = picture if how == "unchanged" else _changed(picture, line, how, chance)
        pair = (picture, encode(changed)) if number % 2 else (encode(changed), picture)
        judgement = judge_by_sight(pair[0], [pair[1]], reader=reader)
        verdicts.setdefault(how, Counter())[judgement.verdict] += 1
        if (how == "unchanged") != (judgement.verdict == "current"):
            print(f"{how}, {name}: {line.text!r}: {judgement.verdict}: {judgement.why}", flush=True)
    return list(_rows(verdicts))


def _rows(verdicts: dict[str, Counter[str]]) -> Iterator[str]:
    yield "| done | pairs | stale | undecided | current | cosmetic |"
    yield "|---" * 6 + "|"
    for how, counts in verdicts.items():
        numbers = " | ".join(str(counts[verdict]) for verdict in ("stale", "undecided", "current", "cosmetic"))
        yield f"| {how} | {counts.total()} | {numbers} |"


def _taken(corpora: Sequence[Path]) -> Iterator[Pixels]:
    """A capture of each project, none too large."""
    for folder in corpora:
        projects: set[str] = set()
        for pair in read_corpus(folder).pairs:
            if pair.group not in projects:
                picture = decode(pair.captures[0].read_bytes())
                if picture.shape[0] * picture.shape[1] <= LARGEST:
                    projects.add(pair.group)
                    yield picture


def _is_label(line: Line) -> bool:
    return 4 <= len(line.text) <= 30 and line.confidence > 0.9 and not is_data(line.text) and line.box[3] >= 10


def _changed(picture: Pixels, line: Line, how: str, chance: random.Random) -> Pixels:
    """The picture with the line painted over in its ground, and another word in its place where it is renamed."""
    left, top, width, height = (round(part) for part in line.box)
    part = picture[max(0, top - 2) : top + height + 2, max(0, left) : left + width]
    colours = ink_colour(part, 2)
    ground = colours.ground if colours else tuple(int(level) for level in np.median(part.reshape(-1, 3), axis=0)[::-1])
    ink = colours.ink if colours else tuple(255 - level for level in ground)
    image = Image.fromarray(picture[:, :, ::-1].copy())
    draw = ImageDraw.Draw(image)
    draw.rectangle((left - 1, top - 1, left + width, top + height), fill=ground)
    if how == "renamed":
        near = [word for word in OTHER_WORDS if abs(len(word) - len(line.text)) <= max(3, len(line.text) // 2)]
        _write(draw, line.box, chance.choice(near or OTHER_WORDS[:6]), ink)
    return np.asarray(image)[:, :, ::-1].copy()


def _write(draw: ImageDraw.ImageDraw, box: Box, word: str, ink: tuple[int, ...]) -> None:
    left, top, _, height = box
    draw.text((left, top + height / 2), word, fill=ink, font=ImageFont.load_default(max(8, 0.8 * height)), anchor="lm")


def _jpeg(picture: Pixels) -> Pixels:
    packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 80])[1]
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)


def _palette(picture: Pixels) -> Pixels:
    image = Image.fromarray(picture[:, :, ::-1].copy()).quantize(64, dither=Image.Dither.NONE)
    return np.asarray(image.convert("RGB"))[:, :, ::-1].copy()


def _smaller(factor: float) -> Callable[[Pixels], Pixels]:
    def shrink(picture: Pixels) -> Pixels:
        return np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)

    return shrink


ENCODINGS: tuple[tuple[str, Callable[[Pixels], Pixels]], ...] = (
    ("as it is", np.copy), ("JPEG", _jpeg), ("palette", _palette), ("× 0.75", _smaller(0.75)), ("× 0.5", _smaller(0.5)),
)  # fmt: skip


if __name__ == "__main__":
    main()
