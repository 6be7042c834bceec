"""The way out: the site's files, written as a whole, and what is remembered of them."""
