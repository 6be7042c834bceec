"""Front matter: what is written is read back, whatever the text."""

from __future__ import annotations

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from setzkasten.frontmatter.read import read_front_matter
from setzkasten.frontmatter.schema import FIELDS, Kind
from setzkasten.frontmatter.values import folded_text
from setzkasten.frontmatter.write import scalar, write_front_matter
from setzkasten.model.article import Image, Metadata
from tests.conftest import examples

# Text as `Metadata` holds it: one line of NFC, from characters that YAML finds hard.
_HARD = [
    *(
        ": ",
        " #",
        "- ",
        "---",
        "...",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "\\",
        "|",
        ">",
        "&",
        "*",
        "!",
    ),
    *(
        "%",
        "@",
        "`",
        "~",
        "null",
        "ja",
        "no",
        "010",
        "1e3",
        "0x1f",
        "2014-10-29",
        "11:30",
        "=",
        "<<",
        "?",
    ),
    *(
        "\u2028",
        "\u0085",
        "\ufeff",
        "\u00a0",
        "\u200b",
        "\ufffe",
        "😀",
        "ä",
        "e\u0301",
        "–",
        "\x7f",
        "Titel: ",
    ),
]
_CHARS = st.characters(exclude_categories=["Cs"])
RAW = st.lists(st.one_of(st.sampled_from(_HARD), st.text(_CHARS, max_size=5)), max_size=6).map(
    "".join
)
TEXT = RAW.map(folded_text).filter(bool)
OPTIONAL = st.none() | TEXT
TEXTS = st.lists(TEXT, max_size=4, unique=True).map(tuple)
DATES = st.none() | st.sampled_from(["2014", "2014-10", "2014-10-29", "1450-01-01", "9999-12-31"])
IMAGES = st.lists(
    st.builds(
        Image, caption=OPTIONAL, credit=OPTIONAL, subject=OPTIONAL, file=OPTIONAL, alt=OPTIONAL
    ),
    max_size=3,
).map(tuple)
METADATA = st.builds(
    Metadata,
    title=TEXT,
    kicker=OPTIONAL,
    subtitle=OPTIONAL,
    authors=TEXTS,
    place=OPTIONAL,
    date=DATES,
    updated=DATES,
    mentions_until=DATES,
    categories=TEXTS,
    tags=TEXTS,
    tags_lost=st.integers(0, 999_999),
    teaser=OPTIONAL,
    images=IMAGES,
    source=OPTIONAL,
    duplicate_of=OPTIONAL,
    guessed=TEXTS,
    rejected_tags=TEXTS,
    rejected_categories=TEXTS,
    not_duplicate_of=TEXTS,
    reviewed=st.booleans(),
    draft=st.booleans(),
    version=OPTIONAL,
)


@settings(max_examples=examples(700))
@given(METADATA, st.text(_CHARS.filter(lambda char: char != "\r"), max_size=20))
@example(Metadata("null", authors=("a, b",), categories=("~", "-")), "---\nTitel: x\n---\n")
@example(Metadata("x: y #z", guessed=("Titel",), images=(Image(),)), "")
def test_whatever_is_written_is_read_back(metadata: Metadata, body: str) -> None:
    written = write_front_matter(metadata)
    head = read_front_matter(written + body, "artikel.md")
    assert head.problems == ()
    assert head.body == body
    assert head.body_line == written.count("\n") + 1
    assert Metadata(**dict(head.values)) == metadata


@given(METADATA)
def test_other_programs_read_the_same_texts(metadata: Metadata) -> None:
    """The file is plain YAML: no other reader sees a number, a date or a list in a text."""
    loaded = yaml.safe_load(write_front_matter(metadata).split("\n---\n")[0].removeprefix("---"))
    for field in FIELDS:
        value = getattr(metadata, field.attribute)
        if field.kind is Kind.TEXT and value is not None:
            assert loaded[field.key] == value
        elif field.kind is Kind.TERMS and value:
            assert loaded[field.key] == list(value)


@given(st.text(), st.booleans())
@example("\ud800", False)
@example("a\ud800b", True)
def test_no_text_breaks_the_yaml_around_it(text: str, flow: bool) -> None:
    written = scalar(text, flow=flow)
    assert "\n" not in written
    source = f"---\nTitel: Davor\nOrt: {written}\nTeaser: Danach\n---\n"
    if flow:
        source = f"---\nTitel: Davor\nKategorien: [{written}, x]\nTeaser: Danach\n---\n"
    head = read_front_matter(source, "a.md")
    assert head.readable, head.problems
    assert head.values["title"] == "Davor"
    assert head.values["teaser"] == "Danach"
    assert [entry.code for entry in head.problems] == []


@given(METADATA)
def test_writing_is_stable(metadata: Metadata) -> None:
    written = write_front_matter(metadata)
    again = Metadata(**dict(read_front_matter(written, "a.md").values))
    assert write_front_matter(again) == written


def test_simple_values_stay_plain_to_read() -> None:
    metadata = Metadata(
        "Alibaba – die neuen Freunde",
        authors=("Ellen Groß",),
        date="2014-10-29",
        categories=("Etsy & Co.", "Payment"),
        draft=True,
    )
    assert write_front_matter(metadata) == (
        "---\n"
        "Titel: Alibaba – die neuen Freunde\n"
        "Autorin: Ellen Groß\n"
        "Datum: 2014-10-29\n"
        "Kategorien: [Etsy & Co., Payment]\n"
        "Schlagworte: []\n"
        "Entwurf: ja\n"
        "---\n"
    )
