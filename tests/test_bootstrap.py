"""Setting up from a bare checkout: decisions and words, without network and without installing."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from setzkasten import bootstrap
from tests.conftest import ROOT


class _World:
    """A machine that does what the test says and notes what it was asked to do."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.venv = place / ".venv"
        self.locks = {"run": place / "requirements.txt", "test": place / "requirements-test.txt"}
        self.locks["run"].write_text("jinja2==3\n", "utf-8")
        self.locks["test"].write_text("pytest==8\n", "utf-8")
        self.commands: list[list[str]] = []
        self.replaced: list[list[str]] = []
        self.missing: set[str] = set()
        self.has_pip = True
        self.answers: dict[str, tuple[int, str]] = {}
        self.ran: list[tuple[list[str], Path]] = []
        set_ = monkeypatch.setattr
        set_(bootstrap, "VENV", self.venv)
        set_(bootstrap, "ROOT", place)
        set_(bootstrap, "LOCKS", self.locks)
        set_(bootstrap, "find_spec", lambda name: None if name in self.missing else object())
        set_(subprocess, "run", self._run)
        set_(subprocess, "call", self._call)
        set_(os, "execv", self._execv)
        set_("setzkasten.cli.main.main", self._main)

    def _main(self, arguments: list[str], root: Path) -> int:
        self.ran.append((arguments, root))
        return 0

    def _run(self, command: list[Any], **_named: object) -> SimpleNamespace:
        words = [str(part) for part in command]
        self.commands.append(words)
        kind = next((name for name in ("venv", "pip", "-c") if name in words), "?")
        code, text = self.answers.get(kind, (0, ""))
        if kind == "-c":
            if not Path(words[0]).exists():
                raise FileNotFoundError(words[0])
            code = 0 if self.has_pip else 1
        elif kind == "venv" and not code:
            python = bootstrap._python()
            python.parent.mkdir(parents=True, exist_ok=True)
            python.write_text("", "utf-8")
            self.has_pip = True
        return SimpleNamespace(returncode=code, stdout=text, stderr="")

    def _call(self, command: list[str], **_named: object) -> int:
        self.commands.append(command)
        return 7

    def _execv(self, _path: str, command: list[str]) -> None:
        self.replaced.append(command)
        raise SystemExit(0)

    def inside(self) -> None:
        """Be the Python of the environment."""
        self.monkeypatch.setattr(sys, "prefix", str(self.venv))

    def kinds(self) -> list[str]:
        return [
            next((name for name in ("venv", "pip", "pytest") if name in command), "probe")
            for command in self.commands
        ]

    def start(self, *arguments: str) -> int:
        try:
            return bootstrap.run(list(arguments))
        except SystemExit as ended:
            return int(ended.code or 0)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _World:
    if os.name == "nt":
        pytest.skip("Windows waits for a child instead of replacing itself")
    return _World(tmp_path, monkeypatch)


def test_with_all_libraries_at_hand_nothing_is_set_up(world: _World) -> None:
    assert world.start("build") == 0
    assert world.commands == []
    assert world.ran == [(["build"], bootstrap.ROOT)]


def test_on_a_bare_machine_it_sets_itself_up_and_starts_again(
    world: _World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.missing = {"jinja2"}
    world.start("build", "--jobs", "2")
    assert world.kinds()[-2:] == ["venv", "pip"]
    install = world.commands[-1]
    assert "--require-hashes" in install
    assert str(world.locks["run"]) in install
    assert str(world.locks["test"]) not in install
    python = str(bootstrap._python())
    assert world.replaced == [[python, str(bootstrap.ROOT / "build.py"), "build", "--jobs", "2"]]
    assert world.ran == []
    out = capsys.readouterr().out
    assert "richtet sich einmalig ein" in out
    assert "Fertig eingerichtet." in out


def test_the_second_start_uses_what_the_first_one_made(world: _World) -> None:
    world.missing = {"jinja2"}
    world.start("build")
    world.commands.clear()
    world.start("build")
    assert world.kinds() == ["probe"]
    assert len(world.replaced) == 2


def test_inside_the_environment_nothing_is_asked(world: _World) -> None:
    world.missing = {"jinja2"}
    world.start("build")
    world.commands.clear()
    world.inside()
    assert world.start("build") == 0
    assert world.commands == []
    assert world.ran == [(["build"], bootstrap.ROOT)]


def test_a_new_lock_brings_the_environment_up_to_date(
    world: _World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.missing = {"jinja2"}
    world.start("build")
    world.commands.clear()
    world.locks["run"].write_text("jinja2==4\n", "utf-8")
    world.inside()
    assert world.start("build") == 0
    assert "venv" not in world.kinds()
    assert "pip" in world.kinds()
    assert "auf den neuen Stand" in capsys.readouterr().out
    assert world.ran


def test_line_ends_of_git_are_no_new_lock(world: _World) -> None:
    world.missing = {"jinja2"}
    world.start("build")
    world.commands.clear()
    world.locks["run"].write_bytes(b"jinja2==3\r\n")
    world.start("build")
    assert world.kinds() == ["probe"]


def test_an_environment_that_does_not_work_is_made_anew(world: _World) -> None:
    world.missing = {"jinja2"}
    world.start("build")
    world.has_pip = False
    world.commands.clear()
    world.start("build")
    assert "venv" in world.kinds()
    assert "--clear" in next(command for command in world.commands if "venv" in command)


def test_tests_get_their_own_tools_and_pytest_its_arguments(
    world: _World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.missing = {"jinja2", "pytest"}
    world.start("build")
    world.commands.clear()
    world.inside()
    assert world.start("test", "-k", "slug") == 7
    install = next(command for command in world.commands if "pip" in command)
    assert str(world.locks["run"]) in install
    assert str(world.locks["test"]) in install
    assert world.commands[-1][1:] == ["-m", "pytest", "-k", "slug"]
    assert "Werkzeuge für die Tests" in capsys.readouterr().out


def test_the_tools_for_tests_do_not_spoil_the_environment_for_building(world: _World) -> None:
    world.missing = {"jinja2", "pytest"}
    world.start("build")
    world.inside()
    world.start("test")
    world.commands.clear()
    assert world.start("build") == 0
    assert world.commands == []


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_without_venv_it_says_what_to_install(
    world: _World, capsys: pytest.CaptureFixture[str], module: str
) -> None:
    world.missing = {"jinja2", module}
    assert world.start("build") == 2
    text = capsys.readouterr().err
    assert f"python3.{sys.version_info[1]}-venv" in text
    assert "python.org" in text
    assert world.replaced == []


def test_debian_s_half_venv_is_recognised_by_its_words(
    world: _World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.missing = {"jinja2"}
    world.answers["venv"] = (
        1,
        "The virtual environment was not created because ensurepip is not available.",
    )
    assert world.start("build") == 2
    assert "-venv" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_told_in_german(
    world: _World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.missing = {"jinja2"}
    world.answers["venv"] = (1, "one\n\nError: [Errno 28] No space left on device")
    assert world.start("build") == 2
    text = capsys.readouterr().err
    assert "ließ sich nicht anlegen" in text
    assert "No space left" in text
    assert "Traceback" not in text


def test_a_failed_installation_is_told_and_tried_again_next_time(
    world: _World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.missing = {"jinja2"}
    world.answers["pip"] = (1, "\n".join(f"line {number}" for number in range(50)))
    assert world.start("build") == 2
    text = capsys.readouterr().err
    assert "nicht installieren" in text
    assert "Internet" in text
    assert "line 49" in text
    assert "line 3\n" not in text
    world.answers.clear()
    world.start("build")
    assert len(world.replaced) == 1


def test_a_marker_that_cannot_be_written_is_no_traceback(
    world: _World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.missing = {"jinja2"}
    world.answers["venv"] = (0, "")
    real = Path.write_text

    def refusing(self: Path, *arguments: Any, **named: Any) -> int:
        if self.name.startswith("setzkasten-"):
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *arguments, **named)

    world.monkeypatch.setattr(Path, "write_text", refusing)
    assert world.start("build") == 2
    assert capsys.readouterr().err


# --- what the lists promise -------------------------------------------------------------------


def _requirements(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([A-Za-z0-9_.-]+)==([^ \\;]+)", text, re.MULTILINE))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_library_is_locked_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = {
        _plain(re.split("[><=~! ;]", entry)[0]) for entry in project["project"]["dependencies"]
    }
    locked = {_plain(name) for name in _requirements("requirements.txt")}
    assert wanted <= locked
    for name in ("requirements.txt", "requirements-test.txt"):
        for entry in re.split(r"\n(?=[A-Za-z0-9])", (ROOT / name).read_text("utf-8")):
            if "==" in entry.partition("\n")[0]:
                assert "--hash=sha256:" in entry, entry


def test_the_two_locks_agree() -> None:
    run, test = _requirements("requirements.txt"), _requirements("requirements-test.txt")
    for name in run.keys() & test.keys():
        assert run[name] == test[name]


def test_the_modules_looked_for_are_those_that_are_imported() -> None:
    """A library that the package imports but the start does not look for fails much later."""
    own = {"setzkasten"} | set(sys.stdlib_module_names)
    known = {*bootstrap.MODULES["run"], "markupsafe"}  # markupsafe comes with jinja2
    known.add("distributed")  # of the extra `cluster`, whose absence is told
    for path in (ROOT / "setzkasten").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            for name in names:
                assert name.partition(".")[0] in own | known, f"{path.name}: {name}"


def test_the_start_needs_nothing_but_the_standard_library() -> None:
    code = (
        "sys.path[:] = [p for p in sys.path if 'site-packages' not in p]; "
        "import setzkasten.bootstrap"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


def test_the_start_script_can_be_read_by_old_pythons() -> None:
    ast.parse((ROOT / "build.py").read_text("utf-8"), feature_version=(3, 7))


def test_old_pythons_are_sent_away_in_german(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    source = (ROOT / "build.py").read_text("utf-8")
    with pytest.raises(SystemExit) as ended:
        exec(compile(source, "build.py", "exec"), {"__name__": "probe"})  # noqa: S102  # our own file
    assert ended.value.code == 2
    assert "dies ist Python 3.9" in capsys.readouterr().err
