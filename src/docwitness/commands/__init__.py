"""One module per command of the command line: options in, one call, output out."""
