from pathlib import Path

import pytest

from docwitness.run import embedded
from docwitness.settings import Embedded
from tests.dashboard.customers import Customer, Interface

ROOT = Path(__file__).parents[2]
DASHBOARD = Embedded(
    ("{python}", "-m", "fixtures.dashboard", "--test-interface", "--exit-with-parent", "--release", "{release}"),
    ("{python}", "-m", "fixtures.dashboard", "--releases"),
)


@pytest.fixture(scope="session")
def served():
    """The documented release, for all tests of a process: each makes accounts of its own."""
    with embedded.start(DASHBOARD, folder=ROOT) as ready:
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
