"""figures.py URL : takes the figures of our own again into figures/ (needs Playwright for Python; server: ./start.sh PORT clinic). 1366x860."""
import pathlib, sys
from playwright.sync_api import sync_playwright
out = pathlib.Path(__file__).resolve().parent / 'figures'; out.mkdir(exist_ok=True); U = sys.argv[1].rstrip('/')
with sync_playwright() as pw:
    b = pw.chromium.launch(executable_path='/usr/lib/chromium/chromium-headless-shell', args=['--no-sandbox', '--disable-background-networking'])
    p = b.new_page(viewport={'width': 1366, 'height': 860}, locale='en-US'); p.set_default_timeout(30000)
    def go(path, t=3500): p.goto(U + path); p.wait_for_timeout(t)
    def shot(n, w=None): p.wait_for_timeout(1200); (w or p).screenshot(path=out / n)
    go('/user/login/'); p.locator('input[name=email]').fill('mira@example.org'); p.locator('input[name=password]').fill('witness-8-pass'); p.get_by_role('button', name='Log in').click(); p.wait_for_timeout(4000)
    go('/projects/'); p.locator('[class*=menu-header] [class*=userpic], header [class*=userpic]').first.click(); shot('account-menu.png')
    go('/projects/1/settings/'); p.mouse.move(700, 700); shot('general.png', p.locator('form').first)
    go('/projects/1/settings/annotation'); shot('instructions.png')
    go('/projects/1/data'); shot('data-manager.png')
    go('/projects/1/data'); p.get_by_role('checkbox', name='Select Task 2', exact=True).click(); p.get_by_role('checkbox', name='Select Task 3', exact=True).click(); p.wait_for_timeout(800)
    p.get_by_role('button', name='Tasks Actions').click(); p.get_by_text('Delete Tasks', exact=True).first.click(); shot('delete.png')
    go('/organization/'); p.get_by_role('button', name='Invite new member').click(); shot('invite.png')
    b.close()
