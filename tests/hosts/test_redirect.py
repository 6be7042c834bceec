"""Old addresses: how they are read, and how redirects are brought in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.hosts.files import REDIRECTS, host_files
from setzkasten.hosts.netlify import headers_file, read_redirects_file, redirects_file
from setzkasten.hosts.pages import gone_page, page_file, redirect_pages
from setzkasten.hosts.redirect import (
    GONE,
    MOVED,
    MOVED_FOR_NOW,
    Redirect,
    old_address,
    place,
    settle,
)
from setzkasten.hosts.tombstone import Tombstone
from setzkasten.model.problem import Problem
from tests.conftest import codes
from tests.hosts.netlify import Netlify


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("/2014/10/alt.html", "/2014/10/alt.html"),
        ("2014/10/alt.html", "/2014/10/alt.html"),
        (" /alt/ ", "/alt/"),
        ("/?p=123", "/?p=123"),
        ("https://blog.example.org/?p=123", "/?p=123"),
        ("https://blog.example.org?p=123", "/?p=123"),
        ("http://blog.example.org/alt", "/alt"),
        ("//blog.example.org/alt", "/alt"),
        ("/alt#mitte", "/alt"),
        ("/grün/", "/gr%C3%BCn/"),
        ("/gr%c3%bcn/", "/gr%C3%BCn/"),
        ("/gr%fcn/", "/gr%FCn/"),
        ("/ein wort", "/ein%20wort"),
        ("/a:b*c", "/a%3Ab%2Ac"),
        ("/x?a=1&b=ü", "/x?a=1&b=%C3%BC"),
        ("/x?a=1;2", "/x?a=1%3B2"),
    ],
)
def test_addresses_are_read_as_editors_write_them(text: str, address: str) -> None:
    assert old_address(text) == address
    assert old_address(address) == address, "what was read stays as it is"


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "https://example.org/", "mailto:x@example.org", "javascript:alert(1)"),
        *("/a/../b", "/./a", "/%2e%2e/x", "/a//b", "/a\\b", "http:///x", "https://[x/"),
        *("/a\x00b", "/a\nb", "/%0a"),
    ],
)
def test_what_no_browser_asks_for_is_no_address(text: str) -> None:
    assert old_address(text) is None


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_none_and_stays_so(text: str) -> None:
    address = old_address(text)
    if address is not None:
        assert address.startswith("/")
        assert address.isascii()
        assert not any(char.isspace() for char in address)
        assert old_address(address) == address


def test_spellings_of_one_place_are_one() -> None:
    assert place("/x") == place("/x/") == place("/x/index.html")
    assert place("/") == place("/index.html") == "/"
    assert place("/x?p=1") != place("/x")


PAGES = ("/", "/a/", "/b/", "/kategorie/")


def _settle(*wanted: tuple[str, str | None]) -> tuple[dict[str, str | None], list[str]]:
    redirects = [Redirect(old, new, GONE if new is None else MOVED, "x.md") for old, new in wanted]
    settled = settle(redirects, PAGES)
    return {entry.old: entry.new for entry in settled.redirects}, codes(settled.problems)


def test_chains_become_one_step() -> None:
    assert _settle(("/1/", "/2/"), ("/2/", "/3/"), ("/3/", "/a/")) == (
        {"/1/": "/a/", "/2/": "/a/", "/3/": "/a/"},
        [],
    )
    assert _settle(("/1/", "/2"), ("/2/", None)) == ({"/1/": None, "/2/": None}, [])


def test_a_chain_lasts_as_long_as_its_weakest_step() -> None:
    steps = (Redirect("/1/", "/2/"), Redirect("/2/", "/a/", MOVED_FOR_NOW))
    assert [entry.status for entry in settle(steps, PAGES).redirects] == [302, 302]
    steps = (Redirect("/1/", "/2/"), Redirect("/2/", None, GONE))
    assert [entry.status for entry in settle(steps, PAGES).redirects] == [410, 410]


def test_circles_are_cut_and_named() -> None:
    assert _settle(("/1/", "/2/"), ("/2/", "/1/"), ("/3/", "/a/")) == (
        {"/3/": "/a/"},
        ["weiterleitung-kreis"] * 2,
    )
    assert _settle(("/1/", "/1/")) == ({}, ["weiterleitung-kreis"])


def test_pages_win_over_redirects() -> None:
    assert _settle(("/a", "/b/")) == ({}, ["weiterleitung-belegt"])
    assert _settle(("/a/", "/a/"), ("/a/index.html", "/a/")) == ({}, []), "that leads to itself"


def test_queries_at_a_page_are_addresses_of_their_own() -> None:
    assert _settle(("/?p=1", "/b/")) == ({"/?p=1": "/b/"}, [])
    assert _settle(("/?p=1", "/")) == ({}, []), "hosts hand the query on: it would never end"


def test_the_first_of_two_counts_and_the_other_is_named() -> None:
    assert _settle(("/1/", "/a/"), ("/1", "/b/")) == ({"/1/": "/a/"}, ["weiterleitung-doppelt"])
    assert _settle(("/1/", "/a/"), ("/1", "/a/")) == ({"/1/": "/a/"}, [])


def test_a_target_that_is_not_there_is_named() -> None:
    assert _settle(("/1/", "/fort/")) == ({}, ["weiterleitung-ins-leere"])


OLD = st.sampled_from([f"/{name}{end}" for name in "123456" for end in ("", "/", "?p=1")])
NEW = st.one_of(st.sampled_from(PAGES), st.none(), OLD)


@given(st.lists(st.tuples(OLD, NEW), max_size=12))
def test_settled_redirects_always_end_in_one_step(wanted: list[tuple[str, str | None]]) -> None:
    settled = settle([Redirect(old, new, MOVED if new else GONE) for old, new in wanted], PAGES)
    taken = set(map(place, PAGES))
    olds = [place(entry.old) for entry in settled.redirects]
    assert len(set(olds)) == len(olds)
    assert not taken & set(olds)
    assert all(entry.new is None or place(entry.new) in taken for entry in settled.redirects)
    assert all((entry.new is None) == (entry.status == GONE) for entry in settled.redirects)
    assert settle(settled.redirects, PAGES) == settled.__class__(settled.redirects, ())


# --- Netlify --------------------------------------------------------------------------------


def test_netlifys_rules_are_as_documented() -> None:
    redirects = (
        Redirect("/alt.html", "/a/"),
        Redirect("/alt.html?p=1&q=x", "/b/", MOVED_FOR_NOW),
        Redirect("/fort/", None, GONE),
        Redirect("/weg/", None, GONE, tombstone=Tombstone(article=True, date="2014-10")),
    )
    assert redirects_file("/", redirects).splitlines()[1:] == [
        "/alt.html p=1 q=x /b/ 302!",
        "/alt.html /a/ 301!",
        "/fort/ /410.html 404!",
        "/weg/ /410-artikel-2014-10.html 404!",
    ]
    assert redirects_file("/archiv/").splitlines()[1:] == [
        "/ /archiv/ 302!",
        "/archiv/* /:splat 200!",
    ]


def test_a_preview_keeps_search_engines_away() -> None:
    assert "X-Robots-Tag: noindex" in headers_file(preview=True)
    assert "X-Robots-Tag" not in headers_file()


OLDS = st.text(min_size=1, max_size=20).map(old_address).filter(bool)
REDIRECTS_ = st.lists(
    st.builds(
        lambda old, new, stone: (
            Redirect(old, new) if new else Redirect(old, None, GONE, tombstone=stone)
        ),
        OLDS,
        st.sampled_from(["/a/", "/b/", None]),
        st.builds(
            Tombstone, st.booleans(), st.sampled_from([None, "2014", "2014-10", "2014-10-29"])
        ),
    ),
    max_size=6,
)


@given(REDIRECTS_, st.sampled_from(["/", "/archiv/"]))
def test_what_was_written_can_be_read_again(wanted: list[Redirect], base: str) -> None:
    redirects = settle(wanted, PAGES).redirects
    assert read_redirects_file(redirects_file(base, redirects)) == redirects


@given(REDIRECTS_)
def test_netlify_answers_any_old_address_as_asked(wanted: list[Redirect]) -> None:
    redirects = settle(wanted, PAGES).redirects
    files = {"index.html": b"", "a/index.html": b"", "b/index.html": b"", "404.html": b""}
    made = host_files("https://example.org/", redirects, files)
    host = Netlify(files | made.files)
    for redirect in redirects:
        answer = host.answer(redirect.old)
        if redirect.new is None:
            assert answer.status == 404
            assert answer.body == made.files[redirect.tombstone.file]
        else:
            assert answer.location.partition("?")[0] == redirect.new


# --- small pages ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "file"),
    [
        ("/2014/alt.html", "2014/alt.html"),
        ("/2014/alt.HTM", "2014/alt.HTM"),
        ("/2014/alt/", "2014/alt/index.html"),
        ("/2014/alt", "2014/alt/index.html"),
        ("/v1.2/", "v1.2/index.html"),
        ("/gr%C3%BCn/", "grün/index.html"),
    ],
)
def test_small_pages_stand_where_hosts_look_for_them(old: str, file: str) -> None:
    assert page_file(Redirect(old, "/a/"), "/") == file


@pytest.mark.parametrize(
    ("old", "base", "code"),
    [
        ("/?p=1", "/", "weiterleitung-abfrage"),
        ("/alt/", "/archiv/", "weiterleitung-ausserhalb"),
        ("/archiv/", "/archiv/", "weiterleitung-ausserhalb"),
        ("/alt.php", "/", "weiterleitung-endung"),
        ("/feed.xml", "/", "weiterleitung-endung"),
        ("/gr%FCn/", "/", "weiterleitung-ausserhalb"),
        ("/a%3Ab/", "/", "weiterleitung-endung"),
        ("/punkt./", "/", "weiterleitung-endung"),
        (f"/{'x' * 250}/", "/", "weiterleitung-endung"),
    ],
)
def test_where_no_page_can_stand_there_is_a_reason(old: str, base: str, code: str) -> None:
    why = page_file(Redirect(old, "/a/"), base)
    assert isinstance(why, Problem)
    assert why.code == code


def test_small_pages_never_cover_a_file_of_the_site() -> None:
    redirects = [Redirect(f"/{name}", "/a/") for name in ("A/", "a/b.html/", "b.HTML", "neu/")]
    pages, pageless = redirect_pages(
        redirects, "https://example.org/", ["a/index.html", "a/b.html", "b.html"]
    )
    assert sorted(pages) == ["neu/index.html"]
    assert codes(pageless) == ["weiterleitung-endung"] * 3


def test_small_pages_name_their_target_safely() -> None:
    pages, _ = redirect_pages([Redirect("/x/", "/a&b'\"/")], "https://example.org/", ())
    html = pages["x/index.html"].decode()
    assert 'href="https://example.org/a&amp;b&#x27;&quot;/"' in html
    assert "0; url=/a&amp;b" in html
    assert "<script" not in html
    assert "<style" not in html
    assert " style=" not in html


@pytest.mark.parametrize(
    ("stone", "title", "sentence"),
    [
        (Tombstone(), "Diese Seite wurde entfernt", "Sie wurde aus dem Archiv genommen."),
        (
            Tombstone(article=True, date="2014-10-01"),
            "Dieser Artikel wurde entfernt",
            "Er wurde am 1. Oktober 2014 aus dem Archiv genommen.",
        ),
        (
            Tombstone(date="2014-10"),
            "Diese Seite wurde entfernt",
            "Sie wurde im Oktober 2014 aus dem Archiv genommen.",
        ),
        (
            Tombstone(article=True, date="2014"),
            "Dieser Artikel wurde entfernt",
            "Er wurde 2014 aus dem Archiv genommen.",
        ),
    ],
)
def test_a_tombstone_says_what_is_known(stone: Tombstone, title: str, sentence: str) -> None:
    html = gone_page(stone, "/archiv/", "/archiv/suche/").decode()
    assert f"<h1>{title}</h1>" in html
    assert f"<p>{sentence}</p>" in html
    assert '<a href="/archiv/suche/">Im Archiv suchen</a>' in html
    assert '<meta name="robots" content="noindex">' in html
    assert Tombstone.of_file(stone.file) == stone


def test_a_chain_that_ends_at_a_tombstone_tells_what_that_tells() -> None:
    stone = Tombstone(article=True, date="2014")
    steps = (Redirect("/1/", "/2/"), Redirect("/2/", None, GONE, tombstone=stone))
    assert [entry.tombstone for entry in settle(steps, PAGES).redirects] == [stone, stone]


def test_one_folder_serves_all_hosts() -> None:
    made = host_files("https://example.org/", [Redirect("/fort/", None, GONE)], ["index.html"])
    assert sorted(made.files) == [".nojekyll", "410.html", "_headers", REDIRECTS, "fort/index.html"]
    assert "410.html" not in host_files("https://example.org/", (), ()).files
