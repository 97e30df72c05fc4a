"""breaks.py : takes three of the served files out of the program (a moment on a free port) and writes patched copies: breaks/NAME/default/…"""
import os, pathlib, shutil, socket, subprocess, sys, tempfile, time, urllib.request
here = pathlib.Path(__file__).resolve().parent
INDEX, FOLDER, DEVICE = 'index.html', 'syncthing/folder/editFolderModalView.html', 'syncthing/device/editDeviceModalView.html'
def cut(text, a, b):
    i = text.index(a); j = text.index(b, i); return text[:i] + text[j:], text[i:j]
def swap(text, a, b):
    assert text.count(a) == 1, (a, text.count(a)); return text.replace(a, b)
def introducer(t):
    t, box = cut(t, '            <div class="col-md-6">\n              <div class="form-group">\n                <div class="checkbox">\n                  <label>\n                    <input type="checkbox" ng-model="currentDevice.introducer">', '            <div class="col-md-6">\n              <div class="form-group">\n                <div class="checkbox">\n                  <label>\n                    <input type="checkbox" ng-model="currentDevice.autoAcceptFolders"')
    return swap(t, '<div id="device-advanced" class="tab-pane">\n', '<div id="device-advanced" class="tab-pane">\n          <div class="row">\n' + box + '          </div>\n')
def foldertype(t):
    i = t.index('            <div class="col-md-6 form-group">\n              <label translate>Folder Type</label>'); j = t.index('            <div class="col-md-6 form-group">', i + 9)
    return t[:i] + t[j:]
BREAKS = {
  'addfolder': (INDEX, lambda t: swap(t, '<span translate>Add Folder</span>', '<span>New Share</span>')),
  'showid': (INDEX, lambda t: swap(t, '<span translate>Show ID</span>', '<span>Identity</span>')),
  'foldertype': (FOLDER, foldertype),
  'keep': (FOLDER, lambda t: swap(t, '<label translate for="simpleKeep">Keep Versions</label>', '<label for="simpleKeep">Copies</label>')),
  'introducer': (DEVICE, introducer),
}
s = socket.socket(); s.bind(('127.0.0.1', 0)); port = s.getsockname()[1]; s.close()
with tempfile.TemporaryDirectory(dir=here) as d:
    env = dict(os.environ, HOME=d, STNOUPGRADE='1', STMONITORED='yes', STNORESTART='1')
    run = lambda *a: [str(here / 'app/usr/bin/syncthing'), *a, '--home=' + d]
    subprocess.run(run('generate', '--no-default-folder'), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    c = pathlib.Path(d, 'config.xml'); t = c.read_text()
    for k in ('globalAnnounceEnabled', 'localAnnounceEnabled', 'relaysEnabled', 'natEnabled', 'crashReportingEnabled', 'startBrowser'): t = t.replace(f'<{k}>true', f'<{k}>false')
    c.write_text(t.replace('<listenAddress>default<', '<listenAddress>tcp://127.0.0.1:0<').replace('<stunServer>default', '<stunServer>'))
    p = subprocess.Popen(run('serve', '--no-browser', f'--gui-address=127.0.0.1:{port}'), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try: got = {f: urllib.request.urlopen(f'http://127.0.0.1:{port}/{f}', timeout=5).read().decode() for f in (INDEX, FOLDER, DEVICE)}; break
            except OSError: time.sleep(0.2)
    finally: p.terminate(); p.wait()
shutil.rmtree(here / 'breaks', ignore_errors=True)
for name, (f, patch) in BREAKS.items():
    o = here / 'breaks' / name / 'default' / f; o.parent.mkdir(parents=True); o.write_text(patch(got[f]))
(here / 'breaks' / 'done').write_text('')
