"""The product map: its states, what leads from one to the next, and questions about it. Pure values and functions."""
