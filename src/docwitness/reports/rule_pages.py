"""The pages on rules: what each finding means, why a writer should care, and what to do. `docs/rules/` has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docwitness.checking.rules import RULES as PAGE_RULES
from docwitness.model import Severity
from docwitness.reports.findings import RULES as VERDICT_RULES
from docwitness.scenarios.drift import UNPROMISED, UNWITNESSED

NAMES = "urn:docwitness:rule:"
"""What the name of a rule follows in its address (RFC 8141): the page itself travels in the report, as `help`."""

_TODO = {
    "sentence-broken": "Correct the sentence or the product. `docwitness update` proposes a label that is certain.",
    "figure-stale": "Take the figure anew: `docwitness update` and `docwitness review` propose it.",
    "figure-missing": "Add the picture, or correct its address.",
    "scenario-broken": "Look at its trace; correct the scenario, the product, or the page that should speak of it.",
    "sentence-undecided": "Add what its reason names: an alias, a page object, or a phrase of your own.",
    "figure-undecided": "Name the window or state that it shows in its caption, or compare it by hand.",
    "scenario-undecided": "Add what its reason names, or take the scenario out.",
    "sentence-blocked": "Correct the sentence that is in its way; this one is told of in the next run.",
    "figure-blocked": "Correct the sentence that is in its way; this figure is judged in the next run.",
    "sentence-refused": 'Set `effects = "all"` in a profile of a product that may be changed.',
    "figure-cosmetic": "Nothing has to be done: a reader is not misled.",
}
_DRIFT: dict[str, tuple[Severity, str, str]] = {
    UNWITNESSED: (
        "warning",
        "The page promises something that no scenario puts to the test.",
        "Add a scenario: `docwitness read PAGE --format gherkin` writes one.",
    ),
    UNPROMISED: (
        "warning",
        "A scenario puts something to the test that no page promises any more.",
        "Take it out, or tag it `@beyond-the-page` if it is meant so.",
    ),
}


@dataclass(frozen=True, slots=True)
class RulePage:
    """What is to be said of one rule."""

    name: str
    severity: Severity
    meaning: str
    todo: str = ""
    example: str = ""
    """A page in Markdown that breaks it."""

    @property
    def markdown(self) -> str:
        """The page."""
        parts = [f"# {self.name}", self.meaning, f"Severity: {self.severity}."]
        parts += ["## What to do", self.todo] if self.todo else []
        parts += ["## Example", f"````markdown\n{_cut(self.example)}\n````"] if self.example else []
        if self.name in _DRIFT or self.example:
            parts += ["## Switching it off", _OFF.format(self.name)]
        return "\n\n".join(parts) + "\n"


_OFF = (
    'On one line by `<!-- docwitness: ignore {0} -->` on it or before it; everywhere by `ignore = ["{0}"]` in '
    '`[tool.docwitness]`. Another severity: `severity = {{ {0} = "error" }}` there.'
)


def rule_pages() -> Mapping[str, RulePage]:
    """All rules by name: those of verdicts in the order of their gravity, then those of pages and of drift."""
    verdicts = [RulePage(name, level, meaning, _TODO[name]) for name, (level, meaning) in VERDICT_RULES.items()]
    pages = [RulePage(rule.name, rule.severity, rule.reason, example=rule.example) for rule in PAGE_RULES]
    drift = [RulePage(name, level, meaning, todo) for name, (level, meaning, todo) in _DRIFT.items()]
    return {page.name: page for page in (*verdicts, *pages, *drift)}


def help_uri(rule: str, published: str = "") -> str:
    """The address of the page on a rule where the pages are published, else its lasting name, which leads nowhere."""
    if not published:
        return NAMES + rule
    return published.replace("{rule}", rule) if "{rule}" in published else f"{published.rstrip('/')}/{rule}"


def _cut(example: str) -> str:
    return example if len(example) <= 400 else f"{example[:100].rstrip()} … and so on"
