"""Commands on runs: begin one, put several together, show one again, and what came of earlier ones."""
