"""What measures the site from outside: Chromium, the Nu HTML Checker and axe-core.

None of it is part of the repository. `.ci/tools` installs the two that come from npm;
a test that misses one is skipped and says which.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
"""Chromium without its own calls home, so that each request is one of the page."""


def npm_package(*parts: str) -> Path:
    """Return a file of an npm package that `.ci/tools` installs, or skip the test."""
    place = os.environ.get("SETZKASTEN_TOOLS") or Path.home() / ".cache" / "setzkasten-tests"
    file = Path(place, "node_modules", *parts)
    if not file.is_file():
        pytest.skip(f"{parts[0]} is not installed: run .ci/tools")
    return file


def html_checker() -> list[str]:
    """Return the command of the Nu HTML Checker, or skip the test."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("there is no Java for the Nu HTML Checker")
    return [java, "-Xss2m", "-jar", str(npm_package("vnu-jar", "build", "dist", "vnu.jar"))]
