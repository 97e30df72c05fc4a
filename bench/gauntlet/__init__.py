"""Real products with their own documentation, verified as a newcomer would, and scored against truth judged by hand."""
