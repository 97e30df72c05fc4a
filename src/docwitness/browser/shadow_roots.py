"""What web components keep to themselves: a document's own script sees nothing of it, neither texts nor changes."""

ROOTS = """const roots = function* (root) {
    yield root;
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) yield* roots(element.shadowRoot);
};"""
"""A function for scripts: a root, and all open shadow roots in it, in document order (DOM standard, 4.2.2)."""
