"""`results.json`: a report as data, from which every other format can be made again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
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
    SourceLocation,
)

SCHEMA = "docwitness/1"

Json = dict[str, Any]
_Plain = SentenceVerdict | FigureVerdict | Sentence | Figure | Finding | SourceLocation

_converter = Converter(omit_if_default=True)
_converter.register_unstructure_hook(Change, make_dict_unstructure_fn(Change, _converter))
_converter.register_structure_hook_func(lambda wanted: wanted is object, lambda value, _: value)
_verdicts = _converter.copy()
"""For verdicts whose observations were found by their numbers."""
_verdicts.register_structure_hook(Observation, lambda seen, _: seen)


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
        "scenarios": _converter.unstructure(report.scenarios),
        "observations": observations.values,
        "history": _converter.unstructure(report.history),
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
        value = _converter.unstructure(observation)
        number = self._numbers.setdefault(json.dumps(value), len(self.values))
        if number == len(self.values):
            self.values.append(value)
        return number


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
        "findings": [_flat(finding) for finding in page.findings],
        "document": _converter.unstructure(page.page),
    }


def _sentence_to_json(verdict: SentenceVerdict, observations: _Pool) -> Json:
    seen = [observations.number(each) for each in verdict.observations]
    return {**_flat(verdict.sentence), **_fields(verdict, but=("sentence", "observations")), "observations": seen}


def _figure_to_json(verdict: FigureVerdict, observations: _Pool) -> Json:
    seen = None if verdict.observation is None else observations.number(verdict.observation)
    return {**_flat(verdict.figure), **_fields(verdict, but=("figure", "observation")), "observation": seen}


def _flat(value: Sentence | Figure | Finding) -> Json:
    """The value with its place as `source` and `line`."""
    return {**_fields(value.location), **_fields(value, but=("location",))}


def _fields(value: _Plain, *, but: Sequence[str] = ()) -> Json:
    return {f.name: _converter.unstructure(getattr(value, f.name)) for f in fields(value) if f.name not in but}


def _located(item: Json) -> Json:
    """What `_flat` has made flat."""
    return {**item, "location": {"source": item["source"], "line": item["line"]}}


def _report_from_json(data: Json) -> Report:
    run, product, history = data["run"], data["run"]["product"], data.get("history")
    told = {"product_url": product["url"], "profile": product["profile"], "product_version": product.get("version", "")}
    seen = _converter.structure(data["observations"], tuple[Observation, ...])
    return Report(
        run=_converter.structure({**run, **told, "product_map": run.get("map", "")}, Run),
        pages=tuple(_page_from_json(page, seen) for page in data["pages"]),
        scenarios=_converter.structure(data["scenarios"], tuple[ScenarioResult, ...]),
        complete=data["complete"],
        exit=data["exit"],
        problems=tuple(data["problems"]),
        history=_converter.structure(history, History) if history else None,
    )


def _page_from_json(page: Json, seen: Sequence[Observation]) -> PageVerdict:
    sentences = (
        {**item, "sentence": _located(item), "observations": [seen[number] for number in item["observations"]]}
        for item in page["sentences"]
    )
    figures = (
        {**item, "figure": _located(item), "observation": None if (n := item["observation"]) is None else seen[n]}
        for item in page["figures"]
    )
    return PageVerdict(
        page=_converter.structure(page["document"], DocPage),
        sentences=tuple(_verdicts.structure(each, SentenceVerdict) for each in sentences),
        figures=tuple(_verdicts.structure(each, FigureVerdict) for each in figures),
        findings=tuple(_converter.structure(_located(item), Finding) for item in page["findings"]),
    )
