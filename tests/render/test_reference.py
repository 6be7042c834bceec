"""docs/themes.md says what templates really receive."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest

from setzkasten.model import views
from setzkasten.render.functions import TemplateFunctions
from setzkasten.render.reference import _spelled, reference, renewed, templates_in
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "themes.md").read_text("utf-8")
TEMPLATES = templates_in(ROOT / "themes" / "schlicht" / "templates")


def test_the_tables_are_not_stale() -> None:
    """If this fails: python -m setzkasten.render.reference."""
    assert renewed(TEXT, TEMPLATES) == TEXT


def test_every_template_with_every_name_is_described() -> None:
    text = reference(TEMPLATES)
    for view in get_args(views.View):
        section = text.partition(f"### `{view.template}`\n")[2].partition("\n### ")[0]
        assert section, view
        for field in fields(view):
            (row,) = [line for line in section.splitlines() if f"| `{field.name}` |" in line]
            assert row.split("|")[2].strip(), f"{view.__name__}.{field.name} has no type"


def test_a_type_describes_all_of_its_names_or_is_small_enough_to_need_no_more() -> None:
    for section in reference(TEMPLATES).split("\n### ")[1:]:
        rows = [line for line in section.partition("\n## ")[0].splitlines() if line[:3] == "| `"]
        silent = [row for row in rows if row.endswith("|  |")]
        assert not silent or (len(silent) == len(rows) <= 4), section


def test_every_function_is_described() -> None:
    text = reference(TEMPLATES)
    for name, method in vars(TemplateFunctions).items():
        if name[0] != "_":
            assert f"| `{name}(" in text
            assert method.__doc__


def test_links_lead_to_the_values_that_are_described() -> None:
    text = reference(TEMPLATES)
    anchors = {line[4:].lower() for line in text.splitlines() if line.startswith("### ")}
    for part in text.split("](#")[1:]:
        assert part.partition(")")[0] in anchors


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        ("str", "text"),
        ("Roll | tuple[Card, ...]", "list of [Card](#card)"),
        ("BodyRef | Body", "[Body](#body)"),
        ("Link | None", "[Link](#link) or none"),
        ("tuple[Link | None, ...]", "list of [Link](#link) or none"),
        ("tuple[tuple[str, IsoDate | None], ...]", "list of (text, date or none)"),
    ],
)
def test_types_are_spelled_as_authors_of_themes_think(annotation: str, words: str) -> None:
    assert _spelled(annotation) == words


def test_without_marks_nothing_is_written() -> None:
    with pytest.raises(ValueError, match="marks"):
        renewed("text", TEMPLATES)
