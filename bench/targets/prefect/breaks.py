"""breaks.py UIDIR NAME : patches one text in the served copy of the interface below UIDIR.   breaks.py check NAME : is there such a one?"""
import pathlib, sys
BREAKS = {                                                    # file name begins with, old, new: old must be there
  'schedule': ('index-', 'default:P(()=>[...t[1]||=[G(` Schedule `,-1)]])', 'default:P(()=>[...t[1]||=[G(` Timing `,-1)]])'),
  'flowcopy': ('index-', 'label:`Copy ID`,item:e.flow.id', 'label:`Copy key`,item:e.flow.id'),
  'depcopy': ('index-', 'label:`Copy ID`,item:e.deployment.id', 'label:`Copy key`,item:e.deployment.id'),
  'decay': ('index-', 'label:`Slot Decay Per Second`', 'label:`Release rate`'),
}
if sys.argv[1] == 'check': sys.exit(0 if sys.argv[2] in BREAKS else f'no such BREAK: {sys.argv[2]}')
start, old, new = BREAKS[sys.argv[2]]; n = 0
for f in pathlib.Path(sys.argv[1]).glob(f'v1/assets/{start}*.js'):
    t = f.read_text(encoding='utf-8'); n += t.count(old)
    if old in t: f.write_text(t.replace(old, new), encoding='utf-8')
sys.exit(0 if n else f'{old!r} found {n} times')
