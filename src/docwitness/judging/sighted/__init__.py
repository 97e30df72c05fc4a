"""Judging two pictures by sight alone, where no element map says what the one shows; `judge` begins it. Pure."""
