"""What pictures alone show: lines of text as a map, rows of data, icons, and where two pictures differ."""
