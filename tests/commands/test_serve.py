"""`docwitness serve` at the command line."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner

from docwitness.commands.products.serve import command, interruption, invitation, release_table

ROOT = Path(__file__).parents[2]


def test_releases_are_listed_one_a_line():
    result = CliRunner().invoke(command, ["--releases"], standalone_mode=False)

    lines = result.stdout.splitlines()
    assert result.return_value == 0
    assert re.split(r"\s{2,}", lines[0]) == ["documented", "as the documentation describes it"]
    assert len(lines) >= 19


def test_names_of_releases_are_set_in_a_column():
    assert release_table({"a": "one", "long": "two"}) == "a     one\nlong  two"


def test_the_invitation_says_what_to_open_and_as_whom():
    ready = {"dashboard": "http://d", "docs": "http://s", "account": {"email": "e", "password": "p"}, "release": "r"}

    assert invitation(ready).splitlines() == [
        "Release r",
        "Product        http://d",
        "Documentation  http://s",
        "Sign in as     e   password: p",
        "Ctrl-C stops it.",
    ]


def test_a_product_that_says_little_is_served_too():
    assert invitation({"dashboard": "http://d"}) == "Product        http://d\nCtrl-C stops it."


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_that_comes_before_the_wait_is_not_lost(sent):
    """Whoever reads the invitation may send it at once; on a busy machine the wait has not begun then."""
    before = signal.getsignal(sent)
    with interruption() as wait:
        os.kill(os.getpid(), sent)
        wait()
    assert signal.getsignal(sent) is before


def test_it_serves_until_interrupted_and_leaves_nothing_behind():
    code = "import sys; from docwitness.cli import main; sys.argv[1:] = ['serve', '--release', 'graphite']; main()"
    # As a shell starts what runs in the background: Ctrl-C is ignored there until the command asks for it.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    serving = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, before)
    lines = [serving.stdout.readline() for _ in range(6)]
    url = re.search(r"http://\S+", lines[1])[0]
    health = requests.get(f"{url}/health", timeout=30).json()

    serving.send_signal(signal.SIGINT)
    code = serving.wait(120)
    serving.stdout.close()

    assert health == {"status": "ok", "release": "graphite"}
    assert code in (0, 2)
    try:
        requests.get(url, timeout=5)
    except requests.ConnectionError:
        return
    raise AssertionError("the product is still there")
