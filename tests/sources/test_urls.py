"""Pages from a URL: what is asked for, what is refused, what is kept."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from docwitness.errors import DocumentError, Inconclusive, UsageError
from docwitness.sources import SourceSettings, addresses, load
from docwitness.sources.cache import Cache
from tests.sources.conftest import Host, Reply, dripping

HTML = Reply(b"<main><h1>Cancel</h1></main>", "text/html; charset=utf-8")


def test_the_markdown_beside_a_page_is_read_first(host: Host, allowed: SourceSettings) -> None:
    host.replies = {"/guide/cancel.md": Reply(b"# Cancel\n"), "/guide/cancel": HTML}

    (source,) = load(f"{host.url}/guide/cancel#top", settings=allowed)

    assert (source.text, source.dialect, source.url) == ("# Cancel\n", "markdown", f"{host.url}/guide/cancel.md")
    assert host.asked == ["/guide/cancel.md"]


@pytest.mark.parametrize(
    "beside",
    [Reply(status=404), HTML, Reply(b"# Page Not Found\n\nThe URL `cancel` does not exist.")],
    ids=["not there", "the application's own page", "missing with status 200"],
)
def test_html_is_read_where_there_is_no_markdown(host: Host, allowed: SourceSettings, beside: Reply) -> None:
    host.replies = {"/cancel.md": beside, "/cancel": HTML}

    (source,) = load(f"{host.url}/cancel", settings=allowed)

    assert (source.dialect, source.url) == ("html", f"{host.url}/cancel")


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"# Page Not Found\n"),
        Reply(b"> For the complete documentation index, see x.\n\n# Page Not Found\n\nIt does not exist."),
        Reply(b"gone", status=404),
        Reply(b"<main><h1 class=big>\n Page not found</h1></main>", "text/html"),
        Reply(b"<h1><span>404 - Not Found!</span></h1>", "text/html"),
    ],
)
def test_a_missing_page_is_an_error_whatever_its_status(host: Host, allowed: SourceSettings, reply: Reply) -> None:
    host.replies = {"/cancel.md": reply}

    with pytest.raises(DocumentError, match="the host has no such page"):
        load(f"{host.url}/cancel.md", settings=allowed)


def test_a_page_about_missing_pages_is_a_page(host: Host, allowed: SourceSettings) -> None:
    host.replies = {"/a.md": Reply(b"# Errors\n\n## Page Not Found\n\nText\n\n# Page Not Found\n")}

    assert load(f"{host.url}/a.md", settings=allowed)[0].text.startswith("# Errors")


def test_a_page_in_html_about_what_was_not_found_is_a_page(host: Host, allowed: SourceSettings) -> None:
    host.replies = {"/a.html": Reply(b"<h1>Not found? What to do</h1><h2>Page not found</h2>", "text/html")}

    assert load(f"{host.url}/a.html", settings=allowed)[0].dialect == "html"


def test_a_redirect_is_followed_on_its_own_site_only(host: Host, allowed: SourceSettings) -> None:
    elsewhere = host.url.replace("127.0.0.1", "localhost")
    host.replies = {
        "/old.md": Reply(status=301, headers={"Location": "/new.md"}),
        "/new.md": Reply(b"# New"),
        "/out.md": Reply(status=302, headers={"Location": f"{elsewhere}/new.md"}),
        "/round.md": Reply(status=302, headers={"Location": "/round.md"}),
    }

    assert load(f"{host.url}/old.md", settings=allowed)[0].url == f"{host.url}/new.md"
    with pytest.raises(DocumentError, match="redirects to another site"):
        load(f"{host.url}/out.md", settings=allowed)
    with pytest.raises(DocumentError, match="redirects more than 5 times"):
        load(f"{host.url}/round.md", settings=allowed)


def test_a_private_address_is_refused_unless_its_origin_is_allowed(host: Host) -> None:
    with pytest.raises(UsageError, match="is at the private address 127"):
        load(f"{host.url}/a.md", settings=SourceSettings(backoff=0))

    assert host.asked == []


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1", "0.0.0.0", "::1", "fe80::1%eth0",
                "::ffff:127.0.0.1", "224.0.0.1", "100.64.0.1"],
)  # fmt: skip
def test_every_kind_of_private_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError):
        addresses.refuse_private_address(address, "http://docs.example.com/")


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_a_public_address_is_not_refused(address: str) -> None:
    addresses.refuse_private_address(address, "http://docs.example.com/")


def test_a_name_that_moves_to_a_private_address_is_refused_before_anything_is_read(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docwitness.sources.fetching.refuse_private", lambda *_: None)
    host.replies = {"/a.md": Reply(b"# Secret")}

    with pytest.raises(UsageError, match="is at the private address 127"):
        load(f"{host.url}/a.md", settings=SourceSettings(backoff=0))


@pytest.mark.parametrize("place", ["https://[::1", "http://host:port/page.md", "http:///page.md"])
def test_what_is_no_address_is_wrong_use(place: str) -> None:
    with pytest.raises(UsageError, match="An address looks like") as refused:
        load(place)
    assert refused.value.hint


def test_a_redirect_to_what_is_no_address_is_an_error(host: Host, allowed: SourceSettings) -> None:
    host.replies = {"/a.md": Reply(status=302, headers={"Location": "http://[::1"})}

    with pytest.raises(DocumentError, match="redirects to what is no address"):
        load(f"{host.url}/a.md", settings=allowed)


def test_a_page_that_is_not_shown_to_everybody_can_be_saved(host: Host, allowed: SourceSettings) -> None:
    host.replies = {"/a.md": Reply(status=403)}

    with pytest.raises(DocumentError, match=r"to nobody who has not signed in \(403\)") as refused:
        load(f"{host.url}/a.md", settings=allowed)
    assert refused.value.hint == "Save the page to a file, and name that."


def test_a_page_is_in_the_encoding_that_its_host_names(host: Host, allowed: SourceSettings, tmp_path: Path) -> None:
    host.replies = {
        "/latin.md": Reply("# Café".encode("latin-1"), "text/markdown; charset=ISO-8859-1"),
        "/marked.md": Reply("# Café".encode("utf-8-sig"), 'text/markdown; charset="UTF-8"'),
        "/odd.md": Reply("# Café".encode(), "text/markdown; charset=hex"),
    }
    kept = replace(allowed, cache=tmp_path)

    for path in ("latin", "marked", "odd", "latin"):  # at last from the cache
        assert load(f"{host.url}/{path}.md", settings=kept)[0].text == "# Café"


def test_a_host_that_sends_a_byte_now_and_then_is_given_up_in_time(allowed: SourceSettings) -> None:
    with dripping() as url:
        settings = replace(allowed, allowed_origins=frozenset({url}), total_timeout=0.5)
        with pytest.raises(Inconclusive, match="it did not answer in time"):
            load(f"{url}/a.md", settings=settings)


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({"Content-Encoding": "gzip"}, "its answer is not compressed as it says"),
        ({"Content-Length": "999"}, "the connection broke before the answer was complete"),
    ],
)
def test_an_answer_that_is_damaged_on_its_way_is_told_of_in_words(
    host: Host, allowed: SourceSettings, headers: dict[str, str], said: str
) -> None:
    host.replies = {"/a.md": Reply(b"# A", headers=headers)}

    with pytest.raises(Inconclusive, match=f"could not be loaded: {said}."):
        load(f"{host.url}/a.md", settings=allowed)


def test_a_question_is_never_put_to_a_site_by_loading_it() -> None:
    with pytest.raises(UsageError, match="would ask the site a question"):
        load("https://docs.example.com/cancel.md?ask=How")


@pytest.mark.parametrize(
    "reply", [Reply(b"x" * 101), Reply(b"%PDF-1.7", "application/pdf"), Reply(b"\xff\xfe\x00", "text/html")]
)
def test_what_is_no_page_is_refused(host: Host, allowed: SourceSettings, reply: Reply) -> None:
    host.replies = {"/a.md": reply}

    with pytest.raises(DocumentError):
        load(f"{host.url}/a.md", settings=replace(allowed, largest_page=100))


def test_a_host_that_fails_is_tried_again_and_then_given_up(host: Host, allowed: SourceSettings) -> None:
    host.replies = {"/a.md": [Reply(status=503), Reply(b"# A")], "/b.md": Reply(status=503)}

    assert load(f"{host.url}/a.md", settings=allowed)[0].text == "# A"
    with pytest.raises(Inconclusive, match="the host answers 503"):
        load(f"{host.url}/b.md", settings=allowed)
    assert host.asked.count("/b.md") == 3


def test_a_host_that_does_not_answer_is_an_error_in_time(allowed: SourceSettings) -> None:
    settings = replace(allowed, allowed_origins=frozenset({"http://127.0.0.1:9"}), retries=1)

    with pytest.raises(Inconclusive, match="no connection came about"):
        load("http://127.0.0.1:9/a.md", settings=settings)


def test_a_fresh_page_is_not_fetched_again_and_says_how_old_it_is(
    host: Host, allowed: SourceSettings, tmp_path: Path
) -> None:
    host.replies = {"/a.md": Reply(b"# A")}
    settings = replace(allowed, cache=tmp_path)
    load(f"{host.url}/a.md", settings=settings)
    _make_older(tmp_path, f"{host.url}/a.md", seconds=600)

    (again,) = load(f"{host.url}/a.md", settings=settings)

    assert again.text == "# A"
    assert 600 <= again.age < 660
    assert host.asked == ["/a.md"]


def test_a_page_that_has_grown_old_is_asked_for_again(host: Host, allowed: SourceSettings, tmp_path: Path) -> None:
    host.replies = {"/a.md": [Reply(b"# A", headers={"ETag": '"1"'}), Reply(status=304), Reply(b"# B")]}
    settings = replace(allowed, cache=tmp_path)
    load(f"{host.url}/a.md", settings=settings)
    _make_older(tmp_path, f"{host.url}/a.md", seconds=4000)

    (unchanged,) = load(f"{host.url}/a.md", settings=settings)
    _make_older(tmp_path, f"{host.url}/a.md", seconds=4000)
    (changed,) = load(f"{host.url}/a.md", settings=settings)

    assert host.seen[1]["If-None-Match"] == '"1"'
    assert (unchanged.text, changed.text) == ("# A", "# B")
    assert unchanged.age < 60


def test_a_damaged_entry_of_the_cache_is_none(host: Host, allowed: SourceSettings, tmp_path: Path) -> None:
    host.replies = {"/a.md": Reply(b"# A")}
    load(f"{host.url}/a.md", settings=replace(allowed, cache=tmp_path))
    for file in tmp_path.glob("*.body"):
        file.write_bytes(b"# Forged")

    assert load(f"{host.url}/a.md", settings=replace(allowed, cache=tmp_path))[0].text == "# A"
    assert host.asked == ["/a.md", "/a.md"]


def test_errors_are_not_kept(host: Host, allowed: SourceSettings, tmp_path: Path) -> None:
    host.replies = {"/a.md": [Reply(status=404), Reply(b"# A")]}

    with pytest.raises(DocumentError):
        load(f"{host.url}/a.md", settings=replace(allowed, cache=tmp_path))
    assert load(f"{host.url}/a.md", settings=replace(allowed, cache=tmp_path))[0].text == "# A"


def _make_older(folder: Path, url: str, *, seconds: int) -> None:
    cache = Cache(folder)
    kept = cache.get(url)
    assert kept
    cache.put(url, replace(kept, fetched=kept.fetched - timedelta(seconds=seconds)))
