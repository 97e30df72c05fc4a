"""Strict comparison of regenerated figures beside odiff's server mode, taking turns."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import cv2

from bench.figures.peers import odiff_binary, odiff_server, picture
from bench.timing import median_times
from docwitness.figures.strict import StrictComparison, StrictReference, compare_strict

SIZES = ((1280, 800), (2560, 1600))
TURNS = 25


def strict_table(screenshot: Path, folder: Path, node_modules: Path | None) -> list[str]:
    """A Markdown table of median wall times. The screenshot is brought to each size; one run of pixels differs."""
    binary = odiff_binary(node_modules)
    rows = ["| size | Docwitness | equal bytes | odiff, server mode | ratio |", "|---|---|---|---|---|"]
    for size in SIZES:
        reference, candidate = _files(screenshot, folder, size)
        kept = StrictReference.read(reference.read_bytes())
        with odiff_server(binary) if binary else nullcontext() as odiff:
            takers: list[Callable[[], object]] = [
                partial(_ours, kept, candidate), partial(_ours, kept, reference),
                *([partial(odiff, reference, candidate)] if odiff else []),
            ]  # fmt: skip
            rows.append(_row(size, median_times(takers, TURNS)))
    return rows


def _ours(kept: StrictReference, candidate: Path) -> StrictComparison:
    return compare_strict(kept, candidate.read_bytes())


def _files(screenshot: Path, folder: Path, size: tuple[int, int]) -> tuple[Path, Path]:
    reference = cv2.resize(picture(screenshot), size)
    candidate = reference.copy()
    candidate[100, 200:260] = 255 - candidate[100, 200:260]
    files = folder / f"reference-{size[0]}.png", folder / f"candidate-{size[0]}.png"
    for file, pixels in zip(files, (reference, candidate), strict=True):
        cv2.imwrite(str(file), pixels)
    return files


def _row(size: tuple[int, int], medians: list[float]) -> str:
    ours, equal, *odiff = medians
    peer = f"{odiff[0]:.1f} ms | {ours / odiff[0]:.2f}" if odiff else "not found | "
    return f"| {size[0]} × {size[1]} | {ours:.1f} ms | {equal:.2f} ms | {peer} |"
