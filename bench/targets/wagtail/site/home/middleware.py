"""BREAK=heading: the privacy window of a collection carries another heading."""

import os


def heading(get_response):
    on = os.environ.get("BREAK") == "heading"

    def middleware(request):
        response = get_response(request)
        if on and request.path.startswith("/admin/collections/") and not response.streaming:
            response.content = response.content.replace(b"Change privacy", b"Who may look")
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        return response

    return middleware
