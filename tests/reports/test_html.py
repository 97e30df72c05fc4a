"""`index.html`, opened from disk in a real browser."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from docwitness.model import Block, History, Past, Report, Span
from docwitness.reports.web import index_page
from tests.reports.conftest import Open
from tests.reports.reports import (
    RENAMED,
    SOURCE,
    all_holds,
    at,
    every_verdict,
    hostile,
    many_findings,
    sixty_sentences,
    two_hundred_figures,
)


def noise(page: Page) -> list[str]:
    return page.noise  # type: ignore[attr-defined, no-any-return]


def place(mark: Locator, picture: Locator) -> tuple[float, float]:
    """Where the mark begins on the picture, as fractions of its size; in one look, while others load above them."""
    x, y = mark.evaluate(
        """(mark, picture) => {
            const [m, p] = [mark.getBoundingClientRect(), picture.getBoundingClientRect()];
            return [(m.x - p.x) / p.width, (m.y - p.y) / p.height];
        }""",
        picture.element_handle(),
    )
    return x, y


def test_the_answer_and_both_labels_are_on_the_first_screen(open_report: Open) -> None:
    page = open_report(every_verdict())
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "“Cancelling a Subscription” does not hold: 1 sentence and 1 figure are out of date and 1 figure is missing."
    )
    change = page.locator(".changes-on-top li").first
    expect(change).to_contain_text("Cancel Subscription is now End Plan")
    expect(change).to_be_in_viewport()
    assert noise(page) == []


def test_one_click_leads_to_the_line_and_opens_its_proof(open_report: Open) -> None:
    page = open_report(every_verdict())
    page.get_by_role("link", name="Cancel Subscription is now End Plan").first.click()
    sentence = page.locator("#s-s3")
    expect(sentence).to_be_in_viewport()
    expect(sentence).to_have_class("s broken at")
    proof = page.get_by_role("region", name="Proof, line 5")
    expect(proof).to_contain_text('I click the "Cancel Subscription" button')
    expect(proof).to_contain_text("There instead: End Plan, Close")
    expect(proof.get_by_role("listitem").filter(has_text="“End Plan” at 470,560")).to_be_visible()
    expect(proof.get_by_role("link", name="“End Plan” at 470,560")).to_have_count(0)


def test_the_element_is_outlined_on_the_moment_s_picture(open_report: Open) -> None:
    page = open_report(every_verdict(), fragment="#s-s3")
    outline = page.locator(".shot .outline")
    outline.scroll_into_view_if_needed()
    assert place(outline, page.locator(".shot img")) == pytest.approx((466 / 1280, 556 / 800), abs=0.005)


def test_every_sentence_has_its_verdict_as_text_too(open_report: Open) -> None:
    page = open_report(every_verdict())
    marks = page.locator("button.mark")
    assert [name.split(",")[0] for name in marks.all_inner_texts()] == [
        "holds", "broken", "blocked", "blocked", "undecided", "unchecked",
    ]  # fmt: skip
    expect(page.locator(".s.unchecked").first).to_have_text("Mind the gap.")


def test_findings_are_walked_by_keyboard(open_report: Open) -> None:
    page = open_report(every_verdict())
    page.keyboard.press("n")
    assert page.evaluate("location.hash") == "#d-2"
    page.keyboard.press("j")
    page.keyboard.press("n")
    assert page.evaluate("location.hash") == "#s-s3"
    expect(page.get_by_role("status")).to_have_text("3 of 7")
    page.keyboard.press("p")
    assert page.evaluate("location.hash") == "#d-1"
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def test_a_filter_narrows_findings_and_steps(open_report: Open) -> None:
    page = open_report(every_verdict())
    page.get_by_role("button", name="1 stale").click()
    expect(page.locator(".findings li:visible")).to_have_count(1)
    page.keyboard.press("n")
    assert page.evaluate("location.hash") == "#f-figure-1"


def test_a_figure_can_be_compared_in_six_ways(open_report: Open) -> None:
    page = open_report(every_verdict(), fragment="#f-figure-1")
    card = page.locator("#f-figure-1")
    expect(card.locator("li").first).to_have_text("Cancel Subscription is now End Plan")
    at, _ = place(card.locator(".is-figure .box rect").first, card.locator(".is-figure img"))
    assert at == pytest.approx(24 / 420, abs=0.01)
    card.get_by_role("button", name="Figure", exact=True).click()
    expect(card.get_by_alt_text("The product now")).to_be_hidden()
    card.get_by_role("button", name="Slider").click()
    card.get_by_role("slider").fill("100")
    assert card.locator(".is-capture").evaluate("e => getComputedStyle(e).clipPath") == "inset(0px 0px 0px 100%)"
    card.get_by_role("button", name="Blink").click()
    assert card.locator(".is-capture").evaluate("e => getComputedStyle(e).animationName") == "blink"
    assert noise(page) == []


def test_a_figure_taken_anew_and_a_drawn_comparison_take_their_places(open_report: Open) -> None:
    report = every_verdict()
    stale = replace(report.pages[0].figures[0], retaken_file="figures/now.png", diff_file="figures/diff.png")
    page = open_report(replace(report, pages=(replace(report.pages[0], figures=(stale,)),)), fragment="#f-figure-1")
    card = page.locator("#f-figure-1")
    expect(card.get_by_alt_text("Figure and product, each change framed")).to_be_visible()
    expect(card.get_by_alt_text("The product now")).to_be_hidden()
    card.get_by_role("button", name="Side by side").click()
    expect(card.get_by_alt_text("The product now")).to_have_attribute("src", "./figures/now.png")
    expect(card.get_by_alt_text("Figure and product, each change framed")).to_be_hidden()


def test_what_stayed_in_place_is_framed_on_both_sides(open_report: Open) -> None:
    report = every_verdict()
    first = report.pages[0].figures[0]
    stale = replace(first, changes=first.changes[:1], retaken_file="figures/now.png", diff_file="figures/diff.png")
    page = open_report(replace(report, pages=(replace(report.pages[0], figures=(stale,)),)), fragment="#f-figure-1")
    sides = (".is-figure", ".is-capture")
    framed = [place(page.locator(f"{side} .box rect"), page.locator(f"{side} img")) for side in sides]
    assert framed[0] == pytest.approx(framed[1], abs=0.002)
    expect(page.get_by_alt_text("Figure and product, each change framed")).to_have_count(0)


def test_the_lightboard_tells_which_pages_use_a_picture(open_report: Open) -> None:
    report = every_verdict()
    other = replace(report.pages[0], page=replace(report.pages[0].page, source="docs/other.md"))
    page = open_report(replace(report, pages=(report.pages[0], other)), fragment="#lightboard")
    stale = page.locator("#lightboard .lights li.stale").first
    expect(stale.locator("img")).to_have_count(2)
    assert stale.locator(".uses a").evaluate_all("links => links.map(link => link.hash)") == [
        "#f-figure-1",
        "#f-2-figure-1",
    ]
    expect(page.locator("#pages")).to_be_hidden()


def test_where_all_holds_it_says_so(open_report: Open) -> None:
    page = open_report(all_holds())
    expect(page.get_by_role("heading", level=1)).to_have_text("“Cancelling a Subscription” holds.")
    expect(page.locator(".stepper")).to_be_hidden()


SHEET = 1046
"""CSS pixels: what is left of the height of an A4 page between margins of 14 mm."""


def test_a_figure_leaves_room_for_others_on_a_printed_page(open_report: Open) -> None:
    page = open_report(every_verdict())
    page.emulate_media(media="print")
    heights = page.locator("#pages .figure:visible").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert heights
    assert max(heights) < SHEET / 2
    printed = page.pdf(format="A4")
    content = page.evaluate("document.body.scrollHeight")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= content / SHEET + 2


@pytest.mark.parametrize("view", ["pages", "scenarios", "run"])
def test_no_heading_of_a_table_breaks_in_a_word_on_a_telephone(open_report: Open, view: str) -> None:
    page = open_report(every_verdict(), width=390)
    if (link := page.locator(f'[data-view="{view}"]')).count():
        link.first.click()
    cut = page.locator("th:visible").evaluate_all("all => all.filter(one => one.offsetHeight > 60).length")
    assert cut == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_it_shows_since_when_a_figure_is_stale(open_report: Open) -> None:
    past = Past(SOURCE, "figure", "figure-1", "stale", "2026-02-20T08:00:00Z", runs=3, before="stale", flips=0)
    report = replace(every_verdict(), history=History("2026-02-28T08:00:00Z", 9, (past,)))
    page = open_report(report)
    expect(page.locator("#f-figure-1 .past")).to_have_text("So since 2026-02-20, for 3 runs.")
    expect(page.locator(".news")).to_have_text("No verdict changed since the last run on 2026-02-28.")


def test_nothing_of_a_hostile_page_comes_to_life(open_report: Open) -> None:
    page = open_report(hostile())
    page.keyboard.press("e")
    for view in ("lightboard", "scenarios", "run", "pages"):
        page.locator(f"[data-view={view}]").click()
    assert "does not hold" in page.title()
    assert noise(page) == []
    assert page.locator("article iframe, article script, [onerror], [onload]").count() == 0
    hrefs = page.evaluate(
        "[...document.querySelectorAll('[href], [src]')].map(e => e.getAttribute('href') ?? e.getAttribute('src'))"
    )
    assert {href[:1] for href in hrefs} == {"#", "."}
    assert not [href for href in hrefs if "/.." in href]


def test_the_policy_stops_what_would_get_through(open_report: Open) -> None:
    page = open_report(all_holds())
    page.evaluate(
        "() => { window.stopped = []; document.addEventListener('securitypolicyviolation', "
        "(event) => window.stopped.push(event.effectiveDirective)); }"
    )
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title=1\">')")
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'document.title=1'}))")
    page.wait_for_function("['script-src-attr', 'script-src-elem'].every((kind) => window.stopped.includes(kind))")
    assert page.title() != "1"


@pytest.mark.parametrize(
    ("make", "scheme"), [(every_verdict, "light"), (every_verdict, "dark"), (sixty_sentences, "light")]
)
def test_axe_finds_nothing_serious(open_report: Open, make: Callable[[], Report], scheme: str) -> None:
    page = open_report(make(), color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page.keyboard.press("e")
    found = Axe().run(page).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"]) for item in found if item["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("make", [every_verdict, hostile, sixty_sentences])
def test_it_fits_a_telephone(open_report: Open, make: Callable[[], Report]) -> None:
    page = open_report(make(), width=390)
    page.keyboard.press("e")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_theme_is_the_reader_s_choice(open_report: Open) -> None:
    page = open_report(all_holds(), color_scheme="dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(colour) == "rgb(19, 20, 23)"
    page.keyboard.press("t")
    assert page.evaluate(colour) == "rgb(245, 244, 241)"


def test_in_print_proofs_of_what_is_broken_are_open(open_report: Open) -> None:
    page = open_report(every_verdict())
    page.emulate_media(media="print")
    expect(page.locator("#proof-s-s3")).to_be_visible()
    expect(page.locator(".stepper")).to_be_hidden()


def test_two_hundred_figures_open_in_two_seconds(open_report: Open) -> None:
    report = two_hundred_figures()
    page = open_report(report)
    pictures: list[str] = []
    page.on("request", lambda request: request.url.endswith(".png") and pictures.append(request.url))
    session = page.context.new_cdp_session(page)
    # Processor time of the page's thread: others may use the machine meanwhile.
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("5 of 40 pages do not hold")
    spent = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    assert 0 < spent["TaskDuration"] < 2
    assert 0 < len(pictures) < 100
    assert len(index_page.render(report)) < 2_000_000


def test_three_hundred_findings_stay_walkable(open_report: Open) -> None:
    page = open_report(many_findings())
    for _ in range(5):
        page.keyboard.press("n")
    expect(page.get_by_role("status")).to_have_text("5 of 300")
    expect(page.locator("#s-s4")).to_be_in_viewport()


def test_it_is_readable_without_script(open_report: Open) -> None:
    page = open_report(every_verdict(), java_script_enabled=False)
    for view in ("pages", "lightboard", "scenarios", "run"):
        expect(page.locator(f"#{view}")).to_be_visible()


def test_in_print_a_sentence_has_one_picture(open_report: Open) -> None:
    report = every_verdict()
    told = next(each for each in report.pages[0].sentences if each.verdict == "broken")
    twice = replace(told, observations=(*told.observations, *told.observations))
    sentences = tuple(twice if each is told else each for each in report.pages[0].sentences)
    page = open_report(replace(report, pages=(replace(report.pages[0], sentences=sentences), *report.pages[1:])))
    page.emulate_media(media="print")
    proof = page.locator(".proof.broken").first
    pictures = proof.locator(".shot")
    assert pictures.count() == 2 * sum(seen.capture is not None for seen in told.observations) > 1
    assert [pictures.nth(number).is_visible() for number in range(pictures.count())].count(True) == 1


def test_what_is_in_the_way_is_told_once_of_a_sentence(open_report: Open) -> None:
    report = every_verdict()
    told = next(each for each in report.pages[0].sentences if each.verdict == "broken")
    stopped = [
        replace(each, outcome="undecided", why="There is no menu.", found=("Save",)) for each in told.observations
    ]
    again = replace(told, verdict="undecided", why="There is no menu.", observations=(*stopped, *stopped))
    sentences = tuple(again if each is told else each for each in report.pages[0].sentences)
    page = open_report(replace(report, pages=(replace(report.pages[0], sentences=sentences), *report.pages[1:])))
    page.emulate_media(media="print")
    proof = page.locator(f"#proof-s-{told.sentence.id}")
    assert proof.locator(".moment").count() > 1
    assert proof.inner_text().count("There is no menu.") == 1
    assert proof.inner_text().count("There instead") == 1


@pytest.mark.parametrize(
    ("text", "tag"), [("The message Saved appears.", True), ('It says "Saved".', False), ("Es sagt „Saved“.", False)]
)
def test_a_quotation_has_the_marks_of_the_page_and_no_others(text: str, tag: bool) -> None:
    start = text.index("Saved")
    quoted = Block("paragraph", text, at(3), ((0, 3),), spans=(Span(start, start + 5, "quote"),))
    report = all_holds()
    page = replace(report.pages[0], page=replace(report.pages[0].page, blocks=(quoted,)), sentences=(), figures=())
    html = index_page.render(replace(report, pages=(page,)))
    assert ("<q>Saved</q>" in html) == tag


@pytest.mark.parametrize(
    ("why", "lines"),
    [
        ("“Cancel Subscription” is now “End Plan”.", []),
        ("It may be of another moment.", ["It may be of another moment."]),
    ],
)
def test_what_one_change_says_is_not_said_again(open_report: Open, why: str, lines: list[str]) -> None:
    """A writer reads each thing once: the reason stands below the changes where it says more than they do."""
    report = every_verdict()
    page = report.pages[0]
    number, figure = next((n, each) for n, each in enumerate(page.figures) if each.verdict == "stale")
    once = replace(figure, why=why, changes=(RENAMED,))
    figures = (*page.figures[:number], once, *page.figures[number + 1 :])
    shown = open_report(replace(report, pages=(replace(page, figures=figures), *report.pages[1:])))
    card = shown.locator(".figure.stale").first
    assert card.locator(":scope > p.why").all_inner_texts() == lines
    assert card.locator("ol.changes li").all_inner_texts() == ["Cancel Subscription is now End Plan"]
