"""figures.py PORT : takes the fresh figures into fresh/.

Needs playwright; SEED=bakery STATE=state-bakery ./install.sh and STATE=state-bakery ./start.sh PORT before;
reset after.
"""

import os
import pathlib
import re
import sys

from playwright.sync_api import sync_playwright

base, out = f"http://127.0.0.1:{sys.argv[1]}", pathlib.Path(__file__).resolve().parent / "fresh"
out.mkdir(exist_ok=True)
with sync_playwright() as p:
    b = p.chromium.launch(
        executable_path=os.environ.get("CHROMIUM"),
        args=[
            "--no-sandbox",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    )
    g = b.new_context(viewport={"width": 1366, "height": 860}).new_page()
    g.set_default_timeout(60000)
    wait = g.wait_for_timeout

    def shot(name):
        wait(900)
        g.screenshot(path=out / f"{name}.png")

    def rest():
        g.mouse.move(700, 600)

    g.goto(base + "/", wait_until="commit")
    g.locator("input[type=password]").fill(os.environ.get("ACTUAL_PASSWORD", "witness-9-pass"))
    g.keyboard.press("Enter")
    g.get_by_text("Mill Lane").first.click()
    g.get_by_role("button", name="Add group").wait_for()
    g.mouse.move(900, 10)
    shot("add-group")
    g.get_by_text("Treats", exact=True).first.hover()
    shot("category-hover")
    g.get_by_role("button", name="More").click()
    g.get_by_role("link", name="Payees").click()
    wait(1200)
    g.get_by_placeholder("Filter payees...").fill("Morrisons")
    rest()
    shot("payees-search")
    g.locator("[role=main]").get_by_test_id("select").first.click()
    rest()
    shot("payees-selected")
    g.get_by_role("button", name="3 payees").click()
    shot("payees-merge")
    g.get_by_role("button", name="Merge", exact=True).click()
    wait(800)
    g.get_by_role("button", name="Merge").last.click()
    wait(1200)
    rest()
    shot("payees-merged")
    g.get_by_role("link", name="All accounts").click()
    wait(1500)
    g.get_by_placeholder("Search").fill("Morrison")
    wait(900)
    g.get_by_test_id("select").first.click()
    wait(500)
    g.get_by_role("button", name=re.compile(r"^\d+ transactions")).click()
    shot("duplicate")
    b.close()
