"""Raw texts and the Markdown made of them: who follows, who stays, and nobody gets lost."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.model.article import Metadata
from setzkasten.model.digest import digest_bytes
from setzkasten.model.records import ArticleRecord, Summary, TextRecord
from setzkasten.versions.reconcile import Decisions, reconcile
from setzkasten.versions.stamp import short

T = "content/texte/"
A = "content/artikel/"


def _text(slug: str, content: str = "1") -> TextRecord:
    data = f"{slug}/{content}".encode()
    return TextRecord(digest_bytes(data), slug, digest_bytes(b"md" + data), ())


def _empty() -> TextRecord:
    return TextRecord(digest_bytes(b""), "", None, ())


def _article(
    source: str | None, text: TextRecord | None = None, *, machine: bool = True
) -> ArticleRecord:
    metadata = Metadata("T", source=source)
    summary = Summary(metadata, "", "", 0, b"", (), b"")
    if text is None:
        return ArticleRecord(b"", summary, machine, "0" * 12 if machine else None, b"", ())
    return ArticleRecord(b"", summary, machine, short(text.digest), text.markdown or b"", ())


def _writes(decisions: Decisions) -> list[tuple[str, str, str | None]]:
    return [
        (write.text.removeprefix(T), write.slug, write.replaces and write.replaces.removeprefix(A))
        for write in decisions.writes
    ]


def _apply(
    texts: dict[str, TextRecord], articles: dict[str, ArticleRecord], decisions: Decisions
) -> dict[str, ArticleRecord]:
    """Do what was decided, as `gathering` does it."""
    result = dict(articles)
    written = {f"{A}{write.slug}.md" for write in decisions.writes}
    for write in decisions.writes:
        record = texts[write.text]
        result[f"{A}{write.slug}.md"] = _article(write.text.removeprefix(T), record)
    for path in [*(write.replaces for write in decisions.writes), *decisions.removals]:
        if path is not None and path not in written:
            result.pop(path, None)
    return result


def test_a_new_text_gets_an_article() -> None:
    assert _writes(reconcile({T + "1.txt": _text("laden")}, {})) == [("1.txt", "laden", None)]


def test_nothing_is_written_when_nothing_changed() -> None:
    text = _text("laden")
    decisions = reconcile({T + "1.txt": text}, {A + "laden.md": _article("1.txt", text)})
    assert decisions == Decisions((), (), {}, ())


def test_an_untouched_file_follows_in_content() -> None:
    old, new = _text("laden", "1"), _text("laden", "2")
    decisions = reconcile({T + "1.txt": new}, {A + "laden.md": _article("1.txt", old)})
    assert _writes(decisions) == [("1.txt", "laden", "laden.md")]


def test_an_untouched_file_follows_in_name() -> None:
    old, new = _text("laden", "1"), _text("kiosk", "2")
    decisions = reconcile({T + "1.txt": new}, {A + "laden.md": _article("1.txt", old)})
    assert _writes(decisions) == [("1.txt", "kiosk", "laden.md")]


def test_an_edited_file_stays_and_is_reported() -> None:
    old, new = _text("laden", "1"), _text("kiosk", "2")
    edited = _article("1.txt", old, machine=False)
    decisions = reconcile({T + "1.txt": new}, {A + "laden.md": edited})
    assert _writes(decisions) == []
    assert decisions.outdated == {A + "laden.md": T + "1.txt"}


def test_an_edited_file_whose_text_did_not_change_is_not_reported() -> None:
    text = _text("laden")
    decisions = reconcile({T + "1.txt": text}, {A + "l.md": _article("1.txt", text, machine=False)})
    assert decisions == Decisions((), (), {}, ())


def test_without_a_stamp_an_edited_file_is_never_reported() -> None:
    decisions = reconcile({T + "1.txt": _text("a")}, {A + "a.md": _article("1.txt", machine=False)})
    assert decisions == Decisions((), (), {}, ())


def test_a_deleted_text_takes_its_untouched_file_along() -> None:
    decisions = reconcile({}, {A + "a.md": _article("1.txt", _text("a"))}, [T + "1.txt"])
    assert decisions.removals == (A + "a.md",)


def test_a_deleted_text_never_takes_an_edited_file() -> None:
    edited = _article("1.txt", _text("a"), machine=False)
    assert reconcile({}, {A + "a.md": edited}, [T + "1.txt"]) == Decisions((), (), {}, ())


def test_a_text_that_is_merely_missing_takes_nothing_along() -> None:
    decisions = reconcile({}, {A + "a.md": _article("1.txt", _text("a"))})
    assert decisions == Decisions((), (), {}, ())


def test_two_texts_with_one_title_get_two_addresses_and_the_editor_hears_of_it() -> None:
    decisions = reconcile({T + "1.txt": _text("a", "1"), T + "2.txt": _text("a", "2")}, {})
    assert _writes(decisions) == [("1.txt", "a", None), ("2.txt", "a-2", None)]
    assert [problem.path for problem in decisions.problems] == [T + "2.txt"]


def test_an_edited_file_keeps_its_address_against_a_new_text() -> None:
    articles = {A + "a.md": _article(None, machine=False)}
    assert _writes(reconcile({T + "1.txt": _text("a")}, articles)) == [("1.txt", "a-2", None)]


def test_texts_that_swap_their_titles_swap_their_files() -> None:
    one, two = _text("a", "1"), _text("b", "2")
    articles = {A + "a.md": _article("1.txt", one), A + "b.md": _article("2.txt", two)}
    texts = {T + "1.txt": _text("b", "1"), T + "2.txt": _text("a", "2")}
    after = _apply(texts, articles, reconcile(texts, articles))
    assert sorted(after) == [A + "a.md", A + "b.md"]
    assert reconcile(texts, after) == Decisions((), (), {}, ())


def test_a_moved_text_is_found_again_by_its_name() -> None:
    text = _text("a")
    articles = {A + "a.md": _article("1.txt", text)}
    texts = {T + "2014/1.txt": TextRecord(text.digest, "a", digest_bytes(b"other Quelle"), ())}
    decisions = reconcile(texts, articles, [T + "1.txt"])
    assert _writes(decisions) == [("2014/1.txt", "a", "a.md")]
    assert A + "a.md" in _apply(texts, articles, decisions)


def test_a_moved_text_is_not_guessed_between_namesakes() -> None:
    articles = {A + "a.md": _article("1.txt", _text("a"), machine=False)}
    texts = {T + "x/1.txt": _text("b"), T + "y/1.txt": _text("c")}
    decisions = reconcile(texts, articles)
    assert _writes(decisions) == [("x/1.txt", "b", None), ("y/1.txt", "c", None)]


def test_an_article_whose_text_is_missing_is_not_overwritten() -> None:
    articles = {A + "a.md": _article("fehlt.txt", _text("a", "alt"))}
    texts = {T + "neu.txt": _text("a", "neu")}
    after = _apply(texts, articles, reconcile(texts, articles))
    assert after[A + "a.md"] == articles[A + "a.md"]
    assert len(after) == 2


@pytest.mark.parametrize("name", ["0.md", "z.md"])
def test_a_namesake_in_another_folder_is_not_mistaken_for_the_own_text(name: str) -> None:
    here = _text("a", "hier")
    orphan = _article("fort/1.txt", _text("x", "fort"))
    articles = {A + "a.md": _article("hier/1.txt", here), A + name: orphan}
    texts = {T + "hier/1.txt": here}
    after = _apply(texts, articles, reconcile(texts, articles))
    assert after == articles


@pytest.mark.parametrize(("old", "new"), [("a", "b"), ("b", "a")])
def test_a_build_that_died_while_renaming_is_healed(old: str, new: str) -> None:
    before, text = _text(old, "1"), _text(new, "2")
    articles = {
        A + f"{old}.md": _article("1.txt", before),
        A + f"{new}.md": _article("1.txt", text),
    }
    texts = {T + "1.txt": text}
    after = _apply(texts, articles, reconcile(texts, articles))
    assert list(after) == [A + f"{new}.md"]


def test_a_text_that_was_emptied_leaves_its_file_and_its_address() -> None:
    articles = {A + "a.md": _article("1.txt", _text("a"))}
    texts = {T + "1.txt": _empty(), T + "2.txt": _text("a", "2")}
    after = _apply(texts, articles, reconcile(texts, articles))
    assert after[A + "a.md"] == articles[A + "a.md"]
    assert A + "a-2.md" in after


@pytest.mark.parametrize(
    "name", ["fu\u0308r.txt", "zwei  Blanks.txt", " vorn.txt", "tab\tx.txt", "a\u202eb.txt"]
)
def test_a_text_with_an_odd_name_is_known_again(name: str) -> None:
    """Front matter holds one line of NFC text, which such a name is not."""
    from setzkasten.frontmatter.values import folded_text

    text = _text("a")
    articles = {A + "a.md": _article(folded_text(name), text)}
    assert reconcile({T + name: text}, articles) == Decisions((), (), {}, ())
    edited = {A + "a.md": _article(folded_text(name), text, machine=False)}
    assert reconcile({T + name: text}, edited) == Decisions((), (), {}, ())


# --- properties -------------------------------------------------------------------------------

NAMES = ["1.txt", "2.txt", "x/1.txt", "x/3.txt"]
SLUGS = st.sampled_from(["a", "a-2", "b"])
RECORDS = st.one_of(st.builds(_text, SLUGS, st.sampled_from("123")), st.builds(_empty))
TEXTS = st.dictionaries(st.sampled_from([T + name for name in NAMES]), RECORDS)
ARTICLES = st.dictionaries(
    st.sampled_from([A + "a.md", A + "a-2.md", A + "b.md", A + "c.md"]),
    st.builds(
        _article,
        st.sampled_from([None, *NAMES, "fort.txt", "y/3.txt"]),
        st.none() | st.builds(_text, SLUGS, st.sampled_from("123")),
        machine=st.booleans(),
    ),
)
DELETED = st.sets(st.sampled_from([T + name for name in [*NAMES, "fort.txt"]])).map(sorted)


@given(TEXTS, ARTICLES, DELETED)
def test_no_two_texts_ever_share_a_file(
    texts: dict[str, TextRecord], articles: dict[str, ArticleRecord], deleted: list[str]
) -> None:
    slugs = [write.slug for write in reconcile(texts, articles, deleted).writes]
    assert len(set(slugs)) == len(slugs)


@given(TEXTS, ARTICLES, DELETED)
def test_an_edited_file_is_never_written_or_removed(
    texts: dict[str, TextRecord], articles: dict[str, ArticleRecord], deleted: list[str]
) -> None:
    deleted = [path for path in deleted if path not in texts]
    after = _apply(texts, articles, reconcile(texts, articles, deleted))
    for path, record in articles.items():
        if not record.machine:
            assert after[path] is record


@given(TEXTS, ARTICLES)
def test_a_file_that_no_present_text_claims_stays_as_it_is(
    texts: dict[str, TextRecord], articles: dict[str, ArticleRecord]
) -> None:
    after = _apply(texts, articles, reconcile(texts, articles))
    bare = {path.rpartition("/")[2] for path in texts}
    said = {short(text.digest) for text in texts.values()}  # a renamed text says the same
    for path, record in articles.items():
        source = record.summary.metadata.source if record.summary else None
        moved = source is not None and source.rpartition("/")[2] in bare
        if not moved and (source is None or record.text_digest not in said):
            assert after.get(path) is record


@given(TEXTS, ARTICLES, DELETED)
def test_every_text_has_an_article_afterwards(
    texts: dict[str, TextRecord], articles: dict[str, ArticleRecord], deleted: list[str]
) -> None:
    deleted = [path for path in deleted if path not in texts]
    after = _apply(texts, articles, reconcile(texts, articles, deleted))
    bare = [
        record.summary.metadata.source.rpartition("/")[2]
        for record in after.values()
        if record.summary and record.summary.metadata.source
    ]
    said = {record.text_digest for record in after.values()}  # an edited file keeps the old name
    for path, record in texts.items():
        if record.markdown is not None:
            assert path.rpartition("/")[2] in bare or short(record.digest) in said


@given(TEXTS, ARTICLES, DELETED)
def test_a_second_look_finds_nothing_to_do(
    texts: dict[str, TextRecord], articles: dict[str, ArticleRecord], deleted: list[str]
) -> None:
    deleted = [path for path in deleted if path not in texts]
    after = _apply(texts, articles, reconcile(texts, articles, deleted))
    again = reconcile(texts, after)
    assert again.writes == ()
    assert again.removals == ()


@given(TEXTS, ARTICLES)
def test_the_order_of_files_does_not_matter(
    texts: dict[str, TextRecord], articles: dict[str, ArticleRecord]
) -> None:
    one = reconcile(texts, articles)
    for order in itertools.islice(itertools.permutations(articles), 4):
        backwards = dict(reversed(texts.items()))
        assert reconcile(backwards, {path: articles[path] for path in order}) == one
