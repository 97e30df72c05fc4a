from __future__ import annotations

import io

from PIL import Image
from playwright.sync_api import Page

from docwitness.browser.capturing.capture import capture

SPINNER = """<style>@keyframes turn { to { margin-left: 300px } } i { position: absolute; width: 40px; height: 40px;
background: red; animation: turn .2s infinite linear }</style><i></i><input autofocus value="caret">"""


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def test_there_is_a_picture_for_each_pixel_ratio_and_one_map(blank: Page) -> None:
    blank.set_content("<button>Go</button>")
    evidence = capture(blank)
    assert [picture(png).size for png in evidence.pngs] == [(1280, 800), (2560, 1600)]
    assert [element.name for element in evidence.element_map.elements if not element.text] == ["Go"]


def test_a_clip_is_cut_out_of_what_is_in_view(blank: Page) -> None:
    blank.set_content(
        """<body style="margin:0;height:3000px">
        <div style="position:absolute;left:100px;top:1200px;width:50px;height:40px;background:rgb(0, 128, 0)"></div>
        <script>scrollTo(0, 1000)</script>"""
    )
    evidence = capture(blank, clip=(100, 200, 50, 40))
    assert [picture(png).size for png in evidence.pngs] == [(50, 40), (100, 80)]
    assert [picture(png).getcolors() for png in evidence.pngs] == [[(2000, (0, 128, 0))], [(8000, (0, 128, 0))]]
    assert evidence.element_map.clip == (100, 200, 50, 40)


def test_two_captures_of_a_moving_page_are_equal(blank: Page) -> None:
    blank.set_content(SPINNER)
    first = capture(blank)
    blank.evaluate("new Promise((done) => setTimeout(done, 130))")
    assert capture(blank).pngs == first.pngs


def test_the_product_notices_nothing(blank: Page) -> None:
    blank.set_content(SPINNER)
    # The page focuses its field by itself, with the first frame that is drawn: that is none of the capture's doing.
    blank.wait_for_function("document.activeElement?.localName === 'input'")
    blank.evaluate(
        """() => {
            window.noticed = [];
            for (const kind of ["resize", "scroll", "focus", "blur", "visibilitychange", "animationcancel"])
                addEventListener(kind, () => noticed.push(kind), true);
            matchMedia("(min-resolution: 1.5dppx)").addEventListener("change", () => noticed.push("resolution"));
        }"""
    )
    capture(blank)
    blank.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert blank.evaluate("noticed") == []
    assert blank.evaluate("document.adoptedStyleSheets.length") == 0
    assert blank.evaluate("document.getAnimations().map((animation) => animation.playState)") == ["running"]


def test_a_window_that_fades_in_is_taken_when_it_has_arrived(blank: Page) -> None:
    blank.set_content(
        """<style>@keyframes fade { from { opacity: 0 } } div { animation: fade 30s; background: rgb(0, 0, 128);
        position: fixed; inset: 0 }</style><div></div>"""
    )
    assert picture(capture(blank, scales=(1,)).pngs[0]).getcolors() == [(1280 * 800, (0, 0, 128))]
