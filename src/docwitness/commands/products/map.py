"""`docwitness map`: explore the product, read-only, and show what was found."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from docwitness.browser.exploring.frontier import Bounds
from docwitness.browser.product import Product, RunRequest
from docwitness.productmap.serializing import to_json
from docwitness.productmap.states import ProductMap
from docwitness.productmap.telling import told
from docwitness.run.mapping import MapRequest, kept_map, map_of
from docwitness.run.product_finding import find_product
from docwitness.run.suite import read_pages
from docwitness.settings import find_settings

_BOUNDS = Bounds()


@click.command("map")
@click.argument("pages", nargs=-1, metavar="[PAGE]…")
@click.option("--base-url", metavar="URL", help="The product. Without it, the embedded one is started.")
@click.option("--release", metavar="NAME", help="Release of the embedded product.")
@click.option("--profile", metavar="NAME", help="Profile of the product in pyproject.toml.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="How to print it.")
@click.option("--fresh-map", is_flag=True, help="Explore even where a map is kept.")
@click.option("--onward", is_flag=True, help="Go on where the kept map was left for lack of time.")
@click.option("--seconds", type=click.FloatRange(1), default=_BOUNDS.seconds, show_default=True, help="At most.")
@click.option("--states", type=click.IntRange(1), default=_BOUNDS.states, show_default=True, help="At most.")
@click.option("--depth", type=click.IntRange(1), default=_BOUNDS.depth, show_default=True, help="Clicks, at most.")
@click.option("--headed", is_flag=True, help="Show the browser.")
@click.option("--browser-executable", metavar="PATH", help="The browser to drive.")
def command(
    pages: tuple[str, ...], base_url: str | None, release: str | None, profile: str | None, form: str,
    browser_executable: str | None, **how: Any,
) -> int:  # fmt: skip
    """Explore the product and keep a map of it: its pages, windows and menus, and what leads where.

    It only looks: nothing is sent that may change the product. What PAGE, or the pages of pyproject.toml, speak of is
    explored first. The second time the map that is kept is shown.
    """
    settings = find_settings(Path.cwd())
    request = RunRequest(base_url=base_url, release=release, profile=profile)
    places = tuple(map(settings.named, pages)) or settings.pages
    bounds = Bounds(how["states"], how["depth"], how["seconds"], longest=how["seconds"])
    wanted = MapRequest(how["fresh_map"], how["onward"], bounds, how["headed"], browser_executable)
    console = Console(stderr=True)
    with contextlib.ExitStack() as cleanup, contextlib.chdir(settings.root):
        product = find_product(settings, request, cleanup)
        with console.status("Exploring …") as status:
            found = map_of(
                product,
                lambda: [page.procedure for page in read_pages(settings, places)] if places else [],
                wanted,
                progress=lambda states, waiting, seconds: status.update(
                    f"Exploring: {states} states, {waiting} things to try, {seconds:.0f} of {bounds.seconds:g} s"
                ),
            )
    click.echo(_shown(found, product, form), nl=form == "table")
    return 0


def _shown(found: ProductMap, product: Product, form: str) -> str:
    if form == "json":
        return to_json(found)
    where = os.path.relpath(kept_map(product).folder)
    return "\n".join((*told(found, now=time.time()), f"Kept in {where}."))
