"""Files copied by their blocks, where their file system tells which these are."""
