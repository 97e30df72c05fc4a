"""What the page shows at one moment: pictures and the map of its elements."""
