"""Drifts: each changes the text of one page while it is served (around the WSGI application).

python breaks.py NAME checks the name.
"""

import re
import sys

BREAKS = {  # name: (paths, pattern, replacement)
    "create": (r"^/event/create/meeting$", rb'value=\\"Create event\\"', rb'value=\\"Save meeting\\"'),
    "menu": (
        r"^/event/\d+/manage/",
        rb'(href="/event/\d+/manage/timetable/">\s*<span class="side-menu-label">)Timetable',
        rb"\1Running order",
    ),
    "minutes": (r"^/event/\d+/$", rb'data-title="Add minutes"', rb'data-title="Write record"'),
    "agenda": (
        r"^/event/\d+/manage/reminders/add$",
        rb'<div id=\\"form-group-include_summary\\".*?(?=<div id=\\"form-group-include_description\\")',
        b"",
    ),
}


class Drift:
    def __init__(self, app, name):
        self.app, (self.paths, self.pattern, self.new) = app, BREAKS[name]

    def __call__(self, environ, start_response):
        if not re.search(self.paths, environ.get("PATH_INFO", "")):
            return self.app(environ, start_response)
        seen = {}

        def later(status, headers, exc_info=None):
            seen.update(status=status, headers=headers)
            return lambda data: None

        answer = self.app(environ, later)
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        body = re.sub(self.pattern, self.new, body, flags=re.S)
        start_response(
            seen["status"],
            [h for h in seen["headers"] if h[0].lower() != "content-length"] + [("Content-Length", str(len(body)))],
        )
        return [body]


if __name__ == "__main__" and sys.argv[1] not in BREAKS:
    sys.exit("no such break: " + sys.argv[1] + " (there are: " + ", ".join(BREAKS) + ")")
