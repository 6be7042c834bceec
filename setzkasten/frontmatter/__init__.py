"""The head of a Markdown file: German keys between two lines of three hyphens.

`schema` is the one table of keys, `read` takes a file apart, `write` puts one together.
"""
