"""Pictures of all that the window shows, light and dark, on the demo disk."""
