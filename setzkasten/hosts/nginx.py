"""The configuration of nginx for a site, as <https://nginx.org/en/docs/> documents it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit

from setzkasten.hosts.policy import ASK_AGAIN, FINGERPRINTED, KEEP_FOREVER, headers
from setzkasten.hosts.redirect import Redirect
from setzkasten.hosts.tombstone import UNKNOWN

_PLAIN_NAME = re.compile(r"[A-Za-z0-9_]+\Z")  # what `$arg_…` can be followed by
_SMALLEST = 64


def nginx_rules(
    base_url: str,
    redirects: Iterable[Redirect] = (),
    folder: str = "/var/www/archiv",
    published: Iterable[str] = (),
) -> str:
    """Return a file for `/etc/nginx/conf.d/`: maps of the old addresses, and a server.

    The maps are hash tables, so thousands of redirects cost no time.

    Args:
        base_url: full address of the home page, with a final slash.
        redirects: settled ones.
        folder: the folder on the server that holds `site/`.
        published: all files of the site; an old address that differs from one of them in
            capitals only must not be taken for it.
    """
    parts = urlsplit(base_url)
    plain, asking, left = _sorted(redirects)
    lines = [*_head(base_url, folder), *_maps(plain, asking, _places_of(published, parts.path)), ""]
    lines += [
        "map $uri $setzkasten_cache {",
        f"    default {_quoted(ASK_AGAIN)};",
        f"    ~^{re.escape(parts.path + FINGERPRINTED)} {_quoted(KEEP_FOREVER)};",
        "}",
        "",
        "server {",
        "    listen 80;",
        "    listen [::]:80;",
        f"    server_name {parts.hostname or '_'};",
        "    charset utf-8;",
        "    absolute_redirect off;  # auch hinter einem anderen Server richtig",
        f"    set $setzkasten_grab {UNKNOWN.file};",
        "",
    ]
    lines += [f"    add_header {name} {_quoted(value)} always;" for name, value in headers()]
    lines += ["    add_header Cache-Control $setzkasten_cache always;", ""]
    for number, _names in enumerate(asking):
        lines += _answer(f"setzkasten_frage{number}")
    if plain:
        lines += _answer("setzkasten_alt")
    lines += [*_places(parts.path, folder), "}"]
    if left:
        lines += ["", "# Diese alten Adressen kann nginx so nicht unterscheiden:"]
        lines += [f"#   {redirect.old}" for redirect in left]
    return "\n".join(lines) + "\n"


_Asking = dict[tuple[str, ...], list[tuple[str, Redirect]]]


def _sorted(
    redirects: Iterable[Redirect],
) -> tuple[list[tuple[str, Redirect]], _Asking, list[Redirect]]:
    """Part the redirects: by path alone, by path and query, and those that nginx cannot tell."""
    plain: list[tuple[str, Redirect]] = []
    asking: _Asking = {}
    left: list[Redirect] = []
    for redirect in redirects:
        path, parameters = redirect.plain_path, redirect.parameters
        names = tuple(name for name, _ in parameters)
        values = [value for _, value in parameters]
        if path is None or not all(map(_PLAIN_NAME.match, names)) or "" in values:
            left.append(redirect)
        elif names:
            # `$arg_…` has a value as it stands in the address, percent-encoded.
            query = redirect.old.partition("?")[2]
            encoded = [pair.partition("=")[2] for pair in query.split("&")]
            asking.setdefault(names, []).append((" ".join([path, *encoded]), redirect))
        else:
            plain += [(spelling, redirect) for spelling in _spellings(path)]
    return plain, asking, left


def _spellings(path: str) -> tuple[str, ...]:
    """Return an address with and without the slash at its end, which people leave away."""
    last = path.rpartition("/")[2]
    return (path,) if "." in last else (path.rstrip("/"), f"{path.rstrip('/')}/")


def _head(base_url: str, folder: str) -> list[str]:
    return [
        f"# nginx für {base_url}",
        "# Von Setzkasten geschrieben. Als /etc/nginx/conf.d/archiv.conf speichern, dann:",
        "#   nginx -t && nginx -s reload",
        f"# Der Inhalt von site/ gehört nach {folder}/",
        "# Für https:// ergänzt Certbot diese Datei: certbot --nginx",
        "",
    ]


def _maps(plain: list[tuple[str, Redirect]], asking: _Asking, places: Collection[str]) -> list[str]:
    tables = [("$uri", "setzkasten_alt", plain)] if plain else []
    for number, (names, entries) in enumerate(asking.items()):
        key = " ".join(["$uri", *[f"$arg_{name}" for name in names]])
        tables.append((key, f"setzkasten_frage{number}", entries))
    if not tables:
        return []
    keys = [len(key.encode()) for _, _, entries in tables for key, _ in entries]
    size = _SMALLEST
    while size < max(keys) + 32:  # nginx keeps a pointer and a length beside each key
        size *= 2
    lines = [
        f"map_hash_bucket_size {size};",
        f"map_hash_max_size {max(2048, 2 * len(keys))};",
        "",
    ]
    for key, name, entries in tables:
        lines.append(f'map "{key}" ${name} {{')
        lines.append('    default "";')
        lines += [
            f"    {_quoted(old)} {_quoted(_target(redirect))};"
            for old, redirect in _distinct(entries, places)
        ]
        lines.append("}")
    return lines


def _distinct(
    entries: list[tuple[str, Redirect]], places: Collection[str]
) -> Iterator[tuple[str, Redirect]]:
    """Write keys as nginx tells them apart.

    Its tables ignore case, patterns do not; those are tried one after the other, so only
    addresses that need it become one.
    """
    alike = Counter([_folded(key) for key, _ in entries])
    for key, redirect in entries:
        folded = _folded(key)
        if alike[folded] > 1 or folded in places:
            yield f"~^{re.escape(key)}$", redirect
        else:
            yield key, redirect


def _folded(key: str) -> str:
    """Return a key as nginx compares it: ASCII letters are small."""
    return key.encode("utf-8", "surrogateescape").lower().decode("utf-8", "surrogateescape")


def _places_of(published: Iterable[str], base_path: str) -> set[str]:
    """Return where files answer, as nginx compares addresses."""
    found: set[str] = set()
    for name in published:
        found.update(_spellings(_folded(base_path + name.removesuffix("index.html"))))
    return found


def _target(redirect: Redirect) -> str:
    if redirect.new is None:
        return f"410 {redirect.tombstone.file}"
    return f"{redirect.status} {redirect.new.replace('$', '%24')}"  # nginx would look it up


def _answer(variable: str) -> list[str]:
    """Return the lines that answer for an old address that a map knows.

    The value of the map is `301 /neu/`, `302 /neu/` or `410` with the file that tells about it.
    """
    return [
        f'    if (${variable} ~ "^410 (.+)$") {{ set $setzkasten_grab $1; return 410; }}',
        f'    if (${variable} ~ "^301 (.+)$") {{ return 301 $1; }}',
        f'    if (${variable} ~ "^302 (.+)$") {{ return 302 $1; }}',
    ]


def _places(base_path: str, folder: str) -> list[str]:
    hidden = rf"^{re.escape(base_path)}(_headers|_redirects|\.(?!well-known/))"
    lines = [
        "",
        f"    location {base_path} {{",
        *([f"        alias {folder}/;"] if base_path != "/" else [f"        root {folder};"]),
        "        index index.html;",
        "    }",
        "    # Dateien für andere Hosts gehen niemanden etwas an.",
        f"    location ~ {hidden} {{ return 404; }}",
        "    error_page 404 @fehlt;",
        "    error_page 410 @weg;",
        f"    location @fehlt {{ root {folder}; try_files /404.html =404; }}",
        f"    location @weg {{ root {folder}; try_files /$setzkasten_grab /404.html =410; }}",
    ]
    if base_path != "/":
        lines.append(f"    location = / {{ return 302 {base_path}; }}")
    return lines


def _quoted(text: str) -> str:
    r"""Write a value for nginx: in quotes, with `"`, `\` and `$` made harmless."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
