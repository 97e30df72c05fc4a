"""What a customer does in the portal, and what becomes of it."""

import re
import time

import pytest
import requests

from tests.dashboard.customers import Customer, facts


def test_cancelling_is_pending_until_the_listed_date(customer, interface, account):
    shown = facts(customer.cancel("too_expensive", "30 € im Monat 😕").text)

    assert (shown["Status"], shown["Cancellation date"]) == ("Cancellation scheduled", "Apr 17, 2026")
    subscription = interface.subscription(account)
    assert (subscription["state"], subscription["reason"], subscription["comment"]) == (
        "non_renewing", "too_expensive", "30 € im Monat 😕",
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "\n first line empty",
        "tab\tand trailing space ",
        "שלום \u202eolleh",
        "e\u0301 is not \u00e9",
        "🚗" * 2000,
        "<b>&amp;",
    ],
    ids=["line break first", "white space", "right to left", "combining", "2,000 emoji", "markup"],
)
def test_the_free_text_is_kept_exactly(customer, interface, account, words):
    customer.cancel("other", words.replace("\n", "\r\n"))  # as browsers send line breaks

    assert interface.subscription(account)["comment"] == words


def test_a_text_that_is_too_long_is_given_back_as_it_was_written(customer, interface, account):
    words = "\n" + "é" * 2000

    answer = customer.cancel("other", words)

    assert answer.status_code == 422
    assert "Please keep to 2,000 characters." in answer.text
    assert f'aria-describedby="count">\n{words}</textarea>' in answer.text  # the parser drops the first line break
    assert interface.subscription(account)["state"] == "active"


@pytest.mark.parametrize("reason", ["", "because", "Too expensive"])
def test_a_reason_of_the_list_is_mandatory(customer, interface, account, reason):
    answer = customer.cancel(reason)

    assert answer.status_code == 422
    assert "Please select a reason." in answer.text
    assert interface.subscription(account)["state"] == "active"


def test_the_list_of_reasons_is_the_merchants(served, interface):
    account = interface.create(reasons={"moved": "We moved to the sea"})
    customer = Customer(served, account)

    page = customer.see(f"{customer.held}/cancel").text
    customer.cancel("moved")

    assert re.findall(r"<option[^>]*>([^<]+)", page) == ["Select a reason", "We moved to the sea"]
    assert interface.subscription(account)["reason"] == "moved"


def test_confirming_twice_counts_once(customer, interface, account):
    customer.cancel("unused", "first")
    again = customer.cancel("other", "second")

    assert facts(again.text)["Status"] == "Cancellation scheduled"
    assert interface.audit(account) == ["started", "cancellation scheduled"]
    assert interface.subscription(account)["comment"] == "first"


def test_going_back_to_the_form_after_confirming_leads_to_the_details(customer):
    customer.cancel()

    assert customer.see(f"{customer.held}/cancel").url.endswith(customer.held)


def test_a_second_before_the_date_the_cancellation_can_be_removed(customer, interface, account):
    customer.cancel()
    interface.advance(account, to="2026-04-17T09:29:58")

    assert "was removed" in customer.post(f"{customer.held}/keep").text
    assert customer.details()["Next billing date"] == "Apr 17, 2026"
    assert [entry["description"] for entry in interface.state(account)["history"]] == [
        "Corridor cancellation removed",
        "Corridor cancellation scheduled",
        "Corridor, one month",
    ]


def test_from_the_date_on_it_cannot(customer, interface, account):
    customer.cancel()
    interface.advance(account, to="2026-04-17T09:30:00")

    answer = customer.post(f"{customer.held}/keep")

    assert (answer.status_code, facts(answer.text)["Status"]) == (409, "Cancelled")
    assert "The cancellation date has passed" in answer.text
    assert "Remove Scheduled Cancellation" not in answer.text


def test_the_end_of_the_period_leaves_an_entry_and_takes_what_the_plan_gave(customer, interface, account):
    customer.cancel()
    interface.advance(account, advance=32 * 86_400)

    assert customer.details()["Cancelled on"] == "Apr 17, 2026"
    assert "Corridor cancelled" in customer.see("/billing-history").text
    assert "No plan is running" in customer.get("/cameras").text
    assert "Cancel Subscription" not in customer.see(customer.held).text


def test_resubscribing_begins_and_invoices_a_new_period(customer, interface, account):
    customer.cancel()
    interface.advance(account, to="2026-06-01T12:00:00")

    shown = facts(customer.post(f"{customer.held}/resubscribe").text)

    assert (shown["Status"], shown["Next billing date"]) == ("Active", "Jul 1, 2026")
    assert [entry["amount"] for entry in interface.state(account)["history"]] == [24900, None, None, 24900]
    assert "16 cameras" not in customer.get("/cameras").text  # eight are installed
    assert "No plan is running" not in customer.get("/cameras").text


def test_the_scheduler_ends_a_period_that_nobody_looks_at(interface):
    account = interface.create(now="2026-03-17T09:30:00", state="non_renewing", started="2026-02-17T09:30:02")

    deadline = time.monotonic() + 10
    while interface.audit(account)[-1] != "cancelled" and time.monotonic() < deadline:
        time.sleep(0.1)

    assert [(entry["kind"], entry["actor"]) for entry in interface.state(account)["audit"]][-1] == (
        "cancelled",
        "scheduler",
    )
    assert interface.audit(account).count("cancelled") == 1


def test_pausing_resuming_and_changing_the_plan(customer, interface, account):
    customer.post(f"{customer.held}/edit", plan="metro")
    assert customer.details()["Scheduled change"] == "Metro from Apr 17, 2026"

    customer.post(f"{customer.held}/pause")
    assert customer.details()["Status"] == "Paused"
    assert "Your plan is paused" in customer.get("/cameras").text

    customer.post(f"{customer.held}/resume")
    assert "Your plan is paused" not in customer.get("/cameras").text
    interface.advance(account, to="2026-04-18T00:00:00")
    assert (customer.details()["Plan"], customer.details()["Price"]) == ("Metro", "$799.00 / month")


def test_account_address_and_cards_are_windows_that_work(customer):
    customer.post("/account", first_name="Ada", last_name="<Lovelace>", company="Engines", phone="1")
    customer.post("/address", line="12 St James’s Square", city="London", postcode="SW1Y", country="UK")
    refused = customer.post("/payment-methods", do="add", number="4242 4242 4242 4241", expires="01/30")
    added = customer.post("/payment-methods", do="add", number="5555 5555 5555 4444", expires="01/30")

    assert 'value="&lt;Lovelace&gt;"' in customer.see("/account").text
    assert 'value="12 St James’s Square"' in customer.see("/address").text
    assert "This is not a card number." in refused.text
    assert "Mastercard ending in 4444" in added.text
    assert "5555" not in added.text


def test_an_invoice_can_be_opened(customer):
    address = re.search(r'href="(/billing-history/\d+)"', customer.see("/billing-history").text)[1]

    assert facts(customer.see(address).text)["Amount"] == "$249.00, paid"


def test_an_address_that_was_left_out_leaves_no_gap_on_an_invoice(customer):
    address = re.search(r'href="(/billing-history/\d+)"', customer.see("/billing-history").text)[1]
    whole = customer.see(address).text
    customer.post("/address", line="", city=" ", postcode="", country="")
    customer.post("/account", first_name="Aya", last_name="", company="Harbor Trust", phone="")

    assert (
        "Dana Whitfield, Whitfield Traffic Engineering</bdi><br><bdi>18 Canal Street, 12207 Albany, NY, United States"
        in whole
    )
    assert facts(customer.see(address).text)["Billed to"] == "Aya, Harbor Trust"


def test_a_page_that_is_not_there_leads_back_to_those_that_are(served):
    answer = requests.get(f"{served['dashboard']}/nowhere", timeout=5)

    assert answer.status_code == 404
    assert "<h1>Page not found</h1>" in answer.text
    assert '<a class="button" href="/">Go to the overview</a>' in answer.text


def test_an_account_can_be_made_in_any_state(served, interface):
    states = ["in_trial", "active", "non_renewing", "paused", "cancelled"]

    made = {state: interface.create(state=state)["subscriptions"][0]["state"] for state in states}

    assert made == {state: state for state in states}


def test_what_cannot_be_made_is_said(served):
    for body in ({"zone": "Mars/Olympus"}, {"state": "dead"}, {"surprise": 1}, {"currency": "XXX"}, {"now": "soon"}):
        answer = requests.post(
            served["test"] + "/accounts", json=body, headers={"X-Test-Token": served["token"]}, timeout=30
        )
        assert (answer.status_code, list(answer.json())) == (422, ["error"]), body


def test_a_window_goes_on_working_when_the_portal_is_opened_in_a_second_tab(interface, customer, account):
    customer.client.get(customer.ask_for_ticket(), timeout=30)

    assert customer.cancel().status_code == 200
    assert interface.subscription(account)["state"] == "non_renewing"


def test_tests_can_schedule_a_cancellation_behind_the_customers_back(interface, customer, account):
    interface.call("post", f"/accounts/{account['id']}/cancellation")

    assert customer.details()["Status"] == "Cancellation scheduled"
    assert interface.audit(account) == ["started", "cancellation scheduled"]
