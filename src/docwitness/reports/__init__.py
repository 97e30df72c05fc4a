"""Report → every format in which it is read."""

from __future__ import annotations

from collections.abc import Mapping

from docwitness.model import Report
from docwitness.reports import results
from docwitness.reports.formats import codequality, junit, sarif, summary
from docwitness.reports.web import index_page


def files(report: Report) -> Mapping[str, str]:
    """The text of every file of a report folder that is made from the report alone, by its relative name."""
    return {
        "results.json": results.dumps(report),
        "index.html": index_page.render(report),
        "junit.xml": junit.render(report),
        "docwitness.sarif": sarif.render(report),
        "summary.md": summary.render(report),
        "codequality.json": codequality.render(report),
    }
