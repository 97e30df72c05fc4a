"""Drifts: each changes the text of one page while it is served. `python breaks.py NAME` checks the name."""

import re
import sys

BREAKS = {  # name: (paths, pattern, replacement)
    "addrule": (r"^/@@rules-controlpanel$", rb"(id=\"#addcontentrule\"[^>]*>)Add content rule(</a>)", rb"\1New rule\2"),
    "restrictions": (r"", rb"<li>\s*<a [^>]*id=\"plone-contentmenu-settings\".*?</li>", b""),
    "secondary": (r"/folder_constraintypes_form$", rb"<div class=\"[^\"]*\" id=\"formfield-form-widgets-secondary_types\".*?</em>.*?</div>\s*</div>", b'<input name="form.widgets.secondary_types-empty-marker" type="hidden" value="1" />'),
    "revert": (r"/@@historyview$", rb"(<button [^>]*>)Revert to this revision(</button>)", rb"\1Bring this one back\2"),
    "hide": (r"", rb"(<button [^>]*name=\"[^\"]*-hide\"[^>]*>)Hide(</button>)", rb"\1Switch off\2"),
}


def check(name):
    if name and name not in BREAKS:
        sys.exit("no such break: " + name + " (there are: " + ", ".join(BREAKS) + ")")


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
        if not dict((k.lower(), v) for k, v in seen["headers"]).get("content-type", "").startswith("text/html"):
            start_response(seen["status"], seen["headers"])
            return answer
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        body = re.sub(self.pattern, self.new, body, flags=re.S)
        start_response(
            seen["status"],
            [h for h in seen["headers"] if h[0].lower() != "content-length"] + [("Content-Length", str(len(body)))],
        )
        return [body]


if __name__ == "__main__":
    check(sys.argv[1])
