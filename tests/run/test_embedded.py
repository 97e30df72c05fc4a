"""The embedded product is started, found healthy, and gone afterwards."""

import os
import sys
import time

import pytest

from docwitness.errors import Inconclusive, UsageError
from docwitness.run import embedded
from docwitness.settings import Embedded

SERVES = """
import http.server, json, sys, threading
server = http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
url = f"http://127.0.0.1:{server.server_port}"
print(json.dumps({"dashboard": url, "release": sys.argv[1], "pid": __import__("os").getpid()}), flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
"""
UNTIL_PARENT_ENDS = SERVES + "sys.stdin.read()"
STUBBORN = SERVES + "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)\nwhile True: time.sleep(1)"


def running(code, **more):
    return Embedded(("{python}", "-c", code, "{release}"), **more)


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_ready_line_is_there_as_long_as_the_block(tmp_path):
    with embedded.start(running(UNTIL_PARENT_ENDS), release="other", folder=tmp_path) as ready:
        assert ready["release"] == "other"
        assert is_running(ready["pid"])

    assert not is_running(ready["pid"])


def test_the_documented_release_is_the_default(tmp_path):
    with embedded.start(running(UNTIL_PARENT_ENDS, release="2.0"), folder=tmp_path) as ready:
        assert ready["release"] == "2.0"


def test_a_process_that_will_not_end_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(embedded, "STOPPED_WITHIN", 0.2)

    with embedded.start(running(STUBBORN), folder=tmp_path) as ready:
        pass

    assert not is_running(ready["pid"])


def test_a_failing_block_leaves_no_process(tmp_path):
    with pytest.raises(KeyError), embedded.start(running(UNTIL_PARENT_ENDS), folder=tmp_path) as ready:
        raise KeyError

    assert not is_running(ready["pid"])


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import sys; sys.exit(7)", "it printed nothing and ended with 7"),
        ("print('hello')", "it printed 'hello'"),
        ("print('[1]')", "is not a JSON object"),
        ("print('{}')", "is not a JSON object with its address"),
    ],
)
def test_a_product_that_does_not_start_cannot_tell(tmp_path, code, message):
    with pytest.raises(Inconclusive, match=message), embedded.start(running(code), folder=tmp_path):
        pass


def test_a_product_that_is_never_ready_is_not_waited_for(tmp_path):
    begun = time.monotonic()

    with (
        pytest.raises(Inconclusive, match=r"not ready within 0\.5 s"),
        embedded.start(running("import sys; sys.stdin.read()", ready_within=0.5), folder=tmp_path),
    ):
        pass

    assert time.monotonic() - begun < 10


def test_a_product_that_is_not_well_cannot_tell(tmp_path):
    code = (
        "import http.server as h, json\n"
        "class Ill(h.BaseHTTPRequestHandler):\n    do_GET = lambda self: self.send_error(503)\n"
        "server = h.HTTPServer(('127.0.0.1', 0), Ill)\n"
        "print(json.dumps({'dashboard': f'http://127.0.0.1:{server.server_port}'}), flush=True)\n"
        "server.serve_forever()"
    )

    with (
        pytest.raises(Inconclusive, match=r"answers with HTTP 503 at http://127\.0\.0\.1:"),
        embedded.start(running(code, ready_within=1), folder=tmp_path),
    ):
        pass


def test_a_product_that_does_not_answer_cannot_tell(tmp_path):
    code = 'import sys; print(\'{"dashboard": "http://127.0.0.1:9"}\', flush=True); sys.stdin.read()'

    with (
        pytest.raises(Inconclusive, match=r"does not answer at http://127\.0\.0\.1:9"),
        embedded.start(running(code, ready_within=0.5), folder=tmp_path),
    ):
        pass


LISTS = ("{python}", "-c", "print('one\\tas documented\\ntwo\\tanother theme')")


def test_releases_are_listed_by_name(tmp_path):
    assert embedded.releases(running("", releases=LISTS), folder=tmp_path) == {
        "one": "as documented",
        "two": "another theme",
    }


def test_an_unknown_release_is_wrong_use(tmp_path):
    settings = running("import sys; sys.exit(2)", releases=LISTS)

    with pytest.raises(UsageError, match="There are: one, two"), embedded.start(settings, release="x", folder=tmp_path):
        pass


@pytest.mark.parametrize("command", [(), ("/no/such/program",)])
def test_a_command_that_cannot_be_run_is_wrong_use(tmp_path, command):
    with pytest.raises(UsageError), embedded.start(Embedded(command), folder=tmp_path):
        pass


def test_python_is_this_python():
    assert embedded.filled(["{python}", "-m", "x", "{release}"], release="r") == [sys.executable, "-m", "x", "r"]
