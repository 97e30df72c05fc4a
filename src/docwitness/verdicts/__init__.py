"""Promises and observations → verdicts, and what the gate makes of them. Pure."""
