"""Fixtures: small archives made from Python values, and whole trees as values."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from setzkasten.model.problem import Problem
from setzkasten.options import Options
from setzkasten.receipt import unchanged
from setzkasten.report import Report
from setzkasten.site import Site
from setzkasten.sources import find_sources
from setzkasten.workers import Portions

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile(
    "ci", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("ci")

TINY_THEME: dict[str, str] = {
    "theme.yaml": "Name: Winzig\nEinstellungen:\n  ton: leise\n",
    "assets/stil.css": "body { color: black }\n",
    "templates/base.html": """\
<!doctype html>
<html lang="{{ site.language }}"><head><title>{{ page.title }} – {{ site.title }}</title>
<link rel="stylesheet" href="{{ asset("stil.css") }}"></head>
<body class="{{ setting("ton") }}">
<nav>
{% for link in site.navigation %}<a href="{{ link.url }}">{{ link.title }}</a>{% endfor %}</nav>
<main>{% block main %}{% endblock %}</main>
<footer>
{% for link in site.footer %}<a href="{{ link.url }}">{{ link.title }}</a>{% endfor %}</footer>
</body></html>
""",
    "templates/_karte.html": """\
{% macro karte(card, mit_datum=true) %}
<li><a href="{{ card.url }}">{{ card.title }}</a> {{ card.teaser }}
{% if mit_datum and card.date %}<time>{{ long_date(card.date) }}</time>{% endif %}
{% for term in card.categories %}<i><a href="{{ term.url }}">{{ term.title }}</a></i>{% endfor %}
</li>
{% endmacro %}
""",
    "templates/home.html": """\
{% extends "base.html" %}{% from "_karte.html" import karte %}
{% block main %}<h1>{{ site.title }}</h1>
<p>{{ counted(articles, "artikel") }}, {{ authors }} {{ label("autorinnen") }}</p>
<ul>{% for card in newest %}{{ karte(card) }}{% endfor %}</ul>
{% for bar in years %}<b>{{ bar.title }}: {{ bar.count }}</b>{% endfor %}
{% if undated %}<a href="{{ undated.url }}">{{ undated.title }} {{ undated.count }}</a>{% endif %}
{% for t in categories %}<a href="{{ t.url }}">{{ t.title }} {{ t.count }}</a>{% endfor %}
{% for term in tags %}<a href="{{ term.url }}">{{ term.title }}</a>{% endfor %}{% endblock %}
""",
    "templates/article.html": """\
{% extends "base.html" %}
{% block main %}<article><h1>{{ article.title }}</h1>
{% for author in article.authors %}<a href="{{ author.url }}">{{ author.title }}</a>{% endfor %}
{% if article.date %}<time>{{ long_date(article.date) }}</time>{% endif %}
{{ body.html }}
{% for image in unplaced %}<p>{{ image.caption }} {{ image.credit }}</p>{% endfor %}
{% for term in article.categories %}<a href="{{ term.url }}">{{ term.title }}</a>{% endfor %}
{% for term in article.tags %}<a href="{{ term.url }}">#{{ term.title }}</a>{% endfor %}
{% if previous %}<a rel="prev" href="{{ previous.url }}">{{ previous.title }}</a>{% endif %}
{% if next %}<a rel="next" href="{{ next.url }}">{{ next.title }}</a>{% endif %}
{% if source %}<small>{{ source }}</small>{% endif %}
</article>{% endblock %}
""",
    "templates/term_index.html": """\
{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1><ol>
{% for term in terms %}<li>{{ term.letter }} <a href="{{ term.url }}">{{ term.title }}</a>
{{ term.count }}</li>{% endfor %}</ol>{% endblock %}
""",
    "templates/term.html": """\
{% extends "base.html" %}{% from "_karte.html" import karte %}
{% block main %}<h1>{{ name }} ({{ count }})</h1>
<ul>{% for card in cards %}{{ karte(card, false) }}{% endfor %}</ul>
{% for link in pager.pages %}{% if link %}<a href="{{ link.url }}">{{ link.title }}</a>{% endif %}
{% endfor %}{% endblock %}
""",
    "templates/archive.html": """\
{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1>
{% for year in years %}<h2><a href="{{ year.url }}">{{ year.title }}</a> {{ year.count }}</h2>
{% for bar in year.months %}<a href="{{ bar.url }}">{{ bar.title }} {{ bar.count }}</a>{% endfor %}
{% endfor %}{% endblock %}
""",
    "templates/period.html": """\
{% extends "base.html" %}{% from "_karte.html" import karte %}
{% block main %}<h1>{{ page.title }} ({{ count }})</h1>
<ul>{% for card in cards %}{{ karte(card) }}{% endfor %}</ul>
{% if previous %}<a rel="prev" href="{{ previous.url }}">{{ previous.title }}</a>{% endif %}
{% if next %}<a rel="next" href="{{ next.url }}">{{ next.title }}</a>{% endif %}
{% if pager.next %}<a href="{{ pager.next }}">{{ label("weiter") }}</a>{% endif %}{% endblock %}
""",
    "templates/page.html": """\
{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1>{{ body.html }}{% endblock %}
""",
    "templates/404.html": """\
{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1><a href="{{ url("home") }}">{{ label("startseite") }}</a>
{% endblock %}
""",
}
"""A third-party theme that shows every part of every view, and stands on no other theme."""

SETTINGS = """\
Titel: Prüfarchiv
Beschreibung: Ein kleines Archiv für Tests.
Adresse: https://example.org/
Theme: winzig
Seitengröße: 3
Neueste: 4
"""


def examples(count: int) -> int:
    """Return how many examples hypothesis shall try: all of them at night, else a third."""
    return count if os.environ.get("SETZKASTEN_THOROUGH") else count // 3


def patience(seconds: float) -> float:
    """Return how long something may take that has to take less than so many seconds.

    Whoever measures coverage has to wait.
    """
    return seconds * (8 if sys.gettrace() else 1)


def write(path: Path, content: str | bytes) -> None:
    """Write a file and the folders above it, line ends as they are given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def tree(folder: Path) -> dict[str, bytes]:
    """Read a whole folder as path → bytes; empty folders appear as `path/`."""
    found: dict[str, bytes] = {}
    for place, folders, names in os.walk(folder):
        base = Path(place)
        for name in names:
            found[(base / name).relative_to(folder).as_posix()] = (base / name).read_bytes()
        if not folders and not names and base != folder:
            found[base.relative_to(folder).as_posix() + "/"] = b""
    return found


def article(title: str | None = "Ein Titel", body: str = "Ein Absatz.", **keys: str) -> str:
    """Write a Markdown article by hand; keys are German, their values YAML."""
    lines = [] if title is None else [f"Titel: {title}"]
    lines += [f"{key}: {value}" for key, value in keys.items()]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


_LONG_AGO = 1_400_000_000.123


class Archive:
    """An archive in a temporary folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file of the archive."""
        write(self.root / path, content)
        return self.root / path

    def read(self, path: str) -> str:
        """Read a file of the archive."""
        return (self.root / path).read_bytes().decode("utf-8")

    def delete(self, path: str) -> None:
        """Delete a file or a folder of the archive."""
        target = self.root / path
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        else:
            target.unlink()

    def site(self, **options: object) -> Site:
        """Return the site of this archive, as a new process would see it."""
        return Site(self.root, Options(**options))  # type: ignore[arg-type]

    def build(self, **options: object) -> Report:
        """Build once, as the command line does it: by the receipt where nothing changed."""
        wanted = Options(**options)  # type: ignore[arg-type]
        sources = find_sources(self.root)
        known = unchanged(self.root, wanted, sources)
        return known or Site(self.root, wanted).build(sources)

    def age(self) -> None:
        """Let all sources look as if they had been written an hour ago, each once.

        A build does not trust the times of files written just before it, so without
        this no test would ever see it trust them. All get the same time: only what
        nobody can set (entry time, inode) and the size tell two versions apart.
        """
        long_ago = time.time() - 3600
        for name in ("content", "themes", "setzkasten.yaml"):
            start = self.root / name
            for path in [start, *start.rglob("*")]:
                if path.is_file() and not path.is_symlink():
                    modified = path.stat().st_mtime
                    if modified > long_ago + 60:
                        # Where the entry's time never changes, the content's has to tell.
                        past = modified - 3600 if sys.platform == "win32" else _LONG_AGO
                        os.utime(path, (past, past))

    def output(self) -> dict[str, bytes]:
        """Return the published files."""
        return tree(self.root / "site")

    def page(self, path: str) -> str:
        """Return a published file as text."""
        return self.read(f"site/{path}")

    def articles(self) -> list[str]:
        """List the Markdown files of articles."""
        return sorted(path.name for path in (self.root / "content/artikel").glob("*.md"))

    def clean(self, place: Path) -> dict[str, bytes]:
        """Build a copy without memory and without a site, and return the published files."""
        copy = make_copy(self, place)
        report = copy.build()
        assert report.published, report.problems
        return copy.output()


def make_copy(original: Archive, place: Path) -> Archive:
    """Copy the sources of an archive to another folder, in place of what is there."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name in ("content", "themes"):
        if (original.root / name).is_dir():
            shutil.copytree(original.root / name, place / name, symlinks=True)
    if (original.root / "setzkasten.yaml").is_file():
        shutil.copyfile(original.root / "setzkasten.yaml", place / "setzkasten.yaml")
    return Archive(place)


def make_archive(
    root: Path,
    files: Mapping[str, str | bytes] | None = None,
    *,
    settings: str | None = SETTINGS,
    theme: Mapping[str, str | bytes] = TINY_THEME,
) -> Archive:
    """Make an archive: files by path below the root, settings, and a theme named `winzig`."""
    made = Archive(root)
    for path, content in (files or {}).items():
        made.write(path, content)
    if settings is not None:
        made.write("setzkasten.yaml", settings)
    for path, content in theme.items():
        made.write(f"themes/winzig/{path}", content)
    return made


@pytest.fixture
def archive(tmp_path: Path) -> Callable[..., Archive]:
    """Return the function that makes an archive in a folder of this test."""

    def make(files: Mapping[str, str | bytes] | None = None, **more: object) -> Archive:
        return make_archive(tmp_path / "archiv", files, **more)  # type: ignore[arg-type]

    return make


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let even the smallest archive be built by several processes, in many batches."""
    monkeypatch.setattr("setzkasten.workers.FILES", Portions(batch=2, worthwhile=1))
    monkeypatch.setattr("setzkasten.making.GROUPS", Portions(batch=2, worthwhile=1))


def codes(problems: object) -> list[str]:
    """Return the codes of problems, or of a report's problems."""
    found = problems.problems if isinstance(problems, Report) else problems
    return [entry.code for entry in found]  # type: ignore[attr-defined]


def only(problems: object, code: str) -> Problem:
    """Return the one problem with a code."""
    found = problems.problems if isinstance(problems, Report) else problems
    matching = [entry for entry in found if entry.code == code]  # type: ignore[attr-defined]
    assert len(matching) == 1, found
    return matching[0]  # type: ignore[no-any-return]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that renews the golden site."""
    parser.addoption(
        "--golden-renew",
        action="store_true",
        help="write the golden site anew instead of comparing with it",
    )


@pytest.fixture
def fresh_renderer() -> Iterator[None]:
    """Forget the renderer that the last test left behind."""
    from setzkasten.render import pages

    pages._LAST = None
    yield
    pages._LAST = None
