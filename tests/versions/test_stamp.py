"""The stamp tells whether a hand has touched a file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from setzkasten.frontmatter.write import write_front_matter
from setzkasten.model.article import Metadata
from setzkasten.model.digest import digest_bytes
from setzkasten.read.files import text_of
from setzkasten.versions.stamp import bare, read_stamp, short, stamped

DIGEST = digest_bytes(b"der Originaltext")
CHARS = st.characters(exclude_categories=["Cs"], exclude_characters="\r")
BODIES = st.text(CHARS, max_size=40).map(lambda text: unicodedata.normalize("NFC", text))


def _file(title: str = "Titel", body: str = "Text\n") -> str:
    return stamped(write_front_matter(Metadata(title)) + "\n" + body, "titel", DIGEST)


@given(BODIES)
@example("\n---\nFassung: 000000000000-000000000000\n")
@example("Fassung: 000000000000-000000000000\n---\n")
def test_a_fresh_file_is_the_program_s(body: str) -> None:
    text = _file(body=body)
    assert read_stamp(text, "titel") == (short(DIGEST), True)


@given(BODIES)
def test_the_stamp_can_be_taken_off_again(body: str) -> None:
    markdown = write_front_matter(Metadata("Titel")) + "\n" + body
    assert bare(stamped(markdown, "titel", DIGEST), "titel") == markdown


@given(st.data())
def test_any_change_of_the_text_makes_it_the_editor_s(data: st.DataObject) -> None:
    text = _file(body="Ein Absatz.\n\nNoch einer.\n")
    place = data.draw(st.integers(0, len(text) - 1))
    char = data.draw(CHARS)
    changed = text[:place] + char + text[place + 1 :]
    start, end = text.index("Fassung: "), text.index("\n---\n")
    if changed == text or start <= place <= end + 4:
        return  # the stamp itself, its comment, or the fence
    assert read_stamp(changed, "titel")[1] is False


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_git_and_editors_do_not_count(ends: str) -> None:
    data = ("\ufeff" + _file()).replace("\n", ends).encode("utf-8")
    text = text_of(data, "a.md")
    assert isinstance(text, str)
    assert read_stamp(text, "titel") == (short(DIGEST), True)


def test_the_unicode_form_of_a_file_does_not_count() -> None:
    data = unicodedata.normalize("NFD", _file("Größe", "Süßes für Ärzte\n")).encode("utf-8")
    text = text_of(data, "a.md")
    assert isinstance(text, str)
    assert read_stamp(text, "titel") == (short(DIGEST), True)


def test_a_copy_under_another_name_is_the_editor_s() -> None:
    assert read_stamp(_file(), "titel-2") == (short(DIGEST), False)


def test_the_comment_after_the_stamp_may_go() -> None:
    lines = [line.partition("  #")[0] for line in _file().split("\n")]
    assert read_stamp("\n".join(lines), "titel") == (short(DIGEST), True)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Text", "---\nTitel: x\n---\nText", "---\nFassung: x\n---\n", "---\nTitel: x\n"),
        *("Text\nFassung: 000000000000-000000000000\n---\n---\n",),
        *("---\nTitel: x\n---\n\nFassung: 000000000000-000000000000\n",),
    ],
)
def test_without_a_stamp_a_file_is_the_editor_s(text: str) -> None:
    assert read_stamp(text, "x")[1] is False


def test_a_stamp_in_the_body_is_no_stamp() -> None:
    text = "---\nTitel: x\n---\n\nFassung: 000000000000-000000000000\n"
    assert read_stamp(text, "x") == (None, False)
    assert bare(text, "x") == text
