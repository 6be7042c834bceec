"""Let atheris look for bytes that break the program.

    python -m tests.fuzz.fuzz_article tests/fuzz/corpus -max_total_time=300

Whatever it finds is written as `crash-…` beside where it was started, and becomes a file
of the corpus: tests/fuzz/test_corpus.py runs all of them.
"""

from __future__ import annotations

import sys


def main() -> int:
    """Fuzz until told to stop; 0 at once where atheris is not installed for this Python."""
    try:
        import atheris
    except ImportError:
        print("atheris is not installed for this Python; nothing is fuzzed")
        return 0
    with atheris.instrument_imports(include=["setzkasten"]):
        from tests.fuzz.target import check

    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
