"""Everything the program says to editors, in German, in one place.

`catalogue` holds the problems of files, `texts` the lines of the command line.
"""
