"""The commands, their words and their exit codes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten.cli.main import find_root, main
from setzkasten.cli.reporting import print_problems, print_report, summary
from setzkasten.cli.terminal import has_colour, prepare_streams, styled
from setzkasten.model.problem import problem
from setzkasten.report import Arrival, Report, Withheld
from tests.conftest import Archive, article

Make = Callable[..., Archive]

RAW = "Der Laden geht ins Netz\n\nEin Absatz, der lang genug ist.\n\nNoch einer dazu.\n"


def test_a_build_that_went_well_ends_with_zero_and_a_summary(
    archive: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    made = archive(
        {"content/texte/a.txt": RAW, "content/artikel/b.md": article("B", Kategorien="[K]")}
    )
    assert main(["build"], made.root) == 0
    out = capsys.readouterr().out
    assert "+ content/texte/a.txt → content/artikel/der-laden-geht-ins-netz.md" in out
    assert "2 Artikel · 1 Kategorie · 0 Schlagworte · 0 Autorinnen und Autoren" in out
    assert "Dateien geschrieben, 0 unverändert, 0 entfernt" in out
    assert main(["build"], made.root) == 0
    assert "0 Dateien geschrieben" in capsys.readouterr().out


def test_a_build_that_failed_ends_with_one_and_the_reason(
    archive: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    made = archive({})
    made.write("themes/winzig/templates/home.html", "\n{{ fehlt }}")
    assert main(["build"], made.root) == 1
    out = capsys.readouterr().out
    assert "Fehler: themes/winzig/templates/home.html, Zeile 2" in out
    assert out.rstrip().endswith(
        "Die Website wurde nicht erneuert; die bisherige bleibt, wie sie ist."
    )


def test_settings_that_cannot_be_read_end_a_build_with_one_and_the_line(
    archive: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    made = archive({"content/artikel/a.md": article()})
    assert main(["build"], made.root) == 0
    capsys.readouterr()
    before = made.output()
    made.write("setzkasten.yaml", "Titel: Archiv\nTheme: [winzig\n")
    assert main(["build"], made.root) == 1
    out = capsys.readouterr().out
    assert out.count("Fehler: setzkasten.yaml, Zeile 2") == 2, "what is wrong, and what follows"
    assert "Darum wird nichts veröffentlicht" in " ".join(out.split())
    assert "wurde nicht erneuert; die bisherige bleibt" in out
    assert made.output() == before


def test_problems_of_texts_do_not_fail_a_build(
    archive: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    made = archive({"content/artikel/a.md": "---\nTitel: x\n"})
    assert main(["build"], made.root) == 0
    assert "content/artikel/a.md, Zeile 1" in capsys.readouterr().out


def test_a_long_build_says_what_it_took_the_time_for(
    archive: Make, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive({"content/artikel/a.md": article()})
    monkeypatch.setattr("setzkasten.cli.reporting.LONG", 0.0)
    main(["build"], made.root)
    last = capsys.readouterr().out.splitlines()[-1]
    assert [part.split()[0] for part in last.split(" · ")] == [
        *("Lesen", "Normalisieren", "Ordnen", "Suche", "Setzen", "Veröffentlichen"),
    ]


def test_the_profile_shows_all_phases(archive: Make, capsys: pytest.CaptureFixture[str]) -> None:
    made = archive({"content/artikel/a.md": article()})
    main(["build", "--profile", "--jobs", "1"], made.root)
    out = capsys.readouterr().out
    for phase in ("Lesen", "Normalisieren", "Ordnen", "Setzen", "Veröffentlichen"):
        assert phase in out


def test_outside_an_archive_there_is_a_word_of_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    if find_root(tmp_path) is not None:
        pytest.skip("there is an archive above the temporary folder")
    assert main(["build"]) == 2
    assert "setzkasten.yaml" in capsys.readouterr().err


def test_the_archive_is_found_from_any_folder_below(archive: Make) -> None:
    made = archive({"content/texte/tief/a.txt": RAW})
    assert find_root(made.root / "content/texte/tief") == made.root
    assert find_root(made.root) == made.root


@pytest.mark.parametrize("name", ["content/texte/2012/a.txt", "2012/a.txt", "a.txt"])
def test_explain_finds_a_text_by_path_or_name(
    archive: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    made = archive({"content/texte/2012/a.txt": RAW})
    monkeypatch.chdir(made.root)
    assert main(["explain", name], made.root) == 0
    out = capsys.readouterr().out
    assert "Der Laden geht ins Netz" in out


def test_explain_says_why_a_text_cannot_be_read(
    archive: Make, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive({"content/texte/a.txt": RAW})
    monkeypatch.setattr("setzkasten.read.files.MAX_BYTES", 10)
    assert main(["explain", "a.txt"], made.root) == 1
    said = capsys.readouterr().err
    assert said.startswith("a.txt: Die Datei ist größer als")
    assert "→ Teilen Sie sie auf." in said


@pytest.mark.parametrize(
    "name", ["gibtsnicht.txt", "content/texte", "../../etc", "", "*.txt", "[.txt"]
)
def test_explain_says_when_there_is_no_such_text(
    archive: Make, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    made = archive({"content/texte/a.txt": RAW})
    assert main(["explain", name], made.root) == 2
    assert "gibt es nicht" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04\x00", b"\x00" * 50, bytes(range(256)) * 4])
def test_explain_survives_any_file(
    archive: Make, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    made = archive({"content/texte/a.txt": data})
    assert main(["explain", "a.txt"], made.root) in {0, 1}
    captured = capsys.readouterr()
    assert captured.out + captured.err


def test_ctrl_c_ends_with_130_and_no_traceback(
    archive: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_self: object, _sources: object, **_options: object) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setattr("setzkasten.site.Site.build", interrupted)
    assert main(["build"], archive({}).root) == 130
    assert "Abgebrochen" in capsys.readouterr().err


# --- reports ----------------------------------------------------------------------------------


def _told(report: Report) -> str:
    out = io.StringIO()
    print_report(report, stream=out)
    return out.getvalue()


def test_numbers_are_counted_in_german() -> None:
    text = summary(
        Report(articles=1, categories=1234, tags=1, authors=1, duplicates=1, written=1, removed=2)
    )
    assert text.startswith(
        "1 Artikel · 1.234 Kategorien · 1 Schlagwort · 1 Autorin oder Autor · 1 Duplikat\n"
    )
    assert "1 Datei geschrieben, 0 unverändert, 2 entfernt · 0,00 s" in text


def test_what_is_not_published_yet_is_named_in_one_line() -> None:
    draft, later = Withheld("content/artikel/a.md"), Withheld("content/artikel/b.md", "2026-12-03")
    assert "\n" + "Nicht veröffentlicht: 1 Entwurf (a)\n" in summary(Report(withheld=(draft,)))
    assert (
        "\nNicht veröffentlicht: 1 Entwurf (a) · "
        "1 Artikel erscheint später (b am 3. Dezember 2026)\n"
    ) in summary(Report(withheld=(draft, later)))
    many = tuple(Withheld(f"content/artikel/{name}.md", "2027-01-01") for name in "abcdefgh")
    assert "\nNur in der Vorschau: 8 Artikel erscheinen später (a am 1. Januar 2027, " in summary(
        Report(withheld=many, previewed=True)
    )
    assert " und 2 weitere)\n" in summary(Report(withheld=many))
    assert "veröffentlicht" not in summary(Report())


def test_the_worst_stands_last_so_that_it_is_still_seen() -> None:
    text = _told(
        Report(
            problems=(
                problem("kopf-offen", "a.md", 1),
                problem("einstellungen-fehlen", "setzkasten.yaml"),
                problem("text-leer", "b.txt"),
            )
        )
    )
    assert text.index("Hinweis:") < text.index("Warnung:") < text.index("Fehler:")


@pytest.mark.parametrize("number", [1, 2, 3, 12, 13, 14, 40])
@pytest.mark.parametrize("placed", [True, False])
def test_a_flood_of_problems_is_cut_and_counted(number: int, *, placed: bool) -> None:
    values = {"taxonomie": "Kategorien", "andere": "x"}
    problems = [
        problem("text-leer", f"t{place}.txt")
        if placed
        else problem("begriff-schreibweisen", begriff=f"t{place}.txt", **values)
        for place in range(number)
    ]
    out = io.StringIO()
    print_problems(problems, out)
    text = out.getvalue()
    named = sum(f"t{place}.txt" in text for place in range(number))
    more = re.search(r"und ([0-9]+) weitere", text)
    assert named + (int(more[1]) if more else 0) == number
    assert len(text.splitlines()) < 80


def test_what_became_of_articles_is_said() -> None:
    out = io.StringIO()
    report = Report(followed=("content/artikel/a.md",), removed_articles=("content/artikel/b.md",))
    print_report(report, stream=out)
    assert "↻ content/artikel/a.md folgt dem geänderten Originaltext" in out.getvalue()
    assert "− content/artikel/b.md ging mit seinem gelöschten Originaltext" in out.getvalue()


def test_a_flood_of_arrivals_is_cut_and_counted() -> None:
    text = _told(Report(arrivals=tuple(Arrival(f"{n}.txt", f"{n}.md", "/") for n in range(50))))
    assert text.count(" → ") == 20
    assert "… und 30 weitere Texte" in text


def test_long_messages_are_wrapped_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    text = _told(Report(problems=(problem("kein-klartext", "content/texte/a.docx"),)))
    told = text[: text.index("0 Artikel")]
    assert max(map(len, told.splitlines())) <= 50


# --- the terminal -----------------------------------------------------------------------------


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_only_on_a_terminal_that_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert styled("x", "red", _Screen()) == "\x1b[31mx\x1b[0m"
    assert styled("x", "red", io.StringIO()) == "x"
    monkeypatch.setenv("TERM", "dumb")
    assert not has_colour(_Screen())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not has_colour(_Screen())


def test_any_text_can_be_printed_whatever_the_code_page(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    monkeypatch.setattr("sys.stdout", stream)
    prepare_streams()
    stream.write("Größe → 😀 \ud800")
    stream.flush()
    assert raw.getvalue().decode("utf-8").startswith("Größe → 😀")
