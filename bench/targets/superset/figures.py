"""Takes the six figures of our own (figures/): python figures.py BASE_URL OUT_DIR
Needs playwright and a server started with `./start.sh PORT rail`. 1366x860. CHROMIUM names the browser."""
import os, re, sys
from playwright.sync_api import sync_playwright
B, OUT = sys.argv[1].rstrip("/"), sys.argv[2]
EXE = os.environ.get("CHROMIUM", "/usr/lib/chromium/chromium-headless-shell")
with sync_playwright() as p:
    b = p.chromium.launch(executable_path=EXE, args=["--no-sandbox", "--disable-background-networking"])
    pg = b.new_page(viewport={"width": 1366, "height": 860}); pg.set_default_timeout(30000); pg.set_default_navigation_timeout(90000)
    def go(u, t=3000):
        pg.goto(B + u)
        try: pg.wait_for_load_state("networkidle", timeout=8000)
        except Exception: pass
        pg.wait_for_timeout(t)
    def shot(n): pg.wait_for_timeout(1500); pg.screenshot(path=f"{OUT}/{n}.png")
    go("/login/"); pg.get_by_role("textbox").nth(0).fill("mira"); pg.locator("input[type=password]").fill(os.environ.get("WT_PASSWORD", "witness-8-pass")); pg.get_by_role("button", name="Sign in").click(); pg.wait_for_timeout(5000)
    go("/tablemodelview/list/"); shot("datasets")
    pg.get_by_role("button", name="edit").first.click(); pg.wait_for_timeout(2500); pg.get_by_role("dialog").get_by_role("tab", name=re.compile("^Columns")).click(); shot("columns")
    go("/databaseview/list/"); shot("databases")
    pg.locator("[data-test='new-dropdown-icon'], [data-test=new-dropdown]").first.hover(); pg.wait_for_timeout(1500)
    pg.locator(".ant-menu-submenu-popup .ant-menu-submenu-title:has-text('Data'):visible").last.hover(); shot("plus-data")
    pg.get_by_text("Connect database", exact=True).click(); shot("select-database")
    go("/explore/?slice_id=1", 6000); pg.get_by_role("button", name="save Save").click(); shot("save-chart")
    b.close()
