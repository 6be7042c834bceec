"""`term merge` and `term rename`: another name for a category, a tag or an author."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from setzkasten.addresses.lock import read_lock, update_lock, with_decisions
from setzkasten.check.reading import Stock, read_stock
from setzkasten.cli.asking import carry_out, hand_note, print_diff, tell
from setzkasten.cli.clock import today
from setzkasten.cli.terminal import harmless
from setzkasten.desk.changing import plan_changes
from setzkasten.desk.renaming import Renaming, edits, moved_addresses, taxonomies_with, users_of
from setzkasten.frontmatter.values import folded_text
from setzkasten.index.taxonomies import TAXONOMIES, Taxonomy, term_key
from setzkasten.language.numbers import count
from setzkasten.model.article import Metadata
from setzkasten.model.problem import Problem, problem
from setzkasten.options import Options
from setzkasten.publish.atomic import write_atomically
from setzkasten.read.files import read_text
from setzkasten.read.tree import reason
from setzkasten.sources import LOCK, find_sources

if TYPE_CHECKING:
    import argparse

WRONG = 2


def term(options: argparse.Namespace, root: Path) -> int:
    """Rename or merge a term in the head of every article; returns the exit code."""
    old, new = folded_text(options.old), folded_text(options.new)
    stock = read_stock(root, find_sources(root), Options(today=today()))
    articles = {piece.path: piece.metadata for piece in stock.articles if piece.metadata}
    taxonomy = _taxonomy(old, options.taxonomy, articles)
    if taxonomy is None or not _sensible(options.action, taxonomy, old, new, articles):
        return WRONG
    renaming = Renaming(taxonomy, old, new)
    changes, problems = plan_changes(root, edits(renaming, articles))
    if options.dry_run:
        print_diff(changes, sys.stdout)
        print(
            f"{taxonomy.key}: »{harmless(old)}« würde in "
            f"{count(len(changes), 'Artikel', 'Artikeln')} zu »{harmless(new)}«. Nichts geändert."
        )
        return 0 if tell(problems) else 1
    print(f"{taxonomy.key}: »{harmless(old)}« → »{harmless(new)}«")
    for change in changes:
        print(f"  {harmless(change.path)}")
    good = carry_out(root, changes, sys.stdout)
    note = hand_note(changes, stock.machine, done=True)
    if note:
        print(note)
    if good and not problems:
        good = _lead_on(root, renaming, stock)
    return 0 if tell(problems) and good else 1


def _taxonomy(old: str, wanted: str | None, articles: Mapping[str, Metadata]) -> Taxonomy | None:
    """Find out what kind of term is meant; say so where that is not clear."""
    found = [each for each in taxonomies_with(old, articles) if wanted in {None, each.name}]
    if len(found) == 1:
        return found[0]
    if found:
        kinds = " und ".join([each.key for each in found])
        print(
            f"»{harmless(old)}« gibt es mehrmals: unter {kinds}.\n"
            f"Sagen Sie dazu, was gemeint ist: --taxonomy {found[0].name}",
            file=sys.stderr,
        )
        return None
    where = next((f" unter {each.key}" for each in TAXONOMIES if each.name == wanted), "")
    near = _like(old, articles)
    print(
        f"»{harmless(old)}« gibt es{where} nicht."
        + (f" Meinten Sie »{harmless(near)}«?" if near else ""),
        file=sys.stderr,
    )
    return None


def _like(name: str, articles: Mapping[str, Metadata]) -> str | None:
    from difflib import get_close_matches

    names = {
        each
        for metadata in articles.values()
        for taxonomy in TAXONOMIES
        for each in getattr(metadata, taxonomy.attribute)
    }
    return next(iter(get_close_matches(name, sorted(names), n=1, cutoff=0.7)), None)


def _sensible(
    action: str, taxonomy: Taxonomy, old: str, new: str, articles: Mapping[str, Metadata]
) -> bool:
    """Tell whether the term can get that name; say so where it cannot."""
    if not new:
        print("Der neue Name ist leer.", file=sys.stderr)
        return False
    exists = bool(users_of(taxonomy, new, articles))
    same = term_key(old) == term_key(new)
    if action == "merge" and not exists:
        print(
            f"»{harmless(new)}« gibt es unter {taxonomy.key} nicht. Zum Umbenennen: "
            f'term rename "{harmless(old)}" "{harmless(new)}"',
            file=sys.stderr,
        )
        return False
    if action == "rename" and exists and not same:
        print(
            f"»{harmless(new)}« gibt es unter {taxonomy.key} schon. Zum Zusammenführen: "
            f'term merge "{harmless(old)}" "{harmless(new)}"',
            file=sys.stderr,
        )
        return False
    return True


def _lead_on(root: Path, renaming: Renaming, stock: Stock) -> bool:
    """Let the address that the term had lead to the one it has now; tell whether that worked."""
    published = {piece.slug: piece.metadata for piece in stock.published if piece.metadata}
    moved = moved_addresses(renaming, published)
    if not moved:
        return True
    found = read_text(root, LOCK) if (root / LOCK).exists() else ""
    if isinstance(found, Problem):
        return tell([found])
    lock, _ = read_lock(found)
    written = update_lock(found, with_decisions(lock, moved))
    try:
        write_atomically(root / LOCK, written.encode("utf-8"))
    except OSError as error:
        return tell([problem("nicht-schreibbar", LOCK, grund=reason(error))])
    for old, new in moved.items():
        print(f"Die Adresse {old} leitet künftig zu {new} ({LOCK}).")
    return True
