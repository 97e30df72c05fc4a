"""The documentation site behaves as the host of such sites does."""

import pytest
import requests

CANCEL = "/billing/cancel-your-subscription"


def get(served, path, **parameters):
    return requests.get(served["docs"] + path, params=parameters, timeout=30)


@pytest.fixture
def asking(interface):
    """How the site answers questions, for one test."""
    yield lambda **how: interface.call("post", "/docs", **how)
    interface.call("post", "/docs")


def test_a_page_is_markdown_as_it_is_written(served):
    answer = get(served, f"{CANCEL}.md")

    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.text.startswith("# Cancelling a Subscription\n")
    assert "# Agent Instructions" in answer.text


def test_and_html_for_people(served):
    answer = get(served, CANCEL)

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>Cancelling a Subscription</h1>" in answer.text
    assert answer.text.count("<figure>") == 4
    assert "Agent Instructions" not in answer.text


@pytest.mark.parametrize("figure", [
    "6OPaYZDXIO8GhZaEUc3K", "nkReg2RxshsPdrrT0A4U", "9Iq9jQJJ1iHW6QHcQaYY", "VaWvuWWjcSz4OVdUTSNP",
])  # fmt: skip
def test_every_figure_of_the_page_is_a_picture(served, figure):
    answer = get(served, f"/files/{figure}")

    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("path", ["/nowhere.md", "/nowhere", "/../pyproject.md", "/billing/..%2f..%2fREADME.md"])
def test_a_missing_page_says_so_with_status_200(served, path):
    answer = get(served, path)

    assert answer.status_code == 200
    assert "Page Not Found" in answer.text


@pytest.mark.parametrize("name", ["nothing", "..", "%2e%2e%2fpyproject.toml"])
def test_a_missing_picture_does_not(served, name):
    assert get(served, f"/files/{name}").status_code in (200, 404)
    assert "dependencies" not in get(served, f"/files/{name}").text


def test_the_index_lists_every_page_and_each_is_there(served):
    lines = [line for line in get(served, "/llms.txt").text.splitlines() if line.startswith("- ")]

    assert len(lines) == 6
    for line in lines:
        title, url = line.removeprefix("- [").removesuffix(")").split("](")
        assert requests.get(url, timeout=30).text.startswith(f"# {title}\n")


def test_an_answer_names_its_sources_and_what_else_to_ask(served):
    text = get(served, f"{CANCEL}.md", ask="How do I add a card?").text

    assert text.startswith("# How do I add a card?\n\n")
    assert "click **`Add Card`** at the bottom" in text
    assert "\n# Suggested Follow-up Questions:\n\n- [" in text
    assert f"\n# Sources:\n\n- [Payment Methods]({served['docs']}/billing/payment-methods.md)" in text


@pytest.mark.parametrize("question", ["What is the capital of France?", "", "?!", '") OR 1 --', "the of and"])
def test_what_is_not_in_the_pages_is_not_answered(served, question):
    answer = get(served, f"{CANCEL}.md", ask=question)

    assert answer.status_code == 200
    assert answer.text.endswith("We couldn't answer this question.\n")


def test_asking_can_be_off_and_can_fail(served, asking):
    statuses = {}
    for mode in ("off", "failing", "refused", "on"):
        asking(mode=mode)
        statuses[mode] = get(served, f"{CANCEL}.md", ask="How do I cancel?").status_code

    assert statuses == {"off": 404, "failing": 500, "refused": 403, "on": 200}
