"""How things are drawn in the figure: ink, colours, icons, and what nothing known accounts for."""
