#!/usr/bin/env python3
"""Build the archive and show it: `python build.py`, with `build` once, with `test` the tests.

This file runs before anything is installed, also under Pythons that are too
old, so it is written in words that all of them understand.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "Setzkasten braucht Python 3.11 oder neuer; dies ist Python %d.%d.\n"
        "Sie bekommen es unter https://www.python.org/downloads/\n" % sys.version_info[:2]
    )
    sys.exit(2)

from setzkasten.bootstrap import leave, run

if __name__ == "__main__":
    leave(run(sys.argv[1:]))
