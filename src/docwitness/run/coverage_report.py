"""Writes the page about documentation coverage, with the pictures of the map, into a report folder."""

from __future__ import annotations

import time
from pathlib import Path

from docwitness.browser.product import Product
from docwitness.productmap.coverage import Coverage
from docwitness.productmap.states import ProductMap
from docwitness.reports.coverage_page import PICTURES, render_coverage
from docwitness.run.mapping import kept_map
from docwitness.storage.store import ReportFolder


def write_coverage(
    folder: ReportFolder, product_map: ProductMap, coverage: Coverage, product: Product, *, name: str, home: str = ""
) -> Path:
    """Where the page is. `home` is the report that it belongs to, relative to it."""
    kept = kept_map(product).folder
    for covered in coverage.covered:
        picture = kept / product_map.by_id[covered.state].capture
        if picture.is_file():
            folder.save(f"{PICTURES}/{picture.name}", picture.read_bytes())
    text = render_coverage(product_map, coverage, product=product.url, now=time.time(), home=home)
    folder.write({name: text})
    return folder.path / name
