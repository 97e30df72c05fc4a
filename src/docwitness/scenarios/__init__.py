"""Procedure → Scenario → Gherkin, and whether a page and its features still say the same. Pure."""
