"""`docwitness ask QUESTION`: the documentation's answer, and what was witnessed of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, replace
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import click

from docwitness.asking.answers import Answer, LabelSeen, with_labels
from docwitness.asking.client import Patience, ask
from docwitness.errors import DocwitnessError, UsageError
from docwitness.model import SentenceVerdict
from docwitness.run import embedded
from docwitness.settings import Settings, find_settings
from docwitness.sources.addresses import is_web_address
from docwitness.storage.store import load_report


@click.command("ask")
@click.argument("question")
@click.option("--page", metavar="URL", help="The page to ask; default: the first page of the embedded documentation.")
@click.option("--live", is_flag=True, help="Ask a site that is not the embedded one. Its owner sees the question.")
@click.option("--profile", metavar="NAME", help="Profile that says whether live sites may be asked.")
@click.option(
    "--timeout", type=click.FloatRange(1, 3600), default=90.0, show_default=True, help="Seconds for everything."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(question: str, page: str | None, live: bool, profile: str | None, timeout: float, form: str) -> int:
    """Put QUESTION to the documentation; print the answer, its sources, and what was witnessed of it."""
    settings = find_settings(Path.cwd())
    if not question.strip():
        raise UsageError("there is no question.", hint='Try: docwitness ask "How do I cancel my subscription?"')
    allowed = live or settings.profile(profile).ask
    answer = _answer(settings, question, page, allowed, Patience(seconds=timeout))
    witnessed = with_labels(answer, _last_run(settings))
    if form == "json":
        click.echo(json.dumps(as_json(witnessed), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(witnessed if page else _with_files(witnessed, settings)))
    return exit_code(witnessed)


def _with_files(answer: Answer, settings: Settings) -> Answer:
    """The answer of the embedded site with its pages' files for sources: the site ends with this command."""

    def file(url: str) -> str:
        path = Path(settings.site_root or "", urlsplit(url).path.lstrip("/"))
        return path.as_posix() if settings.path(str(path)).is_file() else url

    return replace(answer, sources=tuple(replace(source, url=file(source.url)) for source in answer.sources))


def exit_code(answer: Answer) -> int:
    """0 for an answer, 1 for one that names a label that is gone, 3 where there is no answer."""
    if answer.outcome != "answered":
        return 3
    return int(any(each.verdict == "not seen" for each in answer.labels))


def as_json(answer: Answer) -> dict[str, object]:
    """The answer in the form that programs are promised."""
    return asdict(answer)


def as_text(answer: Answer) -> str:
    """The answer for a person to read."""
    if answer.outcome != "answered":
        return f"{answer.outcome}: {answer.why}"
    sections = [answer.answer]
    sections += _section("Sources", [f"{each.title}  {each.url}" for each in answer.sources])
    sections += _section("Of another site, not counted", list(answer.dropped))
    sections += _section("You could also ask", list(answer.followups))
    sections += _section("Witnessed", [_label(each) for each in answer.labels])
    return "\n\n".join(sections)


def _section(title: str, lines: list[str]) -> list[str]:
    return ["\n".join([f"{title}:", *(f"  {line}" for line in lines)])] if lines else []


def _label(seen: LabelSeen) -> str:
    return f'"{seen.label}": {seen.verdict}' + (f" ({seen.where})" if seen.where else "")


def _answer(settings: Settings, question: str, page: str | None, allowed: bool, patience: Patience) -> Answer:
    if page is not None and not is_web_address(page):
        raise UsageError(f"{page} is not a web address.", hint="--page takes the address of a .md page.")
    if page is not None and not (allowed or is_loopback(page)):
        return Answer(question, "refused", why=f"{page} is a live site: its owner sees what is asked. --live allows it")
    with nullcontext(page) if page else _embedded_page(settings) as url:
        return ask(url, question, patience=patience)


@contextmanager
def _embedded_page(settings: Settings) -> Iterator[str]:
    """The address of the first page of the embedded product's documentation, served as long as the block runs."""
    if settings.embedded is None or not settings.pages or settings.site_root is None:
        raise UsageError("there is no embedded documentation to ask.", hint="Name a page: --page URL.")
    path = settings.path(settings.pages[0]).relative_to(settings.path(settings.site_root))
    with embedded.start(settings.embedded, folder=settings.root) as ready:
        if not ready.get("docs"):
            raise UsageError("the embedded product has no documentation site.", hint="Name a page: --page URL.")
        yield f"{ready['docs']}/{path.as_posix()}"


def is_loopback(url: str) -> bool:
    """Whether the address is this machine's own: the embedded documentation, or one served for a test."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _last_run(settings: Settings) -> list[SentenceVerdict]:
    """The sentences of the last run; none where there is no report that can be read."""
    try:
        pages = load_report(settings.path(settings.report)).pages
    except DocwitnessError:
        return []
    return [sentence for page in pages for sentence in page.sentences]
