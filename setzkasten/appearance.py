"""What all pages of a build have in common, put together from theme, settings and plan."""

from __future__ import annotations

from collections.abc import Mapping

from setzkasten.plan.assemble import Plan, site_view
from setzkasten.program import program_digest
from setzkasten.publish.state import State
from setzkasten.render.environment import Surface, template_digests
from setzkasten.surroundings import Surroundings


def surface_of(plan: Plan, around: Surroundings) -> Surface:
    """Return what pages are made from beside their views."""
    theme, frame = around.theme, plan.frame
    settings = theme.settings_with(around.settings.theme_settings)
    return Surface(
        templates=theme.templates,
        files=theme.files,
        assets={
            name: frame.routes.url("asset", name=published)
            for name, published in theme.asset_names.items()
        },
        site=site_view(plan, settings),
        labels=frame.labels,
        settings=settings,
        locale=frame.locale,
        program=program_digest(),
    )


def digests_of(surface: Surface, old: State) -> Mapping[str, bytes]:
    """Return the fingerprint of each template with all it draws in, from memory where it holds."""
    return old.templates if old.theme == surface.key else template_digests(surface)
