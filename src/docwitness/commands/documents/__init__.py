"""Commands on documentation: read it, check it, set up its suite, mend it, hold one figure against a capture."""
