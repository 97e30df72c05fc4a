"""`python -m docwitness`."""

from docwitness.cli import main

main()
