"""The report as a page: what is on top, each document with its proofs, the pictures of what changed."""
