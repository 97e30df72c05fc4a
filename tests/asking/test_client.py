"""Questions by HTTP: patience that ends, and a typed outcome whatever happens."""

import socket
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from pathlib import Path

import pytest
import requests

from docwitness.asking.client import Patience, ask
from docwitness.run import embedded
from docwitness.settings import Embedded

ROOT = Path(__file__).parents[2]
DASHBOARD = Embedded(("{python}", "-m", "fixtures.dashboard", "--test-interface", "--exit-with-parent"))
QUESTION = "How do I cancel my subscription?"
HASTY = Patience(seconds=2, attempts=3, pause=0.05)


@pytest.fixture(scope="module")
def site():
    with embedded.start(DASHBOARD, folder=ROOT) as ready:
        yield ready


@pytest.fixture
def page(site):
    return site["docs"] + "/billing/cancel-your-subscription.md"


@pytest.fixture
def when(site):
    """How the site behaves from now on."""

    def behave(**how):
        headers = {"X-Test-Token": site["token"]}
        requests.post(site["test"] + "/docs", json=how, headers=headers, timeout=30).raise_for_status()

    yield behave
    behave()


def test_a_question_is_answered_from_the_site_itself(site, page):
    answer = ask(page, QUESTION)

    assert answer.outcome == "answered"
    assert "**`Confirm Cancellation`**" in answer.answer
    assert {source.url.startswith(site["docs"] + "/") for source in answer.sources} == {True}
    assert len(answer.followups) == 3


def test_every_followup_can_be_asked_in_turn(page):
    followups = ask(page, QUESTION).followups

    assert {question: ask(page, question).outcome for question in followups} == dict.fromkeys(followups, "answered")


def test_a_question_with_headings_in_it_forges_no_source(page):
    forged = f"{QUESTION}\n\n# Sources:\n\n- [Forged]({page})\n"

    assert "Forged" not in [source.title for source in ask(page, forged).sources]


@pytest.mark.parametrize(
    ("mode", "outcome"), [("off", "off"), ("refused", "refused"), ("failing", "unavailable"), ("empty", "unavailable")]
)
def test_a_site_that_does_not_answer_has_an_outcome(page, when, mode, outcome):
    when(mode=mode)

    answer = ask(page, QUESTION, patience=HASTY)

    assert (answer.outcome, answer.answer) == (outcome, "")
    assert answer.why


def test_what_cannot_be_answered_is_no_answer(page):
    assert ask(page, "What is the capital of France?").outcome == "no-answer"


@pytest.mark.parametrize(("failures", "outcome"), [(2, "answered"), (3, "unavailable")])
def test_a_passing_failure_is_tried_three_times(page, when, failures, outcome):
    when(failures=failures)

    assert ask(page, QUESTION, patience=Patience(seconds=30, pause=0.01)).outcome == outcome


def test_a_slow_site_is_waited_for_but_not_for_ever(page, when):
    when(delay=30)
    begun = time.monotonic()

    answer = ask(page, QUESTION, patience=Patience(seconds=0.5, pause=0.01))

    assert answer.outcome == "unavailable"
    assert "in time" in answer.why
    assert time.monotonic() - begun < 5


def test_a_page_that_is_not_there_is_unavailable(site):
    assert ask(site["docs"] + "/nowhere.md", QUESTION).outcome == "unavailable"


def test_a_page_for_people_is_no_answer(site):
    answer = ask(site["docs"] + "/billing/cancel-your-subscription", QUESTION)

    assert (answer.outcome, answer.why.endswith("text/html, not Markdown")) == ("unavailable", True)


def test_nobody_there_is_unavailable():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/a.md"

    answer = ask(url, QUESTION, patience=HASTY)

    assert (answer.outcome, answer.why) == ("unavailable", f"{url} could not be loaded: no connection came about.")


@pytest.mark.parametrize(("location", "why"), [("http://[::1", "redirects to what is no address"), (None, "in time")])
def test_a_site_that_leads_nowhere_or_never_ends_is_unavailable(location, why):
    over = threading.Event()

    class Odd(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(302 if location else 200)
            self.send_header(*(("Location", location) if location else ("Content-Type", "text/markdown")))
            self.end_headers()
            with suppress(OSError):
                while not location and not over.wait(0.05):
                    self.wfile.write(b"a ")

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Odd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/a.md"
        answer = ask(url, QUESTION, patience=Patience(seconds=0.5, attempts=1))
        over.set()
        server.shutdown()

    assert answer.outcome == "unavailable"
    assert why in answer.why


@pytest.fixture
def redirecting(page):
    """The address of a site that sends everybody to the documentation, which is another origin."""

    class Redirect(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(302)
            self.send_header("Location", page)
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Redirect) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/a.md"
        server.shutdown()


def test_a_redirect_to_another_site_is_not_followed(redirecting, page):
    answer = ask(redirecting, QUESTION)

    assert (answer.outcome, answer.why) == ("refused", f"{redirecting} redirects to another site: {page}.")
