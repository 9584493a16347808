"""The preview: a text, bytes, a picture, what is in an archive, and what is said where there is nothing."""
