"""How much of a disk the folders of a guest take."""
