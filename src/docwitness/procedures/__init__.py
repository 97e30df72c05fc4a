"""DocPage → Procedure: sentences, lexicon, rules. Pure."""

from docwitness.procedures.reader import read_procedure

__all__ = ["read_procedure"]
