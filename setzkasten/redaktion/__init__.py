"""The editors' page: which articles need a look, what was recognised in each, and hand decisions.

Values and words are made by pure functions; only `editing` and `surveying` touch files. The
preview (`setzkasten.serve`) gives it an address; nothing of it is ever published.
"""
