"""The pytest plugin: collects features, gives steps their fixtures, and records what was observed."""
