from __future__ import annotations

import cv2
import numpy as np
import pytest

from docwitness.errors import PictureError
from docwitness.figures import judge
from docwitness.figures.pictures import Pixels
from docwitness.figures.sighted import judge_by_sight
from docwitness.figures.text_reading import Line
from docwitness.model import Judgement
from tests.figures.screens import MENU, Told, lines, png, screen

Labels = dict[str, tuple[int, int]]


def judged(figure: Labels, capture: Labels, *, known: tuple[str, ...] = ()) -> Judgement:
    pictures = screen(figure), screen(capture)
    reader = Told(((pictures[0], lines(figure)), (pictures[1], lines(capture))))
    return judge_by_sight(pictures[0], [pictures[1]], reader=reader, known=known)


def without(*labels: str) -> Labels:
    return {text: place for text, place in MENU.items() if text not in labels}


def smaller(picture: Pixels, factor: float) -> Pixels:
    return np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)


def test_a_picture_of_itself_is_current_and_nothing_is_read() -> None:
    reader = Told()
    assert judge_by_sight(screen(MENU), [screen(MENU)], reader=reader).verdict == "current"
    assert reader.asked == []


def test_the_same_window_at_half_the_size_is_current_and_nothing_is_read() -> None:
    assert judge_by_sight(smaller(screen(MENU), 0.5), [screen(MENU)], reader=Told()).verdict == "current"


def test_a_crop_of_the_window_is_current() -> None:
    assert judge_by_sight(screen(MENU)[30:330, 195:600], [screen(MENU)], reader=Told()).verdict == "current"


def test_compression_is_no_change() -> None:
    packed = cv2.imdecode(cv2.imencode(".jpg", screen(MENU), [cv2.IMWRITE_JPEG_QUALITY, 80])[1], cv2.IMREAD_COLOR)
    assert judge_by_sight(np.asarray(packed, np.uint8), [screen(MENU)], reader=Told()).verdict == "current"


def test_without_a_reader_what_differs_is_undecided_and_says_what_to_install() -> None:
    judgement = judge_by_sight(screen(MENU), [screen(without("Invoices", "Save changes"))], reader=None)
    assert judgement.verdict == "undecided"
    assert "docwitness[ocr]" in judgement.why


def test_a_window_with_other_labels_is_stale_and_each_change_is_named() -> None:
    changed = {
        **without("Delete account", "Customers", "Time zone"),
        "Close my account": (220, 340),
        "People": (24, 190),
        "Region": (220, 160),
        "Export data": (380, 300),
        "Webhooks": (24, 290),
    }
    judgement = judged(MENU, changed)
    assert judgement.verdict == "stale"
    told = {(change.kind, change.was, change.now) for change in judgement.changes}
    assert ("renamed", "Delete account", "Close my account") in told
    assert ("renamed", "Customers", "People") in told
    assert any(kind == "added" and "Webhooks" in now for kind, _, now in told if now)


class Once(Told):
    """A reader that reads a label in the whole picture, and cannot when it is shown that part again."""

    def read(self, picture: Pixels) -> tuple[Line, ...]:
        found = super().read(picture)
        whole = any(picture is known for known, _ in self.said)
        return found if whole else tuple(line for line in found if line.text != "Merge tags")


def test_a_label_that_the_figure_clearly_has_otherwise_is_in_doubt_though_it_cannot_be_read_twice() -> None:
    changed = {**without("Reports"), "Merge tags": (24, 140)}
    pictures = screen(MENU), screen(changed)
    reader = Once(((pictures[0], lines(MENU)), (pictures[1], lines(changed))))
    judgement = judge_by_sight(pictures[0], [pictures[1]], reader=reader)
    assert (judgement.verdict, [change.was for change in judgement.changes]) == ("undecided", ["Reports"])


def test_boxes_are_in_pixels_of_figure_and_first_capture() -> None:
    changed = {**without("Delete account", "Customers"), "Close my account": (220, 340), "Payouts": (24, 290)}
    changed |= {"Beta features": (380, 300), "Sign out": (480, 370)}
    large = smaller(screen(changed), 1)
    double = np.asarray(cv2.resize(large, None, fx=2, fy=2), np.uint8)
    figure = screen(MENU)
    said = ((figure, lines(MENU)), (large, lines(changed)), (double, lines(changed, scale=2)))
    judgement = judge_by_sight(figure, [double, large], reader=Told(said))
    renamed = next(change for change in judgement.changes if change.now == "Close my account")
    assert renamed.figure_box is not None
    assert renamed.capture_box is not None
    assert renamed.figure_box[:2] == (220, 342)
    assert renamed.capture_box[:2] == (440, 684)


@pytest.mark.parametrize("value", ["john@example.org", "$1,240.00", "report_2024.csv", "12 May 2026", "3 days ago"])
def test_other_values_of_the_account_are_no_change(value: str) -> None:
    judgement = judged({**MENU, value: (230, 122)}, {**MENU, "jane@example.com": (230, 122)})
    assert judgement.verdict == "current"
    assert judgement.changes == ()


def test_what_is_known_of_the_account_is_no_change() -> None:
    before = {**MENU, "Ada Lovelace": (230, 122), "Analytical Engines": (230, 182), "Marylebone": (230, 242)}
    after = {**MENU, "Grace Hopper": (230, 122), "Naval Reserve": (230, 182), "Arlington": (230, 242)}
    known = ("Ada Lovelace", "Analytical Engines", "Marylebone", "Grace Hopper", "Naval Reserve", "Arlington")
    assert judged(before, after, known=known).verdict == "current"


def test_a_dark_theme_is_cosmetic() -> None:
    figure, capture = screen(MENU), screen(MENU, dark=True)
    reader = Told(((figure, lines(MENU)), (capture, lines(MENU))))
    judgement = judge_by_sight(figure, [capture], reader=reader)
    assert judgement.verdict == "cosmetic"
    assert [change.kind for change in judgement.changes] == ["restyled"]


def test_another_window_is_stale() -> None:
    other = {
        "Upload a picture": (100, 60), "Drag it here": (250, 150), "Choose a file": (250, 190), "Preview": (420, 260),
        "Nothing chosen yet": (60, 300), "Continue": (500, 360),
    }  # fmt: skip
    judgement = judged(MENU, other)
    assert judgement.verdict == "stale"
    assert "another window" in judgement.why


def test_encoded_pictures_without_a_map_are_judged_by_sight() -> None:
    picture = screen(MENU)
    judgement = judge(png(picture), [cv2.imencode(".webp", picture)[1].tobytes()], None, reader=Told())
    assert judgement.verdict == "current"
    assert "place" in judgement.milliseconds


def test_the_same_picture_is_current_whatever_it_shows() -> None:
    empty = png(np.zeros((400, 600, 3), np.uint8))
    assert judge(empty, [png(screen(MENU)), empty], None).why == "Figure and capture are the same picture."


def test_a_picture_that_cannot_be_read_is_not_the_same_as_itself() -> None:
    broken = png(screen(MENU))[:-200]
    with pytest.raises(PictureError):
        judge(broken, [broken], None)
