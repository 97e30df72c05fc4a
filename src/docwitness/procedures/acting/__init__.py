"""What sentences ask their reader to do: the object of a verb, the steps it takes, what further clauses add."""
