"""What the differential tests ask of both sides, as data, and the pair of handles that they ask."""
