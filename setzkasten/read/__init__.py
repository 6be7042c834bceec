"""The way in: which files there are, and their bytes. Nothing else reads the archive."""
