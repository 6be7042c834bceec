"""Suggestions for lost tags and categories: the archive's own words first, then the text's."""
