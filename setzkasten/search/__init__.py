"""The search: from articles to the static files that the search page's script loads piece by piece.

`prepare` looks at one article, `build_index` puts all of them together. Both are pure; the same
articles give the same bytes, whatever their order. `themes/schlicht/assets/suche.js` reads the
files and takes words apart as `words` does.
"""
