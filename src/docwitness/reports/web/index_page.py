"""`index.html`: the page as its readers see it, with the verdict and the proof of every sentence and figure.

One file with its script and style inside, which opens from disk; pictures stay files beside it. Everything that
comes from the document is text to us: escaped by the template engine, kept HTML reduced by a sanitiser, and a
content policy on top under which only this script and this style run.
"""

from __future__ import annotations

import nh3
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from docwitness.language.change_words import Label, change_in_words, in_quotes, plain
from docwitness.model import FigureVerdict, Report, SentenceVerdict
from docwitness.reports.findings import anchor, figure_name, findings, sentence_in_words
from docwitness.reports.verdict_words import encodable, past_in_words, what_is_new
from docwitness.reports.web import views
from docwitness.reports.web.answer import answer, other_problems
from docwitness.reports.web.document import Branch, Leaf, Piece
from docwitness.reports.web.templating import environment_of, style_and_script
from docwitness.reports.web.views import PageView

POLICY = "img-src 'self' file:; form-action 'none'"
"""Pictures of the report's folder, and no network."""
MARKS = {"holds": "✓", "broken": "✗", "undecided": "?", "unchecked": "–"}
"""How the answer is marked in the window's title."""

_OUTCOMES = {
    "passed": "holds",
    "stale": "stale",
    "broken": "broken",
    "undecided": "undecided",
    "skipped": "blocked",
    "refused": "unchecked",
    "omitted": "unchecked",
    "error": "undecided",
}
_KEPT_TAGS = {"p", "b", "i", "em", "strong", "code", "pre", "ul", "ol", "li", "br", "sub", "sup", "kbd", "blockquote"}
_TAGS = {"bold": "strong", "italic": "em", "code": "code", "keyboard": "kbd", "strike": "s", "quote": "q",
         "label": "strong", "menu": "strong"}  # fmt: skip


def render(report: Report) -> str:
    """The whole of `index.html`; pictures, traces and videos are linked relative to it."""
    environment = _environment()
    found = findings(report)
    said = answer(report, found)
    text = environment.get_template("index.html").render(
        report=report,
        answer=said,
        problems=other_problems(report, said),
        news=what_is_new(report),
        mark=MARKS,
        tally=views.tally(report),
        number=len(found),
        findings=views.finding_list(found, report),
        top=views.top(found, report),
        pages=[views.page_view(page, number, found, report) for number, page in enumerate(report.pages)],
        lightboard=tuple(views.lightboard(report)),
        moments=tuple(views.moments(report)),
        scenarios=views.by_feature(report.scenarios),
        **style_and_script(environment, "report", policy=POLICY),
    )
    return encodable(text)


def _environment() -> Environment:
    environment = environment_of("docwitness.reports")
    environment.filters |= {
        "basename": lambda file: file.rsplit("/", 1)[-1],
        "time": _time,
        "outcome": _OUTCOMES.__getitem__,
        "inline": inline,
        "sanitised": lambda text: Markup(nh3.clean(encodable(text), tags=_KEPT_TAGS, attributes={}, url_schemes=set())),
        "anchor": lambda page, prefix, identity: anchor(prefix, page.number, identity),
        "change_words": change_in_words,
        "in_quotes": in_quotes,
        "sentence_words": lambda verdict, page: sentence_in_words(verdict, page.verdict),
        "plain": plain,
        "name": figure_name,
        "in_place": _in_place,
        "boxes_before": lambda verdict: [(each.kind, each.figure_box) for each in verdict.changes],
        "boxes_captured": lambda verdict: [(each.kind, each.capture_box) for each in verdict.changes],
        "boxes_now": lambda verdict: [(each.kind, verdict.place_now(each)) for each in verdict.changes],
        "first_number": _first_number,
        "past": _past,
    }
    environment.tests |= {
        "leaf": lambda node: isinstance(node, Leaf),
        "marked": _is_marked,
        "label": lambda word: isinstance(word, Label),
    }
    return environment


def inline(piece: Piece) -> Markup:
    """The piece with its markup."""
    text = escape(piece.text)
    for span in sorted(piece.spans, key=lambda span: span.end - span.start):
        if span.kind == "link":
            text = _link(text, span.target or "")
        else:
            text = Markup("<{0}>{1}</{0}>").format(Markup(_TAGS[span.kind]), text)
    return text


def _link(text: Markup, target: str) -> Markup:
    if target.lower().startswith(("https://", "http://")):
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(target, text)
    return Markup('<span class="link" title="{}">{}</span>').format(target, text)


def _time(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.1f} s" if milliseconds >= 1000 else f"{milliseconds:.0f} ms"


def _is_marked(verdict: SentenceVerdict) -> bool:
    """Whether there is anything to look at or to do: not where a sentence promises nothing and is understood."""
    prose = verdict.sentence.kind == "prose" and not verdict.sentence.rest
    return verdict.verdict != "unchecked" or bool(verdict.why and not prose)


def _in_place(verdict: FigureVerdict) -> bool:
    """Whether every change can be framed in the figure and in its successor."""
    stayed = ("renamed", "removed", "state", "restyled")
    return bool(verdict.retaken_file and verdict.changes) and all(
        change.figure_box and change.kind in stayed for change in verdict.changes
    )


def _first_number(branch: Branch) -> int:
    """The number with which a numbered list begins."""
    for child in branch.children:
        if isinstance(child, Leaf):
            return child.block.level or 1
        return _first_number(child)
    return 1


@pass_context
def _past(context: Context, page: PageView, subject: str, identity: str) -> str:
    return past_in_words(context["report"], page.verdict.page.source, subject, identity)
