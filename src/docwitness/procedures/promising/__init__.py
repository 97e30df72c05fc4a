"""What a sentence promises without asking for an action."""
