"""The grammar of a sentence: labels, clauses with their moods, phrases, and the things they name."""
