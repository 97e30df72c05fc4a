"""Takes the six figures of our own (figures/): python figures.py BASE_URL OUT_DIR
Needs playwright and a server started with `./start.sh PORT orchard`. 1366x860. CHROMIUM names the browser."""
import os, re, sys
from playwright.sync_api import sync_playwright
B, OUT = sys.argv[1].rstrip("/"), sys.argv[2]
EXE = os.environ.get("CHROMIUM", "/usr/lib/chromium/chromium-headless-shell")
with sync_playwright() as p:
    b = p.chromium.launch(executable_path=EXE, args=["--no-sandbox", "--disable-background-networking"])
    pg = b.new_page(viewport={"width": 1366, "height": 860}); pg.set_default_timeout(20000)
    def rest(t=1500):
        try: pg.wait_for_load_state("networkidle", timeout=6000)
        except Exception: pass
        pg.wait_for_timeout(t)
    def shot(n): rest(900); pg.mouse.move(1360, 855); pg.screenshot(path=f"{OUT}/{n}.png")
    def entry(n):
        pg.goto(B + "/admin/content-manager/collection-types/api::dish.dish")
        pg.get_by_role("row", name=re.compile(n)).first.click(); pg.get_by_role("button", name="Save").wait_for(); rest()
    pg.goto(B + "/admin"); pg.get_by_role("textbox", name="Email").fill("mira@orchard.example")
    pg.locator("input[name=password]").fill(os.environ.get("WT_PASSWORD", "Witness-8-pass")); pg.get_by_role("button", name="Login").click(); rest(2500)
    pg.goto(B + "/admin/settings/api-tokens/create"); pg.get_by_role("combobox", name="Token type").click(); pg.get_by_role("option", name="Custom").click()
    pg.get_by_role("textbox", name="Name").fill("Shop window"); pg.get_by_role("button", name="Dish", exact=True).click(); shot("token-custom")
    pg.goto(B + "/admin/settings/internationalization"); pg.get_by_role("button", name="Add new locale").click(); shot("new-locale")
    entry("Apple crumble"); shot("draft")
    pg.get_by_role("tab", name="published").click(); rest(2500); pg.get_by_role("button", name="More document actions").wait_for(); shot("published")
    entry("Apple crumble"); pg.get_by_role("button", name="More document actions").click(); shot("unpublish")
    entry("Barley soup"); pg.get_by_role("combobox", name="Locales").click(); shot("locale")
    b.close()
