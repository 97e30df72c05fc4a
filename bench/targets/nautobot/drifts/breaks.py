"""Drifts: each changes the text of pages while they are served. `python breaks.py NAME` checks the name."""

import os
import re
import sys

ANY = r"^/(?!api/|static/)"
BREAKS = {  # name: (paths, pattern, replacement)
    "tenants": (ANY, rb'<li class="nb-sidenav-link-wrapper">\s*<a [^>]*href="/tenancy/tenants/">.*?</li>', b""),
    "napalm": (r"^/dcim/platforms/add/$", rb'(for="id_napalm_driver">\s*|placeholder=")NAPALM driver', rb"\1Automation name"),
    "private": (r"^/ipam/rirs/add/$", rb'<div id="id_is_private-container".*?</span>\s*</div>\s*</div>', b""),
    "addvlan": (r"^/ipam/vlans/$", rb"(mdi-plus-thick[^>]*></span> )Add VLAN\b", rb"\1New Network"),
    "iptab": (r"^/ipam/prefixes/[0-9a-f-]{36}/", rb'(<a [^>]*href="/ipam/prefixes/[0-9a-f-]{36}/ip-addresses/"[^>]*>\s*)IP Addresses', rb"\1Hosts"),
}


class Drift:
    def __init__(self, get_response):
        self.get_response = get_response
        paths, self.pattern, self.new = BREAKS[os.environ["BREAK"]]
        self.paths = re.compile(paths)

    def __call__(self, request):
        response = self.get_response(request)
        if (
            not response.streaming
            and self.paths.search(request.path)
            and response.get("Content-Type", "").startswith("text/html")
        ):
            response.content = re.sub(self.pattern, self.new, response.content, flags=re.S)
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        return response


if __name__ == "__main__" and sys.argv[1] not in BREAKS:
    sys.exit("no such break: " + sys.argv[1] + " (there are: " + ", ".join(BREAKS) + ")")
