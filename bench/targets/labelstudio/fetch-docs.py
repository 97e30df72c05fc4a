"""fetch-docs.py SOURCE=GITDIR … : writes docs/ as docs.csv says (SOURCE: its column source; GITDIR: a copy of that repository, bare or not).
Root addresses of pictures become relative; the first repository is a fork under another brand: the product's name is put back. No line moves."""
import csv, pathlib, subprocess, sys
here = pathlib.Path(__file__).resolve().parent; at = dict(a.split('=', 1) for a in sys.argv[1:])
for r in csv.DictReader(open(here / 'docs.csv', encoding='utf-8')):
    if r['source'] not in at: continue
    b = subprocess.run(['git', '-C', at[r['source']], 'show', f"{r['commit']}:{r['source_path']}"], check=True, capture_output=True).stdout
    if r['file'].endswith('.md'):
        b = b.replace(b'](/images/', b'](../images/').replace(b'src="/images/', b'src="../images/')
        b = b.replace(b'docs.mercedes-benz.com', b'docs.humansignal.com').replace(b'Mercedes-Benz', b'Label Studio')
    p = here / r['file']; p.parent.mkdir(parents=True, exist_ok=True); p.write_bytes(b)
for r in csv.DictReader(open(here / 'own-figures.csv', encoding='utf-8')):    # our own pictures: in place of the original, or on a line that was empty
    p = here / 'docs' / r['page']; lines = p.read_text(encoding='utf-8').split('\n'); i = int(r['line']) - 1
    assert r['original'] in lines[i] if r['original'] else not lines[i].strip(), r
    lines[i] = lines[i].replace(r['original'], r['own']) if r['original'] else f"![Screenshot]({r['own']})"
    p.write_text('\n'.join(lines), encoding='utf-8')
    t = p.parent / r['own']; t.parent.mkdir(parents=True, exist_ok=True); t.write_bytes((here / 'figures' / t.name).read_bytes())
