"""What documentation and interfaces call things: nouns, keys, labels and how alike they are."""
