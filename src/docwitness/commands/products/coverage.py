"""`docwitness coverage`: which places of the product no page speaks of, and what pages speak of that is not there."""

from __future__ import annotations

import contextlib
import json
import os
import time
from pathlib import Path

import click
from rich.console import Console

from docwitness.browser.product import RunRequest
from docwitness.errors import NothingVerified
from docwitness.productmap.page_coverage import Coverage, coverage_in_words, coverage_of
from docwitness.productmap.states import ProductMap
from docwitness.productmap.telling import kind_and_name
from docwitness.run.mapping import MapRequest, map_of, write_coverage
from docwitness.run.product_finding import find_product
from docwitness.run.suite import read_pages
from docwitness.settings import find_settings
from docwitness.storage.store import ReportFolder


@click.command("coverage")
@click.argument("pages", nargs=-1, metavar="[PAGE]…")
@click.option("--base-url", metavar="URL", help="The product. Without it, the embedded one is started.")
@click.option("--release", metavar="NAME", help="Release of the embedded product.")
@click.option("--profile", metavar="NAME", help="Profile of the product in pyproject.toml.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="How to print it.")
@click.option("--fresh-map", is_flag=True, help="Explore even where a map is kept.")
@click.option("--report", metavar="DIR", default="reports/coverage", show_default=True, help="Where its page goes.")
@click.option("--browser-executable", metavar="PATH", help="The browser to drive.")
def command(
    pages: tuple[str, ...], base_url: str | None, release: str | None, profile: str | None, form: str, fresh_map: bool,
    report: str, browser_executable: str | None,
) -> int:  # fmt: skip
    """Hold the product's map against PAGE, or the pages of pyproject.toml, and draw it.

    The map is the one that is kept; where there is none, the product is explored first.
    """
    settings = find_settings(Path.cwd())
    places = settings.places(pages)
    folder = ReportFolder(settings.path(report))
    with contextlib.ExitStack() as cleanup, contextlib.chdir(settings.root):
        product = find_product(settings, RunRequest(base_url=base_url, release=release, profile=profile), cleanup)
        procedures = [page.procedure for page in read_pages(settings, places)]
        with Console(stderr=True).status("Exploring, unless a map is kept …"):
            known = map_of(product, lambda: procedures, MapRequest(fresh=fresh_map, executable=browser_executable))
        coverage = coverage_of(known, procedures)
        folder.clear(project=settings.root)
        where = write_coverage(folder, known, coverage, product, name="index.html")
        folder.release()
    if not coverage.covered:
        raise NothingVerified("the map of the product has no states.", hint="`docwitness map --fresh-map` explores it.")
    if form == "json":
        click.echo(json.dumps(_values(known, coverage), ensure_ascii=False, indent=1))
    else:
        explored = time.strftime("%Y-%m-%d %H:%M", time.gmtime()) if not known.explored else known.explored[:16]
        click.echo("\n".join(coverage_in_words(known, coverage)))
        click.echo(f"\nMap of {explored}. Picture: {os.path.relpath(where)}")
    return 0


def _values(known: ProductMap, coverage: Coverage) -> dict[str, object]:
    """The coverage as JSON."""
    return {
        "schema": "docwitness-coverage/1",
        "share": round(coverage.share, 4),
        "places": [
            {
                "state": each.state,
                "name": kind_and_name(known.by_id[each.state]),
                "route": known.by_id[each.state].route,
                "level": each.level,
                "by": [str(place) for place in each.by],
                "told": each.told,
                "untold": each.untold,
            }
            for each in coverage.covered
        ],
        "gone": [{"label": mention.label, "at": str(mention.location)} for mention in coverage.gone],
    }
