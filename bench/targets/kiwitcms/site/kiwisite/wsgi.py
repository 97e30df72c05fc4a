"""Django's application, its static files, and around both the drift named in BREAK (drifts/breaks.py)."""
import importlib.util, os, pathlib
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.contrib.staticfiles.views import serve
from django.core.wsgi import get_wsgi_application


class Static(StaticFilesHandler):
    def serve(self, request):
        return serve(request, self.file_path(request.path), insecure=True)


application = Static(get_wsgi_application())
if os.environ.get("BREAK"):
    spec = importlib.util.spec_from_file_location("breaks", pathlib.Path(__file__).parents[2] / "drifts" / "breaks.py")
    breaks = importlib.util.module_from_spec(spec); spec.loader.exec_module(breaks)
    application = breaks.Drift(application, os.environ["BREAK"])
