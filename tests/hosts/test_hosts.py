"""The demo archive on emulated hosts at `/` and below `/archiv/`: every link, every old address."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from setzkasten.hosts.pages import redirect_pages
from setzkasten.hosts.policy import CONTENT_SECURITY_POLICY
from setzkasten.hosts.redirect import Redirect
from tests.hosts.conftest import Demo
from tests.hosts.crawling import crawl, read
from tests.hosts.emulation import Host
from tests.hosts.github import GitHubPages
from tests.hosts.netlify import DEFAULT_CACHING, Netlify


@pytest.fixture(params=["Netlify", "GitHub Pages"])
def host(request: pytest.FixtureRequest, demo: Demo) -> Host:
    if request.param == "Netlify":
        return Netlify(demo.files)
    return GitHubPages(demo.files, demo.base_path)


def _for_machines(demo: Demo) -> list[str]:
    """Return the addresses that programs know without a link."""
    names = ("sitemap.xml", "robots.txt", "llms.txt")
    return [demo.base_path + name for name in names if name in demo.files]


def test_nothing_is_broken_and_no_link_is_led_on(host: Host, demo: Demo) -> None:
    found = crawl(host, demo.base_path, demo.origin, _for_machines(demo))
    assert found.wrong == []
    assert len(found.pages) > 150
    assert {path for path in found.pages if path not in demo.addresses} == set()


def test_every_file_of_the_site_can_be_reached_or_is_for_machines(host: Host, demo: Demo) -> None:
    found = crawl(host, demo.base_path, demo.origin, _for_machines(demo))
    reached = {*found.pages, *found.others}
    led = {redirect.plain_path for redirect in demo.settled.redirects}
    left = []
    for name in demo.files:
        path = demo.base_path + name.removesuffix("index.html")
        asked_for = name.startswith("suche/daten/")  # by the script of the search
        known = asked_for or path in reached or path in led or path.rstrip("/") in led
        if not known and name not in {
            "404.html",
            "410.html",
            "410-artikel-2024-05-17.html",
            "_headers",
            "_redirects",
            ".nojekyll",
        }:
            left.append(name)
    assert left == []


def test_canonical_addresses_are_those_that_answer(host: Host, demo: Demo) -> None:
    found = crawl(host, demo.base_path, demo.origin)
    for path, canonical in found.pages.items():
        assert canonical == demo.origin + path


def test_unknown_addresses_show_the_sites_own_page(host: Host, demo: Demo) -> None:
    for name in ("gibt/es/nicht/", "gibtsnicht.html", "artikel/gibtsnicht"):
        answer = host.answer(demo.base_path + name)
        assert answer.status == 404
        assert b"Seite nicht gefunden" in answer.body
        for load in read(answer.body).loads:
            assert host.answer(load).status == 200, "the page for unknown addresses has its style"


def test_a_missing_slash_at_the_end_is_put_right_in_one_step(host: Host, demo: Demo) -> None:
    path = demo.page("das-e-book-bekommt-sein-preisschild")
    answer = host.answer(path.rstrip("/"))
    if answer.status == 301:
        assert answer.location == path
    else:  # Netlify below a base path: shown as it is
        assert answer.status == 200
        assert read(answer.body).canonical == demo.origin + path


def _follow(host: Host, demo: Demo, redirect: Redirect) -> None:
    """Ask for an old address; hold that it leads to its end in one step."""
    answer = host.answer(redirect.old)
    if redirect.new is None:
        body = answer.body.decode()
        assert "<h1>Dieser Artikel wurde entfernt</h1>" in body
        assert "am 17. Mai 2024" in body
        assert '<meta name="robots" content="noindex">' in body
        for way in (demo.base_path, f"{demo.base_path}suche/"):
            assert f'<a href="{way}">' in body
            assert host.answer(way).status == 200
        return
    if answer.status == 200:
        page = read(answer.body)
        assert page.refresh == redirect.new
        assert page.canonical == demo.origin + redirect.new
        target = page.refresh
    else:
        assert answer.status == redirect.status
        target = answer.location
        assert urlsplit(target).path == redirect.new
    last = host.answer(target)
    assert last.status == 200
    assert read(last.body).canonical == demo.origin + redirect.new


def test_netlify_leads_every_old_address_to_its_end_in_one_step(demo: Demo) -> None:
    host = Netlify(demo.files)
    assert len(demo.settled.redirects) == 12
    for redirect in demo.settled.redirects:
        _follow(host, demo, redirect)
        status = host.answer(redirect.old).status
        assert status == (404 if redirect.new is None else 301)


def test_github_leads_what_it_can_and_the_rest_is_named(demo: Demo) -> None:
    host = GitHubPages(demo.files, demo.base_path)
    _, pageless = redirect_pages(demo.settled.redirects, demo.base_url, ())
    named = {dict(entry.values)["adresse"]: entry.code for entry in pageless}
    for redirect in demo.settled.redirects:
        if redirect.old in named:
            continue
        answer = host.answer(redirect.old)
        if answer.status == 301:  # from `/x` to the folder `/x/` that holds the page
            assert answer.location == f"{redirect.path}/"
            redirect = Redirect(f"{redirect.path}/", redirect.new)  # noqa: PLW2901
        _follow(host, demo, redirect)
    base = demo.base_path
    expected = {
        "/?p=123": "weiterleitung-abfrage",
        f"{base}?p=124": "weiterleitung-abfrage",
        f"{base}?page_id=7&lang=de": "weiterleitung-abfrage",
        f"{base}alt.php?id=9": "weiterleitung-abfrage",
        f"{base}alt.php": "weiterleitung-endung",
    }
    if base != "/":
        expected["/ausserhalb/alt.html"] = "weiterleitung-ausserhalb"
    assert named == expected


def test_other_queries_leave_pages_alone(demo: Demo) -> None:
    host = Netlify(demo.files)
    for query in ("?p=99999", "?utm_source=brief", "?q=zoll"):
        assert host.answer(f"{demo.base_path}{query}").status == 200


def test_queries_in_any_order_and_with_more_in_them_are_known(demo: Demo) -> None:
    host = Netlify(demo.files)
    for query in ("?lang=de&page_id=7", "?page_id=7&utm_source=brief&lang=de"):
        assert host.answer(f"{demo.base_path}{query}").status == 301
    assert host.answer(f"{demo.base_path}?page_id=7").status == 200


def test_netlify_sends_the_headers_with_every_answer(demo: Demo) -> None:
    host = Netlify(demo.files)
    for path in (demo.base_path, demo.page("das-e-book-bekommt-sein-preisschild"), "/x/y"):
        headers = host.answer(path).headers
        assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == DEFAULT_CACHING
        assert "X-Robots-Tag" not in headers
    assets = [name for name in demo.files if name.startswith("assets/")]
    assert len(assets) > 2
    for name in assets:
        headers = host.answer(demo.base_path + name).headers
        assert headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_hosts_keep_their_rules_to_themselves(demo: Demo) -> None:
    host = Netlify(demo.files)
    assert host.answer("/_redirects").status == 404
    assert host.answer("/_headers").status == 404


def test_without_its_mark_github_would_leave_files_out(demo: Demo) -> None:
    host = GitHubPages({name: data for name, data in demo.files.items() if name != ".nojekyll"})
    assert "_redirects" not in host.files
    assert "_redirects" in GitHubPages(demo.files).files
