"""The peer of `docwitness verify`: the same ways through the dashboard as an ordinary Playwright suite walks them."""
