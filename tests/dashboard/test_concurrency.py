"""Many at once: every effect happens once, and the state is one that the rules allow."""

import random
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from fixtures.dashboard import billing
from fixtures.dashboard.accounts import Profile, account, create_account
from fixtures.dashboard.storage import Store
from fixtures.dashboard.subscriptions import Details, NotPossible, Rules
from tests.dashboard.customers import Customer

DAY = 86_400
EACH = 200


@pytest.fixture
def database(tmp_path):
    return str(tmp_path / "shared.sqlite")


def subscriber(store, number):
    with store.transaction() as connection:
        made = create_account(connection, Profile(f"{number}@example.com"), "-")
        return made, billing.subscribe(connection, made, "corridor", now=made.now(), rules=Rules())


def jobs_on(subscribers, seed):
    """Two hundred confirms, removals and clock advances, shuffled over the subscribers."""
    chosen = random.Random(seed)
    kinds = ["cancel"] * EACH + ["remove cancellation"] * EACH + ["advance"] * EACH
    chosen.shuffle(kinds)
    return [(kind, *subscribers[number % len(subscribers)], number) for number, kind in enumerate(kinds)]


@pytest.fixture
def restless():
    """Threads that take turns a thousand times as often as usual, so that they meet inside a transaction."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(usual / 1000)
    yield
    sys.setswitchinterval(usual)


def carry_out(database, jobs):
    """Do the jobs from eight threads, each with a connection of its own, as eight processes would."""
    local, stores = threading.local(), []

    def do(job):
        if not hasattr(local, "store"):
            local.store = Store(database)
            stores.append(local.store)
        kind, owner, held, number = job
        if kind == "advance":
            billing.advance_clock(local.store, owner, number % 40 * DAY)
            billing.settle_due(local.store, Rules(), account=owner.id)
            return
        try:
            billing.act(local.store, owner, held.id, kind, Details("unused"), Rules())
        except NotPossible:
            return

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(do, jobs))
    for store in stores:
        store.close()


@pytest.mark.parametrize("accounts", [1, 50])
def test_confirms_removals_and_advances_at_once_leave_one_entry_per_effect(database, accounts, restless):
    store = Store(database)
    subscribers = [subscriber(store, number) for number in range(accounts)]

    carry_out(database, jobs_on(subscribers, seed=accounts))

    billing.settle_due(store, Rules())
    for owner, held in subscribers:
        owner = account(store, owner.id)
        subscription = billing.subscription_of(store, owner, held.id).subscription
        kinds = [row["kind"] for row in billing.audit_of(store, owner)]
        check_audit(kinds, subscription)
        invoices = [row for row in billing.history_of(store, owner) if row["amount"]]
        assert len(invoices) == 1 + kinds.count("renewed")
        assert subscription.state == "cancelled" or subscription.period_start <= owner.now() < subscription.period_end


def check_audit(kinds, subscription):
    """Whether the entries, in their order, tell the life of that subscription without a step too many."""
    pending = False
    for kind in kinds[1:]:
        assert kind != "cancellation scheduled" or not pending
        assert kind not in ("cancellation removed", "cancelled") or pending
        assert kind != "renewed" or not pending
        pending = kind == "cancellation scheduled" or (pending and kind == "renewed")
    assert Counter(kinds)["cancelled"] == (subscription.state == "cancelled")
    assert pending == (subscription.state == "non_renewing")


def test_nobody_acts_on_what_belongs_to_another(database):
    store = Store(database)
    (_, held), (stranger, _) = subscriber(store, 1), subscriber(store, 2)

    with pytest.raises(billing.NotFound):
        billing.act(store, stranger, held.id, "cancel", Details("unused"), Rules())


def test_one_customer_in_many_tabs_confirms_once(served, interface):
    made = interface.create()
    customers = [
        Customer(served, {**made, **interface.call("post", f"/accounts/{made['id']}/session")}) for _ in range(8)
    ]

    with ThreadPoolExecutor(8) as threads:
        statuses = list(threads.map(lambda number: customers[number % 8].cancel().status_code, range(40)))

    assert statuses == [200] * 40
    assert interface.audit(made) == ["started", "cancellation scheduled"]
