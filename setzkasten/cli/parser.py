"""The arguments of the command line, with help and errors in German."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from setzkasten import __version__
from setzkasten.cli.german import GermanParser


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:  # noqa: PLR2004
        raise argparse.ArgumentTypeError(f"»{text}« ist keine Zahl von 1 bis 65535")
    return int(text)


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"»{text}« ist keine Zahl ab 1")
    return int(text)


def _address(text: str) -> str:
    from setzkasten.frontmatter.values import is_address

    if not is_address(text):
        raise argparse.ArgumentTypeError(
            f"»{text}« ist keine vollständige Adresse wie https://example.org/archiv/"
        )
    return text


def _day(text: str) -> str:
    from setzkasten.language.dates import parse_date

    day = parse_date(text)
    if day is None or len(day) < len("2026-12-03"):
        raise argparse.ArgumentTypeError(f"»{text}« ist kein Tag wie 2026-12-03 oder 3.12.2026")
    return day


def build_parser(program: str) -> argparse.ArgumentParser:
    """Return the parser of the whole command line.

    Args:
        program: how the program was called, for the help.
    """
    parser = GermanParser(
        prog=program,
        description="Macht aus einem Ordner alter Artikel eine Website. "
        "Ohne weitere Angaben: bauen, Vorschau im Browser öffnen und auf Änderungen warten.",
        epilog=f"Mehr zu einem Befehl: {program} BEFEHL --help",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Setzkasten {__version__}",
        help="die Version zeigen",
    )
    commands = parser.add_subparsers(title="Befehle", dest="command", metavar="BEFEHL")

    serve = _command(commands, program, "serve", "bauen, Vorschau zeigen, auf Änderungen warten")
    serve.add_argument(
        "--port",
        type=_port,
        metavar="ZAHL",
        help="Nummer des Anschlusses (sonst 8000 oder der nächste freie)",
    )
    serve.add_argument("--no-open", action="store_true", help="den Browser nicht öffnen")
    _build_flags(serve)

    build = _command(commands, program, "build", "einmal bauen und enden, etwa zum Veröffentlichen")
    _build_flags(build)
    build.add_argument(
        "--noindex",
        action="store_true",
        help="Suchmaschinen fernhalten, etwa von einer Vorschau für Kolleginnen und Kollegen",
    )
    build.add_argument(
        "--host",
        choices=("netlify", "github"),
        help="für diesen Host bauen: GitHub Pages setzt keine Kopfzeilen, darum steht dort in "
        "jeder Seite selbst, was der Browser für sie laden darf",
    )
    build.add_argument(
        "--scheduler",
        metavar="ADRESSE",
        help="auf einem Dask-Cluster rechnen, dessen Scheduler dort antwortet: tcp://…:8786",
    )

    explain = _command(
        commands, program, "explain", "zeigen, was aus jeder Zeile eines Textes wurde und warum"
    )
    explain.add_argument("file", metavar="DATEI.txt", help="ein Text aus content/texte/")

    _desk(commands, program)
    _publishing(commands, program)
    if program.endswith("build.py"):
        _command(commands, program, "test", "Werkzeuge für Tests einrichten und pytest starten")
    return parser


def _desk(commands: Any, program: str) -> None:
    """Add the commands for an editor's work on the articles."""
    check = _command(
        commands, program, "check", "das ganze Archiv prüfen und sagen, was zu tun ist"
    )
    check.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="text: zum Lesen (die Vorgabe); json: für Programme; github: Anmerkungen in Actions",
    )
    check.add_argument("--all", action="store_true", help="nichts kürzen")
    check.add_argument(
        "--strict", action="store_true", help="auch bei Warnungen mit dem Code 1 enden"
    )
    check.add_argument(
        "--fix",
        action="store_true",
        help="zeigen, was sich von selbst beheben lässt, und es nach Rückfrage beheben",
    )
    check.add_argument("--yes", action="store_true", help="mit --fix: nicht nachfragen")
    _base_url_flag(check)

    new = _command(commands, program, "new", "einen neuen Artikel anlegen, als Entwurf")
    new.add_argument("title", metavar="TITEL", help='der Titel, in Anführungszeichen: "Mein Titel"')
    new.add_argument("--date", metavar="DATUM", help="wann er erschienen ist (sonst heute)")
    for flag, name, what in (
        ("--author", "NAME", "wer ihn geschrieben hat"),
        ("--category", "NAME", "eine Kategorie"),
        ("--tag", "NAME", "ein Schlagwort"),
    ):
        new.add_argument(
            flag, action="append", default=[], metavar=name, help=f"{what}; mehrmals möglich"
        )

    term = _command(
        commands, program, "term", "ein Schlagwort, eine Kategorie, einen Namen überall ändern"
    )
    term.add_argument(
        "action",
        choices=("merge", "rename"),
        help="merge: in einen anderen aufgehen lassen, den es schon gibt; rename: umbenennen",
    )
    term.add_argument("old", metavar="ALT", help="der Begriff, wie er jetzt heißt")
    term.add_argument("new", metavar="NEU", help="wie er heißen soll")
    term.add_argument(
        "--taxonomy",
        choices=("category", "tag", "author"),
        help="was gemeint ist, wenn es den Begriff mehrmals gibt: Kategorie, Schlagwort, Autorin",
    )
    term.add_argument(
        "--dry-run", action="store_true", help="nur zeigen, was sich in den Dateien ändern würde"
    )


def _publishing(commands: Any, program: str) -> None:
    """Add the commands for what comes after the build."""
    deploy = _command(
        commands, program, "deploy", "zeigen, was das Veröffentlichen ändert; lädt nichts hoch"
    )
    what = deploy.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--dry-run",
        action="store_true",
        help="zeigen, was neu, geändert und entfallen ist, und ob die Hosts es annehmen",
    )
    what.add_argument(
        "--done",
        action="store_true",
        help="merken, dass site/ so, wie es ist, veröffentlicht wurde",
    )
    deploy.add_argument(
        "--host", choices=("netlify", "github"), help="nur die Grenzen dieses Hosts prüfen"
    )
    deploy.add_argument(
        "--against", metavar="DATEI", help="mit dieser Liste von Prüfsummen vergleichen"
    )
    _base_url_flag(deploy)

    rules = _command(
        commands, program, "rules", "die Einstellungen für einen eigenen Webserver ausgeben"
    )
    rules.add_argument("server", choices=("nginx", "apache"), help="nginx oder apache")
    rules.add_argument(
        "--folder",
        metavar="ORDNER",
        default="/var/www/archiv",
        help="wo die Website auf dem Server liegt, für nginx (sonst /var/www/archiv)",
    )
    rules.add_argument("--to", metavar="DATEI", help="in diese Datei schreiben, nicht hierher")
    _base_url_flag(rules)

    export = _command(commands, program, "export", "das ganze Archiv in eine Datei packen")
    export.add_argument(
        "form",
        choices=("zip", "epub", "catalogue"),
        help="zip: alles mit Prüfsummen; epub: Bücher; catalogue: JSON, CSV und SQLite",
    )
    export.add_argument(
        "--to", metavar="ORDNER", default="export", help="wohin damit (sonst in den Ordner export/)"
    )
    export.add_argument(
        "--by",
        choices=("year", "category"),
        default="year",
        help="ein Buch je Jahr (year, die Vorgabe) oder je Kategorie (category)",
    )
    _base_url_flag(export)


def _base_url_flag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--base-url",
        type=_address,
        metavar="ADRESSE",
        help="vollständige Adresse der Startseite an Stelle der eingestellten",
    )


def _command(commands: Any, program: str, name: str, description: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        prog=f"{program} {name}",
        help=description,
        description=f"{description[0].upper()}{description[1:]}.",
        allow_abbrev=False,
    )
    return parser


def _build_flags(parser: argparse.ArgumentParser) -> None:
    _base_url_flag(parser)
    parser.add_argument(
        "--jobs",
        type=_jobs,
        metavar="ZAHL",
        help="so viele Prozesse benutzen (sonst einen je Kern)",
    )
    parser.add_argument(
        "--no-search", action="store_true", help="den Index der Suche lassen, wie er ist"
    )
    parser.add_argument(
        "--today",
        type=_day,
        metavar="TAG",
        help="bauen, als wäre dieser Tag: Artikel mit späterem Datum erscheinen noch nicht",
    )
    parser.add_argument("--profile", action="store_true", help="zeigen, wofür die Zeit verging")


def parse(arguments: Sequence[str], program: str) -> argparse.Namespace:
    """Read the command line; `serve` is what happens without a command.

    Raises:
        SystemExit: help or version was asked for, or the arguments are wrong.
    """
    given = list(arguments)
    if not given or (given[0].startswith("-") and given[0] not in {"-h", "--help", "--version"}):
        given.insert(0, "serve")
    return build_parser(program).parse_args(given)
