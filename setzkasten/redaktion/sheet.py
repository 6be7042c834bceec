"""An article as its page shows it: fields, suggestions, near-duplicates, the original beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from setzkasten.check.duplicates import ALIKE, Pair
from setzkasten.frontmatter.schema import Field, Kind
from setzkasten.language.dates import long_date
from setzkasten.language.numbers import number
from setzkasten.messages.catalogue import wording
from setzkasten.model.article import Metadata
from setzkasten.redaktion.addresses import Way
from setzkasten.redaktion.comparing import rows
from setzkasten.redaktion.editing import Current
from setzkasten.redaktion.fields import FORM, LISTS, shown
from setzkasten.redaktion.original import Original, Source, colour
from setzkasten.redaktion.queue import Holdings, Queue
from setzkasten.redaktion.survey import Survey, others_like, still_suggested
from setzkasten.redaktion.views import ArticleView, FieldView, Frame, LikeView, SuggestionView
from setzkasten.sources import stem_of
from setzkasten.suggest.suggestions import Suggested
from setzkasten.versions.stamp import read_stamp

MOST_LIKES = 3
"""Near-duplicates that a page shows at once."""


@dataclass(frozen=True)
class Material:
    """What the view of an article is made from.

    Attributes:
        current: its file, just read.
        holdings, survey, queue: the archive; `queue` is the part that the editor walks through.
        original: its original text, where there is one.
        others: Markdown files of near-duplicates, just read.
    """

    current: Current
    holdings: Holdings
    survey: Survey
    queue: Queue
    original: Original | None
    others: Mapping[str, Current]


@dataclass(frozen=True)
class Draft:
    """What an editor has typed that could not be saved.

    Attributes:
        values: attribute → text.
        problems: attribute → what is wrong.
    """

    values: Mapping[str, str]
    problems: Mapping[str, str]


NOTHING = Draft({}, {})


def article_view(
    frame: Frame, material: Material, way: Way, *, searching: bool, draft: Draft = NOTHING
) -> ArticleView:
    """Return the view of an article's page.

    Args:
        frame: what all pages have.
        material: what there is to show.
        way: how the editor came here.
        searching: whether suggestions are still being looked for.
        draft: what was typed already.
    """
    now, holdings = material.current, material.holdings
    path, name, metadata = now.path, stem_of(now.path), now.metadata
    queue = material.queue
    place = queue.places.get(name)
    before, after = queue.around(name, way.place)
    at = place if way.place is None else way.place
    stays = place is not None and (way.place is None or place == way.place)
    offered = still_suggested(metadata, material.survey.suggested.get(path)) if metadata else None
    sources = material.original.sources if material.original else {}
    return ArticleView(
        frame=frame,
        name=name,
        path=path,
        title=metadata.title if metadata else name,
        page=holdings.address(path) or "",
        action=way.article(name, way.place),
        back=replace(way, place=None).list(),
        digest=now.digest.hex(),
        waiting=queue.waiting[place] if place is not None else None,
        place=f"{number(place + 1)} von {number(len(queue.waiting))}" if place is not None else "",
        before=way.article(before, (at or 0) - 1) if before else "",
        after=way.article(after, (at or 0) + 1 if stays else at or 0) if after else "",
        fields=tuple([_field(field, metadata, sources, draft) for field in FORM])
        if metadata
        else (),
        further=tuple(_further(sources)),
        suggestions=tuple(_suggestions(offered)) if offered else (),
        searching=searching,
        likes=tuple(_likes(material, way)) if metadata else (),
        duplicate=(metadata.duplicate_of or "") if metadata else "",
        rejected=(*metadata.rejected_categories, *metadata.rejected_tags) if metadata else (),
        reviewed=bool(metadata and metadata.reviewed),
        machine=read_stamp(now.data.decode("utf-8", "replace"), name)[1],
        original=material.original,
        body=now.article.body if now.article and not material.original else "",
        problems=tuple([_problem(now, place) for place in range(len(now.problems))]),
    )


def _problem(now: Current, place: int) -> str:
    words = wording(now.problems[place])
    where = f"Zeile {now.problems[place].line}: " if now.problems[place].line else ""
    return f"{where}{words.text} {words.cure}".strip()


_SHAPES = {Kind.FLAG: "haken", Kind.DATE: "zeile"}
_BY_NAME = {"teaser": "absatz", "place": "zeile", "kicker": "zeile"}


def _field(
    field: Field, metadata: Metadata, sources: Mapping[str, tuple[Source, ...]], draft: Draft
) -> FieldView:
    base = shown(field, getattr(metadata, field.attribute))
    found = sources.get(field.key, ())
    shape = _SHAPES.get(field.kind, "liste" if field.kind in LISTS else "mehrzeilig")
    recognised = "; ".join([source.value for source in found])
    return FieldView(
        attribute=field.attribute,
        key=field.key,
        colour=colour(field.key),
        shape=_BY_NAME.get(field.attribute, shape),
        value=draft.values.get(field.attribute, base),
        base=base,
        problem=draft.problems.get(field.attribute, ""),
        guessed=field.key in metadata.guessed,
        sources=found,
        changed=bool(found) and recognised != base,
    )


def _further(sources: Mapping[str, tuple[Source, ...]]) -> Iterator[tuple[str, Source]]:
    known = {field.key for field in FORM}
    for key, found in sources.items():
        if key not in known:
            yield from [(key, source) for source in found]


def _suggestions(offered: Suggested) -> Iterator[SuggestionView]:
    for kind, found in (("kategorie", offered.categories), ("schlagwort", offered.tags)):
        yield from [SuggestionView(kind, suggestion) for suggestion in found]


def _likes(material: Material, way: Way) -> Iterator[LikeView]:
    mine = material.current.article
    found = others_like(material.current.path, material.survey, material.holdings)
    for path, pair in found[:MOST_LIKES]:
        other = material.others.get(path)
        if mine is None or other is None or other.article is None:
            continue
        theirs = other.article
        yield LikeView(
            stem_of(path),
            theirs.metadata.title,
            Way().article(stem_of(path), None),
            way.article(stem_of(path), way.place),
            other.digest.hex(),
            _likeness(pair),
            (_facts(mine.metadata), _facts(theirs.metadata)),
            rows(mine.body, theirs.body),
        )


def _likeness(pair: Pair) -> str:
    if pair.likeness >= ALIKE:
        return f"Die Texte sind zu {int(100 * pair.likeness)} % gleich."
    return f"Der kürzere Text steht zu {int(100 * pair.contained)} % auch im längeren."


def _facts(metadata: Metadata) -> str:
    date = long_date(metadata.date) if metadata.date else "undatiert"
    return f"{', '.join(metadata.authors) or 'ohne Autorin'}, {date}"
