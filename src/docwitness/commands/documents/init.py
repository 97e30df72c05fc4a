"""`docwitness init`: a suite in another repository, for a page and a base URL, that runs as it is."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import click

from docwitness.errors import UsageError
from docwitness.productmap.states import ProductMap
from docwitness.reports.verdict_words import listed
from docwitness.run.suite import Feature, PageUnderTest, others_than, read_features, read_pages, witnesses_among
from docwitness.scenarios.generating import scenarios_of
from docwitness.scenarios.gherkin import feature_name, feature_text
from docwitness.settings import Settings, find_settings
from docwitness.storage.configuring import with_pages

_CONFTEST = '''"""Wiring: where the suite's steps and fixtures are."""

pytest_plugins = ["steps.phrases"]
'''
_STEPS = '''"""The suite's own phrases. The vocabulary that generated features use is built in."""

# from docwitness import Witness
# from pytest_bdd import given
#
# @given("I am signed in")
# def signed_in(witness: Witness) -> None:
#     witness.open_product()
'''
_PAGES = '''"""The windows of the product, as objects: where roles and names do not tell what the pages mean."""

# from docwitness import PageObject, window
#
# @window("Settings")
# class Settings(PageObject):
#     described = {"current plan": "plan"}
#
#     @property
#     def plan(self):
#         return self.root.get_by_role("listitem").first
'''
_REPORTS = """# Reports

`docwitness verify` leaves its report in `latest/`: open `latest/index.html`. Nothing here but this page is committed.
"""
_FIXTURES = '"""What scenarios stand on."""\n'


@click.command("init")
@click.argument("pages", nargs=-1, metavar="[PAGE]…")
@click.option("--base-url", metavar="URL", help="Where the product is.")
def command(pages: tuple[str, ...], base_url: str | None) -> int:
    """Scaffold features/ steps/ pages/ fixtures/ reports/ and [tool.docwitness] in the working directory.

    With a PAGE, its feature is generated. In a project that has a suite, the pages and their features are added to
    it. Files that are there already are left as they are.
    """
    root = Path.cwd()
    if base_url and not base_url.startswith(("http://", "https://")):
        raise UsageError(f"--base-url {base_url} is no address.", hint="It looks like https://staging.example.com.")
    settings = find_settings(root)
    if settings.configured:
        return _add(settings, pages, base_url)
    features = _features(Settings(root=root), pages)
    files = {
        "conftest.py": _CONFTEST,
        "steps/__init__.py": "",
        "steps/phrases.py": _STEPS,
        "pages/__init__.py": _PAGES,
        "fixtures/__init__.py": _FIXTURES,
        "reports/README.md": _REPORTS,
        "reports/.gitignore": "*\n!README.md\n!.gitignore\n",
        "features/.gitkeep": "",
        **{f"features/{name}": text for name, text in features.items()},
    }
    kept = {name for name, content in files.items() if not _write(root / name, content)}
    _configure(root / "pyproject.toml", pages, base_url)
    if "conftest.py" in kept:
        click.echo('Add to conftest.py: pytest_plugins = ["steps.phrases"]')
    wanting = [*([] if pages else ["pages"]), *([] if base_url else ["base_url"])]
    click.echo(f"Next: {f'set {listed(wanting)} in pyproject.toml, then ' if wanting else ''}docwitness verify")
    return 0


def _add(settings: Settings, pages: tuple[str, ...], base_url: str | None) -> int:
    """Add the pages to the suite that there is, each with a feature unless one of the suite's witnesses it."""
    if not pages or base_url:
        what = "--base-url" if base_url else "nothing"
        hint = "Name a PAGE to add it to the suite; the address of the product stands in a profile there."
        raise UsageError(
            f"{settings.root / 'pyproject.toml'} has a suite already, and {what} is to be added.", hint=hint
        )
    places = tuple(settings.named(page) for page in pages)
    config = settings.root / "pyproject.toml"
    configured = with_pages(config.read_text(encoding="utf-8"), places)
    suite = read_features(settings)
    for name, text in _features(settings, places, suite).items():
        _write(settings.path(settings.features) / name, text)
    config.write_text(configured, encoding="utf-8")
    if added := [place for place in dict.fromkeys(places) if place not in settings.pages]:
        click.echo(f"added    {listed(added)} to pages in pyproject.toml")
    click.echo(f"Next: docwitness verify {' '.join(pages)}")
    return 0


def _features(settings: Settings, places: tuple[str, ...], suite: Sequence[Feature] = ()) -> dict[str, str]:
    """The generated features of the pages that no feature of the suite witnesses, by file name."""
    files: dict[str, str] = {}
    taken = {feature.path.name: "" for feature in suite}
    pages = read_pages(settings, places)
    known = _kept_map(settings) if suite else None
    for page in pages:
        document = page.procedure.page
        scenarios = scenarios_of(page.procedure, known)
        if witness := _witness(page, suite, pages, settings):
            click.echo(f"{document.source}: {witness.path.name} witnesses it already.", err=True)
        elif scenarios:
            files[feature_name(document.source, {**taken, **files})] = feature_text(scenarios, title=document.title)
        else:
            click.echo(f"{document.source}: promises nothing that could be witnessed, and gets no feature.", err=True)
    return files


def _witness(
    page: PageUnderTest, suite: Sequence[Feature], pages: Sequence[PageUnderTest], settings: Settings
) -> Feature | None:
    """A feature that is about the page, and not about another one that shares a step with it."""
    others = others_than([page], settings)
    return next(iter(witnesses_among(suite, [page], lambda: [*pages, *others()])), None)


def _kept_map(settings: Settings) -> ProductMap | None:
    """The map of the product that a run has kept: by it a page gets the scenarios that `verify` has made of it."""
    from docwitness.browser.product import Product
    from docwitness.productmap.by_hand import with_ways
    from docwitness.run.mapping import kept_map

    profile, embedded = settings.profile(None), settings.embedded
    if not profile.base_url and embedded is None:
        return None
    product = Product(
        url=profile.base_url or "",
        embedded=not profile.base_url,
        profile=profile,
        may_change=False,
        release=embedded.release if embedded and not profile.base_url else None,
    )
    known = kept_map(product).load()
    return with_ways(known, profile.map) if known else None


def _write(file: Path, content: str) -> bool:
    """Whether the file was written: one that is there is kept."""
    name = os.path.relpath(file)
    if file.exists():
        click.echo(f"kept     {name}")
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    click.echo(f"written  {name}")
    return True


def _configure(file: Path, pages: tuple[str, ...], base_url: str | None) -> None:
    """Add our tables to the end of pyproject.toml; what is there stays byte for byte."""
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    lines = ["[tool.docwitness]", f"pages = {json.dumps(list(pages))}", ""]
    if "[tool.pytest" not in before:
        lines = ["[tool.pytest.ini_options]", 'pythonpath = ["."]', "", *lines]
    lines += ["[tool.docwitness.profiles.default]"]
    lines += [f"base_url = {json.dumps(base_url)}"] if base_url else ['# base_url = "https://staging.example.com"']
    lines += [
        "# How to sign in, where that is needed; credentials come from the environment:",
        """# sign_in = ['I type "${APP_USER}" into "User"', 'I type "${APP_PASSWORD}" into "Password"', """
        """'I click "Sign in"']""",
    ]
    lines += ["# Scenarios tagged @destructive are refused unless the product may be changed:", '# effects = "all"', ""]
    ours = "\n".join(lines)
    file.write_text(f"{before.rstrip()}\n\n{ours}".lstrip("\n"), encoding="utf-8")
    click.echo("written  pyproject.toml: [tool.docwitness]")
