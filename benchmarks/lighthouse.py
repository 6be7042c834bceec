"""Lighthouse on the demo archive: the median of three runs for each page and category.

    .ci/tools lighthouse
    python -m benchmarks.lighthouse [--desktop]

Needs Chromium and the npm package that `.ci/tools lighthouse` installs. The site is served
uncompressed by Python's own server, which is slower than any host. Times are simulated by
Lighthouse (mobile: slow 4G and a four times slower processor), so they depend little on the
machine; a busy one can cost a point.
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from setzkasten.options import Options
from setzkasten.site import Site

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "",
    "article": "artikel/widerruf-ohne-raetsel-was-seit-heute-anders-ist/",
    "category": "kategorie/recht/",
    "tag list": "schlagwort/",
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def main() -> int:
    """Build, serve, measure and print; returns 1 where a median is below 100."""
    desktop = "--desktop" in sys.argv[1:]
    tools = os.environ.get("SETZKASTEN_TOOLS") or Path.home() / ".cache" / "setzkasten-tests"
    lighthouse = Path(tools, "node_modules", "lighthouse", "cli", "index.js")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not lighthouse.is_file() or chromium is None:
        print("Chromium and Lighthouse are needed: .ci/tools lighthouse", file=sys.stderr)
        return 2
    below = 0
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(root / "site"))
        )
        address = f"http://127.0.0.1:{server.server_port}/"
        for name in ("content", "themes"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "setzkasten.yaml", root)
        Site(root, Options(base_url=address)).build()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"{'desktop' if desktop else 'mobile'}, median of {RUNS}")
        for name, path in PAGES.items():
            runs = [
                _run(lighthouse, chromium, address + path, desktop=desktop) for _ in range(RUNS)
            ]
            below += _print(name, runs)
        server.shutdown()
    return int(below > 0)


def _run(lighthouse: Path, chromium: str, address: str, *, desktop: bool) -> dict[str, Any]:
    """Return the report of one run."""
    command = ["node", str(lighthouse), address, "--output=json", "--output-path=stdout", "--quiet"]
    command += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    command += ["--preset=desktop"] * desktop
    result = subprocess.run(
        command, capture_output=True, check=True, env=os.environ | {"CHROME_PATH": chromium}
    )
    return json.loads(result.stdout)  # type: ignore[no-any-return]


def _print(name: str, runs: list[dict[str, Any]]) -> int:
    """Print a row, and what is not perfect; returns how many medians are below 100."""
    scores = {
        category: statistics.median(
            [round(100 * run["categories"][category]["score"]) for run in runs]
        )
        for category in CATEGORIES
    }
    print(f"{name:10}", *[f"{category} {score:3.0f}" for category, score in scores.items()])
    reasons = {
        f"{category}: {audit['title']} ({audit.get('displayValue', audit['score'])})"
        for category, score in scores.items()
        if score < 100
        for run in runs
        for reference in run["categories"][category]["auditRefs"]
        if reference["weight"] and (audit := run["audits"][reference["id"]])["score"] is not None
        if audit["score"] < 1
    }
    for reason in sorted(reasons):
        print("          ", reason)
    return sum(score < 100 for score in scores.values())


if __name__ == "__main__":
    sys.exit(main())
