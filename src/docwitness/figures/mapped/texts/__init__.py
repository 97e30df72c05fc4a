"""What the figure says: texts found and read, and which of them are the data of an account."""
