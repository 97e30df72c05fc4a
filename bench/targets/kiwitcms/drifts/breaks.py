"""Drifts: each changes the text of one page while it is served (around the WSGI application). python breaks.py NAME checks the name."""
import re, sys

PLAN, CLONE, RUN = r"^/plan/\d+/[^/]+$|^/plan/\d+/?$", r"^/plan/\d+/clone/$", r"^/runs/\d+/$"
BREAKS = {  # name: (paths, pattern, replacement)
    "clone": (PLAN, rb'(<a href="/plan/\d+/clone/" target="_parent">)Clone(</a>)', rb"\1Duplicate\2"),
    "reorder": (PLAN, rb'title="Re-order cases"', rb'title="Arrange list"'),
    "parent": (CLONE, rb'<label class="[^"]*" for="id_set_parent">.*?</p>\s*</div>', b""),
    "start": (RUN, rb'<button[^>]*id="start-button"[^>]*>.*?</button>', b""),
}


class Drift:
    def __init__(self, app, name):
        self.app, (self.paths, self.pattern, self.new) = app, BREAKS[name]

    def __call__(self, environ, start_response):
        if not re.search(self.paths, environ.get("PATH_INFO", "")):
            return self.app(environ, start_response)
        environ.pop("HTTP_ACCEPT_ENCODING", None)
        seen = {}

        def later(status, headers, exc_info=None):
            seen.update(status=status, headers=headers)
            return lambda data: None

        answer = self.app(environ, later)
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        body = re.sub(self.pattern, self.new, body, flags=re.S)
        start_response(seen["status"], [h for h in seen["headers"] if h[0].lower() != "content-length"] + [("Content-Length", str(len(body)))])
        return [body]


if __name__ == "__main__" and sys.argv[1] not in BREAKS:
    sys.exit("no such break: " + sys.argv[1] + " (there are: " + ", ".join(BREAKS) + ")")
