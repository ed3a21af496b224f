"""Speech: the programs that can speak on this machine, and the process in which they do."""
