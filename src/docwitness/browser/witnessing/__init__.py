"""Carrying out a scenario, line by line, and keeping what each line was carried out on."""
