"""Searching below a folder of a guest, and what fills it up."""
