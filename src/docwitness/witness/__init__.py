"""Playwright → Observation: the part of Docwitness that looks at a running product."""
