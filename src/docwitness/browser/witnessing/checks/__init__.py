"""The checks behind the phrases that only look."""
