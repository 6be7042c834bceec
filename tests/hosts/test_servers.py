"""The rules for nginx and Apache, as the real servers understand them."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from setzkasten.hosts.apache import apache_rules
from setzkasten.hosts.nginx import nginx_rules
from setzkasten.hosts.policy import KEEP_FOREVER, SECURITY
from setzkasten.hosts.redirect import GONE, Redirect, settle
from tests.conftest import write
from tests.hosts.conftest import ARTICLES, Demo
from tests.hosts.crawling import crawl, read
from tests.hosts.emulation import Answer

NGINX = shutil.which("nginx")
APACHE = shutil.which("apache2") or shutil.which("httpd")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class _Server:
    """A real server on a port."""

    def __init__(self, port: int) -> None:
        self.port = port

    def answer(self, target: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", target, headers={"Host": "example.org"})
        response = connection.getresponse()
        answer = Answer(response.status, response.read(), dict(response.getheaders()))
        connection.close()
        return answer


@contextmanager
def _running(command: list[str], port: int, log: Path) -> Iterator[_Server]:
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            for _ in range(100):
                try:
                    socket.create_connection(("127.0.0.1", port), 0.2).close()
                    break
                except OSError:
                    assert process.poll() is None, log.read_text("utf-8", "replace")
                    time.sleep(0.05)
            yield _Server(port)
        finally:
            process.terminate()


@contextmanager
def _nginx(root: Path, demo: Demo, redirects: tuple[Redirect, ...]) -> Iterator[_Server]:
    if NGINX is None:
        pytest.skip("there is no nginx")
    folder, port = _lay_out(root / "www", demo), _free_port()
    rules = nginx_rules(demo.base_url, redirects, folder.as_posix(), demo.files)
    rules = rules.replace("listen 80;", f"listen 127.0.0.1:{port};").replace(
        "    listen [::]:80;\n", ""
    )
    write(root / "archiv.conf", rules)
    temporary = "".join(
        f"{kind}_temp_path {root}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    types = "types { text/html html htm; text/css css; text/javascript js; "
    types += "application/xml xml; image/svg+xml svg; text/plain txt; }"
    user = "user root;\n" if os.name != "nt" and os.geteuid() == 0 else ""
    write(
        root / "nginx.conf",
        f"{user}daemon off;\nmaster_process off;\npid {root}/pid;\nerror_log {root}/error.log;\n"
        f"events {{}}\nhttp {{\n{types}\n{temporary}access_log off;\n"
        f"include {root}/archiv.conf;\n}}\n",
    )
    command = [NGINX, "-c", str(root / "nginx.conf"), "-p", str(root)]
    with _running(command, port, root / "log.txt") as server:
        yield server


@contextmanager
def _apache(_root: Path, demo: Demo, redirects: tuple[Redirect, ...]) -> Iterator[_Server]:
    if APACHE is None:
        pytest.skip("there is no Apache")
    # The server reads as nobody, and pytest's own folders are closed to all others.
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        with _apache_in(Path(name), demo, redirects) as server:
            yield server


@contextmanager
def _apache_in(root: Path, demo: Demo, redirects: tuple[Redirect, ...]) -> Iterator[_Server]:
    assert APACHE
    top, port = root / "www", _free_port()
    folder = _lay_out(top / demo.base_path.strip("/"), demo)
    write(folder / ".htaccess", apache_rules(demo.base_url, redirects))
    modules = Path(APACHE).resolve().parents[1] / "lib/apache2/modules"
    loaded = [
        f"LoadModule {name}_module {modules}/mod_{name}.so"
        for name in ("mpm_event", "authz_core", "dir", "mime", "rewrite", "headers")
    ]
    user = ["User www-data", "Group www-data"] if os.geteuid() == 0 else []
    lines = [
        f"ServerRoot {root}",
        *loaded,
        *([f"LoadModule unixd_module {modules}/mod_unixd.so"] if _has(modules, "unixd") else []),
        *user,
        f"Listen 127.0.0.1:{port}",
        f"PidFile {root}/pid",
        f"ErrorLog {root}/error.log",
        "ServerName example.org",
        f"DocumentRoot {top}",
        "TypesConfig /etc/mime.types" if Path("/etc/mime.types").is_file() else "",
        "AddType text/html .html .htm",
        "AddType text/css .css",
        "AddType text/javascript .js",
        "AddType image/svg+xml .svg",
        f"<Directory {top}>\nAllowOverride All\nRequire all granted\n</Directory>",
    ]
    write(root / "apache.conf", "\n".join(lines) + "\n")
    command = [APACHE, "-f", str(root / "apache.conf"), "-D", "FOREGROUND"]
    with _running(command, port, root / "log.txt") as server:
        yield server


def _has(modules: Path, name: str) -> bool:
    return (modules / f"mod_{name}.so").is_file()


def _lay_out(folder: Path, demo: Demo) -> Path:
    for name, data in demo.files.items():
        write(folder / name, data)
    return folder


SERVERS: dict[str, Callable[..., object]] = {"nginx": _nginx, "Apache": _apache}


@pytest.fixture(scope="module", params=["nginx", "Apache"])
def server(
    request: pytest.FixtureRequest, demo: Demo, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, _Server]]:
    root = tmp_path_factory.mktemp(request.param)
    run = _nginx if request.param == "nginx" else _apache
    with run(root, demo, demo.settled.redirects) as running:
        yield request.param, running


def test_nothing_is_broken(server: tuple[str, _Server], demo: Demo) -> None:
    found = crawl(server[1], demo.base_path, demo.origin, [f"{demo.base_path}sitemap.xml"])
    assert found.wrong == []
    assert len(found.pages) > 150
    for path, canonical in found.pages.items():
        assert canonical == demo.origin + path


def test_old_addresses_are_led_on_by_rules(server: tuple[str, _Server], demo: Demo) -> None:
    name, host = server
    for redirect in demo.settled.redirects:
        if name == "Apache" and not redirect.old.startswith(demo.base_path):
            assert f"#   {redirect.old}" in apache_rules(demo.base_url, [redirect])
            continue
        answer = host.answer(redirect.old)
        assert answer.status == redirect.status, redirect
        if redirect.new is None:
            assert b"wurde entfernt" in answer.body
            # An .htaccess knows one page for all.
            assert (b"am 17. Mai 2024" in answer.body) == (name == "nginx")
            assert b'"noindex"' in answer.body
            continue
        location = urlsplit(answer.location)
        assert location.path == redirect.new, redirect
        assert location.hostname in {None, "example.org"}
        assert host.answer(redirect.new).status == 200


def test_other_queries_leave_pages_alone(server: tuple[str, _Server], demo: Demo) -> None:
    for query in ("?p=99999", "?p=1234", "?xp=123", "?page_id=7", "?q=zoll"):
        assert server[1].answer(f"{demo.base_path}{query}").status == 200, query
    assert server[1].answer(f"{demo.base_path}?lang=de&x=1&page_id=7").status == 301


def test_unknown_addresses_show_the_sites_own_page(server: tuple[str, _Server], demo: Demo) -> None:
    for name in ("gibt/es/nicht/", "_headers", "_redirects", ".htaccess", "assets/"):
        answer = server[1].answer(demo.base_path + name)
        assert answer.status in {403, 404}, name
        if answer.status == 404:
            assert "Seite nicht gefunden" in answer.body.decode(), name


def test_every_answer_has_the_headers(server: tuple[str, _Server], demo: Demo) -> None:
    assets = [name for name in demo.files if name.startswith("assets/")]
    for name in ("", "artikel/das-e-book-bekommt-sein-preisschild/", "gibtsnicht", *assets):
        headers = server[1].answer(demo.base_path + name).headers
        for header, value in SECURITY:
            assert headers[header] == value, name
    for name in assets:
        assert server[1].answer(demo.base_path + name).headers["Cache-Control"] == KEEP_FOREVER
    assert "max-age=0" in server[1].answer(demo.base_path).headers["Cache-Control"]


def test_a_missing_slash_is_put_right(server: tuple[str, _Server], demo: Demo) -> None:
    path = demo.page("das-e-book-bekommt-sein-preisschild")
    answer = server[1].answer(path.rstrip("/"))
    assert answer.status == 301
    assert urlsplit(answer.location).path == path


@pytest.mark.parametrize("name", SERVERS)
def test_old_addresses_that_differ_in_capitals_only(name: str, demo: Demo, tmp_path: Path) -> None:
    """nginx ignores case in its tables: no conflict there, and no page in a circle."""
    first, second = map(demo.page, ARTICLES)
    base = demo.base_path
    olds = {
        f"{base}2014/Alt.html": first,
        f"{base}2014/alt.html": second,
        f"{base}2014/alt.HTML": first,
        f"{base}GROSS/": second,
        f"{base}x.php?id=aB": first,
        f"{base}x.php?id=Ab": second,
        f"{base}Artikel/{ARTICLES[0]}/": first,  # but for the capital the page itself
        f"{base}FEED.xml": second,
    }
    redirects = settle([Redirect(old, new) for old, new in olds.items()], demo.addresses)
    assert redirects.problems == ()
    run = _nginx if name == "nginx" else _apache
    with run(tmp_path, demo, redirects.redirects) as host:
        for old, new in olds.items():
            answer = host.answer(old)
            assert (answer.status, urlsplit(answer.location).path) == (301, new), old
        for path in (first, second, f"{base}feed.xml"):
            assert host.answer(path).status == 200


@pytest.mark.parametrize("name", SERVERS)
def test_ten_thousand_old_addresses_are_no_burden(name: str, demo: Demo, tmp_path: Path) -> None:
    target = demo.page("das-e-book-bekommt-sein-preisschild")
    many = [Redirect(f"{demo.base_path}?p={number}", target) for number in range(10_000)]
    many.append(Redirect(f"{demo.base_path}{'sehr-lang-' * 20}/", target))
    many.append(Redirect(f"{demo.base_path}gr%C3%BCn-%22%24x%22/", None, GONE))
    run = _nginx if name == "nginx" else _apache
    with run(tmp_path, demo, tuple(many)) as host:
        for redirect in (many[0], many[9_999], many[-2]):
            answer = host.answer(redirect.old)
            assert answer.status == 301
            assert read(host.answer(urlsplit(answer.location).path).body).canonical
        gone = host.answer(many[-1].old)
        assert gone.status == 410
        assert b"Diese Seite wurde entfernt" in gone.body
