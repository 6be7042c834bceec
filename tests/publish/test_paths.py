"""Paths of the published site: what stays inside of it, and what is cleared out of the way."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from setzkasten.publish.output import Output, is_inside


@pytest.mark.parametrize(
    "name",
    ["index.html", "artikel/a/index.html", "..punkte", "a..b/c", ".htaccess", "größe/x", "a b"],
)
def test_paths_of_pages_are_inside(name: str) -> None:
    assert is_inside(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "",
            "..",
            "../x",
            "a/../../x",
            "a/..",
            "/etc/passwd",
            "//server/x",
            "C:/x",
            "C:x",
            "x:y/z",
        ),
        *("\\", "a\\b", "..\\x", "\\\\server\\x", "C:\\x", None, 7, True, ["x"], {"x": 1}, b"x"),
    ],
)
def test_whatever_else_a_journal_says_is_outside(name: object) -> None:
    assert not is_inside(name)


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_links_above_the_site_are_left_alone(tmp_path: Path) -> None:
    """Many keep their archive on another disk, behind a link; only links within the site go."""
    (tmp_path / "platte/archiv").mkdir(parents=True)
    (tmp_path / "heim").symlink_to(tmp_path / "platte")
    root = tmp_path / "heim/archiv"
    output = Output(root / "site", root / ".cache")
    output.stage("index.html", b"eins")
    output.commit(["index.html"], [], fresh=True)
    (root / "site/fremd").symlink_to(tmp_path)
    output.stage("fremd/tief/index.html", b"zwei")
    output.commit(["fremd/tief/index.html"], [], fresh=False)
    assert (tmp_path / "heim").is_symlink()
    assert not (root / "site/fremd").is_symlink()
    assert (tmp_path / "platte/archiv/site/fremd/tief/index.html").read_bytes() == b"zwei"
    assert not (tmp_path / "tief").exists()
