"""How much of a disk folders take: a picture and a list of the same shares."""
