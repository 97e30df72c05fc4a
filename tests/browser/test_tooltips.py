"""Controls that show only a picture: what a reader learns of them by pointing at them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from docwitness.browser.driving.looking import look
from docwitness.browser.tooltips import Tooltips
from tests.browser.test_elements import PICTURES
from tests.browser.witnessing import framed, said, used, witness

FONT = f"<style>@font-face {{ font-family: p; src: url(data:font/woff2;base64,{PICTURES}) }}</style>"
BAR = (
    FONT
    + """<style>i::before { font-family: p; content: "book_mark" }
#tip { position: fixed; top: 90px; left: 90px }</style>
<nav><a href=/shelves class=icon><i></i></a>
<a href=/loans class=icon data-tooltip=x7Hq2LmNpRs4TuVwXyZa1><i></i></a></nav>
<div id=tip hidden></div><script>
const tips = { "/shelves": "Shelves", "/loans": "Loans" };
for (const link of document.querySelectorAll("nav a")) {
  link.style = "display: inline-block; width: 30px; height: 30px";
  const show = () => { tip.hidden = false; tip.textContent = tips[link.getAttribute("href")]; };
  let due;
  link.onmouseenter = () => { due = setTimeout(show, 200) };
  link.onmouseleave = () => { clearTimeout(due); setTimeout(() => { tip.hidden = true; }, 100) };
}</script>"""
)
SITE = {"/": BAR, "/loans": framed("Loans", "<button>Renew</button>"), "/shelves": framed("Shelves", "")}


def test_what_shows_no_text_is_named_by_the_tooltip_that_comes_when_it_is_pointed_at(
    chromium: Browser, tmp_path: Path
) -> None:
    """Not by a key that scripts keep in an attribute, nor by the tooltip of what was pointed at before."""
    page = witness(chromium, "# Loans\n\n1. Go to the **Loans** page.\n2. Click **Renew**.", SITE, tmp_path)
    assert said(page, "Go to") == ("holds", "")
    assert "link “book_mark”" in used(page, "Go to")
    assert said(page, "Renew") == ("holds", "")


def test_a_tooltip_that_is_late_is_waited_for_once_more(blank: Page) -> None:
    """A busy machine shows it later; what is not found is looked for again before it is said to be nowhere."""
    blank.set_content(BAR.replace("setTimeout(show, 200)", "setTimeout(show, 1150)"))
    seen = Tooltips()

    def tips(times: int) -> set[str]:
        named = seen.named(blank, look(blank), times=times)
        return {element.hint for element in named.elements if element.role == "link"}

    assert tips(1) == {""}
    assert tips(2) == {"Shelves", "Loans"}


def test_the_same_picture_in_the_header_of_another_page_has_its_own_tooltip(blank: Page) -> None:
    """A header that has other buttons is another one: a plus adds what its page is about."""
    seen, loans = Tooltips(), BAR.replace("<nav>", "<nav><button>Overdue</button>").replace('"Shelves"', '"Fines"')

    def tips(content: str) -> list[str]:
        blank.goto("about:blank")
        blank.set_content(content.replace("nav>", "header>").replace("nav a", "header a"))
        named = seen.named(blank, look(blank))
        return [element.hint for element in named.elements if element.role == "link"]

    assert [tips(BAR), tips(loans), tips(BAR)] == [["Shelves", "Loans"], ["Fines", "Loans"], ["Shelves", "Loans"]]


def test_what_a_style_sheet_writes_into_an_icon_is_its_name(chromium: Browser, tmp_path: Path) -> None:
    """So does the browser name it to those who cannot see it (W3C, Accessible Name Computation, 2F.ii)."""
    page = "<style>i::before { content: 'delete' }</style><button onclick='title = \"gone\"'><i></i></button>"
    seen = witness(chromium, "# Shelf\n\nClick **delete**.", {"/": page}, tmp_path)
    assert said(seen, "delete") == ("holds", "")
