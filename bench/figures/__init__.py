"""How well and how fast figures are judged, beside the comparers that people use today, on the same pairs."""
