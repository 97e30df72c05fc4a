"""make-docs.py GITDIR : makes docs/ again from a git directory of actualbudget/docs, by docs.csv and figures.csv; the fresh figures come from fresh/."""
import csv, pathlib, shutil, subprocess, sys
here = pathlib.Path(__file__).resolve().parent; docs = here / 'docs'
for r in csv.DictReader(open(here / 'docs.csv', encoding='utf-8')):
    f = docs / r['file']; f.parent.mkdir(parents=True, exist_ok=True)
    if r['source'] == 'fresh/': shutil.copy(here / r['source_path'], f)
    else: f.write_bytes(subprocess.run(['git', '--git-dir', sys.argv[1], 'show', f"{r['commit']}:{r['source_path']}"], check=True, capture_output=True).stdout)
for page in docs.glob('*/*.md'):
    lines = page.read_text(encoding='utf-8').split('\n')
    for r in csv.DictReader(open(here / 'figures.csv', encoding='utf-8')):
        if r['page'] == page.relative_to(docs).as_posix():
            n = int(r['line']) - 1; lines[n] = lines[n][:lines[n].index('](') + 2] + r['src'] + ')'
    page.write_text('\n'.join(lines), encoding='utf-8')
