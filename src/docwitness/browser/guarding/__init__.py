"""What keeps a product as it is: which requests may leave the browser, and how the others are stopped."""
