"""Where things stand: at a side, in a row, under a head, next to something."""
