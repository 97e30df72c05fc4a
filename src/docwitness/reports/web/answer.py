"""The answer on top of a report: does the page hold, and what is there to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docwitness.language.wording import capital, quoted
from docwitness.model import Report, ScenarioResult, SentenceVerdict
from docwitness.reports.findings import Reported, missed_label
from docwitness.reports.verdict_words import counted, listed
from docwitness.verdicts.gate import untold
from docwitness.verdicts.sentence_verdicts import DID_NOT_PASS

MOST_NAMED = 3
"""Scenarios that the answer names; the findings have all of them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader of the report wants to know first."""

    verdict: str
    """`holds`, `broken`, `undecided` or `unchecked`: how the answer is marked."""
    headline: str
    advice: str


def counts(report: Report) -> tuple[Counter[str], Counter[str]]:
    """How many sentences, and how many figures, have each verdict."""
    sentences = Counter[str](item.verdict for page in report.pages for item in page.sentences)
    figures = Counter[str](item.verdict for page in report.pages for item in page.figures)
    return sentences, figures


def answer(report: Report, found: tuple[Reported, ...]) -> Answer:
    """Whether the report's pages hold, in one sentence, and what to do, in another."""
    sentences, figures = counts(report)
    broken = sentences["broken"]
    page = quoted(report.pages[0].page.name) if len(report.pages) == 1 else f"{len(report.pages)} pages"
    tried = [scenario for scenario in report.scenarios if scenario.outcome != "omitted"]
    if broken or figures["stale"] or figures["missing"]:
        return Answer("broken", _does_not_hold(report, broken, figures), _advice(report, broken, figures))
    if not report.complete and report.problems and not tried:
        return Answer("undecided", "Nothing was verified: the run could not begin.", _as_sentence(report.problems[0]))
    if not report.complete:
        return _cut_short(report)
    alone = untold(report.pages, report.scenarios)
    if failed := [scenario for scenario in alone if scenario.outcome in ("broken", "stale")]:
        told = f"{capital(_named(failed))} did not hold; no page of the documentation speaks of it."
        return Answer("broken", told, f"See {failed[0].feature}:{failed[0].line}.")
    if far := _how_far(report):
        beside = f"; {_named(alone)} could not be decided either" if alone else ""
        lines = "\n" in far.advice  # of configuration, after which there is no full stop
        return far if lines and not alone else replace(far, advice=f"{far.advice.rstrip('.')}{beside}.")
    if report.problems:
        return Answer(
            "undecided", "Inconclusive: the run did not decide whether the documentation holds.", report.problems[0]
        )
    part = f"{f'only {len(tried)}' if tried else 'none'} of {counted(len(report.scenarios), 'scenario')}"
    were = "were" if len(tried) > 1 else "was"
    if report.exit == 5 and len(tried) < len(report.scenarios):
        return Answer("unchecked", f"Nothing was verified: {part} {were} carried out.", _rest(report))
    undecided = sum(item.rule == "figure-undecided" for item in found)
    if sentences["undecided"] or undecided or alone:
        open_ = [counted(sentences["undecided"], "sentence")] if sentences["undecided"] else []
        open_ += [counted(undecided, "figure")] if undecided else []
        open_ += [_named(alone)] if alone else []
        start = "Nothing was verified:" if report.exit == 5 else "Nothing was found wrong, but"
        headline = f"{start} {listed(open_)} could not be decided."
        only_one = sentences["undecided"] + undecided + len(alone) == 1
        return Answer("undecided", headline, _ONE_OPEN if only_one else _SOME_OPEN)
    if report.exit == 5:
        return Answer("unchecked", "Nothing was verified.", "No step or claim of the pages was tried to its end.")
    errors = sum(item.level == "error" for item in found)
    if errors:
        return Answer("broken", f"{page} has {counted(errors, 'mistake')} in the document itself.", "Correct them.")
    if report.exit:
        passes = "does not pass its gate" if len(report.pages) == 1 else "do not pass their gate"
        return Answer("broken", f"{page} {passes}.", "[tool.docwitness.gate] of pyproject.toml says what counts.")
    if len(tried) < len(report.scenarios):
        return Answer("unchecked", f"Nothing was found wrong, but {part} {were} carried out.", _rest(report))
    subject = page if len(report.pages) == 1 else f"All {page}"
    verb = "holds" if len(report.pages) == 1 else "hold"
    return Answer("holds", f"{subject} {verb}.", "There is nothing to do.")


_ONE_OPEN = "Look at it by hand; it says what evidence is missing."
_SOME_OPEN = "Look at them by hand; each says what evidence is missing."


def _how_far(report: Report) -> Answer | None:
    """What to say where less was decided than was not: how much, and what most of the rest had in its way."""
    told = [each for page in report.pages for each in page.sentences if each.verdict != "unchecked"]
    open_ = [each for each in told if each.verdict != "holds"]
    if len(open_) * 2 <= len(told):
        return None
    by_id = {each.sentence.id: each for each in told}
    causes = Counter(_cause(each, by_id) for each in open_)
    cause, times = causes.most_common(1)[0]
    steps = all(each.sentence.kind == "step" for each in told)
    done = f"{len(told) - len(open_)} of {counted(len(told), 'step' if steps else 'sentence')}"
    headline = f"{done} could be {'carried out' if steps else 'decided'}"
    if cause and times * 2 > len(open_):
        short = re.split(r"[:;,.]\s|\.$| at https?://", cause)[0]
        return Answer("undecided", f"{headline}: {short[:1].lower()}{short[1:]}.", _as_sentence(cause))
    return Answer("undecided", f"{headline}.", "Each says what evidence is missing.")


def _cause(item: SentenceVerdict, by_id: Mapping[str, SentenceVerdict]) -> str:
    """What was in the way of the sentence in the end: of one that is blocked, what was in the way of the other."""
    passed = set[str]()
    while (before := by_id.get(item.blocked_by or "")) and before.sentence.id not in passed:
        passed.add(before.sentence.id)
        item = before
    return item.why.rpartition(f"{DID_NOT_PASS}: ")[2]


def _cut_short(report: Report) -> Answer:
    left = [scenario for scenario in report.scenarios if not scenario.finished]
    if report.run.finished is None or not left:
        return Answer("undecided", "The run was cut short: not everything was verified.", "Run it again.")
    headline = f"{capital(_named(left))} did not finish: not everything was verified."
    return Answer("undecided", headline, "Find out what ended it, and run it again.")


def _named(scenarios: Sequence[ScenarioResult]) -> str:
    """The scenarios by name, as far as a line can hold them."""
    names = [quoted(scenario.name) for scenario in scenarios[:MOST_NAMED]]
    rest = len(scenarios) - len(names)
    names += [counted(rest, "other")] if rest else []
    return f"the scenario{'s' if len(names) > 1 else ''} {listed(names)}"


def other_problems(report: Report, said: Answer) -> tuple[str, ...]:
    """The problems of the run that the answer does not tell already."""
    told = said.advice.casefold()
    return tuple(problem for problem in report.problems if told not in problem.casefold())


def _as_sentence(text: str) -> str:
    """The text with a capital letter, if it begins with a word and not with a name or an address."""
    return capital(text) if text.split(" ")[0].isalpha() else text


def _rest(report: Report) -> str:
    """What to do about the scenarios that were omitted."""
    if report.run.shard:
        return "`docwitness merge` makes one report of this part and the others."
    return "Run all of them before you rely on it."


def _does_not_hold(report: Report, broken: int, figures: Counter[str]) -> str:
    old = [counted(broken, "sentence")] if broken else []
    old += [counted(figures["stale"], "figure")] if figures["stale"] else []
    parts = [f"{listed(old)} {_are(broken + figures['stale'])} out of date"] if old else []
    missing = figures["missing"]
    parts += [f"{counted(missing, 'figure')} {_are(missing)} missing"] if missing else []
    if len(report.pages) == 1:
        return f"{quoted(report.pages[0].page.name)} does not hold: {listed(parts)}."
    wrong = sum(
        any(item.verdict == "broken" for item in page.sentences)
        or any(item.verdict in ("stale", "missing") for item in page.figures)
        for page in report.pages
    )
    do = "does" if wrong == 1 else "do"
    return f"{wrong} of {len(report.pages)} pages {do} not hold: {listed(parts)}."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _advice(report: Report, broken: int, figures: Counter[str]) -> str:
    todo = [f"correct {counted(broken, 'sentence')}"] if broken else []
    todo += [f"take {counted(figures['stale'], 'figure')} anew"] if figures["stale"] else []
    told = (sentence for page in report.pages for sentence in page.sentences if sentence.verdict == "broken")
    renamed = any(map(missed_label, told))
    proposed = "; `docwitness update` proposes how" if renamed or figures["stale"] else ""
    todo += [f"find {counted(figures['missing'], 'missing figure')}"] if figures["missing"] else []
    advice = listed(todo)
    return f"{capital(advice)}{proposed}."
