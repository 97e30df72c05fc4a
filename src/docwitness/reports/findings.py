"""What a report finds, the gravest first: the one list that all formats show."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from textwrap import shorten

from docwitness.language.change_words import Label, Words, change_in_words, plain
from docwitness.language.wording import quoted
from docwitness.model import (
    Change,
    FigureVerdict,
    Finding,
    Observation,
    PageVerdict,
    Report,
    SentenceVerdict,
    Severity,
    SourceLocation,
)
from docwitness.verdicts.gate import untold

RULES: dict[str, tuple[Severity, str]] = {
    "sentence-broken": ("error", "The product does not do what the sentence says."),
    "figure-stale": ("error", "The figure shows what a reader will not find."),
    "figure-missing": ("error", "The page shows a figure that cannot be found."),
    "scenario-broken": ("error", "A scenario that no page speaks of did not hold."),
    "sentence-undecided": ("warning", "Inconclusive: the evidence does not decide whether the sentence holds."),
    "figure-undecided": ("warning", "Inconclusive: the evidence does not decide whether the figure is current."),
    "scenario-undecided": ("warning", "A scenario that no page speaks of could not be decided."),
    "sentence-blocked": ("note", "The sentence could not be reached, since one before it is broken."),
    "figure-blocked": ("note", "The figure's moment could not be reached, since a sentence before it is broken."),
    "sentence-refused": ("note", "Not checked: it would change the product, which the profile does not allow."),
    "figure-cosmetic": ("note", "The figure shows the same in another style."),
}
"""Rules of the verdicts in the order of their gravity. Rules about the document itself come beside them."""

_LEVELS: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Reported:
    """One finding of a report, as every format shows it."""

    rule: str
    level: Severity
    location: SourceLocation
    words: Words
    """What was found, in one or two clauses."""
    page: str
    """Source of the page that it is reported for; `location` may lie in a file which that page includes. For a
    scenario, its feature."""
    page_number: int
    """-1 for a scenario."""
    subject: str
    """What it is about: the sentence's text, the figure's source, the scenario's name; empty for the document."""
    anchor: str
    """Fragment of `index.html` where it stands."""
    fingerprint: str = ""
    """The same for the same finding in the next run, though lines move."""

    @property
    def message(self) -> str:
        """What was found, as plain text."""
        return plain(self.words)


def findings(report: Report) -> tuple[Reported, ...]:
    """All findings of the report: errors, then warnings, then notes; in each, by rule, page and line."""
    omitted = {scenario.id for scenario in report.scenarios if scenario.outcome == "omitted"}
    found = [item for number, page in enumerate(report.pages) for item in _of_page(page, number, omitted)]
    found += _of_scenarios(report)
    order = list(RULES)

    def gravity(item: Reported) -> tuple[int, int, int, int]:
        rank = order.index(item.rule) if item.rule in RULES else len(order)
        return _LEVELS.index(item.level), rank, item.page_number, item.location.line

    return tuple(_fingerprinted(sorted(found, key=gravity)))


def _of_scenarios(report: Report) -> Iterator[Reported]:
    """What became of scenarios that no page speaks of: whoever reads the pages alone would not learn of it."""
    numbers = {id(scenario): number for number, scenario in enumerate(report.scenarios)}
    for scenario in untold(report.pages, report.scenarios):
        rule = "scenario-broken" if scenario.outcome in ("broken", "stale") else "scenario-undecided"
        where = SourceLocation(scenario.feature, scenario.line)
        words = (f"{quoted(scenario.name)}: {scenario.why}",)
        place = scenario_anchor(numbers[id(scenario)])
        yield Reported(rule, RULES[rule][0], where, words, scenario.feature, -1, scenario.name, place)


def scenario_anchor(number: int) -> str:
    """The fragment of the scenario with that number in the report."""
    return f"scenario-{number + 1}"


def anchor(prefix: str, page_number: int, identity: str) -> str:
    """A fragment for something of a page: unique in the report, and a safe id whatever the identity holds."""
    safe = re.sub(r"[^A-Za-z0-9_.-]+", "-", identity)
    return f"{prefix}-{safe}" if page_number == 0 else f"{prefix}-{page_number + 1}-{safe}"


def _of_page(page: PageVerdict, number: int, omitted: Collection[str]) -> Iterator[Reported]:
    """The findings of a page; that a scenario which was omitted tells nothing is none."""
    for sentence in page.sentences:
        refused = sentence.verdict == "unchecked" and any(seen.outcome == "refused" for seen in sentence.observations)
        rule = "sentence-refused" if refused else f"sentence-{sentence.verdict}"
        if rule in RULES:
            where, place = sentence.sentence.location, anchor("s", number, sentence.sentence.id)
            words = sentence_in_words(sentence, page)
            subject = sentence.sentence.text
            yield Reported(rule, RULES[rule][0], where, words, page.page.source, number, subject, place)
    broken = {finding.location for finding in page.findings if finding.rule == "broken-image"}
    for figure in page.figures:
        rule = f"figure-{figure.verdict}"
        told = figure.verdict == "missing" and figure.figure.location in broken  # and better: it says what is wrong
        if rule in RULES and figure.scenario not in omitted and not told:
            where, place = figure.figure.location, anchor("f", number, figure.figure.id)
            words = figure_in_words(figure)
            yield Reported(rule, RULES[rule][0], where, words, page.page.source, number, figure.figure.src, place)
    for index, finding in enumerate(document_findings(page)):
        place = anchor("d", number, str(index + 1))
        words = (finding.message,)
        yield Reported(finding.rule, finding.severity, finding.location, words, page.page.source, number, "", place)


def document_findings(page: PageVerdict) -> tuple[Finding, ...]:
    """What is wrong with the document itself, but for what the verdict on a missing figure says already."""
    missing = {figure.figure.location for figure in page.figures if figure.verdict == "missing"}
    return tuple(item for item in page.findings if item.rule != "missing-image" or item.location not in missing)


def sentence_in_words(verdict: SentenceVerdict, page: PageVerdict) -> Words:
    """Why the sentence has its verdict: the label expected and the one found instead, where there are such."""
    missed = missed_label(verdict)
    if verdict.verdict == "broken" and missed:
        expected, found = missed
        if renames(page).get(expected) == found:
            return (Label(expected), " is now ", Label(found))
        failed = failure(verdict.observations)
        if failed and failed.window == found:  # no label of the window, but the window itself
            return ("the window ", Label(expected), " did not open, but ", Label(found))
        return (Label(expected), " is not there: the nearest is ", Label(found))
    if verdict.why:
        return (verdict.why,)
    return (RULES[f"sentence-{verdict.verdict}"][1],) if f"sentence-{verdict.verdict}" in RULES else ()


def missed_label(verdict: SentenceVerdict) -> tuple[str, str] | None:
    """The label that the sentence promises and the one most like it that was there instead; None if it is not that.

    What is there in the wrong place or state has no other label instead of it.
    """
    failed = failure(verdict.observations)
    if failed is None or not failed.expected or not failed.found:
        return None
    return failed.expected, failed.found[0]


def renames(page: PageVerdict) -> dict[str, str]:
    """The labels that changed on the page's figures, old to new."""
    return dict(change.renamed for figure in page.figures for change in figure.changes if change.renamed)


def failure(observations: Iterable[Observation]) -> Observation | None:
    """The first observation that did not pass and was reached."""
    return next((seen for seen in observations if seen.outcome not in ("passed", "skipped", "omitted")), None)


def figure_in_words(verdict: FigureVerdict) -> Words:
    """What is wrong with the figure: its gravest changes, or why there are none to name."""
    grave = grave_changes(verdict.changes)
    name = f"the figure {quoted(figure_name(verdict))}"
    if verdict.verdict not in ("stale", "cosmetic") or not grave:
        why = verdict.why or RULES.get(f"figure-{verdict.verdict}", ("note", ""))[1]
        return (f"{name[0].upper()}{name[1:]} is {verdict.verdict}: {why}",)
    words: Words = change_in_words(grave[0])
    for change in grave[1:3]:
        words = (*words, "; ", *change_in_words(change))
    rest = len(grave) - 3
    return (*words, *((f"; and {rest} more",) if rest > 0 else ()), f" (in {name})")


def figure_name(verdict: FigureVerdict) -> str:
    """What people call the figure: its caption, else its alt text, window or file name."""
    figure = verdict.figure
    return figure.caption or figure.alt or figure.window or figure.src.rsplit("/", 1)[-1] or figure.id


def subject_names(page: PageVerdict, *, longest: int | None = None) -> dict[str, str]:
    """By identity what people call the sentences and figures of a page, with where they stand; of a sentence no more
    than so many characters."""
    texts = ((told.sentence, told.sentence.text) for told in page.sentences)
    names = {s.id: f"{s.location}: “{shorten(text, longest or len(text), placeholder='…')}”" for s, text in texts}
    return names | {f.figure.id: f"{f.figure.location}: the figure “{figure_name(f)}”" for f in page.figures}


def same_change(item: Reported) -> Words:
    """The change that the finding is about, without where it shows: findings of one rename have it in common."""
    changes = [index for index, word in enumerate(item.words) if word == " is now "]
    return item.words[changes[0] - 1 : changes[0] + 2] if changes else item.words


def grave_changes(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes, the gravest first, renamed labels before others."""
    return tuple(sorted(changes, key=lambda change: (_LEVELS.index(change.severity), change.kind != "renamed")))


def _fingerprinted(items: Iterable[Reported]) -> Iterator[Reported]:
    seen: Counter[str] = Counter()
    for item in items:
        known = "\0".join((item.rule, item.page, item.subject or item.message))
        digest = hashlib.sha256(f"{known}\0{seen[known]}".encode(errors="surrogatepass")).hexdigest()[:32]
        seen[known] += 1
        yield replace(item, fingerprint=digest)
