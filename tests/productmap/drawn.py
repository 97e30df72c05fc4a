"""Maps drawn by hand for tests: a shop with orders, products and settings."""

from __future__ import annotations

from docwitness.productmap.states import Kind, Opener, Part, ProductMap, State, Transition

URL = "http://shop.test/"


def state(
    name: str, route: str, *controls: str, heading: str = "", opened: tuple[str, ...] = (),
    closed: tuple[str, ...] = (), rows: tuple[tuple[str, ...], ...] = (), texts: tuple[str, ...] = (),
) -> State:  # fmt: skip
    """A state whose controls are given as `role: label`; its rows have the labels of their texts, the first a link."""
    parts = [Part("main")]
    for control in controls:
        role, _, label = control.partition(": ")
        parts.append(Part(role, label, (10, 10, 80, 20), 0, kind="select-one" if role == "combobox" else role))
    parts += [Part("generic", text, (10, 40, 80, 20), 0, text=True) for text in texts]
    if rows:
        parts.append(Part("table", "", (0, 100, 400, 200), 0))
        table = len(parts) - 1
        for row in rows:
            parts.append(Part("row", "", (0, 120, 400, 20), table))
            here = len(parts) - 1
            parts.append(Part("link", row[0], (0, 120, 80, 20), here, address=f"{URL}{route.strip('/')}/{row[0]}"))
            parts += [Part("cell", text, (100, 120, 80, 20), here, text=True) for text in row[1:]]
    openers = tuple(Opener("button", label) for label in opened)
    return State(
        name, route, (URL + route.strip("/"),), heading or name, (heading or name,), parts=tuple(parts), opened=openers,
        depth=route.count("/") + len(opened), closed=tuple(Opener("button", label) for label in closed),
    )  # fmt: skip


def leads(
    source: str, target: str, label: str, kind: Kind = "link", *, data: bool = False, place: str = ""
) -> Transition:
    """A transition by a link or button of that label."""
    return Transition(source, target, kind, Opener("link" if kind == "link" else "button", label, 0, place), data)


NAV = ("link: Orders", "link: Products", "button: Settings")

SHOP = ProductMap(
    URL,
    states=(
        state("home", "/", *NAV, "button: What's new", heading="Home"),
        state("menu", "/", *NAV, "link: Taxes", "link: Staff", opened=("Settings",)),
        state("orders", "/orders", *NAV, "button: Export", "searchbox: Search orders", "button: Filter",
              heading="Orders", rows=(("1001", "Ada", "paid"), ("1002", "Bell", "open"), ("1003", "Curie", "paid"))),
        state("filter", "/orders", *NAV, "combobox: Status", "button: Export", opened=("Filter",)),
        state("order", "/orders/{id}", *NAV, "button: Refund", "link: Timeline", "textbox: Note", heading="Order 1001"),
        state("products", "/products", *NAV, "link: Add a product", "button: Groupings", heading="Products",
              rows=(("Mug", "12.00"), ("Shirt", "30.00"))),
        state("add", "/products/add", *NAV, "textbox: Title", "textbox: Price", "button: Save",
              heading="Add a product"),
        state("taxes", "/settings/taxes", *NAV, "link: Add a rate", "checkbox: Include taxes in prices",
              heading="Taxes"),
        state("staff", "/settings/staff", *NAV, "link: Invite", heading="Staff", closed=("More actions",)),
    ),
    transitions=(
        leads("home", "orders", "Orders", place="navigation"),
        leads("home", "products", "Products", place="navigation"),
        leads("home", "menu", "Settings", "menu", place="navigation"),
        leads("menu", "taxes", "Taxes"),
        leads("menu", "staff", "Staff"),
        leads("orders", "order", "1001", data=True),
        leads("orders", "filter", "Filter", "disclosure"),
        leads("products", "add", "Add a product"),
        leads("taxes", "orders", "Orders", place="navigation"),
    ),
    explored="2026-01-01T00:00:00+00:00",
    complete=True,
)  # fmt: skip
