"""Decide, for each raw text, what happens to the Markdown made of it. Pure; writes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from setzkasten.frontmatter.values import folded_text
from setzkasten.language.slug import unique_slugs
from setzkasten.model.problem import Problem, problem
from setzkasten.model.records import ArticleRecord, TextRecord
from setzkasten.sources import TEXTS, stem_of
from setzkasten.versions.stamp import short


@dataclass(frozen=True, slots=True)
class Write:
    """A Markdown file to be written for a raw text, and the one that it replaces, if another."""

    text: str
    slug: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """What to do with the Markdown files.

    Attributes:
        writes: files to write, in the order of their raw texts.
        removals: files of the program whose raw text was deleted.
        outdated: file that a hand has edited → its raw text, which has changed since.
        problems: what the editor should know.
    """

    writes: tuple[Write, ...]
    removals: tuple[str, ...]
    outdated: Mapping[str, str]
    problems: tuple[Problem, ...]


def reconcile(
    texts: Mapping[str, TextRecord],
    articles: Mapping[str, ArticleRecord],
    deleted: Iterable[str] = (),
    published: Mapping[str, Collection[str]] | None = None,
) -> Decisions:
    """Compare raw texts with the Markdown made of them.

    Args:
        texts: by path below the root.
        articles: by path below the root.
        deleted: raw texts that were there at the last build and are gone.
        published: raw text, as an article names it → the slugs under which readers know it.

    An untouched file follows its text in content, and in name as long as it is not published:
    from then on its address stays, whatever the title becomes. An edited file stays
    as it is, and so does every file whose text is merely missing: only a text that
    was seen and then deleted takes its untouched file along. A file that cannot be read
    may be the edited one of the text that would have its name: no other is made beside it.
    """
    claims = claims_of(texts, articles)
    waiting: list[tuple[str, str | None]] = []
    renamed: list[Problem] = []
    outdated: dict[str, str] = {}
    surplus: list[str] = []
    unknown = {
        stem_of(path)
        for path, article in articles.items()
        if article.summary is None and article.source is None
    }
    for text in sorted(texts):
        record = texts[text]
        edited, machine = _by_hand_and_machine(claims.get(text, []), articles, record.slug)
        for path in edited:
            known = articles[path].text_digest
            if known is not None and known != short(record.digest):
                outdated[path] = text
            renamed += _renamed(path, articles[path], text)
        mine = bool(machine) or not (edited or record.slug in unknown)
        if record.markdown is not None and mine:
            waiting.append((text, machine[0] if machine else None))
            surplus += machine[1:]
    removals = {*surplus, *_orphans(texts, articles, claims, deleted)}
    free = removals | {path for _text, path in waiting if path is not None}
    fixed = _held(articles, free) if waiting else set()
    kept = _kept(waiting, texts, articles, published or {}, fixed)
    new = [text for text, _path in waiting if text not in kept]
    slugs = unique_slugs([texts[text].slug for text in new], fixed | set(kept.values()))
    slug_of_text = kept | dict(zip(new, slugs, strict=True))
    given = [((text, path), slug_of_text[text]) for text, path in waiting]
    writes = tuple(
        [
            Write(text, slug, path)
            for (text, path), slug in given
            if path is None or not _is_current(articles[path], path, texts[text], slug)
        ]
    )
    notes = renamed + [
        problem("adresse-vergeben", text, adresse=texts[text].slug, neu=slug)
        for (text, _path), slug in given
        if slug != texts[text].slug and text not in kept
    ]
    return Decisions(writes, tuple(sorted(removals)), outdated, tuple(notes))


def _renamed(path: str, article: ArticleRecord, text: str) -> Iterator[Problem]:
    """Tell that the raw text of an edited file is called otherwise by now, wherever it lies."""
    old, new = _source(article) or "", _named(text)
    if old.rpartition("/")[2] != new.rpartition("/")[2]:
        yield problem("text-umbenannt", path, alt=old, neu=new)


def _held(articles: Mapping[str, ArticleRecord], free: Collection[str]) -> set[str]:
    """Return the names and the addresses of all files but those that are free."""
    stay = [path for path in articles if path not in free]
    return {stem_of(path) for path in stay} | {
        slug for path in stay if (slug := articles[path].address)
    }


def _kept(
    waiting: Iterable[tuple[str, str | None]],
    texts: Mapping[str, TextRecord],
    articles: Mapping[str, ArticleRecord],
    published: Mapping[str, Collection[str]],
    fixed: Collection[str],
) -> dict[str, str]:
    """Return the slugs that texts were published under, and keep for good.

    A text may have had several; it stays where it is, or goes where its title leads, or else to
    the first of them. One whose file still names it by its old name is known by that.
    """
    kept: dict[str, str] = {}
    taken = set(fixed)
    for text, path in waiting:
        slugs = published.get(_named(text)) or (
            published.get(_source(articles[path]) or "") if path else None
        )
        free = sorted(set(slugs or ()) - taken)
        if free:
            now = [stem_of(path)] if path else []
            likely = [slug for slug in (*now, texts[text].slug) if slug in free]
            kept[text] = (*likely, *free)[0]
            taken.add(kept[text])
    return kept


def unread(known: ArticleRecord | None) -> ArticleRecord:
    """Return what stands for a file that is there and cannot be read.

    Args:
        known: what it said when it was last read, if that is remembered.
    """
    return ArticleRecord(b"", None, False, None, b"", (), _source(known) if known else None)


def _by_hand_and_machine(
    paths: list[str], articles: Mapping[str, ArticleRecord], slug: str
) -> tuple[list[str], list[str]]:
    """Part the files of one text; among the program's, the one of the right name comes first.

    There is more than one of these only where a build died while renaming.
    """
    edited = [path for path in paths if not articles[path].machine]
    machine = [path for path in paths if articles[path].machine]
    return edited, sorted(machine, key=lambda path: (stem_of(path) != slug, path))


def _orphans(
    texts: Mapping[str, TextRecord],
    articles: Mapping[str, ArticleRecord],
    claims: Mapping[str, list[str]],
    deleted: Iterable[str],
) -> list[str]:
    """List the untouched files whose raw text was deleted and not merely moved."""
    claimed = {path for paths in claims.values() for path in paths}
    gone = set(map(_named, deleted)) - set(map(_named, texts))
    return [
        path
        for path, record in articles.items()
        if record.machine and path not in claimed and _source(record) in gone
    ]


def claims_of(
    texts: Mapping[str, TextRecord], articles: Mapping[str, ArticleRecord]
) -> dict[str, list[str]]:
    """Map each raw text to the files that name it as their `Quelle`.

    Paths are compared as front matter keeps them: composed, white space folded. A text
    that was moved to another folder is found again by its bare name, where only one
    text has that name and no file names that one by its path; one that was renamed, by what it
    says, as long as it says the same and is the only one that does.
    """
    by_path: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    for text in sorted(texts):
        path = _named(text)
        by_path.setdefault(path, []).append(text)
        by_name.setdefault(path.rpartition("/")[2], []).append(text)
    claims: dict[str, list[str]] = {}
    homeless: list[tuple[str, str]] = []
    for path in sorted(articles):
        source = _source(articles[path])
        if source is None:
            continue
        if source in by_path:
            claims.setdefault(_made_from(articles[path], by_path[source], texts), []).append(path)
        else:
            homeless.append((path, source))
    at_home = set(claims)
    by_content = _by_content(texts, at_home) if homeless else {}
    for path, source in homeless:
        namesakes = by_name.get(source.rpartition("/")[2], [])
        if len(namesakes) == 1 and namesakes[0] not in at_home:
            claims.setdefault(namesakes[0], []).append(path)
        elif not namesakes and len(same := by_content.get(articles[path].text_digest, [])) == 1:
            claims.setdefault(same[0], []).append(path)
    return claims


def _by_content(
    texts: Mapping[str, TextRecord], at_home: Collection[str]
) -> dict[str | None, list[str]]:
    """Return the texts that no file names, by what they say."""
    found: dict[str | None, list[str]] = {}
    for text in texts:
        if text not in at_home:
            found.setdefault(short(texts[text].digest), []).append(text)
    return found


def _made_from(
    article: ArticleRecord, namesakes: list[str], texts: Mapping[str, TextRecord]
) -> str:
    """Choose between texts whose paths differ only in their Unicode form."""
    fitting = [text for text in namesakes if short(texts[text].digest) == article.text_digest]
    return (fitting or namesakes)[0]


def _is_current(article: ArticleRecord, path: str, text: TextRecord, slug: str) -> bool:
    return (
        article.machine
        and stem_of(path) == slug
        and article.text_digest == short(text.digest)
        and article.markdown == text.markdown
    )


def _source(article: ArticleRecord) -> str | None:
    """Return the raw text that an article names, as path below `content/texte/`, or None."""
    return article.summary.metadata.source if article.summary else article.source


def _named(text: str) -> str:
    """Return a raw text's path as an article names it: composed, white space folded."""
    return folded_text(text.removeprefix(f"{TEXTS}/"))
