"""The comparers that people use today, each as a function from two PNG files of one size to how much differs.

All are given their best chance: the capture resized to the figure's size, and a threshold tuned on other pairs.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import cv2
import numpy as np
import playwright
from skimage.metrics import structural_similarity

from docwitness.figures.pictures import Pixels, decode

Comparer = Callable[[Path, Path], float]
"""Two PNG files of one size → how much differs, from 0 to 1."""

_DRIVER = Path(playwright.__file__).parent / "driver"


@contextmanager
def comparers(node_modules: Path | None) -> Iterator[tuple[dict[str, Comparer], list[str]]]:
    """The comparers that are there, by name, and a note for each that is not."""
    notes = []
    with ExitStack() as stack:
        found: dict[str, Comparer] = {"OpenCV absdiff": absolute_difference, "SSIM, worst window": worst_window}
        bundle = _DRIVER / "package" / "lib" / "coreBundle.js"
        if bundle.exists():
            found["Playwright's comparer"] = stack.enter_context(_by_node("playwright", bundle))
        else:
            notes.append("Playwright's comparer is not where its driver package usually has it.")
        if node_modules and (node_modules / "pixelmatch").exists() and (node_modules / "pngjs").exists():
            found["pixelmatch"] = stack.enter_context(_by_node("pixelmatch", node_modules))
        else:
            notes.append("pixelmatch is missing: npm install pixelmatch pngjs, then --node-modules DIR/node_modules.")
        odiff = odiff_binary(node_modules)
        if odiff:
            found["odiff"] = stack.enter_context(odiff_server(odiff))
        else:
            notes.append("odiff is missing: npm install odiff-bin, then --node-modules DIR/node_modules.")
        yield found, notes


def absolute_difference(figure: Path, capture: Path) -> float:
    """Share of pixels of which a colour differs by more than 25 levels."""
    distance = cv2.absdiff(picture(figure), picture(capture))
    return float((distance.max(axis=2) > 25).mean())


def worst_window(figure: Path, capture: Path) -> float:
    """One minus the structural similarity of the least similar window of 11 pixels."""
    one, other = (cv2.cvtColor(picture(file), cv2.COLOR_BGR2GRAY) for file in (figure, capture))
    _, similar = structural_similarity(one, other, win_size=11, full=True)  # type: ignore[no-untyped-call]
    return float(1 - np.min(similar)) / 2


def picture(file: Path) -> Pixels:
    """The pixels of a PNG file."""
    return decode(file.read_bytes(), str(file))


@contextmanager
def _by_node(kind: str, place: Path) -> Iterator[Comparer]:
    command = [str(_DRIVER / "node"), str(Path(__file__).with_name("comparers.js")), kind, str(place)]
    with _conversation(command) as say:

        def compare(figure: Path, capture: Path) -> float:
            return float(say(json.dumps({"figure": str(figure), "capture": str(capture)})))

        yield compare


def odiff_binary(node_modules: Path | None) -> Path | None:
    """The program odiff, from npm's folder or the PATH; npm's own start script would start Node every time."""
    if node_modules:
        for file in sorted((node_modules / "@odiff").glob("*/**/*")):
            if file.is_file() and file.stat().st_mode & 0o100:
                return file
    found = shutil.which("odiff")
    return Path(found) if found else None


@contextmanager
def odiff_server(binary: Path) -> Iterator[Comparer]:
    """odiff in its server mode: one process that answers a line of JSON for each pair."""
    with _conversation([str(binary), "--server"]) as say:

        def compare(figure: Path, capture: Path) -> float:
            files = {"base": str(figure), "compare": str(capture), "output": str(figure.with_suffix(".odiff.png"))}
            answer = json.loads(say(json.dumps({"requestId": 1, **files})))
            return 0.0 if answer.get("match") else float(answer.get("diffPercentage", 100.0)) / 100

        yield compare


@contextmanager
def _conversation(command: list[str]) -> Iterator[Callable[[str], str]]:
    """A process that answers each line with a line, once it has said that it is ready."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout
    questions, answers = process.stdin, process.stdout

    def say(line: str) -> str:
        questions.write(line + "\n")
        questions.flush()
        answer = next((text for text in answers if text.strip()), "")
        if not answer:
            raise RuntimeError(f"{command[0]} ended in the middle of the run")
        return answer

    try:
        next(text for text in answers if text.strip())
        yield say
    finally:
        process.terminate()
        process.wait()
