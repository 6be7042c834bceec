"""The editor's desk: renaming terms, mending, beginning an article, writing without surprises."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from setzkasten.check.piece import Piece
from setzkasten.desk import changing
from setzkasten.desk.changing import (
    ChangedError,
    diff,
    plan_changes,
    write_changes,
    write_unless_changed,
)
from setzkasten.desk.mending import mends
from setzkasten.desk.renaming import (
    Renaming,
    edits,
    moved_addresses,
    renamed,
    taxonomies_with,
    users_of,
)
from setzkasten.desk.skeleton import Beginning, skeleton
from setzkasten.frontmatter.read import read_front_matter
from setzkasten.index.taxonomies import TAXONOMIES
from setzkasten.messages.catalogue import wording
from setzkasten.model.article import Metadata
from setzkasten.model.digest import digest_bytes
from setzkasten.publish.atomic import write_atomically

CATEGORY, TAG, AUTHOR = TAXONOMIES


def _article(text: str, slug: str = "a") -> Piece:
    head = read_front_matter(text, "")
    metadata = Metadata(**{"title": "X", **head.values})
    path = f"content/artikel/{slug}.md"
    return Piece(path, f"/artikel/{slug}/", text, head.body, 1, metadata.title, metadata)


# --- terms ------------------------------------------------------------------------------


def test_a_term_is_renamed_wherever_it_stands_in_any_spelling() -> None:
    articles = {
        "a": Metadata("A", tags=("Zoll", "E-Commerce")),
        "b": Metadata("B", tags=("Ecommerce",), categories=("E-Commerce",)),
        "c": Metadata("C", tags=("Zoll",)),
    }
    renaming = Renaming(TAG, "e-commerce", "Onlinehandel")
    found = edits(renaming, articles)
    assert found.keys() == {"a", "b"}
    text = "---\nTitel: B  # x\nTags: [Ecommerce]\nKategorien: [E-Commerce]\n---\nText\n"
    assert found["b"](text) == text.replace("[Ecommerce]", "[Onlinehandel]")
    assert taxonomies_with("ecommerce", articles) == (CATEGORY, TAG)
    assert users_of(TAG, "ECOMMERCE", articles) == ("a", "b")


def test_an_article_that_has_both_terms_keeps_one() -> None:
    both = Metadata("A", tags=("Zoll", "Porto", "Versandkosten", "Post"))
    after = renamed(Renaming(TAG, "Porto", "Versandkosten"), both)
    assert after is not None
    assert after.tags == ("Zoll", "Versandkosten", "Post")
    assert renamed(Renaming(TAG, "Maut", "Porto"), both) is None
    assert renamed(Renaming(TAG, "Porto", "Porto"), both) is None


def test_the_address_that_a_term_loses_leads_to_the_new_one() -> None:
    articles = {"a": Metadata("A", tags=("Porto",)), "b": Metadata("B", tags=("Versandkosten",))}
    merge = Renaming(TAG, "Porto", "Versandkosten")
    assert moved_addresses(merge, articles) == {"/schlagwort/porto/": "/schlagwort/versandkosten/"}
    spelling = Renaming(TAG, "Porto", "PORTO")
    assert moved_addresses(spelling, articles) == {}
    name = {"a": Metadata("A", authors=("Kim",))}
    assert moved_addresses(Renaming(AUTHOR, "Kim", "Kim Ö."), name) == {
        "/autorin/kim/": "/autorin/kim-oe/"
    }
    assert moved_addresses(Renaming(TAG, "Nichts", "Kim"), name) == {}


# --- mending ----------------------------------------------------------------------------


def test_spellings_become_the_usual_one_and_blanks_go_away() -> None:
    pieces = [
        _article("---\nTags: [E-Commerce]\n---\n", "a"),
        _article("---\nTags: [E-Commerce, Zoll]\n---\n", "b"),
        _article("---\nTags: [Zoll, Ecommerce, 'e commerce']  # x\nOrt: 'Köln '\n---\n", "c"),
    ]
    found = mends(pieces)
    assert found.keys() == {"content/artikel/c.md"}
    mended = found["content/artikel/c.md"](pieces[2].text)
    assert mended == "---\nTags: [Zoll, E-Commerce]  # x\nOrt: 'Köln'\n---\n"
    assert mends([_article(mended, "c"), *pieces[:2]]) == {}


# --- files ------------------------------------------------------------------------------


def _file(root: Path, name: str, data: bytes) -> str:
    path = f"content/artikel/{name}"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)
    return path


def test_changes_are_planned_shown_and_written(tmp_path: Path) -> None:
    one = _file(tmp_path, "a.md", b"---\r\nOrt: K\xc3\xb6ln\r\n---\r\nText")
    same = _file(tmp_path, "b.md", b"---\nOrt: Bonn\n---\n")
    odd = _file(tmp_path, "c.md", "---\nOrt: Köln\n---\n".encode("cp1252"))
    plan = dict.fromkeys(
        (one, same, odd, "content/artikel/weg.md"), lambda text: text.replace("Köln", "Ulm")
    )
    changes, problems = plan_changes(tmp_path, plan)
    assert [change.path for change in changes] == [one]
    assert {entry.path: entry.code for entry in problems} == {
        odd: "kopf-nicht-aenderbar",
        "content/artikel/weg.md": "nicht-lesbar",
    }
    assert list(diff(changes[0]))[3:] == [" ---", "-Ort: Köln", "+Ort: Ulm", " ---"]
    assert (tmp_path / one).read_bytes() == b"---\r\nOrt: K\xc3\xb6ln\r\n---\r\nText"
    assert write_changes(tmp_path, changes) == ((one,), ())
    assert (tmp_path / one).read_bytes() == b"---\r\nOrt: Ulm\r\n---\r\nText"


def test_whoever_was_faster_wins(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.md", b"alt")
    changes, _ = plan_changes(tmp_path, {path: lambda text: text + " neu"})
    (tmp_path / path).write_bytes(b"von Hand")
    written, [found] = write_changes(tmp_path, changes)
    assert (written, found.code) == ((), "inzwischen-geaendert")
    assert (tmp_path / path).read_bytes() == b"von Hand"
    (tmp_path / path).unlink()
    with pytest.raises(ChangedError):
        write_unless_changed(tmp_path, path, b"neu", digest_bytes(b"alt"))
    assert not (tmp_path / path).exists()


def test_a_file_that_cannot_be_written_is_named_and_the_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (_file(tmp_path, name, b"alt") for name in ("a.md", "b.md"))
    changes, _ = plan_changes(tmp_path, dict.fromkeys((one, other), lambda text: text + " neu"))

    def write(path: Path, data: bytes) -> object:
        if path.name == "a.md":
            raise OSError(errno.ENOSPC, "full")
        return write_atomically(path, data)

    monkeypatch.setattr(changing, "write_atomically", write)
    written, [found] = write_changes(tmp_path, changes)
    assert written == (other,)
    assert (found.code, found.path) == ("nicht-geschrieben", one)
    assert "der Datenträger ist voll" in wording(found).text
    assert (tmp_path / one).read_bytes() == b"alt"


def test_a_link_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    target = _file(tmp_path, "b.md", b"alt")
    link = tmp_path / "content/artikel/a.md"
    link.symlink_to(tmp_path / target)
    with pytest.raises(ChangedError):
        write_unless_changed(tmp_path, "content/artikel/a.md", b"neu", digest_bytes(b"alt"))
    assert link.is_symlink()
    assert link.read_bytes() == b"alt"


# --- a new article ----------------------------------------------------------------------


def test_the_skeleton_is_a_readable_draft_with_all_that_was_given() -> None:
    text = skeleton(
        Beginning(
            'Das "Paket": #1',
            "2014-10",
            ("Anna Müller", "Jan, Weiß"),
            ("Recht & Steuer",),
            ("a: b",),
            ("Recht", "Logistik"),
        )
    )
    head = read_front_matter(text, "a.md")
    assert head.problems == ()
    assert dict(head.values) == {
        "title": 'Das "Paket": #1',
        "authors": ("Anna Müller", "Jan, Weiß"),
        "date": "2014-10",
        "categories": ("Recht & Steuer",),
        "tags": ("a: b",),
        "teaser": None,
        "draft": True,
        "address": "das-paket-sharp-1",
    }
    assert "Es gibt schon: Recht, Logistik." in text
    assert "Es gibt schon" not in skeleton(Beginning("X", "2014"))
    assert "Autorin:\n" in skeleton(Beginning("X", "2014"))
    assert all(line == line.rstrip() for line in text.split("\n"))
