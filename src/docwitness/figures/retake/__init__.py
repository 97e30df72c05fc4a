"""An old figure and captures of today → the figure as it would be taken now."""
