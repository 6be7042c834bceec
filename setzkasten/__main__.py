"""`python -m setzkasten`: the same as the command `setzkasten`."""

import sys

from setzkasten.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
