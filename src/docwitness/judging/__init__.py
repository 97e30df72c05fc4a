"""Figure and captures → what has changed between them, as a careful reader would see it."""
