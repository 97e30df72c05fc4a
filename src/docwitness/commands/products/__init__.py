"""Commands on the product: serve it, explore it, ask its documentation, and what is needed to drive it."""
