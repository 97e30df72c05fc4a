"""What outlives a run: the report folder, the history, the journal."""
