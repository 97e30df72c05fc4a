"""Where the elements of the map are in the figure, and what that says of their order."""
