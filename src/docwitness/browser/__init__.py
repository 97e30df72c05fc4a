"""The shell around Playwright: drives, captures and guards a product in a real browser."""
