from pathlib import Path

import pytest

from docwitness.run import embedded
from tests.dashboard.customers import Customer, Interface

ROOT = Path(__file__).parents[2]
COMMAND = {
    "command": [
        "{python}", "-m", "fixtures.dashboard", "--test-interface", "--exit-with-parent", "--release", "{release}",
    ],
    "releases": ["{python}", "-m", "fixtures.dashboard", "--releases"],
}  # fmt: skip


@pytest.fixture(scope="session")
def served():
    """The documented release, for all tests of a process: each makes accounts of its own."""
    with embedded.start(COMMAND, folder=ROOT) as ready:
        yield ready


@pytest.fixture
def interface(served):
    return Interface(served)


@pytest.fixture
def account(interface):
    return interface.create(now="2026-03-17T09:30:00")


@pytest.fixture
def customer(served, account):
    return Customer(served, account)
