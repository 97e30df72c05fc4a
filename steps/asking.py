"""Questions to the documentation, by the real HTTP client."""

from __future__ import annotations

from pytest_bdd import parsers, then, when

from docwitness import Broken, DocumentError, Undecided
from docwitness.asking.answers import Answer, labels_of
from docwitness.asking.client import ask
from docwitness.sources import SourceSettings, load
from docwitness.sources.addresses import same_origin
from fixtures.documentation import CANCEL_PAGE


@when(parsers.re(r'I ask the documentation "(?P<question>.*)"$'), target_fixture="answer")
def asked(documentation: str, question: str) -> Answer:
    answer = ask(f"{documentation}/{CANCEL_PAGE}", question)
    if answer.outcome == "unavailable":
        raise Undecided(f"the documentation does not answer: {answer.why}")
    return answer


@when(parsers.parse('I fetch the page "{path}"'), target_fixture="fetched")
def fetched(documentation: str, path: str) -> DocumentError | None:
    try:
        load(f"{documentation}/{path}", settings=SourceSettings(allowed_origins=frozenset({documentation})))
    except DocumentError as error:
        return error
    return None


@then("it answers in words of the page on cancelling")
def answers(answer: Answer) -> None:
    if answer.outcome != "answered" or "billing period" not in answer.answer:
        raise Broken(f"{answer.outcome}: “{answer.answer}” {answer.why}")
    if not any(source.url.endswith(CANCEL_PAGE) for source in answer.sources):
        raise Broken(f"the page itself is not among the sources: {[source.url for source in answer.sources]}")


@then("every source is a page of the same site")
def sources_are_own(answer: Answer, documentation: str) -> None:
    if strangers := [source.url for source in answer.sources if not same_origin(source.url, documentation)]:
        raise Broken(f"sources of another site: {strangers}")


@then("it says that it cannot answer")
def cannot_answer(answer: Answer) -> None:
    if answer.outcome != "no-answer":
        raise Broken(f"{answer.outcome}: “{answer.answer}”")


@then(parsers.parse('the answer names "{label}"'))
def names(answer: Answer, label: str) -> None:
    if label not in labels_of(answer.answer):
        raise Broken(f"the answer names {labels_of(answer.answer)}: “{answer.answer}”", expected=label)


@then("it is reported as missing")
def reported_missing(fetched: DocumentError | None) -> None:
    if fetched is None:
        raise Broken("a page that does not exist was taken for one that does.")
