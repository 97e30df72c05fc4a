"""Observations → a verdict, and what has changed in words."""
