"""A product with a window, as it was when its figures were taken and as it is now."""

import functools
from io import BytesIO

from PIL import Image
from playwright.sync_api import Browser, Page

from docwitness.browser.capturing.capture import CaptureEvidence, capture
from docwitness.figures.element_json import write_elements

VIEWPORT = {"width": 1280, "height": 800}
WINDOW = (390, 120, 500, 420)
"""The window's box in CSS pixels, as long as it has no more lines than at first."""


def html(*, button: str = "Cancel Subscription", account: str = "Ada", extra: str = "") -> str:
    rows = "".join(f"<p>{name}<span>{value}</span></p>" for name, value in _ROWS) + extra
    return f"""<!doctype html><style>
        body {{ margin: 0; background: #8b909c; font: 15px "Liberation Sans", sans-serif }}
        nav {{ position: fixed; inset: 0 auto 0 0; width: 200px; background: #22304a; color: #fff; padding: 20px }}
        [role=dialog] {{ position: absolute; left: 390px; top: 120px; width: 500px; min-height: 420px;
            box-sizing: border-box; padding: 24px; background: #fff; border-radius: 14px }}
        p {{ display: flex; justify-content: space-between; border-bottom: 1px solid #ddd; padding: 8px 0 }}
        button {{ padding: 10px 18px; background: #2b5fd9; color: #fff; border: 0; border-radius: 6px; font: inherit }}
        </style><nav>Home<br><br>Billing<br><br>{account}</nav>
        <div role="dialog" aria-label="Subscription Details"><h2>Subscription Details</h2>{rows}
        <label>Note <input></label><br><br><button>{button}</button> <button>Close</button></div>"""


_ROWS = (("Plan", "Basic"), ("Price", "9 €"), ("Renews", "1 March"), ("Seats", "3"))


def shown(browser: Browser, content: str) -> Page:
    page = browser.new_page(viewport=VIEWPORT)  # type: ignore[arg-type]
    page.set_content(content)
    return page


@functools.cache
def seen(browser: Browser, content: str) -> tuple[CaptureEvidence, str]:
    page = shown(browser, content)
    evidence = capture(page)
    page.close()
    return evidence, write_elements(evidence.element_map)


@functools.cache
def figure(browser: Browser, content: str, *, margin: int = 0, width: int = 375, format_: str = "PNG") -> bytes:
    """The window as a writer takes it: at device scale 2, cropped, scaled to the page's column."""
    page = shown(browser, content)
    twice = Image.open(BytesIO(capture(page, scales=(2,)).pngs[0])).convert("RGB")
    page.close()
    x, y, w, h = (2 * side for side in WINDOW)
    cut = twice.crop((x - margin, y - margin, x + w + margin, y + h + margin))
    scaled = cut.resize((width, round(width * cut.height / cut.width)), Image.Resampling.LANCZOS)
    out = BytesIO()
    scaled.save(out, format_)
    return out.getvalue()
