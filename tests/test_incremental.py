"""After any sequence of edits, the incremental site equals a clean build byte for byte."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from setzkasten.report import Report
from tests.conftest import SETTINGS, TINY_THEME, article, codes, make_archive, make_copy, tree

TEXTS = [
    f"content/texte/{name}" for name in ("a.txt", "b.txt", "2012/a.txt", "2012/c  d.txt", "für.txt")
]
HANDS = [f"content/artikel/{name}.md" for name in ("hand", "eins", "Zwei Worte", "eins-2")]
PAGES = [f"content/seiten/{name}.md" for name in ("impressum", "Über uns", "artikel")]
TITLES = ["Eins", "Eins", "Zwei", "Öl im Netz", "Oel im Netz", "???", "C++"]
TERMS = ["Handel", "handel", "Öl", "Oel", "E-Commerce", "E Commerce", "ecommerce", "C++", "C#"]
DATES = ["2008", "2014-10", "2014-10-29", "2014-10-30", "29.10.2014", "2014-02-31", "unbekannt"]
COMING = ["2014-10-31", "2014-11", "2014-11-02", "2015"]
DAYS = ["2014-10-29", "2014-10-30", "2014-11-01", "2014-12-31", "2015-06-01"]
LOST = "Verlorene Schlagworte: 2"
PROPOSING = "Sichere Vorschläge: ja"
DUPLICATES = ["eins", "hand.md", "content/artikel/zwei-worte.md", "/artikel/eins-2/", "a.txt", "x"]
BODIES = [
    "Ein Satz über den Handel im Netz.",
    "## Zwischen\n\nUnd *noch* einer.",
    "![](#bild-1)\n\nText.",
]

terms = st.lists(st.sampled_from(TERMS), max_size=3, unique=True)


def _copy(of: str) -> str:
    return f"Duplikat von: {of}"


def _raw(title: str, body: str, categories: list[str], tags: list[str]) -> str:
    lines = [title, body, "Ein weiterer Absatz, damit es nach einem Artikel aussieht."]
    lines += [f"Kategorien: {', '.join(categories)}", f"Schlagworte: {', '.join(tags)}"]
    return "\n\n".join(lines) + "\n"


class Editor(RuleBasedStateMachine):
    """Somebody who does all that people do to an archive, and builds after each of it."""

    @initialize(aging=st.booleans(), staying=st.booleans(), drafts=st.booleans())
    def begin(self, *, aging: bool, staying: bool, drafts: bool) -> None:
        """Begin.

        Where files age, builds trust the times of files, else they read them. Where the site
        stays in memory, as in the preview, it is told what changed; else each build is a new one.
        With drafts, these are shown too, as in the preview.
        """
        self.aging = aging
        self.staying = staying
        self.drafts = drafts
        self.today = DAYS[0]
        self.place = Path(tempfile.mkdtemp(prefix="setzkasten-"))
        self.archive = make_archive(
            self.place / "archiv",
            {
                "content/texte/a.txt": _raw("Eins", BODIES[0], ["Handel"], ["Netz"]),
                "content/artikel/hand.md": article(
                    "Von Hand", Datum="2014-10-29", Kategorien="[Öl]"
                ),
                "content/seiten/impressum.md": article("Impressum"),
            },
        )
        self.site = self.archive.site(today=self.today, drafts=drafts)
        self.seen = self._sources()
        self.tampered = True

    # --- texts and articles -------------------------------------------------------------------

    @rule(
        path=st.sampled_from(TEXTS),
        title=st.sampled_from(TITLES),
        body=st.sampled_from(BODIES),
        categories=terms,
        tags=terms,
    )
    def write_text(
        self, path: str, title: str, body: str, categories: list[str], tags: list[str]
    ) -> None:
        self.archive.write(path, _raw(title, body, categories, tags))

    @rule(
        path=st.sampled_from(TEXTS), content=st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfeA\x00"])
    )
    def spoil_text(self, path: str, content: bytes) -> None:
        self.archive.write(path, content)

    @rule(
        path=st.sampled_from(HANDS),
        title=st.sampled_from(TITLES),
        body=st.sampled_from(BODIES),
        date=st.sampled_from([*DATES, *COMING]),
        categories=terms,
        draft=st.booleans(),
        duplicate=st.sampled_from([None, None, *DUPLICATES]),
    )
    def write_article(
        self,
        path: str,
        title: str,
        body: str,
        date: str,
        categories: list[str],
        *,
        draft: bool,
        duplicate: str | None,
    ) -> None:
        keys = {
            "Datum": date,
            "Autor": f"[{', '.join(categories)}]",
            "Entwurf": "ja" if draft else "nein",
            **({"Duplikat von": duplicate} if duplicate else {}),
        }
        self.archive.write(
            path, article(f"'{title}'", body, Kategorien=f"[{', '.join(categories)}]", **keys)
        )

    @rule(
        data=st.data(),
        line=st.sampled_from(["Entwurf: ja", "Datum: 2014-11", LOST, *map(_copy, DUPLICATES)]),
    )
    def set_or_unset_a_line(self, data: st.DataObject, line: str) -> None:
        """Make a draft, date into the future, make a duplicate; or take that back."""
        present = [path for path in [*HANDS, *self._written()] if self._is(path)]
        if present:
            path = data.draw(st.sampled_from(present))
            text = self.archive.read(path)
            before = text.replace(f"{line}\n", "", 1)
            new = before if before != text else text.replace("---\n", f"---\n{line}\n", 1)
            self.archive.write(path, new)

    @rule(day=st.sampled_from(DAYS))
    def another_day(self, day: str) -> None:
        """Let time go on, or back, though no file changes."""
        self.today = day

    @rule(path=st.sampled_from(HANDS), text=st.sampled_from(["", "---\nTitel: x\n", "Nur Text"]))
    def spoil_article(self, path: str, text: str) -> None:
        self.archive.write(path, text)

    @rule(data=st.data(), old=st.sampled_from(["Titel: ", "Kategorien: [", "\n\nEin ", "Absatz"]))
    def edit_machine_written(self, data: st.DataObject, old: str) -> None:
        names = self.archive.articles()
        if names:
            path = f"content/artikel/{data.draw(st.sampled_from(names))}"
            text = self.archive.read(path)
            self.archive.write(path, text.replace(old, old.replace("Absatz", "Abschnitt") + "X", 1))

    @rule(data=st.data(), words=st.sampled_from([*BODIES, "Die Bahnhofsuhr und der Leuchtturm."]))
    def write_on(self, data: st.DataObject, words: str) -> None:
        """Change nothing but what an article says, as most saves do."""
        present = [path for path in [*HANDS, *self._written()] if self._is(path)]
        if present:
            path = data.draw(st.sampled_from(present))
            self.archive.write(path, f"{self.archive.read(path)}\n{words}\n")

    @rule(data=st.data())
    def delete_source(self, data: st.DataObject) -> None:
        self._delete(data, [*TEXTS, *HANDS, *PAGES, *self._written()])

    @rule(data=st.data(), new=st.sampled_from([*TEXTS, *HANDS]))
    def rename_source(self, data: st.DataObject, new: str) -> None:
        suffix = Path(new).suffix
        candidates = [*TEXTS, *HANDS, *self._written()]
        present = [path for path in candidates if path.endswith(suffix) and self._is(path)]
        if present:
            source = data.draw(st.sampled_from(present))
            (self.archive.root / new).parent.mkdir(parents=True, exist_ok=True)
            (self.archive.root / source).replace(self.archive.root / new)

    @rule(old=st.sampled_from(TERMS), new=st.sampled_from(TERMS))
    def respell_term(self, old: str, new: str) -> None:
        for path in [*TEXTS, *HANDS]:
            if self._is(path):
                data = (self.archive.root / path).read_bytes()
                self.archive.write(path, data.replace(old.encode(), new.encode()))

    # --- everything else ----------------------------------------------------------------------

    @rule(path=st.sampled_from(PAGES), title=st.sampled_from(TITLES), body=st.sampled_from(BODIES))
    def write_page(self, path: str, title: str, body: str) -> None:
        self.archive.write(path, article(f"'{title}'", body))

    @rule(
        line=st.sampled_from(
            [
                *(
                    "Seitengröße: 1",
                    "Seitengröße: 50",
                    "Neueste: 1",
                    "Titel: Anders",
                    "Sprache: de-AT",
                ),
                *(
                    "Adresse: https://example.org/archiv/",
                    "Beschriftungen: {archiv: Jahre}",
                    "Unsinn",
                ),
                *("Theme-Einstellungen: {ton: laut}", "Theme-Einstellungen: {fehlt: x}", ""),
                PROPOSING,
            ]
        )
    )
    def change_setting(self, line: str) -> None:
        key = line.partition(":")[0]
        kept = [old for old in SETTINGS.splitlines() if not line or not old.startswith(f"{key}:")]
        self.archive.write("setzkasten.yaml", "\n".join([*kept, line]) + "\n")

    @rule(
        name=st.sampled_from(
            ["base.html", "_karte.html", "home.html", "article.html", "term.html", "404.html"]
        ),
        addition=st.sampled_from(["", "<!-- neu -->", "{# nichts #}", "{{ label('archiv') }}"]),
    )
    def edit_template(self, name: str, addition: str) -> None:
        text = TINY_THEME[f"templates/{name}"]
        changed = text.replace("<h1>", f"<h1>{addition}").replace("<li>", f"<li>{addition}")
        self.archive.write(
            f"themes/winzig/templates/{name}", changed.replace("<nav>", f"<nav>{addition}")
        )

    @rule(name=st.sampled_from(["feed.xml", "robots.txt"]), text=st.sampled_from(["eigen", None]))
    def replace_built_in_template(self, name: str, text: str | None) -> None:
        path = f"themes/winzig/templates/{name}"
        if text is not None:
            self.archive.write(path, text)
        elif self._is(path):
            self.archive.delete(path)

    @rule(name=st.sampled_from(["stil.css", "neu.js", "tief/x.svg"]), text=st.sampled_from("abc"))
    def edit_asset(self, name: str, text: str) -> None:
        self.archive.write(f"themes/winzig/assets/{name}", text)

    @rule(name=st.sampled_from(["neu.js", "tief/x.svg"]))
    def delete_asset(self, name: str) -> None:
        if self._is(f"themes/winzig/assets/{name}"):
            self.archive.delete(f"themes/winzig/assets/{name}")

    @rule(text=st.sampled_from(["eins", "zwei", None]))
    def change_picture(self, text: str | None) -> None:
        if text is not None:
            self.archive.write("content/bilder/2014/laden.jpg", text)
        elif (self.archive.root / "content/bilder").exists():
            self.archive.delete("content/bilder")

    @rule(on=st.booleans())
    def change_theme(self, *, on: bool) -> None:
        self.archive.write("themes/zweites/theme.yaml", "Basis: winzig\n")
        self.archive.write("themes/zweites/templates/page.html", "Zweites: {{ page.title }}")
        name = "zweites" if on else "winzig"
        self.archive.write("setzkasten.yaml", SETTINGS.replace("winzig", name))

    # --- what lies beside the sources ---------------------------------------------------------

    @rule(path=st.sampled_from([".cache", ".cache/stand.bin", ".cache/beleg.bin", "site"]))
    def delete_output(self, path: str) -> None:
        self.tampered = True
        if self._exists(path):
            self.archive.delete(path)

    @rule(path=st.sampled_from([".cache/stand.bin", ".cache/beleg.bin", ".cache/umzug.json"]))
    def spoil_memory(self, path: str) -> None:
        self.tampered = True
        self.archive.write(path, "Unsinn")

    @rule(
        path=st.sampled_from(
            ["fremd.html", "artikel/fremd.html", "neu/tief/x.html", "archiv/2014/x"]
        )
    )
    def put_stranger(self, path: str) -> None:
        self.tampered = True
        self.archive.write(f"site/{path}", "fremd")

    @precondition(lambda self: self._exists("site"))
    @rule(data=st.data(), how=st.sampled_from(["delete", "empty", "folder", "longer"]))
    def damage_output(self, data: st.DataObject, how: str) -> None:
        files = sorted(path for path in (self.archive.root / "site").rglob("*") if path.is_file())
        if not files:
            return
        self.tampered = True
        target = data.draw(st.sampled_from(files))
        content = target.read_bytes()
        target.unlink()
        if how == "folder":
            target.mkdir()
        elif how != "delete":
            target.write_bytes(b"" if how == "empty" else content + b"!")

    @rule()
    def build_twice(self) -> None:
        self.tampered = True
        for _ in range(2):
            if self.aging:
                self.archive.age()
            self._build_once()
        report = self._build_once()
        if report.published:
            assert (report.written, report.removed, report.arrivals) == (0, 0, ())

    # --- what always holds --------------------------------------------------------------------

    @invariant()
    def the_site_is_a_clean_one(self) -> None:
        before = self._site()
        if self.aging:
            self.archive.age()
        report = self._build()
        if self.staying and report.published:
            if PROPOSING not in self.archive.read("setzkasten.yaml"):  # these need time as well
                self.pages_are_clean_before_there_is_time_for_the_rest()
            again = self.site.build(search=False)
            assert (again.published, again.written, again.removed) == (True, 0, 0)
            report = self.site.build()
        found = self._site()
        clean = make_copy(self.archive, self.place / "rein")
        again = clean.build(today=self.today, drafts=self.drafts)
        assert again.published == report.published
        if report.published:
            assert found.keys() == clean.output().keys()
            assert found == clean.output()
        else:  # the settings cannot be read, and the theme that is the default is not there
            assert found == before
            assert {"kopf-yaml", "kopf-keine-paare"} & set(codes(report))
        # Nor does a clean build see anything to do among the sources.
        assert tree(clean.root / "content") == tree(self.archive.root / "content")

    def teardown(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)

    def pages_are_clean_before_there_is_time_for_the_rest(self) -> None:
        """Check all but the index of the search, which the preview renews later."""
        found = self._site()
        clean = make_copy(self.archive, self.place / "rein")
        clean.build(today=self.today, drafts=self.drafts)
        index = "suche/daten/"
        wanted = {n: data for n, data in clean.output().items() if not n.startswith(index)}
        assert {n: data for n, data in found.items() if not n.startswith(index)} == wanted

    def _build(self) -> Report:
        """Build as the command line does it, or as the preview does it."""
        before, self.seen = self.seen, self._sources()
        if not self.staying:
            return self._build_once()
        self.site.on(self.today)
        changed = {path for path, _ in before.items() ^ self.seen.items()}
        report = self.site.build() if self.tampered else self.site.touch(changed)
        self.tampered = not report.published
        self.seen = self._sources()  # what the build has written needs no telling
        return report

    def _sources(self) -> dict[str, object]:
        """Return all sources with what tells one version from another."""
        root = self.archive.root
        paths = [*(root / "content").rglob("*"), *(root / "themes").rglob("*")]
        return {
            path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ctime_ns)
            for path in [*paths, root / "setzkasten.yaml"]
            if path.is_file()
        }

    def _build_once(self) -> Report:
        return self.archive.build(today=self.today, drafts=self.drafts)

    # --- helpers ------------------------------------------------------------------------------

    def _site(self) -> dict[str, bytes]:
        return tree(self.archive.root / "site")

    def _is(self, path: str) -> bool:
        return (self.archive.root / path).is_file()

    def _exists(self, path: str) -> bool:
        return (self.archive.root / path).exists()

    def _written(self) -> list[str]:
        return [f"content/artikel/{name}" for name in self.archive.articles()]

    def _delete(self, data: st.DataObject, paths: list[str]) -> None:
        present = [path for path in paths if self._is(path)]
        if present:
            self.archive.delete(data.draw(st.sampled_from(present)))


_PATIENT = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}

TestIncremental = Editor.TestCase
TestIncremental.settings = settings(max_examples=6, stateful_step_count=18, **_PATIENT)


@pytest.mark.slow
def test_incremental_at_length() -> None:
    """The same with many more and longer sequences of edits."""
    run_state_machine_as_test(
        Editor, settings=settings(max_examples=40, stateful_step_count=30, **_PATIENT)
    )
