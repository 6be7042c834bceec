"""The settings of a site, as `setzkasten.yaml` gives them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What an editor may set; each has a default.

    Attributes:
        title, description: of the whole site.
        base_url: full address of the home page, with a final slash.
        theme: name of a folder below `themes/`.
        page_size: articles on one page of a list.
        newest: articles on the home page.
        originals: whether the original text of each article is published beside it.
        suggestions: whether sure suggestions for lost terms are shown, marked as what they are.
        language: BCP 47 tag; also decides how dates and numbers are written.
        labels: own wording of labels, by their names in `setzkasten.language.labels`.
        theme_settings: values for the theme, by the names its `theme.yaml` gives.
        noindex: whether search engines have to keep away; asked for on the command line.
        headers: whether the host sends the headers of ours; else each page says what it may load.
    """

    title: str = "Archiv"
    description: str = ""
    base_url: str = "http://localhost:8000/"
    theme: str = "magazin"
    page_size: int = 20
    newest: int = 12
    originals: bool = True
    suggestions: bool = False
    language: str = "de"
    labels: tuple[tuple[str, str], ...] = ()
    theme_settings: tuple[tuple[str, str], ...] = ()
    noindex: bool = False
    headers: bool = True
