"""The report in the formats of other tools: CI, code scanning, terminals."""
