"""One click: what it changes in the front matter, read back from the file."""

from __future__ import annotations

from setzkasten.frontmatter.edit import edit
from setzkasten.model.article import Metadata
from setzkasten.parse.article import parse_article
from setzkasten.redaktion import deciding
from setzkasten.redaktion.deciding import Decision
from setzkasten.redaktion.journal import MOST_STEPS, Journal, Step

FILE = """\
---
# Mein Kommentar
Titel: "Zoll & Porto"   # so stand es da
Kategorien: []
Schlagworte: [Zoll]
Verlorene Schlagworte: 2
Unsicher: [Titel, Datum]
---

Text.
"""


def head(text: str = FILE) -> Metadata:
    article, problems = parse_article(text, "a.md", "a")
    assert article is not None
    assert problems == ()
    return article.metadata


def after(decision: Decision, text: str = FILE) -> str:
    return edit(text, decision.changes)


def test_an_accepted_tag_is_added_and_counts_as_found() -> None:
    decision = deciding.accept(head(), "tags", "Porto")
    changed = after(decision)
    assert head(changed).tags == ("Zoll", "Porto")
    assert head(changed).tags_lost == 1
    assert decision.what == "Schlagwort »Porto« angenommen"
    assert changed.count("\n") == FILE.count("\n")
    assert '# Mein Kommentar\nTitel: "Zoll & Porto"   # so stand es da\n' in changed


def test_the_last_lost_tag_takes_the_key_away() -> None:
    once = after(deciding.accept(head(), "tags", "Porto"))
    twice = after(deciding.accept(head(once), "tags", "Retoure"), once)
    assert "Verlorene Schlagworte" not in twice


def test_a_tag_that_is_there_in_another_spelling_is_not_added() -> None:
    decision = deciding.accept(head(), "tags", "ZOLL")
    assert after(decision) == FILE


def test_an_accepted_category_is_added() -> None:
    assert head(after(deciding.accept(head(), "categories", "Recht"))).categories == ("Recht",)


def test_a_rejected_term_is_kept_in_mind_until_it_is_accepted() -> None:
    rejected = after(deciding.reject(head(), "tags", "Porto"))
    assert "Abgelehnte Schlagworte: [Porto]\n" in rejected
    assert head(rejected).tags == ("Zoll",)
    accepted = after(deciding.accept(head(rejected), "tags", "porto"), rejected)
    assert "Abgelehnte" not in accepted
    assert head(accepted).tags == ("Zoll", "porto")


def test_categories_are_rejected_by_themselves() -> None:
    rejected = head(after(deciding.reject(head(), "categories", "Porto")))
    assert (rejected.rejected_categories, rejected.rejected_tags) == (("Porto",), ())


def test_a_guess_is_confirmed_one_by_one() -> None:
    once = after(deciding.confirm(head(), "Titel"))
    assert head(once).guessed == ("Datum",)
    assert "Unsicher" not in after(deciding.confirm(head(once), "Datum"), once)


def test_duplicates_are_declared_and_denied() -> None:
    assert head(after(deciding.declare_duplicate("b"))).duplicate_of == "b"
    denied = after(deciding.deny_duplicate(head(), "b"))
    again = after(deciding.deny_duplicate(head(denied), "c"), denied)
    assert head(again).not_duplicate_of == ("b", "c")


def test_an_article_is_done_until_it_is_taken_back() -> None:
    done = after(deciding.finish(head()))
    assert head(done).reviewed
    assert after(deciding.finish(head(done)), done) == FILE


# --- the journal --------------------------------------------------------------------------


def step(name: str, what: str) -> Step:
    return Step(f"content/artikel/{name}.md", name, what, b"vorher", b"nachher")


def test_steps_are_taken_back_in_order_of_all_or_of_one_article() -> None:
    one, two, three = step("a", "eins"), step("b", "zwei"), step("a", "drei")
    journal = Journal().noted(one).noted(two).noted(three)
    assert journal.last() is three
    assert journal.last("b") is two
    assert journal.last("c") is None
    assert (journal.count(), journal.count("a")) == (3, 2)
    assert journal.without(three).last("a") is one
    assert journal.without(two).last() is three


def test_of_very_many_steps_the_oldest_are_forgotten() -> None:
    journal = Journal()
    for number in range(MOST_STEPS + 5):
        journal = journal.noted(step("a", str(number)))
    assert journal.count() == MOST_STEPS
    assert journal.steps[0].what == "5"
