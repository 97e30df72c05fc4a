"""Wiring: where the suite's steps and fixtures are."""

pytest_plugins = [
    "fixtures.accounts",

    "steps.arrangements",
    "steps.actions",
    "steps.outcomes",

]
