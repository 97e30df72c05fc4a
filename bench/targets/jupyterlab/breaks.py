"""breaks.py LABDIR NAME : patches one text in a copy of the application's folder.   breaks.py check NAME : is there such a one?"""
import pathlib, sys
BREAKS = {                                                    # files, old, new
  'share': ('static/*.js', '.__("Copy Shareable Link")', '.__("Copy Address")'),
  'clear': ('static/*.js', '.__("Clear Console Cells")', '.__("Wipe Console")'),
  'simple': ('static/*.js', '.__("Simple Interface")', '.__("Focus Mode")'),
  'docman': ('schemas/@jupyterlab/docmanager-extension/plugin.json', '"title": "Document Manager"', '"title": "Opening and Saving"'),
}
if sys.argv[1] == 'check': sys.exit(0 if sys.argv[2] in BREAKS else f'no such BREAK: {sys.argv[2]}')
files, old, new = BREAKS[sys.argv[2]]; n = 0
for f in pathlib.Path(sys.argv[1]).glob(files):
    t = f.read_text(encoding='utf-8'); n += t.count(old)
    if old in t: f.write_text(t.replace(old, new), encoding='utf-8')
sys.exit(0 if n else f'{old!r} not found')
