"""Exploring a product, read-only, for the product map."""
