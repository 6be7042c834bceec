"""What must hold for any bytes at all; hypothesis and atheris look for bytes that break it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from urllib.parse import urlsplit

from setzkasten.language.slug import is_slug, slug_of
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem
from setzkasten.model.records import ArticleRecord
from setzkasten.normalise import normalise
from setzkasten.normalise.explain import explain
from setzkasten.parse.article import parse_article
from setzkasten.parse.markdown import render_body
from setzkasten.parse.pages import body_of, parse_page
from setzkasten.parse.settings import read_settings
from setzkasten.plan.routes import ROUTES, Routes, arguments
from setzkasten.publish.output import is_inside
from setzkasten.read.files import text_of
from setzkasten.stages import file_of, ingest_text, read_article, record_of
from tests.hostile.checking import page_of

TXT, MD = "content/texte/x.txt", "content/artikel/x.md"


def check_text(data: bytes) -> None:
    """Check what becomes of a raw text: an article that the program itself reads as its own."""
    ingested = ingest_text(TXT, data)
    assert ingested == ingest_text(TXT, data), "the same bytes, the same article"
    if ingested.summary is None:
        assert ingested.record.problems, "no article, and nobody is told"
        return
    slug = ingested.record.slug
    assert is_slug(slug)
    written = file_of(ingested, slug)
    record = record_of(ingested, slug, digest_bytes(written))
    assert read_article(f"content/artikel/{slug}.md", written) == record
    assert record.machine
    assert record.problems == ()
    _check_article(record, written)
    explain(normalise(data, "x.txt")).encode("utf-8", "replace")


def check_markdown(data: bytes) -> None:
    """Check what becomes of a Markdown file: an article and its page, or a problem with a line."""
    record = read_article(MD, data)
    if record.summary is None:
        assert record.problems
        assert all(problem.path == MD for problem in record.problems)
        return
    _check_article(record, data)
    text = text_of(data, MD)
    assert isinstance(text, str)
    page, problems = parse_page(text, MD, "x")
    assert page is not None or problems


def check_settings(data: bytes) -> None:
    """Check what becomes of settings: some that can be used."""
    text = text_of(data, "setzkasten.yaml")
    if isinstance(text, Problem):
        return
    settings, _problems = read_settings(text)
    assert settings.page_size > 0
    assert settings.newest > 0
    address = urlsplit(settings.base_url)
    assert address.scheme in {"http", "https"}
    assert settings.base_url.endswith("/")
    check_routes(settings.base_url, settings.title)


def check_routes(base_url: str, words: str) -> None:
    """Check that every route of any term leads to a file below the site, and back."""
    routes = Routes(base_url)
    slug = slug_of(words)
    known = {"name": f"{slug}.css", "year": "2014", "month": "10"}
    for route in ROUTES:
        url = routes.url(route, **{name: known.get(name, slug) for name in arguments(route)})
        assert url.startswith(routes.base_path)
        assert is_inside(routes.output(url)), url
        assert routes.absolute(url).startswith(base_url.removesuffix(routes.base_path))


def _check_article(record: ArticleRecord, data: bytes) -> None:
    """Check an article's page: nothing runs, and every word can stand in HTML and XML."""
    assert record.summary is not None
    text = text_of(data, MD)
    assert isinstance(text, str)
    body = body_of(text)
    article, _problems = parse_article(text, MD, "x")
    assert article is not None
    html = render_body(body, article.metadata.images).html
    html.encode("utf-8")
    assert page_of(html).alive == []
    entry = ET.Element("entry")
    entry.text = f"{record.summary.metadata.title} {record.summary.excerpt}"
    ET.fromstring(ET.tostring(entry))  # noqa: S314
    assert "\n" not in record.summary.metadata.title
    assert record.summary.metadata.title


def check(data: bytes) -> None:
    """Check all of it."""
    check_text(data)
    check_markdown(data)
    check_settings(data)
