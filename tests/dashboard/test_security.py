"""What somebody with bad intentions would try."""

import re
import sqlite3
import subprocess
import sys

import pytest
import requests

from docwitness.run import embedded
from docwitness.settings import Embedded
from fixtures.dashboard.accounts import CHEAP_HASHER, Profile, create_account
from fixtures.dashboard.storage import Store
from tests.dashboard.conftest import DASHBOARD, ROOT
from tests.dashboard.customers import Customer


@pytest.fixture
def stranger(served, interface):
    return Customer(served, interface.create(now="2026-03-17T09:30:00"))


def sign_in(served, email, password):
    fields = {"email": email, "password": password}
    return requests.post(served["dashboard"] + "/sign-in", data=fields, timeout=30, allow_redirects=False)


def test_passwords_are_stored_as_hashes_of_argon2():
    store = Store(":memory:")
    with store.transaction() as connection:
        create_account(connection, Profile("a@example.com"), CHEAP_HASHER.hash("open sesame"))

    stored = store.rows("select password_hash from accounts")[0][0]

    assert stored.startswith("$argon2id$")
    assert "sesame" not in stored


def test_the_demo_account_can_sign_in(served):
    answer = sign_in(served, **served["account"])

    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(served, customer):
    dashboard = sign_in(served, **served["account"]).headers["set-cookie"].lower()
    ticket = customer.client.post(
        served["dashboard"] + "/portal-tickets", headers={"X-CSRF-Token": customer.dashboard_csrf}, timeout=30
    ).json()["url"]
    portal = requests.get(ticket, timeout=30, allow_redirects=False).headers["set-cookie"].lower()

    assert "httponly" in dashboard
    assert "samesite=lax" in dashboard
    assert "httponly" in portal
    assert "samesite=strict" in portal


def test_an_unknown_address_and_a_wrong_password_look_the_same(served, account):
    unknown = sign_in(served, "nobody-at-all@example.com", "x")
    wrong = sign_in(served, account["email"], "x")

    assert (unknown.status_code, wrong.status_code) == (401, 401)
    assert unknown.text.replace("nobody-at-all@example.com", "") == wrong.text.replace(account["email"], "")


def test_guessing_is_throttled_even_with_the_right_password_at_last(served, interface, account):
    guesses = [sign_in(served, account["email"].upper(), "guess").status_code for _ in range(5)]

    last = sign_in(served, account["email"], account["password"])
    interface.call("post", "/reset")

    assert guesses == [401] * 5
    assert last.status_code == 429


@pytest.mark.parametrize(
    ("path", "location"),
    [("/", "/sign-in"), ("/cameras", "/sign-in?to=/cameras"), ("/billing", "/sign-in?to=/billing")],
)
def test_nobody_sees_a_page_without_signing_in(served, path, location):
    answer = requests.get(served["dashboard"] + path, timeout=30, allow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, location)


@pytest.mark.parametrize(
    ("to", "location"),
    [("/settings", "/settings"), ("", "/"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/sign-out", "/")],
)
def test_signing_in_leads_to_the_page_that_was_wanted_and_to_no_other_site(served, to, location):
    fields = {"email": "demo@veyline.example", "password": "look around"}
    address = served["dashboard"] + "/sign-in"
    with requests.Session() as client:
        answer = client.post(address, params={"to": to}, data=fields, timeout=30, allow_redirects=False)
        again = client.get(address, timeout=30, allow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, location)
    assert (again.status_code, again.headers["location"]) == (303, "/")


@pytest.mark.parametrize("deed", ["cancel", "keep", "pause", "edit"])
def test_nothing_is_done_without_the_csrf_token(served, customer, interface, account, deed):
    before = interface.state(account)["subscriptions"]
    for token in ("", "wrong", customer.dashboard_csrf):
        answer = customer.client.post(
            served["portal"] + f"{customer.held}/{deed}", data={"csrf": token, "reason": "unused", "plan": "metro"},
            timeout=30,
        )  # fmt: skip
        assert answer.status_code == 403

    assert interface.state(account)["subscriptions"] == before


def test_a_ticket_or_a_sign_out_needs_the_token_too(served, customer):
    assert customer.client.post(served["dashboard"] + "/portal-tickets", timeout=30).status_code == 403
    assert customer.client.post(served["dashboard"] + "/sign-out", timeout=30).status_code == 403
    assert customer.get("/").status_code == 200


def test_a_ticket_opens_the_portal_once(customer):
    again = requests.get(customer.ticket, timeout=30)

    assert again.status_code == 401
    assert "Session Expired" in again.text


def test_an_expired_portal_session_changes_nothing(customer, interface, account):
    interface.call("delete", f"/accounts/{account['id']}/portal-sessions")

    answer = customer.cancel()

    assert answer.status_code == 401
    assert "Session Expired" in answer.text
    assert interface.subscription(account)["state"] == "active"


def test_signing_out_ends_the_portal_session(customer):
    customer.client.post(customer.ready["dashboard"] + "/sign-out", data={"csrf": customer.dashboard_csrf}, timeout=30)

    assert customer.see("/").status_code == 401


@pytest.mark.parametrize("deed", ["", "/cancel", "/edit"])
def test_what_belongs_to_another_cannot_be_seen(customer, stranger, deed):
    assert stranger.see(customer.held + deed).status_code == 404


@pytest.mark.parametrize("deed", ["cancel", "keep", "resubscribe", "pause", "resume", "edit"])
def test_what_belongs_to_another_cannot_be_changed(customer, stranger, interface, account, deed):
    before = interface.state(account)

    answer = stranger.post(f"{customer.held}/{deed}", reason="unused", plan="metro")

    assert answer.status_code == 404
    after = interface.state(account)
    assert after == {**before, "now": after["now"]}


def test_invoices_and_cards_of_another_are_out_of_reach(customer, stranger):
    invoice = re.search(r'href="(/billing-history/\d+)"', customer.see("/billing-history").text)[1]
    card = customer.post("/payment-methods", do="add", number="5555555555554444", expires="01/30").text
    method = re.search(r'name="method" value="(\d+)"', card)[1]

    stranger.post("/payment-methods", do="remove", method=method)
    stranger.post("/payment-methods", do="main", method=method)

    assert stranger.see(invoice).status_code == 404
    assert "Mastercard ending in 4444" in customer.see("/payment-methods").text
    assert stranger.see("/payment-methods").text.count("Charged") == 1


def test_only_the_dashboard_may_frame_the_portal_and_nobody_the_dashboard(served, customer):
    portal = customer.see("/").headers["content-security-policy"]
    dashboard = customer.get("/").headers["content-security-policy"]

    assert f"frame-ancestors {served['dashboard']}" in portal
    assert "frame-ancestors 'none'" in dashboard
    assert "unsafe" not in portal.split("style-src")[0]


def test_what_customers_write_is_shown_as_text(served, interface):
    attack = "<script>alert(1)</script>"
    customer = Customer(served, interface.create(company=attack, first_name=attack, reasons={"a": attack}))

    for text in (customer.get("/").text, customer.see("/account").text, customer.see(f"{customer.held}/cancel").text):
        assert attack not in text
        assert "&lt;script&gt;" in text


def test_a_name_that_is_sql_is_a_name(customer, interface, account):
    name = "'; drop table accounts; --"

    customer.post("/account", first_name=name, last_name="", company="", phone="")

    assert interface.state(account)["first_name"] == name


def test_the_test_interface_wants_its_token(served):
    for headers in ({}, {"X-Test-Token": ""}, {"X-Test-Token": "wrong"}):
        assert requests.post(served["test"] + "/accounts", headers=headers, timeout=30).status_code == 403


def test_there_is_no_test_interface_unless_started_for_tests():
    plain = Embedded(("{python}", "-m", "fixtures.dashboard", "--exit-with-parent"))
    with embedded.start(plain, folder=ROOT) as ready:
        answer = requests.post(ready["dashboard"] + "/_test/accounts", headers={"X-Test-Token": "None"}, timeout=30)

    assert (ready["test"], ready["token"], answer.status_code) == (None, None, 404)


def test_a_session_in_the_database_opens_no_door(tmp_path):
    from fixtures.dashboard.sessions import open_session

    store = Store(str(tmp_path / "d.sqlite"))
    with store.transaction() as connection:
        made = create_account(connection, Profile("a@example.com"), "-")
    token = open_session(store, made.id, "dashboard")

    stored = sqlite3.connect(tmp_path / "d.sqlite").execute("select * from sessions").fetchall()

    assert token not in str(stored)


@pytest.mark.parametrize(
    "wanted", ["//elsewhere.example", "https://elsewhere.example/", "/\\\\elsewhere.example", "/account?next=//x", ""]
)
def test_a_link_into_the_portal_leads_nowhere_else(served, customer, wanted):
    ticket = customer.ask_for_ticket()

    answer = customer.client.get(ticket, params={"window": wanted}, timeout=30, allow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_the_server_ends_with_its_parent():
    command = [
        word.replace("{python}", sys.executable).replace("{release}", "documented") for word in DASHBOARD.command
    ]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdout.readline()

    process.stdin.close()

    assert process.wait(10) == 0
    process.stdout.close()


def test_a_second_person_at_the_browser_gets_a_token_of_their_own(served, interface, customer):
    other = Customer(served, interface.create())
    customer.client.get(other.ask_for_ticket(), timeout=30)

    assert customer.post("/account", first_name="Mallory", last_name="", company="", phone="").status_code == 403
