"""The command `setzkasten`, which is also `python build.py`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from setzkasten.cli.parser import parse
from setzkasten.cli.terminal import nobody_reads, prepare_streams

if TYPE_CHECKING:
    import argparse

READER_GONE = 141
"""Exit code of a program whose output nobody reads any more: 128 + SIGPIPE, as shells count."""


def main(arguments: Sequence[str] | None = None, root: Path | None = None) -> int:
    """Run a command.

    Args:
        arguments: of the command line, without the program's name; None for the process's own.
        root: the archive; None for the folder above which the present one lies.

    Returns:
        0 where all went well, 1 where the site could not be built, 2 for wrong arguments,
        3 where the program itself is at fault, 4 where another build kept the archive busy,
        141 where whoever read the output has stopped, as `head` does.
    """
    prepare_streams()
    try:
        code = _run(arguments, root)
        sys.stdout.flush()  # what is left fails here, and not unheard at the very end
    except SystemExit:  # help, or wrong arguments
        if nobody_reads():
            return READER_GONE
        raise
    except OSError:
        if nobody_reads():
            return READER_GONE
        raise
    return code


def _run(arguments: Sequence[str] | None, root: Path | None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    options = parse(given, "setzkasten" if root is None else "python build.py")
    root = root or find_root(Path.cwd())
    if root is None:
        print(
            "Hier ist kein Archiv: Weder in diesem Ordner noch darüber liegt eine Datei "
            "setzkasten.yaml.\nWechseln Sie in den Ordner Ihres Archivs.",
            file=sys.stderr,
        )
        return 2
    try:
        return _COMMANDS[options.command](options, root)
    except KeyboardInterrupt:
        print("\nAbgebrochen.", file=sys.stderr)
        return 130
    except Exception as error:  # noqa: BLE001  # an editor never sees a traceback
        if isinstance(error, OSError) and nobody_reads():
            return READER_GONE
        from setzkasten.cli.failures import tell_failure

        tell_failure(error, root)
        return 3


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds an archive."""
    return next(
        (folder for folder in (start, *start.parents) if (folder / "setzkasten.yaml").is_file()),
        None,
    )


def _build(options: argparse.Namespace, root: Path) -> int:
    from setzkasten.cli.building import build

    return build(options, root)


def _serve(options: argparse.Namespace, root: Path) -> int:
    from setzkasten.serve.preview import preview

    return preview(
        root,
        base_url=options.base_url,
        jobs=options.jobs,
        port=options.port,
        open_browser=not options.no_open,
        day=options.today,
    )


def _explain(options: argparse.Namespace, root: Path) -> int:
    from setzkasten.cli.explaining import explain_file

    return explain_file(root, options.file)


def _check(options: argparse.Namespace, root: Path) -> int:
    from setzkasten.cli.checking import check

    return check(options, root)


def _new(options: argparse.Namespace, root: Path) -> int:
    from setzkasten.cli.beginning import begin

    return begin(options, root)


def _term(options: argparse.Namespace, root: Path) -> int:
    from setzkasten.cli.terms import term

    return term(options, root)


def _deploy(options: argparse.Namespace, root: Path) -> int:
    from setzkasten.cli.deploying import deploy

    return deploy(options, root)


def _rules(options: argparse.Namespace, root: Path) -> int:
    from setzkasten.cli.deploying import rules

    return rules(options, root)


def _export(options: argparse.Namespace, root: Path) -> int:
    from setzkasten.cli.exporting import export

    return export(options, root)


_COMMANDS = {
    "build": _build,
    "serve": _serve,
    "explain": _explain,
    "check": _check,
    "new": _new,
    "term": _term,
    "deploy": _deploy,
    "rules": _rules,
    "export": _export,
}
