"""The file of a new article: its head filled in as far as it can be, each key explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from setzkasten.frontmatter.values import folded_text
from setzkasten.frontmatter.write import flow_list, scalar
from setzkasten.language.slug import slug_of
from setzkasten.model.article import IsoDate

MOST_EXAMPLES = 12


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of an article that is to be written.

    Attributes:
        title: as the page shall show it.
        date: when it appears.
        authors, categories, tags: what was given with the command.
        known: the archive's categories, the most used first, as examples.
    """

    title: str
    date: IsoDate
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    known: Sequence[str] = ()


def skeleton(beginning: Beginning) -> str:
    r"""Return the Markdown file of a new article, line ends as `\n`.

    It is a draft, so that it does not go out before it is written.
    """
    authors = beginning.authors
    author = scalar(authors[0]) if len(authors) == 1 else flow_list(authors) if authors else ""
    known = [folded_text(name) for name in beginning.known[:MOST_EXAMPLES]]
    have = f" Es gibt schon: {', '.join(known)}." if known else ""
    return f"""\
---
# Zeilen mit # davor sind Erläuterungen. Sie dürfen stehen bleiben.

Titel: {scalar(folded_text(beginning.title))}

# Wer hat ihn geschrieben? Mehrere Namen so: [Anna Müller, Jan Weiß]
{f"Autorin: {author}".rstrip()}

# Wann ist er erschienen? Zum Beispiel 2014-10-29, 29.10.2014, 2014-10 oder 2014.
Datum: {beginning.date}

# In eckigen Klammern, durch Kommas getrennt.{have}
Kategorien: {flow_list(beginning.categories)}
Schlagworte: {flow_list(beginning.tags)}

# Ein bis zwei Sätze, die neugierig machen; sie stehen über dem Text und in den Listen.
Teaser:

# Unter diesem Namen steht der Artikel auf der Website, auch wenn Titel und Datei anders heißen.
Adresse: {slug_of(beginning.title)}

# Solange hier »ja« steht, wird der Artikel nicht veröffentlicht. Ist er fertig: Zeile löschen.
Entwurf: ja
---

Hier beginnt der Text. Absätze trennt eine leere Zeile.

## Eine Zwischenüberschrift

Noch ein Absatz.
"""
