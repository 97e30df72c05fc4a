"""Questions to the product map: where something is, how one gets there, what a document speaks of."""
