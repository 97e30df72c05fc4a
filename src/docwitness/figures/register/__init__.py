"""Figure and capture → where one lies on the other."""
