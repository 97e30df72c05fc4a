"""Judging with an element map: what the page is known to show, looked for in the figure; `judge` begins it. Pure."""
