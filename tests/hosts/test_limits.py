"""The limits of hosts, told before they bite."""

from __future__ import annotations

from setzkasten.hosts.limits import (
    GITHUB_BYTES,
    NETLIFY_FILES_PER_FOLDER,
    NETLIFY_REDIRECTS,
    Facts,
    github,
    netlify,
)
from setzkasten.messages.catalogue import wording
from setzkasten.model.problem import problem
from tests.conftest import codes


def _files(count: int, folder: str = "x/") -> dict[str, int]:
    return {f"{folder}{number}": 1 for number in range(count)}


def test_a_common_site_is_taken() -> None:
    facts = Facts({"index.html": 1000}, redirects=100)
    assert [*netlify(facts), *github(facts)] == []


def test_netlify_counts_the_files_of_each_folder() -> None:
    limit = NETLIFY_FILES_PER_FOLDER
    assert codes(netlify(Facts(_files(limit * 8 // 10)))) == []
    assert codes(netlify(Facts(_files(limit * 8 // 10 + 1)))) == ["grenze-ordner-nah"]
    assert codes(netlify(Facts(_files(limit)))) == ["grenze-ordner-nah"]
    found = list(netlify(Facts(_files(limit + 1))))
    assert codes(found) == ["grenze-ordner"]
    assert found[0].path == "site/x"
    assert "54.001 Dateien" in wording(found[0]).text
    assert codes(netlify(Facts(_files(limit) | _files(limit, "y/")))) == ["grenze-ordner-nah"] * 2
    assert next(netlify(Facts(_files(limit + 1, "")))).path == "site"


def test_netlify_advises_against_many_redirects() -> None:
    assert codes(netlify(Facts({}, redirects=NETLIFY_REDIRECTS * 8 // 10 - 1))) == []
    assert codes(netlify(Facts({}, redirects=NETLIFY_REDIRECTS))) == ["grenze-weiterleitungen"]


def test_github_weighs_the_whole_site() -> None:
    def weighed(total: int) -> list[str]:
        return codes(github(Facts({"a.html": 1, "bilder/gross.jpg": total - 1})))

    assert weighed(GITHUB_BYTES * 8 // 10) == []
    assert weighed(GITHUB_BYTES) == ["grenze-groesse-nah"]
    assert weighed(GITHUB_BYTES + 1) == ["grenze-groesse"]
    found = next(github(Facts({"a.html": 1, "bilder/gross.jpg": 2 * GITHUB_BYTES})))
    assert "2 GB" in wording(found).text
    assert "bilder/gross.jpg" in wording(found).cure


def test_github_takes_no_links_and_says_what_it_cannot_lead() -> None:
    why = problem("weiterleitung-abfrage", "a.md", adresse="/?p=1")
    facts = Facts({}, links=("b",), pageless=(why,))
    assert codes(github(facts)) == ["grenze-verknuepfung", "weiterleitung-abfrage"]
    assert codes(netlify(facts)) == []
