"""Rules for nginx and Apache as text; `test_servers.py` asks real servers, where there are any."""

from __future__ import annotations

import re

import pytest

from setzkasten.hosts.apache import apache_rules
from setzkasten.hosts.nginx import nginx_rules
from setzkasten.hosts.redirect import GONE, MOVED, MOVED_FOR_NOW, Redirect

BASE = "https://archiv.example/"


def _maps(rules: str) -> dict[str, dict[str, str]]:
    """Return the maps of a configuration: what is looked up → key → value."""
    found = re.findall(r'map "([^"]+)" \$\w+ \{\n(.*?)\n\}', rules, re.DOTALL)
    return {
        source: dict(re.findall(r'^    "([^"]+)" "([^"]+)";', body, re.MULTILINE))
        for source, body in found
    }


def test_old_addresses_are_looked_up_with_and_without_a_slash() -> None:
    rules = nginx_rules(BASE, [Redirect("/alt/", "/neu/", MOVED), Redirect("/a.html", None, GONE)])
    old = {"/alt": "301 /neu/", "/alt/": "301 /neu/", "/a.html": "410 410.html"}
    assert _maps(rules) == {"$uri": old}
    assert rules.count("if ($setzkasten_alt") == 3
    assert "alias" not in rules


def test_queries_have_maps_of_their_own() -> None:
    rules = nginx_rules(
        BASE,
        [
            Redirect("/?p=1", "/eins/", MOVED),
            Redirect("/?p=2", "/zwei/", MOVED_FOR_NOW),
            Redirect("/x?p=1&q=a%20b", "/drei/", MOVED),
        ],
    )
    assert _maps(rules) == {
        "$uri $arg_p": {"/ 1": "301 /eins/", "/ 2": "302 /zwei/"},
        "$uri $arg_p $arg_q": {"/x 1 a%20b": "301 /drei/"},
    }
    assert "setzkasten_frage0 " in rules
    assert "setzkasten_frage1 " in rules


@pytest.mark.parametrize("old", ["/?p[]=1", "/?p="])
def test_what_nginx_cannot_tell_is_listed(old: str) -> None:
    rules = nginx_rules(BASE, [Redirect(old, "/neu/", MOVED)])
    assert _maps(rules) == {}
    assert f"#   {old}" in rules


def test_below_a_path_the_rest_of_the_host_is_led_there() -> None:
    rules = nginx_rules("https://archiv.example/alt/", folder="/srv/archiv")
    assert "location /alt/ {" in rules
    assert "alias /srv/archiv/;" in rules
    assert "location = / { return 302 /alt/; }" in rules
    assert "server_name archiv.example;" in rules
    assert "map_hash" not in rules, "without redirects there is nothing to look up"


def test_long_addresses_have_room_in_the_tables() -> None:
    short = nginx_rules(BASE, [Redirect("/a/", "/b/", MOVED)])
    long = nginx_rules(BASE, [Redirect(f"/{'ä' * 100}/", "/b/", MOVED)])
    sizes = [int(re.findall(r"map_hash_bucket_size (\d+);", rules)[0]) for rules in (short, long)]
    assert sizes == [64, 256]
    many = [Redirect(f"/{number}/", "/b/", MOVED) for number in range(2000)]
    assert "map_hash_max_size 8000;" in nginx_rules(BASE, many)


@pytest.mark.parametrize("write", [nginx_rules, apache_rules])
def test_no_address_breaks_out_of_its_quotes(write: object) -> None:
    evil = Redirect('/a" { return 200; } #/', "/neu/$host\\x", MOVED)
    rules = write(BASE, [evil])  # type: ignore[operator]
    for line in rules.splitlines():
        if "return 200" in line and not line.lstrip().startswith("#"):
            assert '\\"' in line or "%22" in line or "\\x22" in line, line
