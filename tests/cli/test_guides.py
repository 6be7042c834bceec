"""The guides for editors name only commands that there are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from docs.bilder.aufnehmen import MOST, PICTURES, SCENES
from setzkasten.cli.parser import build_parser
from setzkasten.frontmatter.read import read_front_matter
from setzkasten.frontmatter.schema import FIELDS
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


def _pictures(path: Path) -> list[tuple[str, str]]:
    return re.findall(r"!\[([^\]]*)\]\(([^)#]+)\)", path.read_text("utf-8"))


def test_every_picture_of_a_guide_is_there_small_and_described() -> None:
    shown = [(path, alt, name) for path in GUIDES for alt, name in _pictures(path)]
    assert len(shown) > 5
    for path, alt, name in shown:
        file = path.parent / name
        assert file.is_file(), (path.name, name)
        assert file.stat().st_size <= MOST, name
        assert file.read_bytes()[8:12] == b"WEBP", name
        assert len(alt) > 20, (path.name, name)


def test_the_script_takes_exactly_the_pictures_that_the_guides_show() -> None:
    shown = {name for path in GUIDES for _, name in _pictures(path)}
    assert shown == {f"bilder/{name}.webp" for name in SCENES}
    assert {path.name for path in PICTURES.glob("*.webp")} == {f"{name}.webp" for name in SCENES}


def test_every_head_that_the_guide_shows_can_be_read() -> None:
    text = (ROOT / "docs/redaktion.md").read_text("utf-8")
    blocks = re.findall(r"^( *)```yaml\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    assert len(blocks) > 3
    for indent, block in blocks:
        lines = [line.removeprefix(indent) for line in block.splitlines() if line.strip() != "---"]
        head = "\n".join(lines)
        title = "" if "Titel:" in head else "Titel: x\n"
        found = read_front_matter(f"---\n{title}{head}\n---\n", "a.md")
        assert found.problems == (), block


def test_every_key_in_the_table_of_the_guide_is_one_that_we_have() -> None:
    text = (ROOT / "docs/redaktion.md").read_text("utf-8")
    table = text.partition("| Angabe | was dahinter steht |")[2].partition("\n\n")[0]
    named = [key for row in table.splitlines()[2:] for key in row.split("|")[1].strip().split(", ")]
    assert set(named) == {field.key for field in FIELDS}


def test_links_inside_a_guide_lead_to_its_headings() -> None:
    for path in GUIDES:
        text = re.sub(r"```.*?```|`[^`\n]+`", "", path.read_text("utf-8"), flags=re.DOTALL)
        headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
        anchors = {
            re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in headings
        }
        for target in re.findall(r"\]\(#([^)]+)\)", text):
            assert target in anchors, (path.name, target)
