"""The command line: German words, clear errors, sensible defaults."""

from __future__ import annotations

import argparse
import re

import pytest

from setzkasten.cli.parser import build_parser, parse

PROGRAMS = ["setzkasten", "python build.py"]

# What argparse would say by itself (CPython 3.11 to 3.14).
ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments?|error|show|this|help message|exit|invalid|choice|"
    r"choose|"
    r"from|value|expected|unrecognized|required|following|ambiguous|could match|ignored|explicit|"
    r"not allowed|with|one of|maybe you meant|default|subcommands?|program's)\b",
    re.IGNORECASE,
)


def _output(
    capsys: pytest.CaptureFixture[str], arguments: list[str], program: str
) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        parse(arguments, program)
    captured = capsys.readouterr()
    return int(ended.value.code or 0), captured.out + captured.err


def _english(text: str) -> list[str]:
    """Return English words beside the commands, flags and addresses, which stay English."""
    text = re.sub(
        r"--[a-z-]+|https?://\S+|\bbuild(\.py)?\b|\bserve\b|\bexplain\b|\btest\b", "", text
    )
    return ENGLISH.findall(text)


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], ["build", "--help"], ["serve", "-h"], ["explain", "-h"]]
)
def test_help_is_german(
    capsys: pytest.CaptureFixture[str], program: str, arguments: list[str]
) -> None:
    code, text = _output(capsys, arguments, program)
    assert code == 0
    assert text.startswith(f"Aufruf: {program}")
    assert _english(text) == []


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gibtsnicht"], "gibtsnicht"),
        (["build", "--gibtsnicht"], "--gibtsnicht"),
        (["--gibtsnicht"], "--gibtsnicht"),
        (["build", "noch", "was"], "noch was"),
        (["build", "--jobs"], "--jobs"),
        (["build", "--jobs", "0"], "keine Zahl ab 1"),
        (["build", "--jobs", "-1"], "--jobs"),
        (["build", "--jobs", "zwei"], "»zwei«"),
        (["build", "--jobs", "²"], "»²«"),
        (["serve", "--port", "0"], "»0«"),
        (["serve", "--port", "65536"], "»65536«"),
        (["serve", "--port", "http"], "»http«"),
        (["serve", "--port"], "--port"),
        (["serve", "--no-open=ja"], "--no-open"),
        (["build", "--profile=x"], "--profile"),
        (["build", "--pro"], "--pro"),
        (["build", "--base-url"], "--base-url"),
        (["build", "--base-url", "example.org"], "»example.org«"),
        (["explain"], "DATEI.txt"),
        (["explain", "a", "b"], "b"),
        (["--port", "99999"], "»99999«"),
        (["build", "--port", "8000"], "--port"),
    ],
)
def test_mistakes_are_told_in_german(
    capsys: pytest.CaptureFixture[str], program: str, arguments: list[str], words: str
) -> None:
    code, text = _output(capsys, arguments, program)
    assert code == 2
    assert words in text
    assert _english(text) == []
    assert "--help" in text
    assert "Traceback" not in text


def test_without_a_command_the_preview_is_meant() -> None:
    options = parse([], "setzkasten")
    assert (options.command, options.port, options.no_open, options.jobs) == (
        "serve",
        None,
        False,
        None,
    )
    assert parse(["--port", "8080", "--no-open"], "setzkasten").port == 8080


def test_flags_of_a_build_are_read() -> None:
    options = parse(
        ["build", "--base-url", "https://a.example/x", "--jobs", "3", "--profile", "--no-search"],
        "setzkasten",
    )
    assert (options.command, options.base_url, options.jobs) == ("build", "https://a.example/x", 3)
    assert options.profile


@pytest.mark.parametrize(
    "address",
    [
        *("https://example.org", "http://localhost:8000/", "https://example.github.io/archiv/"),
        *("https://example.org/a/b/~c/", "http://127.0.0.1", "https://müller.example/ä/"),
    ],
)
def test_full_addresses_are_taken(address: str) -> None:
    assert parse(["build", "--base-url", address], "setzkasten").base_url == address


@pytest.mark.parametrize(
    "address",
    [
        *("", "/archiv/", "//example.org/", "ftp://example.org/", "https://", "https:///x"),
        *("javascript:alert(1)", "https://example.org/?q=1", "https://example.org/#x"),
        *(
            "https://user@example.org/",
            "https://example.org/a b/",
            'https://example.org/"onload="x',
        ),
        *(
            "https://example.org//",
            "https://example.org/a//b",
            "https://example.org/../x/",
            "https://a\n/",
        ),
        *("https://example.org:port/", "https://example.org/./x"),
    ],
)
def test_what_is_no_full_address_is_refused(
    capsys: pytest.CaptureFixture[str], address: str
) -> None:
    code, text = _output(capsys, ["build", "--base-url", address], "setzkasten")
    assert code == 2
    assert "https://example.org/archiv/" in text


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    from setzkasten import __version__

    assert _output(capsys, ["--version"], "setzkasten") == (0, f"Setzkasten {__version__}\n")


def test_only_the_checkout_can_test_itself() -> None:
    assert "test" in build_parser("python build.py").format_help().split()
    assert "test" not in build_parser("setzkasten").format_help().split()


def test_every_flag_has_words_of_help() -> None:
    parser = build_parser("setzkasten")
    subparsers = [
        action for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    ]
    (commands,) = subparsers
    for command in commands.choices.values():
        for action in command._actions:
            assert action.help, action.option_strings
