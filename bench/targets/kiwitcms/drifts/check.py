"""python drifts/check.py BASE_URL : signs in and prints what the drifts touch."""
import http.cookiejar, re, sys, urllib.parse, urllib.request
B = sys.argv[1].rstrip("/"); o = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
t = re.search('csrfmiddlewaretoken" value="([^"]+)', o.open(B + "/accounts/login/").read().decode())[1]
o.open(urllib.request.Request(B + "/accounts/login/", urllib.parse.urlencode({"csrfmiddlewaretoken": t, "username": "ana", "password": "witness-8-pass"}).encode(), {"Referer": B}))
g = lambda u: o.open(B + u).read().decode()
p, c, r = g("/plan/1/"), g("/plan/1/clone/"), g("/runs/2/")
print("clone", re.search(r'/plan/1/clone/"[^>]*>(\w+)<', p)[1], "| reorder", re.search(r'js-toolbar-manual-sort" type="button" title="([^"]*)', p)[1], "| parent", "id_set_parent" in c, "Clone TCs" in c, ">Clone</button>" in c, "| start", "start-button" in r, "stop-button" in r)
