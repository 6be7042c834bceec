"""`check`, `new` and `term` as an editor meets them."""

from __future__ import annotations

import errno
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten.check.check import Checked
from setzkasten.check.reading import Stock
from setzkasten.cli import terms
from setzkasten.cli.findings import MOST, as_github, print_findings, summary
from setzkasten.cli.main import main
from setzkasten.desk import changing
from setzkasten.model.problem import Problem, problem
from setzkasten.report import Report
from setzkasten.site import Site
from tests.check.test_check import GOOD, SOUND
from tests.conftest import ROOT, SETTINGS, Archive, tree

Make = Callable[..., Archive]
Capture = pytest.CaptureFixture[str]

BROKEN = {"content/artikel/links.md": SOUND.replace("Der Zoll", "L").replace("porto/", "weg/")}
SPELT = {
    "content/artikel/a.md": SOUND.replace("Der Zoll", "A").replace("[Zoll]", "[Zoll, E-Mail]"),
    "content/artikel/b.md": SOUND.replace("Der Zoll", "B").replace("[Zoll]", "[Zoll, E-Mail]"),
    "content/artikel/c.md": SOUND.replace("Der Zoll", "C").replace("[Zoll]", "[Email]  # so?"),
}


def _checked(*problems: Problem, complete: bool = True) -> Checked:
    return Checked(problems, 3, complete, Stock((), (), {}, frozenset(), frozenset()))


# --- check ------------------------------------------------------------------------------


def test_an_archive_in_order_ends_with_zero(archive: Make, capsys: Capture) -> None:
    made = archive(GOOD)
    assert main(["check", "--strict"], made.root) == 0
    assert capsys.readouterr().out == "2 Artikel geprüft: nichts zu beanstanden.\n"


def test_errors_end_with_one_and_warnings_only_when_asked(archive: Make, capsys: Capture) -> None:
    made = archive({**GOOD, "content/seiten/impressum.md": "---\nTitel: Impressum\n---\nTODO\n"})
    assert main(["check"], made.root) == 0
    assert main(["check", "--strict"], made.root) == 1
    assert "── 1 Warnung ──" in capsys.readouterr().out
    for path, text in BROKEN.items():
        made.write(path, text)
    assert main(["check"], made.root) == 1
    out = capsys.readouterr().out
    assert "content/artikel/links.md, Zeile 9" in out
    assert "3 Artikel geprüft: 1 Fehler, 1 Warnung." in out


def test_a_build_that_fails_is_an_error_and_links_are_not_followed(
    archive: Make, capsys: Capture
) -> None:
    made = archive(GOOD | BROKEN)
    made.write("themes/winzig/templates/home.html", "\n{{ fehlt }}")
    assert main(["check"], made.root) == 1
    out = capsys.readouterr().out
    assert "themes/winzig/templates/home.html, Zeile 2" in out
    assert "Links nicht geprüft" in out
    assert "führt ins Leere" not in out


def test_json_has_every_finding_with_place_words_and_cure(archive: Make, capsys: Capture) -> None:
    made = archive(GOOD | BROKEN)
    assert main(["check", "--format", "json"], made.root) == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["articles"], document["errors"], document["warnings"]) == (3, 1, 0)
    [finding] = document["findings"]
    assert finding["severity"] == "error"
    assert (finding["file"], finding["line"]) == ("content/artikel/links.md", 9)
    assert finding["code"] == "link-kaputt"
    assert finding["message"].startswith("Der Link auf »/artikel/weg/")
    assert finding["cure"].startswith("Berichtigen Sie die Adresse.")


def test_annotations_of_github_are_escaped() -> None:
    odd = problem("ausfuellen", "content/seiten/a,b:c%.md", 3, stelle="50 %\nmehr: x,y")
    plain = problem("seite-fehlt", titel="Impressum", slug="impressum")
    lines = list(as_github(_checked(odd, plain)))
    assert lines == [
        (
            "::warning file=content/seiten/a%2Cb%3Ac%25.md,line=3,title=Warnung::"
            "Hier ist noch etwas auszufüllen: »50 %25%0Amehr: x,y«. Ersetzen Sie den Platzhalter."
        ),
        (
            "::warning title=Warnung::Die Website hat keine Seite »Impressum«. Legen Sie die "
            "Datei content/seiten/impressum.md an. Ob Sie sie brauchen, sagt das Gesetz (§ 5 DDG, "
            "Art. 13 DSGVO)."
        ),
        "3 Artikel geprüft: 2 Warnungen.",
    ]


def test_long_lists_are_cut_unless_all_is_wanted() -> None:
    many = [problem("datum-fehlt", f"content/artikel/{number:02}.md", 1) for number in range(30)]
    short, full = io.StringIO(), io.StringIO()
    print_findings(_checked(*many), short)
    print_findings(_checked(*many), full, everything=True)
    assert short.getvalue().count("content/artikel/") == MOST
    assert f"… und {30 - MOST} weitere Male" in short.getvalue()
    assert short.getvalue().count("Wann der Artikel erschienen ist") == 1
    assert full.getvalue().count("content/artikel/") == 30
    assert "\x1b" not in short.getvalue()


def test_names_cannot_command_the_terminal() -> None:
    out = io.StringIO()
    print_findings(_checked(problem("datum-fehlt", "a\x1b[31m\n[bold]b[/bold].md", 1)), out)
    assert "\x1b" not in out.getvalue()
    assert "[bold]b[/bold].md" in out.getvalue()


def test_there_is_colour_on_a_terminal_and_none_where_it_is_not_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    colourful = Terminal()
    print_findings(_checked(problem("datum-fehlt", "a.md", 1)), colourful)
    assert "\x1b[1" in colourful.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    plain = Terminal()
    print_findings(_checked(problem("datum-fehlt", "a.md", 1)), plain)
    assert "\x1b" not in plain.getvalue()


def test_numbers_have_the_right_plural() -> None:
    one = problem("link-kaputt", "a.md", 1, ziel="/x/", vorschlag="")
    assert summary(_checked(one)) == "3 Artikel geprüft: 1 Fehler."
    notes = [problem("datum-fehlt", f"{number}.md") for number in range(2)]
    assert summary(_checked(*notes)) == "3 Artikel geprüft: 2 Hinweise."


# --- check --fix ------------------------------------------------------------------------


def test_mending_shows_the_difference_and_does_nothing_unasked(
    archive: Make, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive(GOOD | SPELT)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    before = tree(made.root / "content")
    assert main(["check", "--fix"], made.root) == 0
    out = capsys.readouterr().out
    assert "-Schlagworte: [Email]  # so?\n+Schlagworte: [E-Mail]  # so?" in out
    assert "1 Datei zu ändern." in out
    assert "Nichts geändert." in out
    assert tree(made.root / "content") == before


def test_mending_changes_the_file_and_the_finding_is_gone(archive: Make, capsys: Capture) -> None:
    made = archive(GOOD | SPELT)
    assert main(["check", "--fix", "--yes"], made.root) == 0
    out = capsys.readouterr().out
    assert "1 Datei geändert." in out
    assert "»Email« heißt" not in out
    wanted = SPELT["content/artikel/c.md"].replace("[Email]", "[E-Mail]")
    assert made.read("content/artikel/c.md") == wanted
    assert main(["check", "--fix", "--yes"], made.root) == 0
    assert "Es gibt nichts, was sich von selbst" in capsys.readouterr().out


@pytest.mark.parametrize(("answer", "written"), [("j\n", True), ("ja\n", True), ("\n", False)])
def test_mending_asks_on_a_terminal(
    archive: Make, monkeypatch: pytest.MonkeyPatch, answer: str, *, written: bool
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    made = archive(GOOD | SPELT)
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert main(["check", "--fix"], made.root) == 0
    assert ("[E-Mail]  # so?" in made.read("content/artikel/c.md")) is written


def test_json_stays_json_when_something_is_mended(archive: Make, capsys: Capture) -> None:
    made = archive(GOOD | SPELT)
    assert main(["check", "--fix", "--yes", "--format", "json"], made.root) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 5


def test_whoever_mends_a_file_of_the_program_is_told(archive: Make, capsys: Capture) -> None:
    raw = "Der Laden\n\nEin langer Absatz steht hier.\n\nNoch einer.\n\nSchlagworte: {tags}\n"
    made = archive(
        {
            "content/texte/a.txt": raw.format(tags="E-Mail, Zoll"),
            "content/texte/b.txt": raw.format(tags="E-Mail, Zoll").replace("Laden", "Zoll"),
            "content/texte/c.txt": raw.format(tags="Email, Zoll").replace("Laden", "Markt"),
        }
    )
    assert main(["check", "--fix", "--yes"], made.root) == 0
    out = capsys.readouterr().out
    assert "Sie folgt bisher dem Originaltext; danach gilt sie als von Hand bearbeitet." in out
    assert "[E-Mail, Zoll]" in made.read("content/artikel/der-markt.md")


# --- new --------------------------------------------------------------------------------


def test_a_new_article_is_a_draft_that_builds(archive: Make, capsys: Capture) -> None:
    made = archive(GOOD)
    made.build()
    given = ["--date", "29.10.2014", "--author", "Kim", "--tag", "Zoll", "--tag", "a, b"]
    assert main(["new", "Größe: 12", *given], made.root) == 0
    assert "content/artikel/groesse-12.md" in capsys.readouterr().out
    text = made.read("content/artikel/groesse-12.md")
    assert 'Titel: "Größe: 12"\n' in text
    assert 'Schlagworte: [Zoll, "a, b"]\n' in text
    assert "Datum: 2014-10-29\n" in text
    assert "Es gibt schon: Recht." in text
    report = made.build()
    assert (len(report.drafts), report.problems) == (1, ())


def test_a_new_article_never_replaces_another(archive: Make, capsys: Capture) -> None:
    made = archive(GOOD)
    assert main(["new", "Zoll"], made.root) == 1
    assert "gibt es schon" in capsys.readouterr().err
    assert made.read("content/artikel/zoll.md") == SOUND


def test_a_new_article_wants_a_title_and_a_date(archive: Make, capsys: Capture) -> None:
    made = archive({})
    assert main(["new", "  "], made.root) == 2
    assert main(["new", "X", "--date", "gestern"], made.root) == 2
    assert "»gestern« ist kein Datum" in capsys.readouterr().err
    assert made.articles() == []


# --- term -------------------------------------------------------------------------------


def test_a_term_is_merged_in_every_file_and_only_there(archive: Make, capsys: Capture) -> None:
    made = archive(GOOD | SPELT)
    assert main(["term", "merge", "E-Mail", "Zoll"], made.root) == 0
    out = capsys.readouterr().out
    assert "3 Dateien geändert." in out
    assert "Die Adresse /schlagwort/e-mail/ leitet künftig zu " in out
    lock = made.read("content/adressen.lock")
    assert "/schlagwort/e-mail/ → /schlagwort/" in lock
    assert main(["build"], made.root) == 0
    assert "/schlagwort/e-mail/ " in made.page("_redirects")
    assert "/schlagwort/zoll/" in out
    assert "Schlagworte: [Zoll]\n" in made.read("content/artikel/a.md")
    assert "Schlagworte: [Zoll]  # so?\n" in made.read("content/artikel/c.md")
    assert made.read("content/artikel/zoll.md") == SOUND


def test_a_dry_run_shows_all_and_changes_nothing(archive: Make, capsys: Capture) -> None:
    made = archive(GOOD | SPELT)
    before = tree(made.root / "content")
    assert main(["term", "rename", "Zoll", "Zölle", "--dry-run"], made.root) == 0
    out = capsys.readouterr().out
    assert "+Schlagworte: [Zölle, E-Mail]" in out
    assert "»Zoll« würde in 4 Artikeln zu »Zölle«. Nichts geändert." in out
    assert tree(made.root / "content") == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["merge", "Zol", "Recht"], "Meinten Sie »Zoll«?"),
        (["merge", "Zoll", "Mode"], 'Zum Umbenennen: term rename "Zoll" "Mode"'),
        (["rename", "Zoll", "E-Mail"], 'Zum Zusammenführen: term merge "Zoll" "E-Mail"'),
        (["rename", "Zoll", " "], "Der neue Name ist leer."),
        (["rename", "Doppelt", "X"], "Sagen Sie dazu, was gemeint ist: --taxonomy category"),
        (["rename", "Zoll", "X", "--taxonomy", "author"], "»Zoll« gibt es unter Autorin nicht."),
    ],
)
def test_what_is_not_clear_is_asked_back(
    archive: Make, capsys: Capture, arguments: list[str], words: str
) -> None:
    double = (
        SOUND.replace("Der Zoll", "D").replace("[Zoll]", "[Doppelt]").replace("Recht", "Doppelt")
    )
    made = archive(GOOD | SPELT | {"content/artikel/d.md": double})
    before = tree(made.root / "content")
    assert main(["term", *arguments], made.root) == 2
    assert words in capsys.readouterr().err
    assert tree(made.root / "content") == before


def test_the_kind_of_term_can_be_said(archive: Make) -> None:
    double = SOUND.replace("[Zoll]", "[Doppelt]").replace("Recht", "Doppelt")
    made = archive({"content/artikel/d.md": double})
    assert main(["term", "rename", "Doppelt", "Neu", "--taxonomy", "tag"], made.root) == 0
    assert made.read("content/artikel/d.md") == double.replace("[Doppelt]\n---", "[Neu]\n---")


def test_files_that_cannot_be_changed_are_named(archive: Make, capsys: Capture) -> None:
    odd = "---\n{Titel: X, Schlagworte: [Zoll]}\n---\nText\n"
    made = archive(GOOD | {"content/artikel/x.md": odd})
    assert main(["term", "rename", "Zoll", "Zölle"], made.root) == 1
    captured = capsys.readouterr()
    assert "content/artikel/x.md" in captured.err
    assert "2 Dateien geändert." in captured.out
    assert made.read("content/artikel/x.md") == odd


# --- start-up ---------------------------------------------------------------------------


def test_help_loads_none_of_it() -> None:
    code = (
        "import sys; from setzkasten.cli.parser import parse\n"
        "try: parse(['check', '--help'], 'x')\n"
        "except SystemExit: pass\n"
        "loaded = [name for name in sys.modules if name.startswith(('setzkasten.check', "
        "'setzkasten.desk', 'setzkasten.suggest', 'yaml', 'rich'))]\n"
        "sys.exit(f'{loaded}' if loaded else 0)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert "Schalter" in run.stdout


def test_messages_have_places_below_the_root(archive: Make, capsys: Capture) -> None:
    made = archive(GOOD | BROKEN)
    main(["check", "--format", "github"], made.root)
    assert str(Path(made.root)) not in capsys.readouterr().out


# --- when something is in the way -------------------------------------------------------


def _busy(self: Site, *_: object, **__: object) -> Report:
    return Report(
        published=False, problems=(problem("bau-laeuft", "site", wer="seit drei Sekunden"),)
    )


def _full(_path: Path, _data: bytes) -> object:
    raise OSError(errno.ENOSPC, "full")


def test_a_check_that_had_to_wait_too_long_says_so(
    archive: Make, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive(GOOD)
    monkeypatch.setattr(Site, "build", _busy)
    assert main(["check"], made.root) == 4
    assert "seit drei Sekunden" in capsys.readouterr().err


def test_mending_that_fails_ends_with_one(
    archive: Make, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive(GOOD | SPELT)
    before = tree(made.root / "content")
    monkeypatch.setattr(changing, "write_atomically", _full)
    assert main(["check", "--fix", "--yes"], made.root) == 1
    captured = capsys.readouterr()
    assert "0 Dateien geändert." in captured.out
    assert "der Datenträger ist voll" in captured.err
    assert tree(made.root / "content") == before


def test_a_term_of_an_untouched_article_is_renamed_and_the_editor_is_told(
    archive: Make, capsys: Capture
) -> None:
    raw = "Laden geht ins Netz\n\nEin Absatz, der lang genug ist.\n\nTags: Zoll, Porto\n"
    made = archive({"content/texte/a.txt": raw})
    assert made.build().published
    assert main(["term", "rename", "Porto", "Versand"], made.root) == 0
    out = capsys.readouterr().out
    assert "Sie folgte bisher dem Originaltext; jetzt gilt sie als von Hand bearbeitet." in out
    text = made.read("content/artikel/laden-geht-ins-netz.md")
    made.write("content/artikel/b.md", text.replace("Titel: Laden", "Titel: Markt"))
    made.write("content/texte/b.txt", raw.replace("Laden", "Börse"))
    made.write("content/texte/c.txt", raw.replace("Laden", "Messe"))
    assert made.build().published
    assert main(["term", "rename", "Zoll", "Steuer"], made.root) == 0
    assert "2 davon folgten bisher dem Originaltext; jetzt gelten sie" in capsys.readouterr().out


def test_a_term_that_must_not_have_that_name_changes_nothing(
    archive: Make, capsys: Capture
) -> None:
    made = archive(GOOD)
    before = tree(made.root / "content")
    assert main(["term", "rename", "Zoll", " "], made.root) == 2
    assert "Der neue Name ist leer." in capsys.readouterr().err
    assert main(["term", "rename", "Zol", "Neu"], made.root) == 2
    assert "Meinten Sie »Zoll«?" in capsys.readouterr().err
    assert tree(made.root / "content") == before


def test_a_lock_that_cannot_be_read_or_written_is_told(
    archive: Make, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = SETTINGS.replace("example.org", "archiv.example")
    made = archive(GOOD, settings=real)
    assert made.build(lasting=True).published
    lock = made.root / "content/adressen.lock"
    whole = lock.read_bytes()
    lock.write_bytes(b"\xff\xfe")
    assert main(["term", "rename", "Zoll", "Zölle"], made.root) == 1
    assert "content/adressen.lock" in capsys.readouterr().err
    assert lock.read_bytes() == b"\xff\xfe"
    lock.write_bytes(whole)

    monkeypatch.setattr(terms, "write_atomically", _full)
    assert main(["term", "rename", "Zölle", "Zoll"], made.root) == 1
    assert "der Datenträger ist voll" in capsys.readouterr().err
    assert lock.read_bytes() == whole


def test_a_new_article_that_cannot_be_written_is_told(
    archive: Make, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive({"content/artikel": ""})  # a file where the folder should be
    assert main(["new", "Ein Titel"], made.root) == 1
    assert "lässt sich nicht anlegen" in capsys.readouterr().err
