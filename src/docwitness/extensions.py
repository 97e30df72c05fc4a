"""What other packages add to Docwitness by entry points, found once and loaded when it is needed.

| group                        | name of the entry point      | what it is |
|------------------------------|------------------------------|---|
| docwitness.dialects          | ending of the files (`adoc`) | `(text, source) -> DocPage` |
| docwitness.report_formats    | file of the report           | `(Report) -> str or bytes` |
| docwitness.check_rules       | name of the rule             | a `Rule` |
| docwitness.text_readers      | any                          | `() -> TextReader`; the first one is used |
| docwitness.candidate_finders | any                          | `(target, elements) -> index or None`, a guess |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from docwitness.checking.rules import RULES, Rule
from docwitness.errors import UsageError
from docwitness.model import DocPage, Report

DialectReader = Callable[[str, str], DocPage]
CandidateFinder = Callable[[str, Sequence[tuple[str, str]]], int | None]
"""What the document names, and role and name of each element in the window → the index of the one it may mean."""


def dialects() -> Mapping[str, DialectReader]:
    """Readers of further dialects, by the ending of their files without its dot."""
    return {name.lower().lstrip("."): reader for name, reader in _loaded("docwitness.dialects").items()}


def report_files(report: Report) -> Mapping[str, str | bytes]:
    """Further files of a report, by name.

    Raises:
        UsageError: a format cannot be loaded, fails, or has a name that leads out of the folder.
    """
    files: dict[str, str | bytes] = {}
    for name, render in _loaded("docwitness.report_formats").items():
        if "/" in name or "\\" in name or name.startswith("."):
            raise UsageError(f"the report format {name} is not named after a file of the report.")
        try:
            files[name] = render(report)
        except Exception as error:
            raise UsageError(f"the report format {name} failed: {type(error).__name__}: {error}") from error
    return files


def check_rules() -> tuple[Rule, ...]:
    """Our rules for `check`, and further ones.

    Raises:
        UsageError: one of them is no rule, or has the name of one of ours.
    """
    added = _loaded("docwitness.check_rules")
    known = {rule.name for rule in RULES}
    for name, rule in added.items():
        if not isinstance(rule, Rule) or rule.name != name or name in known:
            raise UsageError(f"the entry point {name} of docwitness.check_rules is no new Rule of that name.")
    return (*RULES, *added.values())


def candidate_finders() -> Mapping[str, CandidateFinder]:
    """What may suggest an element where it cannot be told which one is meant."""
    return _loaded("docwitness.candidate_finders")


@cache
def _loaded(group: str) -> dict[str, Any]:
    return {entry.name: _load(entry) for entry in sorted(entry_points(group=group), key=lambda entry: entry.name)}


def _load(entry: EntryPoint) -> Any:
    try:
        return entry.load()
    except Exception as error:
        why = f"the extension {entry.name} ({entry.value}) of {entry.group} cannot be loaded: {error}"
        raise UsageError(why, hint="Mend or uninstall the package that has it.") from error
