"""The `.htaccess` for Apache 2.4, as <https://httpd.apache.org/docs/2.4/> documents it.

Most web space is such a folder: nobody may touch the server's own configuration there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from setzkasten.hosts.policy import ASK_AGAIN, FINGERPRINTED, KEEP_FOREVER, headers
from setzkasten.hosts.redirect import Redirect
from setzkasten.hosts.tombstone import UNKNOWN


def apache_rules(base_url: str, redirects: Iterable[Redirect] = ()) -> str:
    """Return an `.htaccess` for the folder that holds `site/`.

    A rule in an `.htaccess` sees only what is below its folder, so old addresses outside the
    base path are left to the folder above, and named in a comment.

    Args:
        base_url: full address of the home page, with a final slash.
        redirects: settled ones.
    """
    base_path = urlsplit(base_url).path
    rules: list[str] = []
    left: list[Redirect] = []
    for redirect in sorted(redirects, key=lambda entry: (-len(entry.parameters), entry.old)):
        path = redirect.plain_path
        if path is None or not path.startswith(base_path):
            left.append(redirect)
        else:
            rules += _rule(redirect, path.removeprefix(base_path))
    lines = [
        f"# Apache für {base_url}",
        "# Von Setzkasten geschrieben. Als .htaccess neben die index.html der Website legen.",
        "",
        "DirectoryIndex index.html",
        "Options -Indexes",
        "AddDefaultCharset utf-8",
        "AddType application/xml .xml",
        f"ErrorDocument 404 {base_path}404.html",
        f"ErrorDocument 410 {base_path}{UNKNOWN.file}",
        "",
        "<IfModule mod_headers.c>",
        *[f'    Header always set {name} "{value}"' for name, value in headers()],
        f'    Header set Cache-Control "{ASK_AGAIN}"',
        "    # Diese Dateien tragen die Prüfsumme ihres Inhalts im Namen.",
        f'    <If "%{{REQUEST_URI}} =~ m#^{re.escape(base_path + FINGERPRINTED)}#">',
        f'        Header set Cache-Control "{KEEP_FOREVER}"',
        "    </If>",
        "</IfModule>",
        "",
        "RewriteEngine On",
        f"RewriteBase {base_path}",
        "# Dateien für andere Hosts gehen niemanden etwas an.",
        r'RewriteRule "^(_headers|_redirects)$|(^|/)\.(?!well-known/)" - [R=404,L]',
        *rules,
    ]
    if left:
        lines += ["", "# Diese alten Adressen liegen nicht unter diesem Ordner:"]
        lines += [f"#   {redirect.old}" for redirect in left]
    return "\n".join(lines) + "\n"


def _rule(redirect: Redirect, path: str) -> list[str]:
    slash = "" if "." in path.rpartition("/")[2] or not path.strip("/") else "/?"
    pattern = f"^{_pattern(path.rstrip('/'))}{slash}$"
    query = [pair for pair in redirect.old.partition("?")[2].split("&") if pair]
    lines = [f'RewriteCond %{{QUERY_STRING}} "(^|&){re.escape(pair)}(&|$)"' for pair in query]
    if redirect.new is None:
        return [*lines, f'RewriteRule "{pattern}" - [R=410,L]']
    flags = f"R={redirect.status},L,NE" + (",QSD" if query else "")
    target = redirect.new.replace("%", r"\%").replace("$", r"\$")
    return [*lines, f'RewriteRule "{pattern}" "{target}" [{flags}]']


def _pattern(path: str) -> str:
    r"""Return the regular expression of a path, fit to stand in quotation marks."""
    return re.escape(path).replace('"', r"\x22")
