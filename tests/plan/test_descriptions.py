"""Words about categories, tags and authors."""

from __future__ import annotations

from setzkasten.messages.catalogue import wording
from setzkasten.model.views import BodyRef, TermView
from setzkasten.parse.descriptions import Description, parse_description
from tests.conftest import article, codes, only
from tests.plan.making import make_pages, make_plan


def _read(text: str, name: str = "x") -> Description:
    found, problems = parse_description(text, f"content/begriffe/{name}.md", name)
    assert found is not None
    assert problems == ()
    return found


TEXTS = {
    f"a{number}": article(f"A{number}", Kategorien="[E-Commerce, Recht]", Schlagworte="[Recht]")
    for number in range(3)
}


def test_a_description_stands_on_the_first_page_of_its_term() -> None:
    about = _read("---\nTitel: Ecommerce\nBeschreibung: Handel im Netz.\n---\n\nAlles.\n")
    pages = make_pages(TEXTS, descriptions=[about])
    first, second = [pages[f"kategorie/e-commerce/{name}index.html"] for name in ("", "seite/2/")]
    assert isinstance(first.view, TermView)
    assert isinstance(second.view, TermView)
    assert first.view.body == BodyRef("content/begriffe/x.md", about.body)
    assert first.page.description == "Handel im Netz."
    assert second.view.body is None


def test_it_stands_wherever_a_term_has_that_name_unless_it_says_which() -> None:
    for head, places in (
        ("", ("kategorie", "schlagwort")),
        ("Art: Schlagworte\n", ("schlagwort",)),
        ("Art: Kategorie\n", ("kategorie",)),
    ):
        about = _read(f"---\nTitel: Recht\n{head}---\n\nAlles.\n")
        pages = make_pages(TEXTS, descriptions=[about])
        views = {
            place: pages[f"{place}/recht/index.html"].view for place in ("kategorie", "schlagwort")
        }
        assert tuple(place for place, view in views.items() if view.body) == places  # type: ignore[union-attr]


def test_a_file_that_no_term_is_named_by_is_reported() -> None:
    _, problems = make_plan(TEXTS, descriptions=[_read("# Zollwesen\n\nText"), _read("# Rechte")])
    assert codes(problems) == ["begriffstext-unbekannt", "begriffstext-aehnlich"]
    assert "»Recht«" in wording(only(problems, "begriffstext-aehnlich")).cure


def test_of_two_for_one_term_the_first_is_taken_and_the_other_reported() -> None:
    one, other = _read("# Recht\n\nEins", "b"), _read("# recht\n\nZwei", "a")
    plan, problems = make_plan(TEXTS, descriptions=[one, other])
    assert {found.path for found in plan.descriptions.values()} == {"content/begriffe/a.md"}
    assert only(problems, "begriffstext-doppelt").path == "content/begriffe/b.md"


def test_drafts_are_neither_shown_nor_reported() -> None:
    plan, problems = make_plan(
        TEXTS, descriptions=[_read("---\nTitel: Nirgends\nEntwurf: ja\n---\n\nText\n")]
    )
    assert plan.descriptions == {}
    assert problems == ()


def test_an_unknown_kind_is_reported() -> None:
    text = "---\nTitel: Recht\nArt: Rubbellos\n---\n\nText\n"
    found, problems = parse_description(text, "content/begriffe/x.md", "x")
    assert found is not None
    assert found.taxonomy is None
    assert codes(problems) == ["begriffstext-art"]


def test_the_name_of_the_file_stands_in_for_a_title() -> None:
    assert _read("Nur Text.", "paket-shop").name == "Paket shop"


def test_a_head_that_cannot_be_read_is_a_problem_of_the_file() -> None:
    found, problems = parse_description("---\nTitel: [\n---\n", "content/begriffe/x.md", "x")
    assert found is None
    assert problems
