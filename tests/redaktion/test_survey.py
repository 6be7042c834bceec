"""Suggestions and near-duplicates: found aside, offered until they are decided."""

from __future__ import annotations

from dataclasses import replace

from setzkasten.model.article import Metadata
from setzkasten.model.ledger import Confidence
from setzkasten.redaktion.queue import Holdings
from setzkasten.redaktion.survey import (
    UNKNOWN,
    others_like,
    still_suggested,
    survey,
    survey_key,
)
from setzkasten.redaktion.surveying import read_survey, write_survey
from setzkasten.sources import stem_of
from setzkasten.suggest.suggestions import Suggested, Suggestion, suggest_all
from tests.conftest import Archive, article
from tests.redaktion.rooms import holdings_of
from tests.redaktion.test_queue import record

BODY = " ".join(f"Wort{number} steht hier" for number in range(60))


def offer(name: str) -> Suggestion:
    return Suggestion(name, Confidence.SURE, (name,), known=True, chance=0.9)


FOUND = Suggested((offer("Zoll"), offer("Porto"), offer("Retoure")), (offer("Recht"),))


def test_what_is_decided_is_not_offered_again() -> None:
    head = Metadata("A", tags=("zoll",), tags_lost=3, rejected_tags=("PORTO",))
    left = still_suggested(head, FOUND)
    assert [entry.name for entry in left.tags] == ["Retoure"]
    assert [entry.name for entry in left.categories] == ["Recht"]


def test_no_more_is_offered_than_is_lost() -> None:
    assert len(still_suggested(Metadata("A", tags_lost=1), FOUND).tags) == 1
    assert len(still_suggested(Metadata("A"), FOUND).tags) == 3 < UNKNOWN
    assert still_suggested(Metadata("A", tags=("x",), categories=("y",)), FOUND) == Suggested(
        (), ()
    )
    assert still_suggested(Metadata("A"), None) == Suggested((), ())


def test_the_next_best_takes_the_place_of_a_rejected_suggestion() -> None:
    articles = {
        f"{number}": (Metadata(f"Text {number}", tags=("Zoll", "Porto")), "Zoll und Porto steigen.")
        for number in range(12)
    }
    lost = Metadata("Zoll und Porto", tags_lost=1)
    first = suggest_all(articles | {"x": (lost, "Zoll und Porto steigen.")})["x"].tags
    assert len(first) == 1
    rejected = replace(lost, rejected_tags=(first[0].name.upper(),))
    second = suggest_all(articles | {"x": (rejected, "Zoll und Porto steigen.")})["x"].tags
    assert [entry.name for entry in second] == [({"Zoll", "Porto"} - {first[0].name}).pop()]


def _alike(**heads: Metadata) -> Holdings:
    return Holdings({f"content/artikel/{name}.md": record(head) for name, head in heads.items()})


def test_near_duplicates_are_offered_until_they_are_decided() -> None:
    a, b = Metadata("A"), Metadata("B")
    found = survey({f"content/artikel/{n}.md": (Metadata(n), BODY) for n in "ab"}, b"")
    assert len(found.pairs) == 1

    def others(holdings: Holdings) -> list[str]:
        return [stem_of(path) for path, _ in others_like("content/artikel/a.md", found, holdings)]

    assert others(_alike(a=a, b=b)) == ["b"]
    assert others(_alike(a=replace(a, not_duplicate_of=("b",)), b=b)) == []
    assert others(_alike(a=a, b=replace(b, not_duplicate_of=("a.md",)))) == []
    assert others(_alike(a=replace(a, duplicate_of="b"), b=b)) == []
    assert others(_alike(a=a, b=replace(b, duplicate_of="a"))) == []
    assert others(_alike(a=a)) == []


def test_a_declared_duplicate_is_looked_at_no_more() -> None:
    heads = {"content/artikel/a.md": (Metadata("A", duplicate_of="b"), BODY)}
    assert survey(heads | {"content/artikel/b.md": (Metadata("B"), BODY)}, b"").pairs == ()


def test_the_key_changes_with_what_articles_say() -> None:
    one, other = _alike(a=Metadata("A")), _alike(a=Metadata("B"))
    assert survey_key(one) == survey_key(_alike(a=Metadata("A")))
    assert survey_key(one) != survey_key(other)
    assert survey_key(one) != survey_key(_alike(b=Metadata("A")))


def test_a_survey_is_kept_and_found_again(archive) -> None:  # type: ignore[no-untyped-def]
    made: Archive = archive(
        {
            "content/artikel/a.md": article("A", BODY),
            "content/artikel/b.md": article("B", BODY),
            "content/artikel/kaputt.md": "---\nTitel: [\n---\n",
        }
    )
    site = made.site()
    site.build()
    key = survey_key(holdings_of(site))
    assert read_survey(made.root).key == b""
    write_survey(made.root, key)
    found = read_survey(made.root)
    assert found.key == key
    assert [(pair.first, pair.second) for pair in found.pairs] == [
        ("content/artikel/a.md", "content/artikel/b.md")
    ]


def test_the_check_respects_what_was_ruled_out(archive) -> None:  # type: ignore[no-untyped-def]
    from datetime import date

    from setzkasten.check.check import check_archive
    from tests.conftest import codes

    made: Archive = archive(
        {
            "content/artikel/a.md": article("A", BODY),
            "content/artikel/b.md": article("B", BODY),
        }
    )
    found = check_archive(made.root, made.build(), date(2026, 1, 1))
    assert "fast-gleich" in codes(found.problems)
    made.write("content/artikel/b.md", article("B", BODY, **{"Kein Duplikat von": "[a]"}))
    found = check_archive(made.root, made.build(), date(2026, 1, 1))
    assert "fast-gleich" not in codes(found.problems)
