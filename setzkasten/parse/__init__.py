"""From Markdown files to values: articles, free pages, settings, and their bodies as HTML."""
