"""What ntfs-3g shows otherwise than Windows: junctions, and files that Windows keeps compressed."""
