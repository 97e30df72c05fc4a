"""What may leave the browser, request by request."""

from __future__ import annotations

import pytest

from docwitness.browser.guarding.permission import Outgoing, permission_for
from docwitness.browser.product import Product
from docwitness.settings import Profile

OWN, API, OTHER = "https://shop.test", "https://api.shop.test", "https://ads.test"
PROFILE = Profile(name="shop", allowed_origins=(API,))


def why(request: Outgoing, *, may_change: bool, signing_in: bool = False) -> tuple[str, str] | None:
    """Why the request is blocked, and what that means for the step that sent it."""
    permission = permission_for(Product(f"{OWN}/app/", embedded=False, profile=PROFILE, may_change=may_change))
    blocked = permission.decide(request, signing_in=signing_in)
    return (blocked.why, blocked.weight) if blocked else None


@pytest.mark.parametrize("may_change", [False, True])
@pytest.mark.parametrize(
    "request_",
    [
        Outgoing("GET", f"{OWN}/rooms"),
        Outgoing("GET", f"{OTHER}/picture.png", "Image"),
        Outgoing("GET", f"{OTHER}/map", "Document"),  # in a frame
        Outgoing("GET", f"{API}/consent", "Document", opens_page=True),
        Outgoing("POST", "data:text/plain,x"),
        Outgoing("OPTIONS", f"{OTHER}/x"),
    ],
)
def test_who_only_looks_is_let_through(request_: Outgoing, may_change: bool) -> None:
    assert why(request_, may_change=may_change) is None


@pytest.mark.parametrize(
    ("request_", "told", "weight"),
    [
        (Outgoing("POST", f"{OTHER}/x"), f"it sends POST to another host, {OTHER}", "excuses"),
        (Outgoing("POST", f"{OTHER}/x", "Ping"), f"it sends POST to another host, {OTHER}", "nothing"),
        (Outgoing("GET", f"{OTHER}/x", "Document", opens_page=True), f"it leads to another site, {OTHER}", "stops"),
        (Outgoing("GET", "http://shop.test/", "Document", opens_page=True),
         "it leads to another site, http://shop.test", "stops"),
        (Outgoing("GET", "wss://ads.test/live", "WebSocket"),
         "it opens a WebSocket at another host, ads.test", "excuses"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("may_change", [False, True])
def test_no_other_host_is_changed_whatever_is_allowed(
    request_: Outgoing, told: str, weight: str, may_change: bool
) -> None:
    assert why(request_, may_change=may_change) == (told, weight)


@pytest.mark.parametrize(
    ("request_", "told", "weight"),
    [
        (Outgoing("DELETE", f"{OWN}/rooms/1?force"), "it sends DELETE /rooms/1, a change", "stops"),
        (Outgoing("POST", f"{API}/rooms"), "it sends POST /rooms, a change", "stops"),
        (Outgoing("POST", f"{OWN}/seen", "Ping"), "it sends POST /seen, a change", "nothing"),
        (Outgoing("GET", "wss://shop.test/live", "WebSocket"), "it opens a WebSocket, shop.test", "excuses"),
    ],
)
def test_the_product_is_changed_only_where_that_is_allowed(request_: Outgoing, told: str, weight: str) -> None:
    assert why(request_, may_change=True) is None
    assert why(request_, may_change=False) == (told, weight)


def test_a_sign_in_form_goes_to_the_product_and_nowhere_else() -> None:
    assert why(Outgoing("POST", f"{OWN}/door", "Document", True), may_change=False, signing_in=True) is None
    assert why(Outgoing("POST", f"{OTHER}/door", "Document", True), may_change=False, signing_in=True) is not None


@pytest.mark.parametrize(
    ("request_", "passes"),
    [
        (Outgoing("POST", f"{OWN}/api/rooms/filter"), True),
        (Outgoing("POST", f"{OWN}/api/rooms/_search?size=5"), True),
        (Outgoing("POST", f"{OWN}/graphql", body='{"query": "query Rooms { rooms { id } }"}'), True),
        (Outgoing("POST", f"{OWN}/graphql", body='{"query": "{ rooms { id } }"}'), True),
        (Outgoing("POST", f"{OWN}/graphql", body='{"query": "mutation Close { close(id: 1) { id } }"}'), False),
        (Outgoing("POST", f"{OWN}/api/rooms"), False),
        (Outgoing("POST", f"{OWN}/api/search/settings"), False),
        (Outgoing("PUT", f"{OWN}/api/rooms/filter"), False),
        (Outgoing("POST", f"{OTHER}/api/rooms/filter"), False),
    ],
)
def test_who_may_ask_sends_questions_to_the_product_alone(request_: Outgoing, passes: bool) -> None:
    """Many products ask for their lists by POST: the question does not fit into an address."""
    product = Product(f"{OWN}/app/", embedded=False, profile=PROFILE, may_change=False)
    assert (permission_for(product, as_visitor=True).decide(request_) is None) is passes
    assert why(request_, may_change=False) is not None, "nothing but looking was allowed"


@pytest.mark.parametrize(
    ("request_", "passes"),
    [
        (Outgoing("POST", f"{OWN}/api/views", "Fetch"), True),
        (Outgoing("POST", f"{OTHER}/api/views", "Fetch"), False),
        (Outgoing("POST", f"{OWN}/leaving", "Ping"), False),
        (Outgoing("GET", f"ws{OWN.removeprefix('http')}/live", "WebSocket"), True),
        (Outgoing("GET", f"ws{OTHER.removeprefix('http')}/live", "WebSocket"), False),
    ],
)
def test_what_a_page_sends_while_it_loads_goes_to_the_product_alone(request_: Outgoing, passes: bool) -> None:
    """A table that makes its first view by a POST stays empty without it; what is sent by leaving a page is no load."""
    product = Product(f"{OWN}/app/", embedded=False, profile=PROFILE, may_change=False)
    assert (permission_for(product, as_visitor=True).decide(request_, loading=True) is None) is passes
    changes = request_.method != "GET" or request_.kind == "WebSocket"
    assert (permission_for(product).decide(request_, loading=True) is None) is (passes and not changes)


@pytest.mark.parametrize(
    ("loading", "opens_page", "passes"), [(True, False, True), (False, False, False), (True, True, False)]
)
def test_what_a_page_asks_for_by_itself_is_no_link_that_is_followed(
    loading: bool, opens_page: bool, passes: bool
) -> None:
    """A page may load `remove-rules.sql` to make its database: every visit asks for it (RFC 9110, 9.2.1)."""
    product = Product(f"{OWN}/app/", embedded=False, profile=PROFILE, may_change=False)
    asked = Outgoing("GET", f"{OWN}/data/remove-rules.sql", "Document" if opens_page else "Fetch", opens_page)
    permission = permission_for(product, keeps_off=lambda request: "its address says that it changes something")
    assert (permission.decide(asked, loading=loading) is None) is passes


@pytest.mark.parametrize("path", ["/admin/renew-token", "/auth/refresh-token", "/api/token/refresh", "/oauth/token"])
def test_a_page_may_keep_its_reader_signed_in(path: str) -> None:
    assert why(Outgoing("POST", f"{OWN}{path}"), may_change=False) is None
    assert why(Outgoing("POST", f"{OTHER}{path}"), may_change=False) is not None
    assert why(Outgoing("POST", f"{OWN}/api/tokens"), may_change=False) is not None
