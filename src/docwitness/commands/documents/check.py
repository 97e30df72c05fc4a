"""`docwitness check`: what is wrong with pages and features, told in a second or two without a browser."""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from docwitness import __version__
from docwitness.checking import with_severities
from docwitness.errors import UsageError
from docwitness.extensions import check_rules
from docwitness.model import Finding, PageVerdict, Report, Run
from docwitness.reports.formats import sarif, workflow
from docwitness.reports.verdict_words import counted
from docwitness.run.suite import PageUnderTest, findings_on, read_features, read_pages, readable_pages
from docwitness.scenarios.drift import UNPROMISED, UNWITNESSED, drift
from docwitness.settings import Settings, find_settings

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


@click.command("check")
@click.argument("pages", nargs=-1, metavar="[PAGE]…")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github", "sarif"]), default="text", show_default=True
)
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
def command(pages: tuple[str, ...], form: str, strict: bool) -> int:
    """Find drift between pages and features, broken or missing images, empty alt text and broken references.

    PAGE is a file, a folder or a URL; without one, the pages that pyproject.toml names. A rule is switched off on a
    line by `<!-- docwitness: ignore RULE -->` on it or before it, everywhere by `ignore` in [tool.docwitness].
    """
    settings = find_settings(Path.cwd())
    read = read_pages(settings, settings.places(pages))
    found = findings(settings, read)
    if form == "json":
        told = [{**asdict(each), "location": str(each.location), "line": each.location.line} for each in found]
        click.echo(json.dumps(told, indent=1, ensure_ascii=False))
    elif form == "text":
        _print(found)
    else:
        render = {"github": workflow.render, "sarif": sarif.render}[form]
        click.echo(render(_report(read, found, settings.rules_url)), nl=form == "sarif")
    counts = ("error", "warning") if strict else ("error",)
    return 1 if any(finding.severity in counts for finding in found) else 0


def _report(pages: Sequence[PageUnderTest], found: Sequence[Finding], rules_url: str) -> Report:
    """The findings as a report, which other formats are made of; those on features stand with the first page."""
    sources = {page.procedure.page.source for page in pages}
    verdicts = []
    for number, page in enumerate(pages):
        document = page.procedure.page
        mine = tuple(f for f in found if f.location.source == document.source)
        others = tuple(f for f in found if number == 0 and f.location.source not in sources)
        verdicts.append(PageVerdict(document, (), (), (*mine, *others)))
    run = Run("", "", None, "", "check", "", __version__, rules_url=rules_url)
    return Report(run, tuple(verdicts), complete=True, exit=0)


def findings(settings: Settings, pages: Sequence[PageUnderTest]) -> tuple[Finding, ...]:
    """What is wrong with the pages by themselves and with the features that belong to them, by place.

    Raises:
        UsageError: a rule is to be ignored that there is not.
    """
    _check_names("ignore", settings.ignore)
    _check_names("severity", tuple(settings.severity))
    found = [finding for page in pages for finding in findings_on(page.procedure.page, page.source, settings)]
    features = [feature for feature in read_features(settings) if feature.witnesses(pages)]
    if features:
        scenarios = [scenario for feature in features for scenario in feature.scenarios]
        given = {page.source.place for page in pages}
        rest = (place for place in settings.pages if "://" not in place and place not in given)
        others = [page.procedure for page in readable_pages(settings, rest)]
        drifted = drift([page.procedure for page in pages], scenarios, others=others)
        kept = (finding for finding in drifted if finding.rule not in settings.ignore)
        found += with_severities(kept, settings.severity)
    return tuple(sorted(found, key=lambda finding: (finding.location, finding.rule, finding.message)))


def _check_names(key: str, names: Sequence[str]) -> None:
    known = {UNWITNESSED, UNPROMISED, *(rule.name for rule in check_rules())}
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f'Did you mean "{near[0]}"?' if near else f"Rules: {', '.join(sorted(known))}."
            raise UsageError(f'[tool.docwitness] {key}: there is no rule "{name}".', hint=hint)


def _print(found: Sequence[Finding]) -> None:
    for finding in found:
        rule = click.style(finding.rule, fg=_COLOURS[finding.severity])
        click.echo(f"{finding.location}: {rule}: {finding.message}")
    errors = sum(finding.severity == "error" for finding in found)
    among = f"{counted(errors, 'error')} among them" if errors else "no error among them"
    click.echo(f"{counted(len(found), 'finding')}, {among}." if found else "Nothing found.")
