"""`junit.xml`: one test case for every sentence that was put to the test and for every figure.

It has no attribute that the schema of Jenkins' xUnit plugin does not know: a case says its page in `classname`, and
its line in `name`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from docwitness.language.change_words import plain
from docwitness.model import FigureVerdict, PageVerdict, Report, SentenceVerdict, SourceLocation
from docwitness.reports.findings import Reported, document_findings, figure_in_words, findings, sentence_in_words

_RESULT = {
    "broken": "failure", "stale": "failure", "missing": "failure",
    "undecided": "error",
    "blocked": "skipped", "unchecked": "skipped",
}  # fmt: skip
"""Verdict → element of its test case. What could not be told is an error, as a harness failure is in JUnit."""

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a character reference."""


def render(report: Report) -> str:
    """The report as JUnit XML, valid XML 1.0 whatever the text of the pages holds."""
    suites = ElementTree.Element("testsuites", name="docwitness")
    for page in report.pages:
        suites.append(_suite(page, report))
    if scenarios := [item for item in findings(report) if item.page_number < 0]:
        suites.append(_scenarios(scenarios, report))
    if report.problems or not report.complete:
        suites.append(_problems(report))
    _count(suites, [case for suite in suites for case in suite.iter("testcase")])
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(suites, encoding="unicode") + "\n"


def xml_text(text: str) -> str:
    """The text with what XML 1.0 cannot hold replaced by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def _suite(page: PageVerdict, report: Report) -> ElementTree.Element:
    source = xml_text(page.page.source)
    suite = ElementTree.Element("testsuite", name=source, file=source, timestamp=report.run.started[:19])
    cases = list(_cases(page))
    suite.extend(cases)
    _count(suite, cases)
    return suite


def _cases(page: PageVerdict) -> Iterator[ElementTree.Element]:
    for sentence in page.sentences:
        if sentence.verdict != "unchecked" or sentence.sentence.kind != "prose":
            words = plain(sentence_in_words(sentence, page))
            seconds = sum(seen.milliseconds for seen in sentence.observations) / 1000
            yield _case(page, sentence.sentence.text, sentence.sentence.location, sentence, words, seconds)
    for figure in page.figures:
        name = f"figure {figure.figure.src}"
        yield _case(page, name, figure.figure.location, figure, plain(figure_in_words(figure)), 0.0)
    for finding in document_findings(page):
        if finding.severity == "error":
            case = _element(page, finding.rule, finding.location, 0.0)
            _result(case, "failure", finding.rule, f"{finding.location}: {finding.message}", "")
            yield case


def _case(
    page: PageVerdict,
    name: str,
    location: SourceLocation,
    verdict: SentenceVerdict | FigureVerdict,
    words: str,
    seconds: float,
) -> ElementTree.Element:
    case = _element(page, name, location, seconds)
    kind = _RESULT.get(verdict.verdict)
    if kind:
        _result(case, kind, verdict.verdict, f"{location}: {words or verdict.verdict}", verdict.why)
    return case


def _element(page: PageVerdict, name: str, location: SourceLocation, seconds: float) -> ElementTree.Element:
    return ElementTree.Element(
        "testcase",
        classname=xml_text(location.source),
        name=xml_text(f"{name} (line {location.line})"),
        time=f"{seconds:.3f}",
    )


def _result(case: ElementTree.Element, kind: str, verdict: str, message: str, why: str) -> None:
    result = ElementTree.SubElement(case, kind, message=xml_text(message))
    if kind != "skipped":
        result.set("type", xml_text(verdict))
        result.text = xml_text(f"{message}\n{why}" if why else message)


def _scenarios(found: Iterable[Reported], report: Report) -> ElementTree.Element:
    """The scenarios that did not pass and that no page speaks of."""
    suite = ElementTree.Element("testsuite", name="scenarios", timestamp=report.run.started[:19])
    for item in found:
        case = ElementTree.SubElement(
            suite, "testcase", classname=xml_text(item.page), name=xml_text(item.subject), time="0.000"
        )
        kind = "failure" if item.level == "error" else "error"
        _result(case, kind, item.rule, f"{item.location}: {item.message}", "")
    _count(suite, list(suite))
    return suite


def _problems(report: Report) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name="run", timestamp=report.run.started[:19])
    problems = report.problems or ("the run ended before it was done",)
    for number, problem in enumerate(problems, start=1):
        case = ElementTree.SubElement(suite, "testcase", classname="run", name=f"problem {number}", time="0.000")
        _result(case, "error", "problem", problem, "")
    _count(suite, list(suite))
    return suite


def _count(suite: ElementTree.Element, cases: Iterable[ElementTree.Element]) -> None:
    cases = list(cases)
    suite.set("tests", str(len(cases)))
    kinds = (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    for attribute, kind in kinds if suite.tag == "testsuite" else kinds[:2]:
        suite.set(attribute, str(sum(case.find(kind) is not None for case in cases)))
    suite.set("time", f"{sum(float(case.get('time', '0')) for case in cases):.3f}")
