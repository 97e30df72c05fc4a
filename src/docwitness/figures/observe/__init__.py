"""Both pictures → what is seen of each element, in both."""
