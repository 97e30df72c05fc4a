"""fetch-docs.py GITDIR : writes docs/ from a copy (bare or not) of the documentation's repository, as docs.csv says."""
import csv, pathlib, subprocess, sys
here = pathlib.Path(__file__).resolve().parent
for r in csv.DictReader(open(here / 'docs.csv', encoding='utf-8')):
    if not r['commit']: continue                                        # own figures: figures.py makes them
    p = here / r['file']; p.parent.mkdir(parents=True, exist_ok=True)
    p.write_bytes(subprocess.run(['git', '-C', sys.argv[1], 'show', f"{r['commit']}:{r['source_path']}"], check=True, capture_output=True).stdout)
