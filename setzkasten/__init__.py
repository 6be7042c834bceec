"""Setzkasten turns a folder of old German articles into a lasting static website.

The folders tell the story in the order the data flows:
read → decode → normalise → parse → index → plan → render → publish.
`setzkasten.site.Site` owns that flow; everything between reading and
publishing is pure functions over the frozen values of `setzkasten.model`.
"""

__version__ = "0.1.0"
