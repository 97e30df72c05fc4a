"""Passwords planted in every corner of a report folder are found, and scrubbed where we may."""

import base64
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Playwright, Route

from docwitness.browser.executables import ensure_browser
from docwitness.storage.secrets import MASK, leaks, scrub, scrub_json_lines, scrub_zip

PASSWORD = 'correct "horse" & staple/7'


@pytest.mark.parametrize(
    "written",
    [
        PASSWORD,
        quote(PASSWORD, safe=""),
        json.dumps({"password": PASSWORD}),
        "value=correct &quot;horse&quot; &amp; staple/7",
        *(base64.b64encode(f"{'u' * length}:{PASSWORD}!".encode()).decode() for length in (3, 4, 5)),
    ],
)
def test_a_secret_is_scrubbed_however_it_is_encoded(written: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(written)
    assert leaks(tmp_path, [PASSWORD]) == ("page.html",)
    (tmp_path / "page.html").write_text(scrub(written, [PASSWORD]))
    assert leaks(tmp_path, [PASSWORD]) == ()
    assert MASK in scrub(written, [PASSWORD])


def test_zips_are_opened_and_names_are_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as inner:
        inner.writestr("resources/a.html", f"<p>{PASSWORD}</p>", zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(tmp_path / "trace.zip", "w") as outer:
        outer.write(tmp_path / "inner.zip", "inner.zip", zipfile.ZIP_DEFLATED)
    (tmp_path / "inner.zip").unlink()
    (tmp_path / "token-12345678.png").touch()
    assert leaks(tmp_path, ["12345678", PASSWORD]) == (
        "token-12345678.png",
        "trace.zip!/inner.zip!/resources/a.html",
    )


def test_a_secret_too_short_to_tell_from_chance_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("abc")
    assert leaks(tmp_path, ["abc", ""]) == ()
    assert scrub("abc", ["abc", ""]) == "abc"


def test_a_damaged_zip_does_not_stop_the_search(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 broken")
    assert leaks(tmp_path, [PASSWORD]) == ()


@pytest.fixture
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**ensure_browser().launch_options)  # type: ignore[arg-type]
    yield browser
    browser.close()


def _serve(route: Route) -> None:
    headers = {"set-cookie": f"session={quote(PASSWORD)}"}
    route.fulfill(body=f"<label>Password <input></label><p>{PASSWORD}</p>", content_type="text/html", headers=headers)


def test_a_real_trace_is_scrubbed_and_still_opens(chromium: Browser, tmp_path: Path) -> None:
    context = chromium.new_context()
    context.tracing.start(screenshots=True, snapshots=True, sources=True)
    page = context.new_page()
    page.route("http://app.test/**", _serve)
    page.goto(f"http://app.test/?token={quote(PASSWORD)}")
    page.get_by_label("Password").fill(PASSWORD)
    page.evaluate("value => localStorage.setItem('key', value)", PASSWORD)
    page.evaluate("fetch('/again', {method: 'POST', body: localStorage.getItem('key')})")
    context.tracing.stop(path=tmp_path / "trace.zip")
    context.close()
    assert len(leaks(tmp_path, [PASSWORD])) > 2
    scrub_zip(tmp_path / "trace.zip", [PASSWORD])
    assert leaks(tmp_path, [PASSWORD]) == ()
    with zipfile.ZipFile(tmp_path / "trace.zip") as archive:
        assert archive.testzip() is None
        lines = archive.read("trace.trace").decode().splitlines()
    assert all(json.loads(line)["type"] for line in lines)


def test_values_are_scrubbed_line_by_line_and_keys_stay() -> None:
    lines = '{"name": "Ask name@example.com", "n": [1, {"why": "name@example.com"}]}\n{"why": "name@exam'
    scrubbed = scrub_json_lines(lines, ("name@example.com", "name"))
    assert scrubbed == '{"name": "Ask •••", "n": [1, {"why": "•••"}]}\n{"why": "•••@exam\n'
