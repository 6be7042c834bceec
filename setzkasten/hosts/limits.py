"""What hosts do not take, held against a site before they say so themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from setzkasten.language.numbers import data_size, number
from setzkasten.model.problem import Problem, problem

NEAR = 0.8
"""From this part of a limit on, it is worth a word."""

NETLIFY_FILES_PER_FOLDER = 54_000
"""More make a deploy fail: <https://docs.netlify.com/site-deploys/overview/>."""

NETLIFY_REDIRECTS = 10_000
"""From here on Netlify advises against single rules, and a deploy might fail:
<https://docs.netlify.com/routing/redirects/>."""

GITHUB_BYTES = 10**9
"""A site may be no larger than 1 GB:
<https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits>."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What hosts mind about a site.

    Attributes:
        sizes: path below `site/` → bytes.
        links: paths of symbolic links.
        redirects: number of rules in `_redirects`.
        pageless: old addresses that hosts without rules cannot serve, and why.
    """

    sizes: Mapping[str, int]
    links: tuple[str, ...] = ()
    redirects: int = 0
    pageless: tuple[Problem, ...] = ()


def netlify(facts: Facts) -> Iterator[Problem]:
    """Yield what Netlify would not take, or soon will not."""
    folders = Counter([name.rpartition("/")[0] for name in facts.sizes])
    for folder, count in sorted(folders.items()):
        if count > NETLIFY_FILES_PER_FOLDER * NEAR:
            over = count > NETLIFY_FILES_PER_FOLDER
            yield problem(
                "grenze-ordner" if over else "grenze-ordner-nah",
                f"site/{folder}".rstrip("/"),
                anzahl=number(count),
                grenze=number(NETLIFY_FILES_PER_FOLDER),
            )
    if facts.redirects >= NETLIFY_REDIRECTS * NEAR:
        yield problem(
            "grenze-weiterleitungen",
            "site/_redirects",
            anzahl=number(facts.redirects),
            grenze=number(NETLIFY_REDIRECTS),
        )


def github(facts: Facts) -> Iterator[Problem]:
    """Yield what GitHub Pages would not take, or soon will not, and what it cannot do."""
    total = sum(facts.sizes.values())
    if total > GITHUB_BYTES * NEAR:
        largest = max(facts.sizes, key=lambda name: (facts.sizes[name], name))
        yield problem(
            "grenze-groesse" if total > GITHUB_BYTES else "grenze-groesse-nah",
            "site",
            groesse=data_size(total),
            grenze=data_size(GITHUB_BYTES),
            datei=largest,
            dateigroesse=data_size(facts.sizes[largest]),
        )
    for link in facts.links:
        # "not contain any symbolic or hard links": github.com/actions/upload-pages-artifact
        yield problem("grenze-verknuepfung", f"site/{link}")
    yield from facts.pageless


HOSTS: dict[str, tuple[str, Callable[[Facts], Iterator[Problem]]]] = {
    "netlify": ("Netlify", netlify),
    "github": ("GitHub Pages", github),
}
"""Name on the command line → name for people, and its limits."""
