"""Rendering: strict templates, German problems with file and line, nothing from outside."""

from __future__ import annotations

import json
import pickle
import xml.etree.ElementTree as ET  # only our own text
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.language.labels import LABELS
from setzkasten.messages.catalogue import wording
from setzkasten.model.article import Image
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem
from setzkasten.model.views import (
    ArticleView,
    BodyRef,
    Card,
    FeedView,
    Link,
    NotFoundView,
    Page,
    RobotsView,
    SitemapView,
    SiteView,
)
from setzkasten.render.data import json_ld, timestamp
from setzkasten.render.environment import Surface, build_environment, template_digests
from setzkasten.render.pages import RenderJob, render_pages
from setzkasten.render.theme import build_theme

pytestmark = pytest.mark.usefixtures("fresh_renderer")

SITE = SiteView(
    *("Käse & <Wein>", "Text", "de", "https://example.org/a/", (), (Link("I", "/a/i/"),)),
    *("/a/feed.xml", (("ton", "leise"),), "Setzkasten"),
)


def _card(title: str = "T", digest: bytes = b"1", **more: object) -> Card:
    values = {
        "title": title,
        "url": "/a/artikel/t/",
        "kicker": None,
        "subtitle": None,
        "teaser": "L",
        "has_lead": False,
        "date": "2014-10-29",
        "updated": None,
        "mentions_until": None,
        "place": None,
        "minutes": 1,
        "authors": (),
        "categories": (),
        "tags": (),
        "guessed": (),
        "draft": False,
        "digest": digest,
    }
    return Card(**(values | more))  # type: ignore[arg-type]


def _surface(templates: Mapping[str, str], **more: object) -> Surface:
    theme, _ = build_theme(
        {"t": {f"templates/{name}": text.encode() for name, text in templates.items()}}
    )
    values = {
        "templates": theme.templates,
        "files": theme.files,
        "assets": {"stil.css": "/a/s.1.css"},
        "site": SITE,
        "labels": LABELS,
        "settings": {"ton": "leise"},
        "locale": "de",
        "program": b"p",
    }
    return Surface(**(values | more))  # type: ignore[arg-type]


PAGE = Page("not_found", "/a/404.html", "Seite <weg>")


def _render(template: str, **others: str) -> str:
    surface = _surface({"404.html": template, **{f"{k}.html": v for k, v in others.items()}})
    result = render_pages(surface, [RenderJob(PAGE, NotFoundView())])[0]
    assert isinstance(result, bytes), result
    return result.decode("utf-8")


def _fail(template: str, **others: str) -> Problem:
    surface = _surface({"404.html": template, **{f"{k}.html": v for k, v in others.items()}})
    result = render_pages(surface, [RenderJob(PAGE, NotFoundView())])[0]
    assert isinstance(result, Problem), result
    return result


# --- what templates can do --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ page.title }}", "Seite &lt;weg&gt;"),
        ("{{ site.title }}", "Käse &amp; &lt;Wein&gt;"),
        ("{% set t = site.title %}{{ t }}", "Käse &amp; &lt;Wein&gt;"),
        ("{% if site.title == 'Käse & <Wein>' %}gleich{% endif %}", "gleich"),
        ("{{ url('home') }}", "/a/"),
        ("{{ url('article', slug='x') }}", "/a/artikel/x/"),
        ("{{ url('category', 2, slug='x') }}", "/a/kategorie/x/seite/2/"),
        ("{{ absolute(url('home')) }}", "https://example.org/a/"),
        ("{{ asset('stil.css') }}", "/a/s.1.css"),
        ("{{ label('archiv') }}", "Archiv"),
        ("{{ setting('ton') }}", "leise"),
        (
            "{{ counted(1, 'kategorie') }}, {{ counted(2, 'kategorie') }}",
            "1 Kategorie, 2 Kategorien",
        ),
        ("{{ number(12345) }}", "12.345"),
        ("{{ long_date('2014-10-29') }}", "29. Oktober 2014"),
        ("{{ timestamp('2014-10') }}", "2014-10-01T00:00:00Z"),
        ("{% for l in site.footer %}{{ l.title }}{% endfor %}", "I"),
        ("{% set label = 'eigen' %}{{ label }}", "eigen"),
        ("{% macro m(label) %}{{ label }}{% endmacro %}{{ m('<x>') }}", "&lt;x&gt;"),
        ("{% for url in ['a'] %}{{ url }}{% endfor %}", "a"),
        ("{% set site = namespace(title='n') %}{{ site.title }}", "n"),
        ("{{ [1, 2]|join(url('home')) }}", "1/a/2"),
        ("{{ label(*['archiv']) }}", "Archiv"),
        ("{{ label(name='archiv') }}", "Archiv"),
        ("{{ counted(noun='jahr', value=2) }}", "2 Jahre"),
        ("{{ label('archiv')|upper }}", "ARCHIV"),
        ("{{ label('arch' ~ 'iv') }}", "Archiv"),
        ("{{ label('archiv') ~ '!' }}", "Archiv!"),
        ("{% for n in ['archiv', 'von'] %}{{ label(n) }} {% endfor %}", "Archiv Von "),
        ("{{ 'archiv'|label }}", "Archiv"),
        ("{% import 'm.html' as m %}{{ m.zeige('<x>') }}", "[&lt;x&gt;]"),
        ("{% from 'm.html' import zeige as z %}{{ z('<x>') }}", "[&lt;x&gt;]"),
        ("{% from 'm.html' import umgeben %}{% call umgeben('x') %}innen{% endcall %}", "x(innen)"),
        ("{% from 'm.html' import zeige %}{{ zeige(page.title) }}", "[Seite &lt;weg&gt;]"),
        ("{% from 'm.html' import zeige with context %}{{ zeige(1) }}", "[1]"),
        ("{% from 'm.html' import nichts %}{{ nichts() }}", "-"),
        ("{% include 'i.html' %}", "Seite &lt;weg&gt;"),
        ("{{ fehlt is defined }}", "False"),
    ],
)
def test_templates_can_do_what_the_manual_says(template: str, text: str) -> None:
    macros = (
        "{% macro zeige(x) %}[{{ x }}]{% endmacro %}"
        "{% macro umgeben(x) %}{{ x }}({{ caller() }}){% endmacro %}"
        "{% macro nichts() %}-{% endmacro %}"
    )
    assert _render(template, m=macros, i="{{ page.title }}") == text


def test_macros_may_be_given_optional_names() -> None:
    macros = "{% macro m(x, y) %}{{ x }}{% if y is defined %}{{ y }}{% endif %}{% endmacro %}"
    assert _render("{% from 'm.html' import m %}{{ m(1, fehlt) }}{{ m(1, 2) }}", m=macros) == "112"


@pytest.mark.parametrize(
    "arguments",
    ["1|true", "1|1.0", "true|1", "0|false", "'1'|1", "none|'None'", "'<i>'|'<i>'|safe"],
)
def test_a_macro_of_a_card_shows_its_own_arguments_each_time(arguments: str) -> None:
    """What a macro made of a card is kept; the keys must tell all arguments apart."""
    one, _, other = arguments.partition("|")
    surface = _surface(
        {
            "_m.html": "{% macro m(card, x) %}{{ card.title }}{{ x }};{% endmacro %}",
            "article.html": "{% from '_m.html' import m %}"
            f"{{{{ m(article, {one}) }}}}{{{{ m(article, {other}) }}}}"
            f"{{{{ m(article, x={other}) }}}}{{{{ m(article, x={one}) }}}}",
            "kein.html": "",
        }
    )
    plain = surface.templates["article.html"].replace("import m %}", "import m with context %}")
    view = ArticleView(_card(), BodyRef("a.md", b""), None, None, (), (), None)
    job = RenderJob(Page("article", "/a/artikel/t/", "T"), view, "")
    kept = render_pages(surface, [job])[0]
    expected = render_pages(
        _surface({"_m.html": surface.templates["_m.html"], "article.html": plain}), [job]
    )[0]
    assert kept == expected


def test_a_macro_of_a_card_follows_the_card() -> None:
    surface = _surface(
        {
            "_m.html": "{% macro m(card) %}{{ card.title }}{% endmacro %}",
            "article.html": "{% from '_m.html' import m %}{{ m(article) }}",
        }
    )
    jobs = [
        RenderJob(
            Page("article", "/a/artikel/t/", "T"),
            ArticleView(_card(title, title.encode()), BodyRef("a", b""), None, None, (), (), None),
            "",
        )
        for title in ("Eins", "Zwei", "Eins")
    ]
    assert render_pages(surface, jobs) == [b"Eins", b"Zwei", b"Eins"]


# --- what templates cannot do -----------------------------------------------------------------


@pytest.mark.parametrize(
    "template",
    [
        "{{ [1]|random }}",
        "{{ ['b', 'a']|sort }}",
        "{{ {'b': 1}|dictsort }}",
        "{{ ['a', 'a']|unique }}",
        "{{ lipsum() }}",
        "{{ now() }}",
        "{{ open('/etc/passwd') }}",
        "{% include '/etc/passwd' %}",
        "{% include '../../setzkasten.yaml' %}",
        "{% do x %}",
        "{{ absolute.__func__.__globals__ }}",
        "{{ page['__class__'] }}",
        "{{ page|attr('__class__') }}",
    ],
)
def test_chance_clock_and_files_are_out_of_reach(template: str) -> None:
    assert wording(_fail(template)).text


# --- problems ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "code", "line"),
    [
        ("eins\n{{ fehlt }}", "vorlage-undefiniert", 2),
        ("eins\n{{ page.fehlt }}", "vorlage-undefiniert", 2),
        ("eins\nzwei\n{% if %}", "vorlage-syntax", 3),
        ("{% for x in [] %}", "vorlage-syntax", 1),
        ("{{ 'x'|gibtsnicht }}", "vorlage-syntax", 1),
        ("\n{{ label('archif') }}", "vorlage-name-aehnlich", 2),
        ("\n{{ label('qqqqqqqq') }}", "vorlage-name", 2),
        ("\n\n{{ asset('stil.cs') }}", "vorlage-name-aehnlich", 3),
        ("{{ setting('tonn') }}", "vorlage-name-aehnlich", 1),
        ("\n{{ 1 / 0 }}", "vorlage-fehler", 2),
        ("\n{{ url('gibt-es-nicht') }}", "vorlage-name", 2),
        ("\n{{ url('article') }}", "vorlage-name", 2),
        ("\n{{ long_date('unsinn') }}", "vorlage-fehler", 2),
        ("\n{{ counted('x', 'jahr') + 1 }}", "vorlage-fehler", 2),
        ("\n{% include 'fehlt.html' %}", "vorlage-fehlt", 2),
        ("{% extends 'fehlt.html' %}", "vorlage-fehlt", 1),
    ],
)
def test_mistakes_in_templates_are_told_in_german_with_file_and_line(
    template: str, code: str, line: int
) -> None:
    problem = _fail(template)
    assert (problem.code, problem.path, problem.line) == (
        *(code, "themes/t/templates/404.html", line),
    )
    said = wording(problem)
    assert said.place == f"themes/t/templates/404.html, Zeile {line}"
    assert said.text
    assert said.cure


def test_a_mistake_in_an_included_template_names_that_one() -> None:
    problem = _fail("\n\n{% include 'teil.html' %}", teil="\n{{ fehlt }}")
    assert (problem.path, problem.line) == ("themes/t/templates/teil.html", 2)
    problem = _fail(
        "\n{% from 'teil.html' import m %}{{ m() }}",
        teil="{% macro m() %}\n\n{{ x }}{% endmacro %}",
    )
    assert (problem.path, problem.line) == ("themes/t/templates/teil.html", 3)
    problem = _fail("\n{% include 'teil.html' %}", teil="\n\n{% if %}")
    assert (problem.path, problem.line) == ("themes/t/templates/teil.html", 3)


def test_the_message_names_what_was_meant_and_the_page() -> None:
    said = wording(_fail("{{ label('archif') }}"))
    assert "archif" in said.text
    assert "/a/404.html" in said.text
    assert "»archiv«" in said.cure


def test_a_failing_page_leaves_the_others_alone() -> None:
    surface = _surface({"404.html": "{{ page.title if page.kind == 'a' else fehlt }}"})
    jobs = [RenderJob(Page(kind, "/a/x", "T"), NotFoundView()) for kind in "aba"]
    results = render_pages(surface, jobs)
    assert [isinstance(result, Problem) for result in results] == [False, True, False]


# --- fingerprints -----------------------------------------------------------------------------


def test_a_template_counts_with_all_that_it_draws_in() -> None:
    templates = {
        "base.html": "b",
        "home.html": "{% extends 'base.html' %}{% import '_m.html' as m %}",
        "_m.html": "{% include ['_x.html', '_y.html'] %}",
        "_x.html": "x",
        "page.html": "{% extends 'base.html' %}",
        "404.html": "{% include name %}",
        "period.html": "{% include 'spaeter.html' ignore missing %}",
    }
    before = template_digests(_surface(templates))

    def changed(**more: str) -> set[str]:
        new = templates | {f"{name}.html": text for name, text in more.items()}
        after = template_digests(_surface(new))
        return {name for name in templates if after[name] != before[name]}

    assert changed(base="B") >= {"base.html", "home.html", "page.html", "404.html"}
    assert "period.html" not in changed(base="B")
    assert changed(_x="X") >= {"_m.html", "home.html", "404.html"}
    assert "page.html" not in changed(_x="X")
    assert "period.html" in changed(spaeter="neu")


@pytest.mark.parametrize(
    "more",
    [
        {"labels": LABELS | {"archiv": "x"}},
        {"settings": {"ton": "laut"}},
        {"locale": "de_AT"},
        {"assets": {"stil.css": "/a/s.2.css"}},
        {"program": b"q"},
        {"site": SiteView("x", *[getattr(SITE, name) for name in list(SiteView.__slots__)[1:]])},
    ],
    ids=lambda more: next(iter(more)),
)
def test_everything_that_templates_see_counts(more: dict[str, object]) -> None:
    assert _surface({}, **more).digest != _surface({}).digest


def test_a_surface_can_be_sent_to_a_worker() -> None:
    surface = _surface({"404.html": "{{ label('archiv') }}"})
    copy = pickle.loads(pickle.dumps(surface))  # noqa: S301  # our own
    assert copy.key == surface.key
    assert render_pages(copy, [RenderJob(PAGE, NotFoundView())]) == [b"Archiv"]


def test_two_surfaces_do_not_mix() -> None:
    one, other = _surface({"404.html": "eins"}), _surface({"404.html": "zwei"})
    job = [RenderJob(PAGE, NotFoundView())]
    assert [render_pages(surface, job)[0] for surface in (one, other, one)] == [
        b"eins",
        b"zwei",
        b"eins",
    ]


def test_removed_filters_are_gone() -> None:
    environment = build_environment(_surface({}))
    assert not {"random", "sort", "dictsort", "unique"} & set(environment.filters)


# --- bodies -----------------------------------------------------------------------------------


def test_a_body_is_rendered_once_the_page_is() -> None:
    surface = _surface({"article.html": "{{ body.html }}{{ body.headings[0].title }}"})
    view = ArticleView(
        _card(),
        BodyRef("a.md", digest_bytes(b""), (Image(caption="<c>"),)),
        None,
        None,
        (),
        (),
        None,
    )
    job = RenderJob(Page("article", "/a/x/", "T"), view, "## A & B\n\n![](#bild-1)\n\n<script>")
    html = render_pages(surface, [job])[0]
    assert isinstance(html, bytes)
    assert b'<h2 id="h-a-und-b">A &amp; B</h2>' in html
    assert b"&lt;c&gt;" in html
    assert b"<script>" not in html


# --- what machines read -----------------------------------------------------------------------

TITLES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1)


@given(TITLES, TITLES)
def test_feeds_are_xml_whatever_the_titles(title: str, teaser: str) -> None:
    card = _card(
        title,
        teaser=teaser,
        authors=(Link(title, "/a/autorin/x/"),),
        categories=(Link(title, "/x/"),),
    )
    view = FeedView("/a/", "2014-10-29", (card,))
    data = render_pages(_surface({}), [RenderJob(Page("feed", "/a/feed.xml", title), view)])[0]
    assert isinstance(data, bytes)
    feed = ET.fromstring(data)  # noqa: S314
    space = "{http://www.w3.org/2005/Atom}"
    entry = feed.find(f"{space}entry")
    assert entry is not None
    assert entry.findtext(f"{space}title") == title
    assert entry.findtext(f"{space}summary") == teaser
    assert feed.findtext(f"{space}id") == "https://example.org/a/feed.xml"
    assert entry.findtext(f"{space}updated") == "2014-10-29T00:00:00Z"


def test_a_feed_without_entries_has_a_date_all_the_same() -> None:
    job = RenderJob(Page("feed", "/a/feed.xml", "T"), FeedView("/a/", None, ()))
    data = render_pages(_surface({}), [job])[0]
    assert isinstance(data, bytes)
    assert ET.fromstring(data).findtext("{http://www.w3.org/2005/Atom}updated")  # noqa: S314


def test_the_sitemap_is_xml() -> None:
    view = SitemapView(
        (("https://example.org/a/?x&y", "2014-10"), ("https://example.org/a/", None))
    )
    data = render_pages(_surface({}), [RenderJob(Page("sitemap", "/a/sitemap.xml", "S"), view)])[0]
    assert isinstance(data, bytes)
    root = ET.fromstring(data)  # noqa: S314
    found = [element.text for element in root.iter() if (element.text or "").strip()]
    assert found == ["https://example.org/a/?x&y", "2014-10", "https://example.org/a/"]


def test_robots_txt_is_not_escaped() -> None:
    job = RenderJob(Page("robots", "/a/robots.txt", "R"), RobotsView("https://example.org/?a&b"))
    data = render_pages(_surface({}), [job])[0]
    assert isinstance(data, bytes)
    assert b"Sitemap: https://example.org/?a&b\n" in data


@given(
    st.recursive(
        st.text() | st.none() | st.integers(), lambda s: st.lists(s) | st.dictionaries(st.text(), s)
    )
)
def test_json_ld_never_ends_its_script_element(value: object) -> None:
    text = str(json_ld({"x": value}))
    assert not set("<>&\u2028\u2029") & set(text)
    assert isinstance(json.loads(text), dict)


@pytest.mark.parametrize(
    ("date", "stamp"),
    [
        ("2014-10-29", "2014-10-29T00:00:00Z"),
        ("2014-10", "2014-10-01T00:00:00Z"),
        ("2014", "2014-01-01T00:00:00Z"),
        (None, "1970-01-01T00:00:00Z"),
    ],
)
def test_dates_of_feeds_are_full(date: str | None, stamp: str) -> None:
    assert timestamp(date) == stamp
