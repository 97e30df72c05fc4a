"""python drifts/check.py BASE_URL .

signs in to a server without a drift and prints how often each drift would change its page, and what.
"""

import http.cookiejar
import os
import re
import sys
import urllib.parse
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import breaks

B = sys.argv[1].rstrip("/")
o = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
t = re.search('csrf[-_]token"[^>]*?(?:value|content)="([^"]+)', o.open(B + "/login/").read().decode())[1]
o.open(
    urllib.request.Request(
        B + "/login/",
        urllib.parse.urlencode(
            {"csrf_token": t, "identifier": "mara", "password": "witness-8-pass", "_provider": "indico"}
        ).encode(),
        {"Referer": B + "/login/"},
    )
)
for name, path in [
    ("create", "/event/create/meeting"),
    ("menu", "/event/2/manage/"),
    ("menu", "/event/1/manage/reminders/"),
    ("minutes", "/event/1/"),
    ("agenda", "/event/1/manage/reminders/add"),
]:
    paths, pattern, new = breaks.BREAKS[name]
    body = o.open(
        urllib.request.Request(
            B + path, headers={"X-Requested-With": "XMLHttpRequest"} if name in ("create", "agenda") else {}
        )
    ).read()
    cut, n = re.subn(pattern, new, body, flags=re.S)
    print(
        name,
        path,
        bool(re.search(paths, path)),
        n,
        len(body) - len(cut),
        b"Include agenda" in cut
        if name == "agenda"
        else re.findall(rb"Save meeting|Running order|Write record", cut)[:1],
        re.findall(pattern, body, flags=re.S)[:1] if name != "agenda" else "",
    )
