"""seed.py fill R PORT SEED : writes the sample files below R/files and switches the news prompt off."""
import base64, json, os, pathlib, shutil, sys
what, R, PORT, SEED = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4]
if what == 'fill':
    p = R / 'home/config/labconfig/page_config.json'; p.parent.mkdir(parents=True); p.write_text('{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}')   # no news prompt
F = R / 'files'; F.mkdir(parents=True, exist_ok=True)
for p in F.iterdir(): shutil.rmtree(p) if p.is_dir() else p.unlink()
def md(t): return {'cell_type': 'markdown', 'id': f'c{abs(hash(t)) % 10**8}', 'metadata': {}, 'source': t}
def code(t): return {'cell_type': 'code', 'id': f'd{len(t)}{ord(t[0])}', 'metadata': {}, 'execution_count': None, 'outputs': [], 'source': t}
def nb(*cells): return json.dumps({'cells': list(cells), 'metadata': {'kernelspec': {'display_name': 'Python 3 (ipykernel)', 'language': 'python', 'name': 'python3'}, 'language_info': {'name': 'python'}}, 'nbformat': 4, 'nbformat_minor': 5}, indent=1)
PNG = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAF0lEQVR4nGNkYPjPQApgIkn1qIZRDUNKAwB5sAEf9E1iGQAAAABJRU5ErkJggg==')
S = {
 'survey': {'notebooks/Lorenz.ipynb': nb(md('# The Lorenz attractor\n\nThree numbers (σ, β, ρ) decide its shape.'), md('## Numbers'), code('sigma, beta, rho = 10, 8 / 3, 28'), md('## A sum'), code('print(sigma + rho)')),
            'notebooks/Data.ipynb': nb(md('# Data'), code('import csv\nrows = list(csv.reader(open("../data/iris.csv")))\nlen(rows)')),
            'notebooks/Julia.ipynb': nb(md('# Julia sets'), code('z = 0')), 'narrative/first-chapter.md': '# First chapter\n\nIt was a **dark** night.\n\n## The storm\n\nRain.\n',
            'narrative/notes.txt': 'plain notes\nsecond line\n', 'data/iris.csv': 'sepal,petal,kind\n5.1,1.4,setosa\n6.0,4.5,versicolor\n6.3,6.0,virginica\n', 'data/bar.vl.json': json.dumps({'mark': 'bar', 'values': [1, 2, 3]}, indent=2),
            'data/square.png': PNG, 'data/Museums_in_DC.geojson': json.dumps({'type': 'FeatureCollection', 'features': []}), 'data/README.md': '# Sample data\n', 'data/Dockerfile': 'FROM scratch\n', 'script.py': 'def greet(name):\n    return f"hello {name}"\n\nprint(greet("lab"))\n'},
 'harbour': {'papers/Tides.ipynb': nb(md('# Tides'), md('## Moon'), code('high, low = 4.2, 0.7'), md('## Range'), code('print(high - low)')), 'papers/Currents.ipynb': nb(md('# Currents'), code('knots = 3')),
             'papers/summary.md': '# Summary\n\nShips come in at *high* water.\n', 'tables/ships.csv': 'name,length\nAda,40\nBo,55\n', 'tables/quay.json': json.dumps({'berths': 4}), 'tables/flag.png': PNG, 'tool.py': 'print("anchor")\n', 'list.txt': 'rope\npaint\n'},
}[SEED]
for name, text in S.items():
    p = F / name; p.parent.mkdir(parents=True, exist_ok=True)
    p.write_bytes(text if isinstance(text, bytes) else text.encode())
