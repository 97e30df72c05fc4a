"""Report + pages + pictures → what to change in the documentation, as values; nothing is written here."""
