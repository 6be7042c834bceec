"""The plan of a site: which pages there are, and what each may show."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from urllib.parse import urldefrag

from hypothesis import given, settings
from hypothesis import strategies as st

from setzkasten.language.collation import sort_key
from setzkasten.model.article import Metadata
from setzkasten.model.digest import digest_of
from setzkasten.model.problem import Problem
from setzkasten.model.records import ArticleRecord, Summary
from setzkasten.model.settings import Settings
from setzkasten.model.views import ArticleView, FeedView, HomeView, SitemapView
from setzkasten.parse.article import parse_article, summarise
from setzkasten.parse.pages import FreePage
from setzkasten.plan.assemble import Plan, assemble
from setzkasten.plan.planned import PlannedPage, with_cards
from setzkasten.plan.rules import plan_groups, plan_pages
from tests.conftest import article, codes, only

SETTINGS = Settings(title="Archiv", base_url="https://example.org/a/", page_size=2, newest=3)


def _record(text: str, path: str = "content/artikel/a.md") -> ArticleRecord:
    found, problems = parse_article(text, path, "a")
    return ArticleRecord(b"", summarise(found) if found else None, False, None, b"", problems)


def _plan(
    texts: dict[str, str], pages: tuple[FreePage, ...] = ()
) -> tuple[Plan, tuple[Problem, ...]]:
    records = {f"content/artikel/{name}.md": _record(text) for name, text in texts.items()}
    return assemble(records, pages, SETTINGS)


def _pages(texts: dict[str, str], pages: tuple[FreePage, ...] = ()) -> dict[str, PlannedPage]:
    return _shown(_plan(texts, pages)[0])


def _shown(plan: Plan) -> dict[str, PlannedPage]:
    """Return all pages as their templates get them."""
    return {page.output: replace(page, view=with_cards(page.view)) for page in plan_pages(plan)}


def _free(slug: str, title: str = "T", *, draft: bool = False) -> FreePage:
    return FreePage(slug, f"content/seiten/{slug}.md", title, "", draft, b"")


FIVE = {
    f"a{number}": article(
        f"T{number}", Datum=f"2014-0{number}-01", Kategorien="[K]", Autor="Jo Kern"
    )
    for number in range(1, 6)
}


def test_an_empty_archive_has_all_its_standing_pages() -> None:
    assert set(_pages({})) == {
        *("index.html", "404.html", "feed.xml", "sitemap.xml", "robots.txt", "archiv/index.html"),
        *("feed.json", "manifest.webmanifest", "llms.txt", "archiv/alle/index.html"),
        *(
            "kategorie/index.html",
            "schlagwort/index.html",
            "autorin/index.html",
            "suche/index.html",
        ),
    }


def test_every_list_has_its_pages() -> None:
    outputs = set(_pages(FIVE))
    for folder in ("kategorie/k", "autorin/jo-kern", "archiv/2014"):
        assert f"{folder}/index.html" in outputs
        assert f"{folder}/seite/2/index.html" in outputs
        assert f"{folder}/seite/3/index.html" in outputs
        assert f"{folder}/seite/4/index.html" not in outputs
    assert "kategorie/k/feed.xml" in outputs
    assert "archiv/2014/05/index.html" in outputs
    assert "archiv/undatiert/index.html" not in outputs


def test_undated_articles_have_their_own_place() -> None:
    pages = _pages(FIVE | {"ohne": article("Ohne")})
    assert "archiv/undatiert/index.html" in pages


def test_home_shows_the_newest() -> None:
    view = _pages(FIVE)["index.html"].view
    assert isinstance(view, HomeView)
    assert [card.title for card in view.newest] == ["T5", "T4", "T3"]
    assert [(bar.title, bar.count) for bar in view.years] == [("2014", 5)]


def test_neighbours_follow_time() -> None:
    view = _pages(FIVE)["artikel/a3/index.html"].view
    assert isinstance(view, ArticleView)
    assert view.previous is not None
    assert view.next is not None
    assert (view.previous.title, view.next.title) == ("T2", "T4")


def test_drafts_are_left_out_everywhere() -> None:
    with_draft = _pages(FIVE | {"entwurf": article("Geheim", Entwurf="ja", Kategorien="[G]")})
    assert with_draft == _pages(FIVE)


def test_undated_articles_are_not_in_feeds() -> None:
    view = _pages({"a": article("A", Kategorien="[K]")})["kategorie/k/feed.xml"].view
    assert isinstance(view, FeedView)
    assert view.cards == ()
    assert view.updated is None


def test_the_sitemap_names_pages_that_may_be_found() -> None:
    pages = _pages(FIVE, (_free("impressum"),))
    view = pages["sitemap.xml"].view
    assert isinstance(view, SitemapView)
    urls = [url for url, _ in view.urls]
    assert len(set(urls)) == len(urls)
    assert "https://example.org/a/impressum/" in urls
    assert not any("404" in url or url.endswith(".xml") for url in urls)
    assert ("https://example.org/a/artikel/a1/", "2014-01-01") in view.urls


def test_free_pages_that_would_stand_in_the_way_are_refused() -> None:
    _, problems = _plan({}, (_free("artikel"), _free("impressum"), _free("archiv")))
    assert codes(problems) == ["seite-adresse", "seite-adresse"]


def test_two_free_pages_cannot_have_one_address() -> None:
    plan, problems = _plan(
        {}, (_free("x", "A"), replace(_free("x", "B"), path="content/seiten/X.md"))
    )
    assert [page.title for page in plan.pages] == ["A"]
    assert only(problems, "seite-adresse").path == "content/seiten/X.md"


def test_a_draft_of_a_free_page_takes_no_address() -> None:
    plan, problems = _plan({}, (_free("x", "A", draft=True), _free("x", "B")))
    assert [page.title for page in plan.pages] == ["B"]
    assert problems == ()


def test_file_names_that_are_no_addresses_are_made_into_some() -> None:
    plan, problems = _plan(
        {
            "Über uns": article("A"),
            "ueber-uns": article("B"),
            "a b": article("C"),
            "x": article("D"),
        }
    )
    assert sorted(plan.bodies) == ["a-b", "ueber-uns", "ueber-uns-2", "x"]
    assert plan.bodies["ueber-uns"] == "content/artikel/ueber-uns.md"
    values = dict(only(problems, "adresse-vergeben").values)
    assert values == {"adresse": "ueber-uns", "neu": "ueber-uns-2"}


# --- properties -------------------------------------------------------------------------------

TERMS = st.lists(
    st.sampled_from(["Öl", "Oel", "öl", "C++", "C#", "???", "E-Commerce", "e commerce"])
)
METADATA = st.builds(
    Metadata,
    title=st.sampled_from(["Eins", "Zwei", "eins"]),
    authors=TERMS.map(tuple),
    date=st.sampled_from([None, "2008", "2014-10", "2014-10-29"]),
    categories=TERMS.map(tuple),
    tags=TERMS.map(tuple),
    draft=st.booleans(),
)


def _summary(metadata: Metadata) -> Summary:
    alphabet = sort_key(metadata.title)[0]
    return Summary(metadata, alphabet, "Lead", 100, b"b" * 16, (), digest_of(metadata))


ARCHIVES = st.dictionaries(
    st.sampled_from(["eins", "zwei", "Drei", "ä", "ae", "x y", "con"]).map(
        "content/artikel/{}.md".format
    ),
    METADATA.map(lambda metadata: ArticleRecord(b"", _summary(metadata), False, None, b"", ())),
)


@settings(max_examples=60)
@given(ARCHIVES, st.randoms())
def test_no_page_is_planned_twice_and_the_order_of_files_does_not_matter(
    records: dict[str, ArticleRecord], chance: object
) -> None:
    plan, notes = assemble(records, (), SETTINGS)
    pages = plan_pages(plan)
    outputs = Counter(page.output.lower() for page in pages)
    assert set(outputs.values()) <= {1}
    shown = [
        record
        for record in records.values()
        if record.summary and not record.summary.metadata.draft
    ]
    assert sum(isinstance(page.view, ArticleView) for page in pages) == len(shown)
    shuffled = list(records)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    other, others = assemble({path: records[path] for path in shuffled}, (), SETTINGS)
    assert plan_pages(other) == pages
    assert others == notes


@settings(max_examples=40)
@given(ARCHIVES, METADATA)
def test_a_page_with_the_same_fingerprint_shows_the_same(
    records: dict[str, ArticleRecord], metadata: Metadata
) -> None:
    """Of two archives, pages with equal fingerprints are equal values, and the other way round."""
    changed = records | {
        "content/artikel/eins.md": ArticleRecord(b"", _summary(metadata), False, None, b"", ())
    }
    before = _shown(assemble(records, (), SETTINGS)[0])
    after = _shown(assemble(changed, (), SETTINGS)[0])
    for output in before.keys() & after.keys():
        same = before[output] == after[output]
        assert (before[output].fingerprint() == after[output].fingerprint()) is same, output


@settings(max_examples=60)
@given(ARCHIVES, ARCHIVES)
def test_a_group_with_the_same_fingerprint_has_the_same_pages(
    some: dict[str, ArticleRecord], others: dict[str, ArticleRecord]
) -> None:
    """So that a group can be left as it is without planning its pages."""
    plans = [assemble(records, (), SETTINGS)[0] for records in (some, some | others)]
    known: dict[bytes, list[PlannedPage]] = {}
    for plan in plans:
        groups = list(plan_groups(plan))
        assert len({group.key for group in groups}) == len(groups)
        for group in groups:
            pages = [replace(page, view=with_cards(page.view)) for page in group.pages(plan.frame)]
            assert known.setdefault(group.digest(plan.frame), pages) == pages, group.key


@settings(max_examples=40)
@given(ARCHIVES)
def test_every_link_of_a_plan_leads_to_a_planned_page(records: dict[str, ArticleRecord]) -> None:
    plan, _ = assemble(records, (_free("impressum"),), SETTINGS)
    pages = _shown(plan).values()
    urls = {page.page.url for page in pages}
    for url in _urls([(page.page, page.view) for page in pages]):
        assert urldefrag(url)[0] in urls


_ADDRESSES = {"url", "previous", "next", "home", "feed", "json_feed"}


def _urls(value: object) -> set[str]:
    """Collect the addresses in the fields that hold any."""
    found: set[str] = set()
    pending = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, list | tuple):
            pending += item
        elif hasattr(item, "__dataclass_fields__"):
            for name in item.__dataclass_fields__:
                part = getattr(item, name)
                if isinstance(part, str) and name in _ADDRESSES:
                    found.add(part)
                else:
                    pending.append(part)
    return found - {""}
