"""figures.py URL : takes the two figures of our own again (needs Playwright for Python; server: ./start.sh PORT atelier)."""
import pathlib, sys
from playwright.sync_api import sync_playwright
docs = pathlib.Path(__file__).resolve().parent / 'docs'
with sync_playwright() as pw:
    b = pw.chromium.launch(executable_path='/usr/lib/chromium/chromium-headless-shell', args=['--no-sandbox'])
    p = b.new_page(viewport={'width': 1366, 'height': 860}, locale='en-US'); p.goto(sys.argv[1]); p.wait_for_timeout(2500)
    p.get_by_role('button', name='Sewing patterns').click(); p.wait_for_timeout(900); p.mouse.move(5, 500); p.evaluate('document.activeElement.blur()'); p.wait_for_timeout(300)
    p.screenshot(path=docs / 'intro/gui1.png')
    p.get_by_role('button', name='Price list').click(); p.wait_for_timeout(900); p.evaluate('document.activeElement.blur()'); p.wait_for_timeout(300)
    p.locator('.panel', has=p.get_by_role('button', name='Price list')).last.screenshot(path=docs / 'users/override.png')
    b.close()
