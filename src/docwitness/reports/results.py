"""`results.json`: a report as data, from which every other format can be made again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from docwitness.errors import DocumentError
from docwitness.model import (
    Change,
    DocPage,
    Figure,
    FigureVerdict,
    Finding,
    History,
    Observation,
    PageVerdict,
    Report,
    Run,
    ScenarioResult,
    Sentence,
    SentenceVerdict,
)

SCHEMA = "docwitness/1"

Json = dict[str, object]

_converter = Converter(omit_if_default=True)
_converter.register_unstructure_hook(Change, make_dict_unstructure_fn(Change, _converter))
_converter.register_structure_hook_func(lambda wanted: wanted is object, lambda value, _: value)


def to_json(report: Report) -> Json:
    """The report as `results.json` has it; `from_json` gives an equal report back."""
    observations = _Pool()
    pages = [_page_to_json(page, observations) for page in report.pages]
    return {
        "schema": SCHEMA,
        "complete": report.complete,
        "exit": report.exit,
        "run": _run_to_json(report.run),
        "problems": list(report.problems),
        "pages": pages,
        "scenarios": _plain(report.scenarios),
        "observations": observations.values,
        "history": _plain(report.history),
    }


def from_json(data: object) -> Report:
    """The report that `to_json` wrote down.

    Raises:
        DocumentError: it is not of this schema, or is damaged.
    """
    schema = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(data, dict) or schema != SCHEMA:
        raise DocumentError(f"these results are of the schema {schema!r}, not {SCHEMA!r}")
    try:
        return _report_from_json(data)
    except Exception as error:
        raise DocumentError(f"these results cannot be read back: {error}") from error


def dumps(report: Report) -> str:
    """The text of `results.json`: always encodable, whatever characters a page holds."""
    text = json.dumps(to_json(report), ensure_ascii=False, indent=1)
    lone = any("\ud800" <= character <= "\udfff" for character in text)
    return json.dumps(to_json(report), indent=1) if lone else text


class _Pool:
    """Observations by number, so that one that proves several sentences is written once."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self._numbers: dict[str, int] = {}

    def number(self, observation: Observation) -> int:
        value = _plain(observation)
        key = json.dumps(value)
        if key not in self._numbers:
            self._numbers[key] = len(self.values)
            self.values.append(value)
        return self._numbers[key]


def _plain(value: object) -> object:
    return _converter.unstructure(value)


def _run_to_json(run: Run) -> Json:
    return {
        "id": run.id,
        "started": run.started,
        "finished": run.finished,
        "product": {"url": run.product_url, "profile": run.profile, "version": run.product_version},
        "browser": run.browser,
        "version": run.version,
        "command": run.command,
        "shard": run.shard,
        **({"map": run.product_map} if run.product_map else {}),
        **({"rules_url": run.rules_url} if run.rules_url else {}),
    }


def _page_to_json(page: PageVerdict, observations: _Pool) -> Json:
    return {
        "source": page.page.source,
        "title": page.page.name,
        "sentences": [_sentence_to_json(sentence, observations) for sentence in page.sentences],
        "figures": [_figure_to_json(figure, observations) for figure in page.figures],
        "findings": [_finding_to_json(finding) for finding in page.findings],
        "document": _plain(page.page),
    }


def _sentence_to_json(verdict: SentenceVerdict, observations: _Pool) -> Json:
    sentence = verdict.sentence
    return {
        "id": sentence.id,
        "source": sentence.location.source,
        "line": sentence.location.line,
        "text": sentence.text,
        "kind": sentence.kind,
        "verdict": verdict.verdict,
        "why": verdict.why,
        "blocked_by": verdict.blocked_by,
        "scenario": verdict.scenario,
        "evidence": list(verdict.evidence),
        "block": sentence.block,
        "start": sentence.start,
        "end": sentence.end,
        "observations": [observations.number(observation) for observation in verdict.observations],
    }


def _figure_to_json(verdict: FigureVerdict, observations: _Pool) -> Json:
    figure = verdict.figure
    return {
        "id": figure.id,
        "source": figure.location.source,
        "line": figure.location.line,
        "src": figure.src,
        "caption": figure.caption,
        "alt": figure.alt,
        "width": figure.width,
        "window": figure.window,
        "block": figure.block,
        "verdict": verdict.verdict,
        "why": verdict.why,
        "changes": _plain(verdict.changes),
        "confidence": verdict.confidence,
        "scenario": verdict.scenario,
        "figure_file": verdict.figure_file,
        "capture_file": verdict.capture_file,
        "diff_file": verdict.diff_file,
        "retaken_file": verdict.retaken_file,
        "observation": None if verdict.observation is None else observations.number(verdict.observation),
    }


def _finding_to_json(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "source": finding.location.source,
        "line": finding.location.line,
        "message": finding.message,
        "severity": finding.severity,
    }


def _report_from_json(data: Mapping[str, Any]) -> Report:
    observations = _converter.structure(data["observations"], tuple[Observation, ...])
    run = data["run"]
    history = data.get("history")
    return Report(
        run=_converter.structure(
            {
                **run,
                "product_url": run["product"]["url"],
                "profile": run["product"]["profile"],
                "product_version": run["product"].get("version", ""),
                "product_map": run.get("map", ""),
            },
            Run,
        ),
        pages=tuple(_page_from_json(page, observations) for page in data["pages"]),
        scenarios=_converter.structure(data["scenarios"], tuple[ScenarioResult, ...]),
        complete=data["complete"],
        exit=data["exit"],
        problems=tuple(data["problems"]),
        history=_converter.structure(history, History) if history else None,
    )


def _page_from_json(page: Mapping[str, Any], observations: Sequence[Observation]) -> PageVerdict:
    return PageVerdict(
        page=_converter.structure(page["document"], DocPage),
        sentences=tuple(_sentence_from_json(item, observations) for item in page["sentences"]),
        figures=tuple(_figure_from_json(item, observations) for item in page["figures"]),
        findings=tuple(_converter.structure(_located(item), Finding) for item in page["findings"]),
    )


def _sentence_from_json(item: Mapping[str, Any], observations: Sequence[Observation]) -> SentenceVerdict:
    return SentenceVerdict(
        sentence=_converter.structure(_located(item), Sentence),
        verdict=item["verdict"],
        why=item["why"],
        blocked_by=item["blocked_by"],
        scenario=item["scenario"],
        evidence=tuple(item["evidence"]),
        observations=tuple(observations[number] for number in item["observations"]),
    )


def _figure_from_json(item: Mapping[str, Any], observations: Sequence[Observation]) -> FigureVerdict:
    number = item["observation"]
    return FigureVerdict(
        figure=_converter.structure(_located(item), Figure),
        verdict=item["verdict"],
        why=item["why"],
        changes=_converter.structure(item["changes"], tuple[Change, ...]),
        confidence=item["confidence"],
        scenario=item["scenario"],
        figure_file=item["figure_file"],
        capture_file=item["capture_file"],
        diff_file=item["diff_file"],
        retaken_file=item.get("retaken_file"),
        observation=None if number is None else observations[number],
    )


def _located(item: Mapping[str, Any]) -> dict[str, Any]:
    return {**item, "location": {"source": item["source"], "line": item["line"]}}
