"""Propose the terms that articles most likely lost, where the settings want them shown.

Proposals follow from all articles at once, so they are worked out anew when any of these
changes, and kept with the fingerprint of all of them. In the moment after a save there is no
time for that: until the next full build the articles keep those they have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from setzkasten.making import Texts
from setzkasten.model.digest import digest_of
from setzkasten.model.records import Proposed, Summary
from setzkasten.program import program_digest
from setzkasten.publish.state import State


@dataclass(frozen=True)
class Proposals:
    """What is proposed.

    Attributes:
        found: file of an article → its terms; articles without any are left out.
        source: fingerprint of what they follow from; empty for nothing, None where they are of
            an earlier archive.
    """

    found: Mapping[str, Proposed] = field(default_factory=dict)
    source: bytes | None = b""


def propose(articles: Mapping[str, Summary], texts: Texts, old: State, *, renew: bool) -> Proposals:
    """Propose terms.

    Args:
        articles: by path, those of the site.
        texts: gives their Markdown.
        old: what is remembered of an earlier build.
        renew: whether there is time to work them out, where they are not known.
    """
    digests = tuple([(path, summary.digest) for path, summary in articles.items()])
    source = digest_of((program_digest(), digests))
    if source == old.proposed_from:
        return Proposals(old.proposed, source)
    from setzkasten.suggest.suggestions import lost_categories, lost_tags

    if not renew:
        kept = {
            path: Proposed(
                proposed.tags if lost_tags(summary.metadata) else (),
                proposed.categories if lost_categories(summary.metadata) else (),
            )
            for path, proposed in old.proposed.items()
            if (summary := articles.get(path))
        }
        return Proposals({path: terms for path, terms in kept.items() if terms != Proposed()}, None)
    return Proposals(_found(articles, texts), source)


def _found(articles: Mapping[str, Summary], texts: Texts) -> dict[str, Proposed]:
    from setzkasten.model.ledger import Confidence
    from setzkasten.suggest.suggestions import Suggestion, suggest_all

    def sure(suggestions: tuple[Suggestion, ...]) -> tuple[str, ...]:
        return tuple([s.name for s in suggestions if s.confidence is Confidence.SURE])

    read = {
        path: (summary.metadata, texts.expected(path, summary.body)[0])
        for path, summary in articles.items()
    }
    found = {
        path: Proposed(sure(suggested.tags), sure(suggested.categories))
        for path, suggested in suggest_all(read).items()
    }
    return {path: terms for path, terms in found.items() if terms != Proposed()}
