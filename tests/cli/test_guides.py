"""The guides for editors name only commands that there are."""

from __future__ import annotations

import re
import shlex

import pytest

from setzkasten.cli.parser import build_parser
from tests.conftest import ROOT

GUIDES = sorted((ROOT / "docs").glob("*.md"))


def _commands(text: str) -> list[str]:
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", text)
    lines = [line.strip() for block in blocks for line in block.splitlines()] + spans
    return [line for line in lines if re.match(r"python3? build\.py( |\Z)", line)]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_command_in_a_guide_is_one_that_we_have(guide: object) -> None:
    commands = _commands((ROOT / str(guide)).read_text("utf-8"))
    for command in commands:
        arguments = shlex.split(command)[2:]
        build_parser("python build.py").parse_args(arguments or ["serve"])


def test_the_guides_do_name_commands() -> None:
    assert sum(len(_commands(path.read_text("utf-8"))) for path in GUIDES) > 10


def test_links_inside_a_guide_lead_to_its_headings() -> None:
    for path in GUIDES:
        text = re.sub(r"```.*?```|`[^`\n]+`", "", path.read_text("utf-8"), flags=re.DOTALL)
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        anchors = {
            re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in headings
        }
        for target in re.findall(r"\]\(#([^)]+)\)", text):
            assert target in anchors, (path.name, target)
