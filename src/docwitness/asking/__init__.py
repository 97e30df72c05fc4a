"""Questions to the documentation, and what it answered."""
