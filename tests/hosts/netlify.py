"""Netlify, as its documentation describes what it does with a folder of files.

It reads `_redirects` and `_headers` by itself, not with the program's own reader. Sources:

- <https://docs.netlify.com/routing/redirects/>: syntax, the first rule that fits counts,
  special characters are percent-encoded, paths are case-sensitive.
- <https://docs.netlify.com/routing/redirects/redirect-options/>: statuses, splats, placeholders,
  query parameters, trailing slashes ("`/about` and `/about/` match the same rule"), shadowing
  (a file wins over a rule unless its status ends in `!`), 404.html.
- <https://docs.netlify.com/routing/headers/>: paths with `*` and placeholders, several values.
- Pretty URLs, on by default: `/folder` leads to `/folder/`, `/file/` to `/file`
  (<https://github.com/slorber/trailing-slash-guide> measured it).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from tests.hosts.emulation import Answer, type_of

DEFAULT_CACHING = "public, max-age=0, must-revalidate"
DOCUMENTED = {200, 301, 302, 404}
IGNORED = {
    *("accept-ranges", "age", "allow", "alt-svc", "connection", "content-encoding"),
    *("content-length", "content-range", "date", "location", "server", "trailer"),
    *("transfer-encoding", "upgrade"),
}


@dataclass(frozen=True)
class Rule:
    path: str
    query: tuple[tuple[str, str], ...]
    target: str
    status: int
    force: bool

    @classmethod
    def read(cls, line: str) -> Rule:
        path, *words = line.split()
        query = []
        while words and "=" in words[0] and not words[0].startswith(("/", "http")):
            name, _, value = words.pop(0).partition("=")
            query.append((_plain(name), value if value.startswith(":") else _plain(value)))
        target, *rest = words
        status = rest[0] if rest else "301"
        assert len(rest) <= 1, line
        rule = cls(path, tuple(query), target, int(status.rstrip("!")), status.endswith("!"))
        assert rule.status in DOCUMENTED, f"not documented: {line}"
        return rule

    def match(self, path: str, query: Mapping[str, str]) -> dict[str, str] | None:
        """Return what placeholders and splat stand for, None where the rule does not fit."""
        found = _match(self.path, path)
        if found is None:
            return None
        for name, value in self.query:
            if name not in query:
                return None
            if value.startswith(":") and value[1:].isidentifier():
                found[value[1:]] = query[name]
            elif query[name] != value:
                return None
        return found


def _plain(text: str) -> str:
    """Decode percent-encoding, whatever the bytes stand for."""
    return unquote(text, errors="surrogateescape")


def _match(pattern: str, path: str) -> dict[str, str] | None:
    steps = [step for step in pattern.split("/") if step]
    parts = []
    for step in steps:
        if step == "*":
            assert step is steps[-1], "a splat stands only at the end"
            parts.append("(?:/(?P<splat>.*))?")
        elif step.startswith(":"):
            parts.append(f"/(?P<{step[1:]}>[^/]+)")
        else:
            parts.append(f"/{re.escape(_plain(step))}")
    match = re.fullmatch("".join(parts) + ("" if steps[-1:] == ["*"] else "/?"), path)
    return match and {name: value or "" for name, value in match.groupdict().items()}


class Netlify:
    """Netlify with a published folder, given as path → bytes."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        lines = files.get("_redirects", b"").decode().splitlines()
        self.rules = [Rule.read(line) for line in lines if line and not line.startswith("#")]
        self.headers = _read_headers(files.get("_headers", b"").decode())

    def answer(self, target: str) -> Answer:
        parts = urlsplit(target)
        path, query = _plain(parts.path), dict(parse_qsl(parts.query, keep_blank_values=True))
        for rule in self.rules:
            found = rule.match(path, query)
            if found is not None and (rule.force or self._file(path) is None):
                return self._apply(rule, found, path, query)
        name = self._file(path)
        if name is None:
            return self._send(path, "404.html", 404)
        pretty = self._pretty(path, name)
        if pretty != path:
            again = f"?{parts.query}" if parts.query else ""
            return Answer(301, headers={"Location": quote(pretty) + again})
        return self._send(path, name, 200)

    def _apply(self, rule: Rule, found: dict[str, str], path: str, query: dict[str, str]) -> Answer:
        target = rule.target
        for name, value in found.items():
            target = target.replace(f":{name}", quote(value))
        if rule.status in {301, 302}:
            captured = {name for name, value in rule.query if value.startswith(":")}
            passed = {name: value for name, value in query.items() if name not in captured}
            if passed and "?" not in target:
                target += f"?{urlencode(passed)}"
            return Answer(rule.status, headers={"Location": target})
        name = self._file(unquote(urlsplit(target).path))
        if name is None:
            return self._send(path, "404.html", 404)
        return self._send(path, name, rule.status)

    def _file(self, path: str) -> str | None:
        name = path.lstrip("/")
        if name in {"_redirects", "_headers"}:
            return None
        bare = name.rstrip("/")
        folder = f"{bare}/index.html" if bare else "index.html"
        wanted = (
            (name, folder, f"{bare}.html") if name.endswith("/") else (name, f"{name}.html", folder)
        )
        return next((file for file in wanted if file in self.files), None)

    def _pretty(self, path: str, name: str) -> str:
        if name.endswith("/index.html") and name != path[1:] and not path.endswith("/"):
            return f"{path}/"
        if path != "/" and path.endswith("/") and not name.endswith("index.html"):
            return path.rstrip("/")
        return path

    def _send(self, path: str, name: str, status: int) -> Answer:
        headers: dict[str, str] = {"Content-Type": type_of(name)}
        own: dict[str, list[str]] = {}
        for pattern, values in self.headers:
            if _match(pattern, path) is not None:
                for key, value in values:
                    own.setdefault(key, []).append(value)
        headers |= {key: ", ".join(values) for key, values in own.items()}
        headers.setdefault("Cache-Control", DEFAULT_CACHING)
        return Answer(status, self.files.get(name, b"Not Found"), headers)


def _read_headers(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace():
            name, colon, value = line.strip().partition(":")
            assert colon, line
            assert name.lower() not in IGNORED, f"Netlify ignores {name}"
            found[-1][1].append((name, value.strip()))
        else:
            found.append((line.strip(), []))
    return found
