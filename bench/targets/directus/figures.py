"""Takes the eight figures of our own (figures/): python figures.py BASE_URL OUT_DIR
Needs playwright and a server started with `./start.sh PORT nursery`. 1366x860. CHROMIUM names the browser."""
import os, sys
from playwright.sync_api import sync_playwright
B, OUT = sys.argv[1].rstrip("/"), sys.argv[2]
EXE = os.environ.get("CHROMIUM", "/usr/lib/chromium/chromium-headless-shell")
with sync_playwright() as p:
    b = p.chromium.launch(executable_path=EXE, args=["--no-sandbox", "--disable-background-networking"])
    pg = b.new_page(viewport={"width": 1366, "height": 860}, locale="en-US"); pg.set_default_timeout(30000); pg.set_default_navigation_timeout(90000)
    def rest(t=1500):
        try: pg.wait_for_load_state("networkidle", timeout=8000)
        except Exception: pass
        pg.wait_for_timeout(t)
    def go(u): pg.goto(B + u); rest()
    def shot(n): rest(1200); pg.screenshot(path=f"{OUT}/{n}.png")
    def side(icon): pg.locator(f"[aria-label='Module Sidebar'] .sidebar-detail:has(i[data-icon={icon}]) button").first.click(); rest(900)
    go("/admin/login"); pg.get_by_role("textbox", name="Email").fill("mira@example.com"); pg.get_by_role("textbox", name="Password").fill(os.environ.get("WT_PASSWORD", "witness-8-pass"))
    pg.get_by_role("button", name="Sign In").click(); pg.wait_for_url("**/admin/content/**"); rest()
    go("/admin/content/plants"); side("archive"); shot("archive")
    side("import_export"); shot("import-export")
    pg.get_by_role("button", name="Export Items").click(); shot("export-items")
    go("/admin/files"); shot("file-library")
    pg.locator(".module-nav").get_by_text("Labels", exact=True).click(button="right"); shot("folder-menu")
    go("/admin/insights"); pg.locator("tbody tr .v-icon:has(i[data-icon=more_vert])").first.click(); shot("dashboard-menu")
    go("/admin/insights"); pg.get_by_text("Stock", exact=True).first.click(); shot("dashboard")
    go("/admin/settings/presets/1"); shot("preset")
    b.close()
