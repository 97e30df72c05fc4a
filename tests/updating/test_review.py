"""`docwitness review`: decided in a real browser, and closed to everyone else."""

import http.client
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from docwitness.commands.documents.review import command
from docwitness.errors import UsageError
from docwitness.model import FigureJudgement, Judgement, Placement, SourceLocation
from docwitness.reading import read_page
from docwitness.settings import Settings, find_settings
from docwitness.storage.store import load_report
from docwitness.updating import amending
from docwitness.updating.amending import NewWords, Plan
from docwitness.updating.certainty import moment_of
from docwitness.updating.decisions import FILE, read_decisions, without_rejected
from docwitness.updating.proposals import AltText, Rename
from docwitness.updating.reviewing import Review, ReviewServer
from tests.updating.documents import PAGE, git


@pytest.fixture
def server(docs: Path) -> Iterator[ReviewServer]:
    plan = plan_of(docs)
    with ReviewServer(Review(plan, root=docs)) as server:
        yield server


@pytest.fixture
def page(chromium: Browser, server: ReviewServer) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=False)
    page.goto(server.url)
    yield page
    page.close()


def test_figures_stand_side_by_side_and_words_as_a_patch(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("4 changes to decide")
    figure = page.get_by_role("region", name="The figure “Subscription Details”")
    sizes = figure.locator("img").evaluate_all("images => images.map(image => image.naturalWidth)")
    assert sizes == [375, 375]
    label = page.get_by_role("region", name="“Cancel Subscription” becomes “End Plan”")
    expect(label.locator(".plus")).to_contain_text("click **`End Plan`** at the bottom left.")
    guess = page.get_by_role("region", name="“Log Out” becomes “Log Off”")
    expect(guess).to_contain_text("no figure confirms it")
    expect(figure).to_contain_text("Cancel Subscription")
    expect(figure.locator(".old rect.renamed")).to_have_count(1)
    expect(figure).to_contain_text("Seen at: Then the figure shows what I see")


def test_a_change_is_framed_where_it_is_now(chromium: Browser, docs: Path) -> None:
    report = load_report(docs / "reports" / "latest")
    page, figure = report.pages[0], report.pages[0].figures[0]
    moved = replace(figure.changes[0], capture_box=(20, 320, 120, 28))
    judged = Judgement("stale", 0.9, "", (moved,), placement=Placement(1.0, 0.0, -40.0, 0.9))
    moment = moment_of(page, figure)
    assert moment is not None
    seen = replace(moment, judgements=(FigureJudgement(page.page.source, figure.figure.id, judged),))
    verdict = replace(figure, changes=(moved,), observation=seen)
    report = replace(report, pages=(replace(page, figures=(verdict,)),))
    plan = amending.plan_changes(report, docs / "reports" / "latest", Settings(root=docs, site_root="docs"))
    with ReviewServer(Review(plan, root=docs)) as server:
        review = chromium.new_page()
        review.goto(server.url)
        framed = review.locator(".marks rect.renamed")
        assert [float(rect.get_attribute("y") or 0) for rect in framed.all()] == [240, 280]
        review.close()


def decide(page: Page, **answers: str) -> None:
    """Give these answers, by the first words of what is decided, and apply them."""
    names = {"figure": "The figure", "cancel": "“Cancel Subscription”", "log": "“Log Out”"}
    for name, answer in answers.items():
        page.get_by_role("region", name=names[name]).get_by_label(answer).check()
    page.get_by_role("button", name="Apply").click()


def test_nothing_is_decided_before_a_person_decides(page: Page, docs: Path) -> None:
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("4 changes to decide")
    decide(page, figure="Skip")
    expect(page.get_by_role("heading", level=1)).to_have_text("4 changes to decide")
    assert git(docs, "status", "--porcelain") == ""


def test_decisions_are_made_one_after_the_other(page: Page, docs: Path) -> None:
    decide(page, cancel="Accept", figure="Reject")
    expect(page.get_by_role("heading", level=1)).to_have_text("2 changes to decide")
    expect(page.get_by_role("region", name="The figure")).to_have_count(0)
    decide(page, log="Accept")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 change to decide")
    text = (docs / "docs/page.md").read_text()
    assert "**`End Plan`**" in text
    assert "Log Off" in text


def test_what_is_accepted_is_written_and_nothing_else(page: Page, docs: Path) -> None:
    decide(page, figure="Reject", cancel="Accept", log="Accept")
    expect(page.get_by_role("status")).to_have_text("2 files changed, 1 proposal rejected.")
    expected = PAGE.replace("**`Cancel Subscription`**", "**`End Plan`**").replace("Log Out", "Log Off")
    assert (docs / "docs/page.md").read_text() == expected
    assert git(docs, "status", "--porcelain") == f" M docs/page.md\n M f.feature\n?? {FILE}\n"


def test_what_was_rejected_is_remembered_and_not_proposed_again(page: Page, docs: Path) -> None:
    git(docs, "config", "user.name", "Ada Reviewer")
    decide(page, log="Reject", figure="Accept")
    remembered = read_decisions(docs)
    assert {(each.decision, each.by) for each in remembered.values()} == {
        ("rejected", "Ada Reviewer"),
        ("accepted", "Ada Reviewer"),
    }
    git(docs, "checkout", "-q", "docs")
    again = without_rejected(plan_of(docs), remembered)
    assert [each for each in again.left if "rejected by Ada Reviewer on 20" in each]
    assert "Log Out" not in {each.was for each in again.pages[0].proposals if isinstance(each, Rename)}
    assert len(again.pictures) == 1


def test_what_has_one_cause_is_decided_at_once_and_by_keys(page: Page) -> None:
    group = page.get_by_role("group", name="Cancel Subscription is now End Plan")
    expect(group).to_contain_text("2 changes of one cause")
    group.get_by_role("button", name="Accept all").click()
    expect(group.get_by_role("radio", name="Accept", checked=True)).to_have_count(2)
    page.keyboard.press("k")
    page.keyboard.press("r")
    expect(group.get_by_role("radio", name="Reject", checked=True)).to_have_count(1)
    expect(group.get_by_role("radio", name="Accept", checked=True)).to_have_count(1)


def test_a_slider_lays_the_new_picture_over_the_old_one(page: Page) -> None:
    figure = page.get_by_role("region", name="The figure “Subscription Details”")
    figure.get_by_role("button", name="Slider").click()
    old, new = (figure.locator(f".{name} img").bounding_box() for name in ("old", "new"))
    assert old == new
    figure.get_by_role("slider").fill("20")
    assert figure.locator(".new .frame").evaluate("node => getComputedStyle(node).clipPath") == "inset(0px 0px 0px 20%)"


def test_a_picture_is_looked_at_closely(page: Page) -> None:
    figure = page.get_by_role("region", name="The figure")
    old, new = figure.locator(".old"), figure.locator(".new")
    figure.get_by_role("button", name="Zoom").click()
    figure.get_by_role("button", name="Zoom 1×").click()
    expect(figure.get_by_role("button", name="Zoom 2×")).to_have_attribute("aria-pressed", "true")
    assert [image.evaluate("image => image.width") for image in (old.locator("img"), new.locator("img"))] == [750, 750]
    old.evaluate("figure => figure.scrollTo(40, 30)")
    page.wait_for_function("() => document.querySelector('.new').scrollLeft === 40")
    page.keyboard.press("z")
    page.keyboard.press("z")
    expect(figure.get_by_role("button", name="Zoom")).to_have_attribute("aria-pressed", "false")


def test_what_is_data_is_written_into_the_profile(page: Page, docs: Path) -> None:
    figure = page.get_by_role("region", name="The figure")
    figure.get_by_text("It is no change of the product").click()
    figure.get_by_role("checkbox", name="End Plan").check()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("status")).to_contain_text("In pyproject.toml, “End Plan” is known.")
    expect(page.get_by_role("heading", level=1)).to_have_text("3 changes to decide")
    assert find_settings(docs).profile("default").known == ("End Plan",)


def test_a_region_that_never_counts_is_drawn(page: Page, docs: Path) -> None:
    figure = page.get_by_role("region", name="The figure")
    figure.get_by_text("It is no change of the product").click()
    figure.get_by_role("button", name="Draw").click()
    image = figure.locator(".old img")
    image.scroll_into_view_if_needed()
    box = image.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 60, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.up()
    region = figure.get_by_role("textbox")
    x, y, width, height = map(int, region.input_value().split(","))
    scale = 375 / box["width"]
    assert [x, y, width, height] == pytest.approx([10 * scale, 10 * scale, 50 * scale, 30 * scale], abs=2)
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 changes to decide")
    assert find_settings(docs).profile("default").ignore == (f"/files/details {x},{y},{width},{height}",)


def test_where_the_profile_cannot_be_added_to_it_is_told_and_asked_again(page: Page, docs: Path) -> None:
    (docs / "pyproject.toml").write_text('[tool.docwitness]\nprofiles = { default = { known = ["Bob"] } }\n')
    figure = page.get_by_role("region", name="The figure")
    figure.get_by_text("It is no change of the product").click()
    figure.get_by_role("checkbox", name="End Plan").check()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("status")).to_contain_text("the list of known cannot be added to")
    expect(page.get_by_role("heading", level=1)).to_have_text("4 changes to decide")


def test_it_fits_a_telephone_and_nothing_is_missing(chromium: Browser, server: ReviewServer) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    answers: list[int] = []
    problems: list[str] = []
    page.on("response", lambda answer: answers.append(answer.status))
    page.on("console", lambda told: problems.append(told.text))
    page.goto(server.url)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()
    assert set(answers) == {200}
    assert problems == []


def plan_of(docs: Path) -> Plan:
    latest = docs / "reports" / "latest"
    return amending.plan_changes(load_report(latest), latest, Settings(root=docs, site_root="docs"))


def test_a_second_tab_is_told_what_the_first_one_did(page: Page, chromium: Browser, server: ReviewServer) -> None:
    other = chromium.new_page()
    other.goto(server.url)
    decide(page, figure="Accept", cancel="Accept")
    expect(page.get_by_role("status")).to_have_text("3 files changed.")
    decide(other, figure="Reject", cancel="Reject")
    expect(other.get_by_role("heading", level=1)).to_have_text("2 changes to decide")
    expect(other.get_by_role("status")).to_have_text("3 files changed.")
    other.close()


def test_a_rename_says_which_features_it_changes(page: Page) -> None:
    label = page.get_by_role("region", name="“Cancel Subscription” becomes “End Plan”")
    expect(label.locator(".where")).to_have_text("docs/page.md:5 · also in f.feature")


def test_who_writes_by_force_is_not_told_that_git_keeps_the_old() -> None:
    text = "![](a.png)"
    alt = AltText(SourceLocation("a.md", 1), read_page(text, source="a.md").figures[0].id, "A window")
    plan = Plan((), (NewWords(Path("a.md"), "a.md", text, (alt,)),), ())
    assert "only now, and only if git has them" in Review(plan, root=Path()).page().html
    assert "only now.</span>" in Review(plan, root=Path(), force=True).page().html


def test_where_nothing_is_to_be_decided_nothing_is_served(docs: Path) -> None:
    (docs / "docs/page.md").write_text(PAGE.replace("look", "gaze"))
    done = CliRunner().invoke(command, ["--no-open"], standalone_mode=False)
    assert done.return_value == 3
    assert done.stderr.startswith("docs/page.md: has changed since the run.")
    assert done.stderr.endswith("There is nothing to decide.\n")


def test_where_writing_is_refused_it_says_why_and_asks_again(page: Page, docs: Path) -> None:
    picture = docs / "docs/files/details.png"
    git(docs, "rm", "-q", "--cached", str(picture))
    decide(page, figure="Accept", cancel="Accept")
    expect(page.get_by_role("status")).to_contain_text("is not under git")
    expect(page.get_by_role("heading", level=1)).to_have_text("4 changes to decide")
    assert (docs / "docs/page.md").read_text() == PAGE


def test_axe_finds_nothing_serious(chromium: Browser, server: ReviewServer) -> None:
    for scheme in ("light", "dark"):
        page = chromium.new_page(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
        page.goto(server.url)
        found = Axe().run(page).response["violations"]
        page.close()
        assert [item["id"] for item in found if item["impact"] in ("serious", "critical")] == []


def answer(server: ReviewServer, method: str, path: str, **headers: str) -> int:
    host = urlsplit(server.url).netloc
    connection = http.client.HTTPConnection(host, timeout=5)
    connection.putrequest(method, path, skip_host=True)
    for name, value in {"Host": host, "Content-Length": "8", **headers}.items():
        connection.putheader(name, value)
    connection.endheaders(b"0=accept" if method == "POST" else None)
    return connection.getresponse().status


def test_only_our_own_page_is_answered(server: ReviewServer, docs: Path) -> None:
    path, host = urlsplit(server.url).path, urlsplit(server.url).netloc
    assert answer(server, "GET", path) == 200
    assert answer(server, "GET", path, Host="evil.example") == 404
    assert answer(server, "GET", "/") == 404
    assert answer(server, "GET", "/" + "x" * 32 + "/") == 404
    assert answer(server, "GET", f"{path}before/9") == 404
    assert answer(server, "GET", f"{path}before/../../etc/passwd") == 404
    assert answer(server, "POST", f"{path}apply") == 404
    assert answer(server, "POST", f"{path}apply", Origin="http://evil.example") == 404
    assert answer(server, "POST", f"{path}apply", Origin=f"http://{host}", Host="evil.example") == 404
    assert answer(server, "POST", f"{path}apply", Origin=f"http://{host}", **{"Content-Length": "9999999"}) == 404
    assert git(docs, "status", "--porcelain") == ""
    assert answer(server, "POST", f"{path}apply", Origin=f"http://{host}") == 303
    assert git(docs, "status", "--porcelain") == f" M docs/files/details.png\n?? {FILE}\n"


def test_it_listens_on_the_loopback_only(server: ReviewServer) -> None:
    assert urlsplit(server.url).hostname == "127.0.0.1"
    assert server.url.count("/") == 4
    assert len(urlsplit(server.url).path) > 30


def test_a_port_that_is_taken_is_wrong_use(server: ReviewServer) -> None:
    done = CliRunner().invoke(command, ["--no-open", "--port", str(urlsplit(server.url).port)], standalone_mode=False)
    assert isinstance(done.exception, UsageError)
    assert done.exception.hint == "Leave --port out for a free one."
