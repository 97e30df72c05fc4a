"""Retakes the twelve figures of pages G1-G3 (docs/guide/img): python figures.py BASE_URL OUT_DIR
Needs playwright and a server started with `./start.sh PORT bakery`. 1366x860, red frames as the captions say.
CHROMIUM names the browser (default: Debian's chromium-headless-shell)."""

import os
import sys

from playwright.sync_api import sync_playwright

B, OUT = sys.argv[1].rstrip("/") + "/admin/", sys.argv[2]
EXE = os.environ.get("CHROMIUM", "/usr/lib/chromium/chromium-headless-shell")
with sync_playwright() as p:
    b = p.chromium.launch(executable_path=EXE, args=["--no-sandbox"])
    pg = b.new_page(viewport={"width": 1366, "height": 860})
    pg.goto(B + "login/")
    pg.fill("[name=username]", "admin")
    pg.fill("[name=password]", os.environ.get("WT_PASSWORD", "witness-8-pass"))
    pg.click("button[type=submit]")
    pg.wait_for_url(B)

    def box(loc, pad=6):
        x = loc.bounding_box()
        pg.evaluate(
            "([x,y,w,h])=>{const d=document.createElement('div');d.style.cssText="
            "`position:fixed;left:${x}px;top:${y}px;width:${w}px;height:${h}px;border:4px solid red;"
            "z-index:99999`;document.body.append(d)}",
            [x["x"] - pad, x["y"] - pad, x["width"] + 2 * pad, x["height"] + 2 * pad],
        )

    def go(u):
        pg.goto(B + u)
        pg.wait_for_timeout(900)

    def shot(n):
        pg.wait_for_timeout(900)
        pg.screenshot(path=f"{OUT}/{n}.png")

    go("redirects/")
    shot("red24")
    go("redirects/1/")
    shot("red40")
    go("collections/")
    shot("col9")
    go("collections/add/")
    shot("col15")
    go("images/multiple/add/")
    box(pg.locator("#id_addimage_collection"))
    shot("col21")
    go("images/1/")
    box(pg.locator("#id_collection"))
    shot("col27")
    go("collections/2/")
    box(pg.get_by_role("button", name="Public").first)
    shot("col35")
    go("collections/2/")
    pg.get_by_role("button", name="Public").first.click()
    pg.wait_for_timeout(1200)
    shot("col39")
    go("documents/")
    shot("doc9")
    pg.locator("tbody input[type=checkbox]").first.check()
    shot("doc13")
    box(
        pg.locator(
            '.footer a:has-text("Delete"):visible, footer a:has-text("Delete"):visible, [data-bulk-action-footer] a:has-text("Delete"):visible'
        ).first,
        3,
    )
    shot("doc25")
    go("documents/edit/1/")
    shot("doc19")
    b.close()
