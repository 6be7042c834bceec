"""Hypothesis looks for files that break the program: bytes, and mixtures of what archives hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import examples
from tests.fuzz.target import check, check_markdown, check_routes, check_settings, check_text
from tests.hostile.test_markup import PAYLOADS

LINES = st.sampled_from(
    [
        *("", "", " ", "\t", "---", "...", "***", "___", "===", "-", "–", "•", "|", "#", ">", "1."),
        *(
            "Titel: Ein Titel",
            "Titel:",
            "Titel: [a",
            'Titel: "',
            "Datum: 2014-02-31",
            "Tags: a, b,",
        ),
        *("Datum: 29.10.2014", "Kategorien: [a, [b]]", "Autorin: ", "Bilder:", "  - Datei: x"),
        *("Fassung: 000000000000-000000000000", "Quelle: ../x", "Entwurf: ja", "? [a]", "<<: *a"),
        *("Ein Laden geht ins Netz", "Von Anna Müller", "Berlin, 3. Mai 2012", "03.05.2012, 11:30"),
        *("Der Absatz ist lang genug, um einer zu sein, und er hört auch irgendwann wieder auf.",),
        *("Kategorie: Handel", "Kategorien", "Schlagworte", "Tags", "Bild: Pixabay", "Foto: dpa"),
        *(
            "Teilen",
            "Drucken",
            "Kommentare (3)",
            "Weiterlesen",
            "Lesen Sie auch:",
            "Mehr zum Thema",
        ),
        *("(c) 2014", "© Anna Müller", "[Bild]", "![x](#bild-1)", "![](x.jpg)", "[x](y)", "[1]: z"),
        *(
            "<b>",
            "&amp;",
            "&nbsp;",
            "https://example.org/x?y=1&z=2",
            "mail@example.org",
            "```",
            "~~~",
        ),
        *(
            "Ã¤Ã¶Ã¼",
            "â€žZitatâ€œ",
            "»Zitat«",
            "\ufeff",
            "\u200b",
            "\u202e",
            "\x00",
            "\x0c",
            "\u2028",
        ),
        *PAYLOADS.values(),
    ]
)
ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n\n\n", "\u2028", " ", ""])
CODECS = st.sampled_from(["utf-8", "cp1252", "utf-16", "utf-8-sig", "cp850", "mac-roman"])


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Draw a file: lines as archives have them, in some encoding, perhaps damaged somewhere."""
    lines = draw(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=14))
    text = "".join(line + draw(ENDS) for line in lines)
    head = draw(st.sampled_from(["", "", "---\n", "---\nTitel: x\n---\n"]))
    data = (head + text).encode(draw(CODECS), "replace")
    if data and draw(st.booleans()):
        place = draw(st.integers(0, len(data)))
        data = data[:place] + draw(st.binary(max_size=4)) + data[place:]
    return data


@settings(max_examples=examples(150))
@given(files())
def test_any_file_is_an_article_or_a_problem(data: bytes) -> None:
    check_text(data)
    check_markdown(data)


@settings(max_examples=examples(100))
@given(st.binary(max_size=400))
def test_any_bytes_are_an_article_or_a_problem(data: bytes) -> None:
    check(data)


@settings(max_examples=examples(100))
@given(files())
def test_any_file_gives_settings_that_can_be_used(data: bytes) -> None:
    check_settings(data)


@settings(max_examples=examples(200))
@given(
    st.from_regex(r"https?://[a-z.]{1,9}(:[0-9]{1,4})?/([a-z~%.-]{1,5}/){0,3}", fullmatch=True),
    st.text(max_size=60),
)
def test_any_words_lead_to_a_file_of_the_site(base_url: str, words: str) -> None:
    check_routes(base_url, words)
