"""What the templates of the Redaktion get; all text is German and ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from setzkasten.redaktion.comparing import Row
from setzkasten.redaktion.original import Original, Source
from setzkasten.redaktion.queue import Waiting
from setzkasten.suggest.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class Notice:
    """What has just been done, or why it could not be.

    Attributes:
        text: a sentence.
        good: whether it was done.
        url, link: where to go on, and the words for that; empty for nowhere.
    """

    text: str
    good: bool = True
    url: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages have.

    Attributes:
        token: for forms; another one each time the preview starts.
        home: address of the site.
        title: of the site.
        notice: what has just happened.
        undo: what the last step was, for the button that takes it back; "" for none.
        undo_count: how many steps can be taken back.
    """

    token: str
    home: str
    title: str
    notice: Notice | None = None
    undo: str = ""
    undo_count: int = 0


@dataclass(frozen=True, slots=True)
class FilterView:
    """A reason to show only some articles: its words, how many there are, and where they are."""

    label: str
    count: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """An article in the queue, and the address of its page here."""

    waiting: Waiting
    url: str


@dataclass(frozen=True, slots=True)
class ListView:
    """The queue.

    Attributes:
        frame: see `Frame`.
        entries: on this page.
        summary: how many articles need a look, as a sentence.
        filters: the reasons that there are.
        reason, words: what is filtered by; "" for nothing.
        page, pages: this one and how many there are.
        before, after: addresses of the pages beside it, "" for none.
        searching: whether suggestions and near-duplicates are still being looked for.
        built: whether there is an archive to show.
        files: how many articles there are at all.
    """

    frame: Frame
    entries: tuple[EntryView, ...]
    summary: str
    filters: tuple[FilterView, ...]
    reason: str
    words: str
    page: int
    pages: int
    before: str
    after: str
    searching: bool
    built: bool
    files: int


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of the form.

    Attributes:
        attribute: its name in the form.
        key: as the front matter has it.
        colour: its name in the style sheet.
        shape: zeile, mehrzeilig (a line that may be long), liste, absatz or haken.
        value: what stands in it.
        base: what it was filled with.
        problem: what is wrong with what was typed; "" for nothing.
        guessed: whether the value is only guessed and nobody has confirmed it.
        sources: what was recognised in the original, and where.
        changed: whether the value is another one than was recognised.
    """

    attribute: str
    key: str
    colour: str
    shape: str
    value: str
    base: str
    problem: str
    guessed: bool
    sources: tuple[Source, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """A suggested term, and what it is: `schlagwort` or `kategorie`."""

    kind: str
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class LikeView:
    """An article with nearly the same text.

    Attributes:
        name, title, url: of the other article.
        action: address for forms that change it.
        digest: fingerprint of its file, hexadecimal.
        words: how alike they are, as a sentence.
        facts: date and author of both, this article first.
        rows: both texts, this article on the left.
    """

    name: str
    title: str
    url: str
    action: str
    digest: str
    words: str
    facts: tuple[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article and its original text.

    Attributes:
        frame: see `Frame`.
        name, path, title: of the article.
        page: address of its page in the preview; "" for none.
        action: address for its forms.
        back: address of the list.
        digest: fingerprint of the file, hexadecimal.
        waiting: why it needs a look; None where it needs none.
        place: such as `3 von 120`; "" outside of the queue.
        before, after: addresses of the articles beside it in the queue; "" for none.
        fields: of the form; empty where the head cannot be read.
        further: what else was recognised: German key, and where from.
        suggestions: tags and categories still to be decided.
        searching: whether suggestions are still being looked for.
        likes: near-duplicates still to be decided.
        duplicate: what the article repeats, as its head says; "" for nothing.
        rejected: terms that are not suggested any more.
        reviewed: whether an editor is done with it.
        machine: whether the file is as the program wrote it.
        original: the text it was made from; None where there is none.
        body: the article's own text, shown where there is no original.
        problems: what is wrong with the file.
    """

    frame: Frame
    name: str
    path: str
    title: str
    page: str
    action: str
    back: str
    digest: str
    waiting: Waiting | None
    place: str
    before: str
    after: str
    fields: tuple[FieldView, ...]
    further: tuple[tuple[str, Source], ...]
    suggestions: tuple[SuggestionView, ...]
    searching: bool
    likes: tuple[LikeView, ...]
    duplicate: str
    rejected: tuple[str, ...]
    reviewed: bool
    machine: bool
    original: Original | None
    body: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A value that two hands have set: this one's, what stands in the file now."""

    key: str
    mine: str
    now: str


@dataclass(frozen=True, slots=True)
class ConflictView:
    """The file was changed while somebody was editing it.

    Attributes:
        frame: see `Frame`.
        title: of the article.
        url: its page, as the file is now.
        action: address of the form.
        rows: what this editor wanted, beside what is there.
        resent: names and values of the form that writes it all the same.
    """

    frame: Frame
    title: str
    url: str
    action: str
    rows: tuple[ConflictRow, ...]
    resent: tuple[tuple[str, str], ...]
