"""figures.py URL : takes the figures of our own again (needs Playwright for Python; server: ./start.sh PORT clinic)."""
import pathlib, sys
from playwright.sync_api import sync_playwright
docs = pathlib.Path(__file__).resolve().parent / 'docs'; U = sys.argv[1].rstrip('/')
with sync_playwright() as pw:
    b = pw.chromium.launch(executable_path='/usr/lib/chromium/chromium-headless-shell', args=['--no-sandbox'])
    p = b.new_page(viewport={'width': 1366, 'height': 860}, locale='en-US'); p.set_default_timeout(30000)
    p.goto(U + '/dashboard'); p.wait_for_timeout(4000)
    for path, out in [('/flows', 'img/ui/flows.png'), ('/deployments', 'img/ui/deployments.png'), ('/blocks', 'img/ui/blocks.png'), ('/work-pools', 'now/img/ui/work-pool-list.png'), ('/concurrency-limits?tab=Task+Run', 'img/ui/task-run-concurrency.png')]:
        p.goto(U + path); p.wait_for_load_state('networkidle'); p.wait_for_timeout(2500); p.screenshot(path=docs / out)
    p.goto(U + '/deployments'); p.get_by_role('link', name='mornings', exact=True).click(); p.wait_for_timeout(3000)
    p.locator('[role=tablist]').first.get_by_text('Parameters', exact=True).click(); p.wait_for_timeout(1500); p.screenshot(path=docs / 'img/ui/deployment-params.png')
    b.close()
