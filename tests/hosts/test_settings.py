"""What tells hosts and CI what to do: complete, pinned, with as few rights as can be."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from setzkasten.cli.parser import build_parser
from setzkasten.hosts import policy
from tests.conftest import ROOT, write

WORKFLOWS = ROOT / ".github/workflows"
NETLIFY = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))


def _workflow(name: str) -> dict[Any, Any]:
    loaded = yaml.safe_load((WORKFLOWS / name).read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def _steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


NAMES = sorted(path.name for path in WORKFLOWS.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_to_commits(name: str) -> None:
    used = [step["uses"] for step in _steps(_workflow(name)) if "uses" in step]
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action), action
    lines = (WORKFLOWS / name).read_text("utf-8").splitlines()
    for line in lines:
        if "uses:" in line:
            assert re.search(r"# v[0-9]+\.[0-9]+\.[0-9]+$", line), line


@pytest.mark.parametrize("name", NAMES)
def test_jobs_have_no_more_rights_than_they_need(name: str) -> None:
    workflow = _workflow(name)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    writers = {
        job: rights
        for job, settings in workflow["jobs"].items()
        if "write" in (rights := settings.get("permissions", {})).values()
    }
    expected = {"deploy": {"pages": "write", "id-token": "write"}} if name == "pages.yml" else {}
    assert writers == expected
    for step in _steps(workflow):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
        assert "${{" not in step.get("run", ""), "values come by environment, never as code"


def test_every_system_and_every_python_is_tested() -> None:
    matrix = _workflow("ci.yml")["jobs"]["test"]["strategy"]["matrix"]
    assert [name.partition("-")[0] for name in matrix["os"]] == ["ubuntu", "macos", "windows"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]


def test_pages_gives_the_site_its_address_and_keeps_the_memory() -> None:
    steps = _workflow("pages.yml")["jobs"]["build"]["steps"]
    order = [step.get("uses", "").partition("@")[0] or _what(step["run"]) for step in steps]
    assert order == [
        "actions/checkout",
        "actions/setup-python",
        "actions/configure-pages",
        "actions/cache",
        "build",
        "git",
        "deploy",
        "actions/upload-pages-artifact",
        "deploy",
    ]
    cache = steps[3]["with"]
    assert cache["path"].split() == [".cache", "site"], "the memory is of no use without its site"
    assert steps[4]["env"]["BASE_URL"] == "${{ steps.pages.outputs.base_url }}"


def _what(run: str) -> str:
    """Return what a step is about: the command of ours, or else git."""
    words = run.split()
    return words[2] if words[0] == "python" else "git"


def _commands() -> list[str]:
    found = [NETLIFY["build"]["command"]]
    found += [context["command"] for context in NETLIFY["context"].values()]
    for name in NAMES:
        for step in _steps(_workflow(name)):
            found += step.get("run", "").splitlines()
    return [command.strip() for command in found if command.strip().startswith("python ")]


def test_every_command_of_a_host_is_one_that_we_have() -> None:
    commands = _commands()
    assert len(commands) > 15
    for command in commands:
        plain = re.sub(r'"?\$[A-Z_]+/?"?', "https://example.org/x/", command.partition(" | ")[0])
        _, what, *arguments = plain.split()
        if what.startswith(".ci/"):
            assert (ROOT / what).is_file(), command
        elif what == "-m":
            assert importlib.util.find_spec(arguments[0]), command
        elif arguments[0] == "test":  # what follows is for pytest
            assert what == "build.py"
            assert set(arguments[1:]) <= {"-m", "slow"} or arguments[1] == "--cov", command
        else:
            assert what == "build.py"
            build_parser("python build.py").parse_args(arguments)


@pytest.mark.parametrize("changed", [True, False])
def test_pages_tells_of_addresses_that_are_not_in_git(tmp_path: Path, *, changed: bool) -> None:
    """The step as it stands, in a repository as the runner has it."""
    bash, git = shutil.which("bash"), shutil.which("git")
    if sys.platform == "win32" or not bash or not git:
        pytest.skip("there is no bash or no git")
    steps = _workflow("pages.yml")["jobs"]["build"]["steps"]
    (step,) = [step["run"] for step in steps if step.get("name") == "Addresses"]
    write(tmp_path / "content/adressen.lock", "/a/ Artikel a.txt\n")
    user = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "."], [*user, "commit", "-qm", "x"]):
        subprocess.run([git, *words], cwd=tmp_path, check=True)
    if changed:
        write(tmp_path / "content/adressen.lock", "/a/ Artikel a.txt\n/b/ Artikel b.txt\n")
    command = [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step]
    told = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True).stdout.decode()
    assert told.startswith("::warning title=Adressen::Neue Adressen") == changed
    assert told.endswith("übernehmen Sie content/adressen.lock.\n") == changed


@pytest.mark.parametrize("name", ["build", "context"])
def test_netlify_is_told_nothing_that_it_does_not_know(name: str) -> None:
    """Keys as <https://docs.netlify.com/build/configure-builds/file-based-configuration/>."""
    known = {"base", "command", "publish", "environment", "ignore", "edge_functions", "processing"}
    assert NETLIFY.keys() <= {"build", "context", "redirects", "headers", "plugins", "functions"}
    parts = [NETLIFY["build"]] if name == "build" else NETLIFY["context"].values()
    for part in parts:
        assert part.keys() <= known
    assert NETLIFY["context"].keys() <= {"production", "deploy-preview", "branch-deploy", "dev"}


def test_netlify_builds_previews_under_their_own_address() -> None:
    assert NETLIFY["build"]["publish"] == "site"
    assert re.fullmatch(r"3\.[0-9]+", NETLIFY["build"]["environment"]["PYTHON_VERSION"])
    for context in ("deploy-preview", "branch-deploy"):
        assert "--base-url $DEPLOY_PRIME_URL" in NETLIFY["context"][context]["command"]


def test_headers_are_set_in_one_place_or_agree() -> None:
    """Until the build writes `_headers`, netlify.toml has the same values."""
    headers = {entry["for"]: entry["values"] for entry in NETLIFY.get("headers", [])}
    if headers:
        assert headers["/*"] == dict(policy.SECURITY)
        assert headers["/assets/*"] == {"Cache-Control": policy.KEEP_FOREVER}
