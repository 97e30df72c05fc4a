"""A second dashboard of the cancel page: plain dialogs, hand-written, with nothing in common with the embedded one."""
