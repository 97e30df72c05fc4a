"""Docwitness puts product documentation on the witness stand."""

__version__ = "0.1.0"
