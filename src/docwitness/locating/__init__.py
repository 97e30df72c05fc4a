"""Which element of a page the document means."""
