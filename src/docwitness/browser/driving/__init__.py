"""Finding what a step names on a live page, and acting on it."""
