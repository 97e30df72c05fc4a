"""What tests that are not ours can ask: a figure, held against what they see."""
