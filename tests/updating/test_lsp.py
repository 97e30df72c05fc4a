"""`docwitness lsp`, spoken to by a client over standard input and output, as an editor does."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path, to_fs_path

from tests.updating.documents import PAGE

Told = dict[str, Any]


async def edit(docs: Path) -> Told:
    """What the server tells of the page while somebody reads it, moves a sentence, and makes a mistake."""
    uri = from_fs_path(str(docs / "docs/page.md")) or ""
    document = lsp.TextDocumentIdentifier(uri)
    published: asyncio.Queue[list[lsp.Diagnostic]] = asyncio.Queue()
    client = LanguageClient("editor", "1")
    client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda told: published.put_nowait(list(told.diagnostics)))

    async def hover(line: int) -> str:
        found = await client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(line, 3)))
        return found.contents.value if found else ""

    async def fixes() -> list[lsp.CodeAction]:
        where = lsp.Range(lsp.Position(4, 0), lsp.Position(4, 5))
        asked = lsp.CodeActionParams(document, where, lsp.CodeActionContext([]))
        return await client.text_document_code_action_async(asked)

    async def change(text: str) -> list[lsp.Diagnostic]:
        named = lsp.VersionedTextDocumentIdentifier(2, uri)
        whole = [lsp.TextDocumentContentChangeWholeDocument(text)]
        client.text_document_did_change(lsp.DidChangeTextDocumentParams(named, whole))
        return await published.get()

    await client.start_io(sys.executable, "-m", "docwitness", "lsp")
    started = await client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities()))
    assert started.server_info is not None
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "markdown", 1, PAGE)))
    told = {"name": started.server_info.name, "opened": await published.get(), "verdict": await hover(4)}
    told |= {"title": await hover(0), "figure": await hover(6), "fixes": await fixes()}
    told["changed"] = await change("New.\n\n" + PAGE.replace("Then rest.", "Then rest. ![](none.png)"))
    told |= {"moved": await hover(6), "fixes of another text": await fixes()}
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return told


def test_an_editor_is_told_what_is_wrong_what_was_seen_and_what_to_change(docs: Path) -> None:
    with ThreadPoolExecutor(1) as beside:  # Playwright has an event loop of its own in this thread
        told = beside.submit(asyncio.run, asyncio.wait_for(edit(docs), 120)).result()
    assert told["name"] == "docwitness"
    assert [(each.code, each.range.start.line) for each in told["opened"]] == [("empty-alt", 6)]
    assert ("missing-image", 6) in [(each.code, each.range.start.line) for each in told["changed"]]

    assert "**broken** In the Subscription Details window, click Cancel Subscription" in told["verdict"]
    assert told["moved"] == told["verdict"], "a sentence is known by its words, wherever it stands by now"
    assert told["title"] == ""
    assert "**stale** Subscription Details" in told["figure"]
    for text, name in ((told["figure"], "The product now"), (told["verdict"], "What the browser showed")):
        assert Path(to_fs_path(text.split(f"[{name}](")[1].split(")")[0]) or "").is_file()

    (fix,) = told["fixes"]
    assert fix.title == "Docwitness: “Cancel Subscription” → “End Plan”"
    ((edit_,),) = fix.edit.changes.values()
    assert (edit_.range.start.line, edit_.range.end.line) == (4, 5)
    assert edit_.new_text == PAGE.splitlines(keepends=True)[4].replace("`Cancel Subscription`", "`End Plan`")
    assert not told["fixes of another text"]
