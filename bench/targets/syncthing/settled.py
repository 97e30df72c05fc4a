"""settled.py PORT [up] : waits until the server answers (up), or until the laptop is connected and nothing scans or syncs."""
import json, sys, time, urllib.request
PORT, up = sys.argv[1], len(sys.argv) > 2
def get(path):
    return json.load(urllib.request.urlopen(urllib.request.Request(f'http://127.0.0.1:{PORT}/rest/{path}', headers={'X-API-Key': 'truth-main'}), timeout=5))
def ok():
    if up: return get('system/ping')
    if sum(c['connected'] for c in get('system/connections')['connections'].values()) != 1: return False
    urllib.request.urlopen(urllib.request.Request(f'http://127.0.0.1:{PORT}/rest/system/error/clear', b'', {'X-API-Key': 'truth-main'}), timeout=5)  # the notice about running as root
    for f in get('config/folders'):
        s = get('db/status?folder=' + f['id'])
        if s['state'] != 'idle' or (f['type'] == 'sendonly' and not s['needFiles']) or (f['type'] == 'receiveonly' and s['receiveOnlyTotalItems'] != 1): return False
    return True
end, good = time.time() + 60, 0
while time.time() < end:
    try: good = good + 1 if ok() else 0
    except OSError: good = 0
    if good >= (1 if up else 3): sys.exit(0)
    time.sleep(0.2)
sys.exit('not healthy')
