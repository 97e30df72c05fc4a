"""A page witnessed on a small site in one process: what `docwitness verify` does, without its command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Route

from docwitness.browser.guarding.guard import Guard
from docwitness.browser.product import Product
from docwitness.browser.signing_in import SignedIn
from docwitness.browser.witnessing.outcomes import StepEnd
from docwitness.browser.witnessing.stand import Stand
from docwitness.model import Observation, PageVerdict, Scenario
from docwitness.procedures import read_procedure
from docwitness.productmap.serializing import to_json
from docwitness.productmap.states import ProductMap
from docwitness.pytest_plugin.recording import Recorder
from docwitness.pytest_plugin.vocabulary_steps import carry_out
from docwitness.reading import read_page
from docwitness.scenarios.generating import scenarios_of
from docwitness.scenarios.vocabulary import understand
from docwitness.scenarios.witnesses import witnesses_of
from docwitness.settings import Profile
from docwitness.storage.store import ReportFolder
from docwitness.verdicts.sentence_verdicts import judge_page

Answer = Callable[[str], str | None]
"""The page of the site at a path; None where there is none."""


class Events:
    """What was recorded."""

    def __init__(self) -> None:
        self.observations: list[Observation] = []

    def append(self, event: object) -> None:
        if isinstance(event, Observation):
            self.observations.append(event)


def witness(
    browser: Browser,
    document: str,
    site: Mapping[str, str] | Answer,
    folder: Path,
    *,
    timeout: float = 1.0,
    aliases: Mapping[str, str] | None = None,
    product_map: ProductMap | None = None,
) -> PageVerdict:
    """The verdict on a page in Markdown; the site's pages are by path, `/` being where scenarios begin."""
    procedure = read_procedure(read_page(document, source="page.md"))
    kept = folder / "map.json"
    if product_map:
        kept.write_text(to_json(product_map), encoding="utf-8")
    scenarios = scenarios_of(procedure, product_map)
    told = {"timeout": timeout, "aliases": aliases, "map_file": str(kept) if product_map else ""}
    seen = [o for each in scenarios for o in look_at(browser, each, site, folder, **told)]
    return judge_page(procedure, witnesses_of(procedure, seen), seen, figure_files={})


def look_at(
    browser: Browser,
    scenario: Scenario,
    site: Mapping[str, str] | Answer,
    folder: Path,
    *,
    timeout: float = 1.0,
    aliases: Mapping[str, str] | None = None,
    map_file: str = "",
) -> list[Observation]:
    """What is seen when the scenario is carried out on the site."""
    profile = Profile(timeout=timeout, aliases=aliases or {}, effects="all")
    product = Product("http://site.test/", False, profile, may_change=True, map_file=map_file)
    events = Events()
    answer = site if callable(site) else site.get
    _carry_out(browser, scenario, product, Recorder(events, folder), ReportFolder(folder), answer)
    return events.observations


def _carry_out(
    browser: Browser, scenario: Scenario, product: Product, recorder: Recorder, report: ReportFolder, answer: Answer
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")

    def fulfil(route: Route) -> None:
        body = answer(urlsplit(route.request.url).path)
        route.fulfill(status=200 if body is not None else 404, content_type="text/html", body=body or "nothing here")

    context.route("**/*", fulfil)
    stand = Stand(context.new_page(), product, recorder, report, (), Guard(product), SignedIn())
    numbers = accumulate(2 + step.apart for step in scenario.steps)  # as a feature has them
    lines = [
        SimpleNamespace(name=step.phrase, type=step.keyword.lower(), line_number=number)
        for number, step in zip(numbers, scenario.steps, strict=True)
    ]
    recorder.begin(
        SimpleNamespace(filename="page.feature"), SimpleNamespace(name=scenario.name, steps=lines, line_number=1), ""
    )
    for line in lines:
        recorder.begin_step(line)
        what = understand(line.name)
        assert what is not None
        try:
            if what.kind != "figure":
                carry_out(stand, what)
        except StepEnd as end:
            recorder.end_step(end)
            break
        recorder.end_step()
    recorder.end()
    context.close()


def told(page: PageVerdict) -> dict[str, tuple[str, str]]:
    """Verdict and reason by sentence; headings and the like, which promise nothing, are left out."""
    return {
        verdict.sentence.text: (verdict.verdict, verdict.why)
        for verdict in page.sentences
        if verdict.sentence.kind != "prose" or verdict.verdict != "unchecked"
    }


STYLE = "<style>body{margin:0;font:15px sans-serif}main{margin-left:200px}nav{position:fixed;width:180px}</style>"


def framed(title: str, body: str, *, nav: str = "") -> str:
    """A page of a small product: its navigation, and a content with a heading."""
    places = "".join(f'<p><a href="/{name.lower()}">{name}</a></p>' for name in ("Start", "Teams", "Letters"))
    return f"{STYLE}<title>{title}</title><nav aria-label=Main>{places}{nav}</nav><main><h1>{title}</h1>{body}</main>"


def said(page: PageVerdict, words: str) -> tuple[str, str]:
    """Verdict and reason of the sentence with these words in it."""
    found = next(verdict for verdict in page.sentences if words in verdict.sentence.text)
    return found.verdict, found.why


def used(page: PageVerdict, words: str) -> str:
    """What the report says was used for the sentence with these words in it."""
    return " | ".join(next(verdict for verdict in page.sentences if words in verdict.sentence.text).evidence)
