"""Wiring: where the suite's steps and fixtures are."""

pytest_plugins = [
    "fixtures.accounts",
    "fixtures.documentation",
    "steps.arrangements",
    "steps.actions",
    "steps.outcomes",
    "steps.asking",
]
