"""`docwitness lsp`: a language server for editors: findings of `check`, verdicts of the last run, its proposals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from itertools import takewhile
from pathlib import Path

import click
from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from docwitness.errors import DocwitnessError
from docwitness.model import FigureVerdict, PageVerdict, Report, SentenceVerdict
from docwitness.procedures import read_procedure
from docwitness.run.suite import findings_on, page_of
from docwitness.settings import Settings, find_settings, path_from
from docwitness.sources import Source
from docwitness.storage.store import load_report
from docwitness.updating.amending import NewWords, in_words, reworded
from docwitness.updating.decisions import open_plan

_SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "note": lsp.DiagnosticSeverity.Information,
}


@click.command("lsp")
def command() -> int:
    """Serve an editor over standard input and output: findings, verdicts of the last run, and its proposals.

    An editor starts it for files in Markdown, HTML and reStructuredText; see docs/editor.md.
    """
    server().start_io()
    return 0


def server() -> LanguageServer:
    """The server, which knows nothing yet: pages come from the editor, verdicts from the report folder."""
    serving = LanguageServer("docwitness", version("docwitness"))

    @serving.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    @serving.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    @serving.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def check(
        ls: LanguageServer,
        told: lsp.DidOpenTextDocumentParams | lsp.DidSaveTextDocumentParams | lsp.DidChangeTextDocumentParams,
    ) -> None:
        uri = told.text_document.uri
        ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics(page_at(ls, uri))))

    @serving.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(ls: LanguageServer, asked: lsp.HoverParams) -> lsp.Hover | None:
        text = hover_text(page_at(ls, asked.text_document.uri), asked.position.line + 1)
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text)) if text else None

    @serving.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix]))
    def fixes(ls: LanguageServer, asked: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        first, last = asked.range.start.line + 1, asked.range.end.line + 1
        return list(quick_fixes(page_at(ls, asked.text_document.uri), asked.text_document.uri, first, last))

    return serving


def page_at(ls: LanguageServer, uri: str) -> Source:
    """The page as it stands in the editor, saved or not, named from the root of its project."""
    path = Path(to_fs_path(uri) or "")
    place = path_from(find_settings(path.parent).root.resolve(), path.resolve())
    return Source(place, ls.workspace.get_text_document(uri).source, path=path)


def diagnostics(page: Source) -> list[lsp.Diagnostic]:
    """What `check` finds on the page by itself; a page that cannot be read is one finding."""
    assert page.path is not None
    try:
        settings = find_settings(page.path.parent)
        found = findings_on(page_of(page, settings.markup), page, settings)
    except DocwitnessError as error:
        return [lsp.Diagnostic(_line(0, 0), str(error), severity=lsp.DiagnosticSeverity.Error, source="docwitness")]
    return [
        lsp.Diagnostic(
            _line(finding.location.line - 1, 999),
            finding.message,
            severity=_SEVERITIES[finding.severity],
            code=finding.rule,
            source="docwitness",
        )
        for finding in found
    ]


def hover_text(page: Source, line: int) -> str:
    """What the last run says of the sentences and figures on the line, as Markdown; empty where it says nothing.

    Sentences are found by their words: lines have moved since the run, and a sentence that was reworded has no verdict.
    """
    known = last_run(page)
    if known is None:
        return ""
    settings, report, verdicts = known
    folder = settings.path(settings.report)
    by_words = {verdict.sentence.text: verdict for verdict in verdicts.sentences}
    sentences = [s for s in read_procedure(page_of(page, settings.markup)).sentences if s.location.line <= line]
    nearest = max((s.location.line for s in sentences), default=0)
    here = [by_words[s.text] for s in sentences if s.location.line == nearest and s.text in by_words]
    told = [_sentence_told(verdict, folder) for verdict in here if verdict.sentence.kind != "prose"]
    by_src = {verdict.figure.src: verdict for verdict in verdicts.figures}
    figures = [f for f in page_of(page, settings.markup).figures if f.location.line == line and f.src in by_src]
    told += [_figure_told(by_src[figure.src], folder) for figure in figures]
    when = f"*Run of {report.run.started[:16].replace('T', ' ')}*"
    return "\n\n".join([*told, when]) if told else ""


def last_run(page: Source) -> tuple[Settings, Report, PageVerdict] | None:
    """The project, its last run, and what that says of the page; None where there was no run of it."""
    assert page.path is not None
    try:
        settings = find_settings(page.path.parent)
        report = load_report(settings.path(settings.report))
    except DocwitnessError:
        return None
    verdicts = next((each for each in report.pages if each.page.source == page.place), None)
    return (settings, report, verdicts) if verdicts else None


def _sentence_told(verdict: SentenceVerdict, folder: Path) -> str:
    captures = [seen.capture.files[0] for seen in verdict.observations if seen.capture and seen.capture.files]
    proof = [f"- {each}" for each in verdict.evidence]
    links = [f"[What the browser showed]({from_fs_path(str(folder / captures[-1]))})"] if captures else []
    return "\n".join([f"**{verdict.verdict}** {verdict.sentence.text}", "", verdict.why, *proof, "", *links]).strip()


def _figure_told(verdict: FigureVerdict, folder: Path) -> str:
    now = verdict.retaken_file or verdict.capture_file
    links = [f"[The product now]({from_fs_path(str(folder / now))})"] if now else []
    return "\n\n".join([f"**{verdict.verdict}** {verdict.figure.caption}".strip(), verdict.why, *links]).strip()


def quick_fixes(page: Source, uri: str, first: int, last: int) -> Iterator[lsp.CodeAction]:
    """What `docwitness update` proposes for these lines; nothing where the editor has another text than the disk."""
    for words in proposals(page):
        for proposal in words.proposals:
            new, failed = reworded(replace(words, proposals=(proposal,)))
            if first <= proposal.location.line <= last and not failed and words.text == page.text:
                edit = lsp.WorkspaceEdit({uri: [_changed_lines(page.text, new)]})
                title = f"Docwitness: {in_words(proposal)}"
                yield lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, edit=edit, is_preferred=proposal.certain)


def proposals(page: Source) -> tuple[NewWords, ...]:
    """The words that the last run gives reason to change on the page, those that are certain and not rejected."""
    known = last_run(page)
    if known is None:
        return ()
    settings, report, _ = known
    return open_plan(report, settings.path(settings.report), settings, pages=(page.place,)).pages


def _changed_lines(old: str, new: str) -> lsp.TextEdit:
    """The edit that makes one text of the other, without the lines that both begin and end with."""
    was, now = old.splitlines(keepends=True), new.splitlines(keepends=True)
    before = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(was, now, strict=False))))
    rest = list(zip(reversed(was[before:]), reversed(now[before:]), strict=False))
    after = len(list(takewhile(lambda pair: pair[0] == pair[1], rest)))
    lines = lsp.Range(lsp.Position(before, 0), lsp.Position(len(was) - after, 0))
    return lsp.TextEdit(lines, "".join(now[before : len(now) - after]))


def _line(number: int, end: int) -> lsp.Range:
    return lsp.Range(lsp.Position(number, 0), lsp.Position(number, end))
