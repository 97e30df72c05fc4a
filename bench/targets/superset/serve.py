"""serve.py PORT : Superset under Werkzeug's threaded server on 127.0.0.1; BREAK in the environment wraps it (drifts/breaks.py)."""
import os, sys
from werkzeug.serving import run_simple
from superset.app import create_app
app = create_app()
name = os.environ.get("BREAK")
if name:
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "drifts"))
    from importlib import import_module
    app = import_module("breaks").wrap(app, name)
run_simple("127.0.0.1", int(sys.argv[1]), app, threaded=True)
