"""serve.py PORT : Label Studio under Django's threaded server on 127.0.0.1; BREAK in the environment wraps it (drifts/breaks.py)."""
import os, pathlib, sys
here = pathlib.Path(__file__).resolve().parent; sys.path.insert(0, str(here / 'drifts'))
import importlib.util
sys.path.insert(0, str(pathlib.Path(importlib.util.find_spec('label_studio').origin).parent))
import django; django.setup()
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
import core.views
core.views.requests = None                                   # the start page's tips come with the bundle, not from the net
app = get_wsgi_application()
if os.environ.get('BREAK'):
    import breaks; app = breaks.wrap(app, os.environ['BREAK'])
class Quiet(WSGIRequestHandler):
    def log_message(self, *a): pass
s = ThreadedWSGIServer(('127.0.0.1', int(sys.argv[1])), Quiet); s.set_app(app); s.daemon_threads = True
s.serve_forever()
