"""The queue as the page shows it."""

from __future__ import annotations

from dataclasses import replace

from setzkasten.language.numbers import count, number
from setzkasten.redaktion.addresses import Way
from setzkasten.redaktion.queue import PAGE, Queue, page_of
from setzkasten.redaktion.reasons import Reason
from setzkasten.redaktion.views import EntryView, FilterView, Frame, ListView


def list_view(
    frame: Frame, queue: Queue | None, way: Way, files: int, *, searching: bool
) -> ListView:
    """Return the view of a page of the queue.

    Args:
        frame: what all pages have.
        queue: all articles that need a look; None where the site was never built.
        way: which of them are asked for.
        files: how many articles there are.
        searching: whether suggestions and near-duplicates are still being looked for.
    """
    whole = queue or Queue(())
    part = whole.narrowed(way.reason, way.words)
    entries, page, pages = page_of(part.waiting, way.page)
    here = replace(way, page=page, place=None)
    first = (page - 1) * PAGE
    return ListView(
        frame,
        tuple(
            [
                EntryView(entry, here.article(entry.name, first + place))
                for place, entry in enumerate(entries)
            ]
        ),
        _summary(part, whole, way),
        tuple(_filters(whole, way)),
        way.reason.key if way.reason else "",
        way.words,
        page,
        pages,
        replace(here, page=page - 1).list() if page > 1 else "",
        replace(here, page=page + 1).list() if page < pages else "",
        searching,
        queue is not None,
        files,
    )


def _summary(part: Queue, whole: Queue, way: Way) -> str:
    found = len(part.waiting)
    if part is whole:
        verb = "wartet" if found == 1 else "warten"
        return f"{count(found, 'Artikel', 'Artikel')} {verb} auf einen Blick."
    verb = "passt" if found == 1 else "passen"
    what = f"{count(found, 'Artikel', 'Artikel')} von {number(len(whole.waiting))} {verb}"
    parts = [way.reason.label] if way.reason else []
    parts += [f"»{way.words}« im Titel"] if way.words else []
    return f"{what} zu: {', '.join(parts)}."


def _filters(whole: Queue, way: Way) -> list[FilterView]:
    start = replace(way, page=1, place=None)
    found = [
        FilterView(
            "alle",
            number(len(whole.waiting)),
            replace(start, reason=None).list(),
            current=way.reason is None,
        )
    ]
    for reason in Reason:
        if whole.counts.get(reason) or reason is way.reason:
            url = replace(start, reason=reason).list()
            counted = number(whole.counts.get(reason, 0))
            found.append(FilterView(reason.label, counted, url, current=reason is way.reason))
    return found
