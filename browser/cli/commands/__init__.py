"""What the command line can do, one module each with a function `run`, imported when it is asked for."""
