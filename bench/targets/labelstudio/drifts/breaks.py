"""breaks.py : wraps the WSGI app; changes texts in the JavaScript files while they are served."""
import sys
BREAKS = {
    "account": ('label:"Account & Settings",href:', 'label:"My profile",href:'),
    "resetlink": ('children:"Reset Link"', 'children:"Renew link"'),
    "rename": ('{key:"edit",title:"Rename"', '{key:"edit",title:"Change name"'),
    "between": ('{key:"in",label:"is between"', '{key:"in",label:"lies within"'),
    "before": ('label:"Show before labeling"', 'label:"Ask first"'),
}


def wrap(app, name):
    old, new = (x.encode() for x in BREAKS[name])

    def served(environ, start):
        if not environ.get("PATH_INFO", "").endswith(".js"):
            return app(environ, start)
        for k in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_ACCEPT_ENCODING"):
            environ.pop(k, None)
        kept = {}
        def hold(status, headers, exc_info=None):
            kept.update(status=status, headers=headers)
        it = app(environ, hold)
        body = b"".join(it).replace(old, new)
        if hasattr(it, "close"):
            it.close()
        headers = [(k, v) for k, v in kept["headers"] if k.lower() not in ("content-length", "etag", "last-modified")]
        start(kept["status"], headers + [("Content-Length", str(len(body)))])
        return [body]
    return served


if __name__ == "__main__" and sys.argv[2] not in BREAKS:
    sys.exit(f"no such break: {sys.argv[2]} ({', '.join(BREAKS)})")
