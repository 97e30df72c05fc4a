from __future__ import annotations

from io import BytesIO

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from docwitness.errors import PictureError
from docwitness.model import Change, ElementName, FigureVerdictKind, Judgement, Placement
from docwitness.reports.web.differences import draw_differences

BLUE = (0, 114, 178)
"""The ink of what was renamed."""


def picture(width: int = 400, height: int = 300) -> bytes:
    """A window with a vivid green button at 40, 60 and a vivid red one at 240, 200."""
    pixels = np.full((height, width, 3), 255, np.uint8)
    pixels[60:90, 40:140] = (0, 200, 0)
    pixels[200:230, 240:340] = (220, 0, 0)
    pixels[20:24, 20:380] = 60
    data = BytesIO()
    Image.fromarray(pixels).save(data, "PNG")
    return data.getvalue()


def drawn(*changes: Change, capture: bytes | None = None, placement: Placement | None = None) -> npt.NDArray[np.int_]:
    verdict: FigureVerdictKind = "stale" if changes else "current"
    judgement = Judgement(verdict, 0.9, "The figure shows another state.", changes, placement=placement)
    data = draw_differences(picture(), capture or picture(), judgement)
    return np.asarray(Image.open(BytesIO(data)).convert("RGB"), int)


def count(sheet: npt.NDArray[np.int_], colour: tuple[int, int, int]) -> int:
    return int((sheet == colour).all(axis=2).sum())


def renamed(box: tuple[float, float, float, float]) -> Change:
    return Change("renamed", ElementName("button", "Stop"), "Cancel", "Stop", box, box)


def test_what_changed_keeps_its_colour_and_the_rest_is_pale() -> None:
    sheet = drawn(renamed((40, 60, 100, 30)))
    assert count(sheet, (0, 200, 0)) > 2 * 2000
    assert count(sheet, (220, 0, 0)) == 0


def test_without_changes_nothing_is_pale() -> None:
    sheet = drawn()
    assert count(sheet, (0, 200, 0)) == count(sheet, (220, 0, 0)) == 2 * 3000


def test_each_change_is_framed_in_both_pictures() -> None:
    sheet = drawn(renamed((40, 60, 100, 30)))
    columns = np.flatnonzero((sheet == BLUE).all(axis=2).sum(axis=0) >= 30)
    assert columns.min() < 200
    assert columns.max() > 420


def test_what_the_profile_ignores_is_hatched_in_the_figure_alone() -> None:
    judgement = Judgement("current", 0.9, "What differs is ignored by the profile.")
    data = draw_differences(picture(), picture(), judgement, [(240, 200, 100, 30)])
    sheet = np.asarray(Image.open(BytesIO(data)).convert("RGB"), int)
    assert sheet.shape[0] > drawn().shape[0]
    figure, capture = sheet[:, :420], sheet[:, 420:]
    assert count(figure, (220, 0, 0)) < count(capture, (220, 0, 0)) == 3000
    assert count(figure, (0, 200, 0)) == count(capture, (0, 200, 0)) == 3000


def test_more_changes_need_more_room_below() -> None:
    one, three = drawn(renamed((40, 60, 100, 30))), drawn(*(renamed((40, 60 + 40 * n, 100, 30)) for n in range(3)))
    assert three.shape[0] > one.shape[0]
    assert three.shape[1] == one.shape[1]


def test_only_so_many_changes_are_listed() -> None:
    many, more = (drawn(*[renamed((40, 60, 100, 30))] * number) for number in (13, 40))
    assert many.shape == more.shape


def test_a_long_low_pair_is_shown_one_above_the_other() -> None:
    low = picture(900, 240)
    sheet = Image.open(BytesIO(draw_differences(low, low, Judgement("current", 1.0, ""))))
    assert sheet.width < 1000
    assert sheet.height > 480


def test_the_capture_is_cut_to_what_the_figure_shows() -> None:
    canvas = np.full((900, 1400, 3), 255, np.uint8)
    canvas[300:600, 500:900] = np.asarray(Image.open(BytesIO(picture())))
    data = BytesIO()
    Image.fromarray(canvas).save(data, "PNG")
    laid = Placement(1 / 1.7, -400 / 1.7, -200 / 1.7, 0.9)
    assert drawn(capture=data.getvalue(), placement=laid).shape[1] == pytest.approx(drawn().shape[1], abs=4)


def test_a_picture_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(PictureError, match="capture"):
        draw_differences(picture(), b"", Judgement("current", 1.0, ""))


def test_the_capture_is_laid_where_the_judge_laid_it() -> None:
    canvas = Image.new("RGB", (1400, 900), (255, 255, 255))
    canvas.paste(Image.open(BytesIO(picture())).resize((680, 510)), (400, 200))
    data = BytesIO()
    canvas.save(data, "PNG")
    laid = Placement(1 / 1.7, -400 / 1.7, -200 / 1.7, 0.9)
    assert drawn(capture=data.getvalue(), placement=laid).shape[1] == pytest.approx(drawn().shape[1], abs=12)
