"""The pytest plugin: collects features, records what was observed, and writes the report."""
