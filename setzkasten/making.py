"""Make pages: render them and put them beside the site, in whichever process."""

from __future__ import annotations

from dataclasses import dataclass

from setzkasten.model.problem import Problem
from setzkasten.publish.output import Output
from setzkasten.render.environment import Surface
from setzkasten.render.pages import RenderJob, render_pages


@dataclass(frozen=True)
class PageMaker:
    """Renders pages and stages them.

    Attributes:
        surface: what all pages have in common.
        output: where they go.
    """

    surface: Surface
    output: Output

    def __call__(self, jobs: list[tuple[str, RenderJob]]) -> list[Problem | None]:
        """Make pages, given as file below the site and job; a page that fails gives its problem.

        Raises:
            OSError: a page cannot be written.
        """
        results = render_pages(self.surface, [job for _name, job in jobs])
        problems: list[Problem | None] = []
        for (name, _job), result in zip(jobs, results, strict=True):
            if isinstance(result, Problem):
                problems.append(result)
            else:
                self.output.stage(name, result)
                problems.append(None)
        return problems
