"""Print how much of each part of the package the tests reach, and fail below the limit.

Reads `coverage.json`, which `pytest --cov --cov-report=json` writes, and counts branches only:
lines alone would look better than they are.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path

LEAST = 95.0
"""Percent of all branches that the tests have to take."""


def parts(files: dict[str, dict[str, dict[str, int]]]) -> dict[str, tuple[int, int]]:
    """Return, for each part of the package, how many branches were taken, of how many."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, file in files.items():
        _package, *folders, _module = Path(name).parts
        part = folders[0] if folders else "setzkasten"
        counts[part][0] += file["summary"]["covered_branches"]
        counts[part][1] += file["summary"]["num_branches"]
    return {part: (taken, all_) for part, (taken, all_) in sorted(counts.items()) if all_}


def main() -> int:
    """Print the table, to the summary of the workflow too; returns the exit code."""
    measured = json.loads(Path("coverage.json").read_text("utf-8"))
    found = parts(measured["files"])
    taken, branches = (sum(column) for column in zip(*found.values(), strict=True))
    share = 100 * taken / branches
    lines = ["| part | branches | taken |", "|---|---:|---:|"]
    lines += [
        f"| {name} | {all_} | {100 * some / all_:.1f} % |" for name, (some, all_) in found.items()
    ]
    lines.append(f"| **all** | {branches} | **{share:.2f} %** |")
    print("\n".join(lines))
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with open(summary, "a", encoding="utf-8") as file:  # noqa: PTH123
            file.write("\n".join(lines) + "\n")
    if share < LEAST:
        print(f"Fewer than {LEAST} % of the branches are tested.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
