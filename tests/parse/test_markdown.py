"""Markdown to HTML: the short cut says what markdown-it says, and nothing unsafe comes out."""

from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from setzkasten.model.article import Image
from setzkasten.parse import markdown as module
from setzkasten.parse.figures import BodyContext
from setzkasten.parse.markdown import placed_pictures, render_body
from setzkasten.parse.outline import Outline
from tests.conftest import examples, patience

IMAGES = (Image(caption="K 'k'", credit='"q" & <q>'), Image(file="bild.jpg", alt="<alt>"))
AROUND = BodyContext("/archiv/", "/archiv/bilder/")

# Pieces that mean something to CommonMark, or nearly so, to be strewn into plain text.
PIECES = [
    *(
        "Wort",
        "a",
        "Ä",
        "1",
        "10",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n\n\n",
        "\t",
        ".",
        ")",
        "(",
        "1. ",
        "2) ",
    ),
    *(
        "10)",
        "# ",
        "## ",
        "### ",
        "#### ",
        "##### ",
        "#",
        " #",
        "##",
        "\n## ",
        "\n\n## ",
        "-",
        "- ",
        "---",
    ),
    *(
        "+",
        "+ ",
        "*",
        "**",
        "_",
        "__",
        "=",
        "===",
        "~",
        "~~~",
        "`",
        "```",
        ">",
        "> ",
        "|",
        "|-|",
        ":",
        ":-",
    ),
    *(
        "&",
        "&amp;",
        "&#65;",
        "&nbsp;",
        "& ",
        "<",
        "<b>",
        "</b>",
        "<!--",
        "http://a.example",
        "www.a.example",
    ),
    *(
        "[",
        "]",
        "![",
        "](#bild-1)",
        "![b](#bild-1)",
        "![b](#bild-2)",
        "![](#bild-3)",
        "![ c ](#bild-1)",
    ),
    *(
        "![a  b](#bild-1)",
        "![a](#bild-0)",
        "[l](/x)",
        "[r]: /x",
        "\\",
        "\\*",
        "\\\n",
        "'",
        '"',
        "„",
        "…",
    ),
    *("\u00a0", "\u2028", "\u2029", "\u3000", "\u200b", "\ufeff", "\u00ad", "\x85", "\x0b", "\x0c"),
    *(
        "\x1c",
        "\x1f",
        "\x01",
        "\x7f",
        "\x00",
        "\ufffe",
        "\u0661. ",
        "²",
        "😀",
        "e\u0301",
        "    ",
        "  \n",
        " \n",
    ),
]
MARKDOWN = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=10).map("".join),
    st.text(max_size=30),
).filter(lambda text: "\r" not in text)


def _both(markdown: str) -> tuple[object, object] | None:
    """Render by the short cut and by markdown-it; None where the short cut does not apply."""
    short, full = Outline(), Outline()
    bare = module._is_bare(markdown)
    plain = module._short_cut(markdown, IMAGES, AROUND, short, bare=bare)
    if plain is None:
        return None
    return (plain, short), (module._full(markdown, IMAGES, AROUND, full), full)


@settings(max_examples=examples(4000))
@given(MARKDOWN)
@example("a \nb")
@example("## '")
@example("## \x1cx")
@example("## a\u00a0b")
@example("![a  b ](#bild-3)")
@example("a\n\n## b\n\n![x](#bild-2)\n\nc")
@example("## a #")
@example("##")
@example("1.")
@example("a\n===")
@example("a\n---")
@example("\x85a")
@example("## Ä\n\n## Ä")
def test_the_short_cut_is_equal_to_markdown_it(markdown: str) -> None:
    both = _both(markdown)
    if both is not None:
        assert both[0] == both[1]


@settings(max_examples=examples(600))
@given(st.lists(st.sampled_from(PIECES[:46] + PIECES[60:]), max_size=4), st.integers(0, 3))
def test_the_short_cut_is_equal_between_ordinary_paragraphs(pieces: list[str], place: int) -> None:
    blocks = ["Ein Absatz, ganz ohne alles.", "## Zwischen", "Noch »einer« – mit 3,5 %."]
    blocks.insert(place, "".join(pieces))
    both = _both("\n\n".join(blocks))
    if both is not None:
        assert both[0] == both[1]


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "Ein Satz.",
        "Zwei\nZeilen.",
        "A\n\nB",
        "## Titel\n\nText",
        "![c](#bild-1)",
        "A & B",
        "3 < x",
    ],
)
def test_ordinary_text_takes_the_short_cut(markdown: str) -> None:
    """The comparison above would prove nothing if the short cut never applied."""
    applies = module._plain_blocks(markdown, bare=module._is_bare(markdown)) is not None
    assert applies is ("<" not in markdown)


class _Elements(HTMLParser):
    """Collects elements and attributes that a text must never bring along."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "style", "svg", "object", "embed", "form", "base", "meta"}:
            self.bad.append(tag)
        for name, value in attrs:
            if name.startswith("on"):
                self.bad.append(name)
            scheme = (value or "").strip().lower().partition(":")[0]
            if name in {"href", "src"} and scheme in {"javascript", "vbscript", "data", "file"}:
                self.bad.append(f"{name}={value}")


HOSTILE = [
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>"),
    *("[x](javascript:alert(1))", "[x](JaVaScRiPt&#58;alert(1))", "[x](data:text/html,<b>)"),
    *("![x](javascript:alert(1))", "![x](data:image/svg+xml,<svg>)", "<javascript:alert(1)>"),
    *("[x]: javascript:alert(1)\n\n[x]", "[x](vbscript:x)", "[x](\x01javascript:alert(1))"),
    *('!["onerror=alert(1) x="](#bild-1)', '![x](a.jpg "\\"><script>")', "## <script>x</script>"),
    *(
        "<!-- --><script>",
        "`<script>`",
        "```html\n<script>\n```",
        "|<script>|\n|-|\n|<b onclick=x>|",
    ),
    *("&lt;script&gt;", "\\<script>", "[<img src=x onerror=y>](/z)", '[x](/a"onclick="b)'),
]


@pytest.mark.parametrize("markdown", HOSTILE)
def test_nothing_that_runs_comes_out_of_a_text(markdown: str) -> None:
    found = _Elements()
    found.feed(render_body(markdown, IMAGES, AROUND).html)
    assert found.bad == []


@settings(max_examples=examples(500))
@given(st.lists(st.sampled_from([*HOSTILE, *PIECES]), max_size=6).map("".join))
def test_nothing_that_runs_comes_out_of_any_mixture(markdown: str) -> None:
    found = _Elements()
    found.feed(render_body(markdown, IMAGES, AROUND).html)
    assert found.bad == []


@pytest.mark.parametrize(
    "image",
    [
        Image(caption="<script>x</script>", credit="<b onclick=x>", subject="<i>"),
        Image(file='x" onerror="alert(1)', alt='" onload="x'),
        Image(file="javascript:alert(1)//"),
        Image(file="data:text/html;//,<script>"),
    ],
)
def test_nothing_that_runs_comes_out_of_a_picture(image: Image) -> None:
    found = _Elements()
    found.feed(render_body("![x](#bild-1)", (image,), AROUND).html)
    assert found.bad == []


@given(MARKDOWN)
def test_anchors_of_headings_are_unique_and_in_the_page(markdown: str) -> None:
    body = render_body(f"## Anfang\n\n{markdown}\n\n## Anfang")
    anchors = [heading.anchor for heading in body.headings]
    assert len(set(anchors)) == len(anchors)
    for anchor in anchors:
        assert f'id="{anchor}"' in body.html
        assert anchor.startswith("h-")


def test_a_heading_of_level_one_moves_all_of_them_down() -> None:
    body = render_body("# Eins\n\n## Zwei\n\n###### Sechs")
    assert [heading.level for heading in body.headings] == [2, 3, 6]
    assert "<h1" not in body.html


def test_links_from_the_root_get_the_base_path() -> None:
    html = render_body(
        "[a](/impressum/) [b](//fremd.example/) [c](#x) [d](https://e.example/)", (), AROUND
    ).html
    assert 'href="/archiv/impressum/"' in html
    assert 'href="//fremd.example/"' in html
    assert 'href="#x"' in html
    assert 'href="https://e.example/"' in html


def test_a_placed_picture_becomes_a_figure_with_caption_and_credit() -> None:
    html = render_body(
        "Vor\n\n![im Text](#bild-1)\n\nNach", (Image(caption="Kopf", credit="Jo"),)
    ).html
    assert '<figure class="bild" id="bild-1">' in html
    assert "<span>Kopf</span>" in html  # the front matter wins over the text
    assert '<cite class="bildquelle">Bild: Jo</cite>' in html
    assert "Das Bild ist nicht erhalten." in html


def test_the_caption_in_the_text_stands_in_for_a_missing_entry() -> None:
    assert "<span>im Text</span>" in render_body("![im Text](#bild-4)").html


def test_a_picture_with_a_file_is_shown_under_the_base_path() -> None:
    html = render_body("![x](#bild-1)", (Image(file="2014/laden.jpg", alt="Laden"),), AROUND).html
    assert '<img src="/archiv/bilder/2014/laden.jpg" alt="Laden" loading="lazy">' in html


@pytest.mark.parametrize("file", ["foto 50%.jpg", "nr#2.jpg", "was?.jpg"])
def test_the_address_of_a_picture_is_one_that_a_browser_asks_for(file: str) -> None:
    from urllib.parse import unquote, urlsplit

    html = render_body("![x](#bild-1)", (Image(file=file),)).html
    address = html.partition('src="')[2].partition('"')[0]
    assert unquote(urlsplit(address).path) == f"/bilder/{file}"


def test_a_table_scrolls_in_a_frame_that_the_keyboard_reaches() -> None:
    context = BodyContext(table="Tafel & Zahlen")
    html = render_body("| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |\n", (), context).html
    assert html.startswith(
        '<div class="tabelle" role="group" aria-label="Tafel &amp; Zahlen" tabindex="0"><table>\n'
    )
    assert html.endswith("</table></div>\n")
    assert '<td>1</td>\n<td class="rechts">2</td>\n<td class="mitte">3</td>' in html
    assert "style=" not in html


def test_placed_pictures_are_those_that_become_figures() -> None:
    assert placed_pictures("![a](#bild-1)\n\nText\n\n![b](#bild-12)") == {1, 12}
    assert placed_pictures("![a](#bild-0) ![a](#bild-) [a](#bild-3)") == set()


@pytest.mark.parametrize(
    "markdown",
    [
        *("Vor ![a](#bild-1) nach", "    ![a](#bild-1)", "```\n![a](#bild-1)\n```"),
        *("- ![a](#bild-1)", "![a](#bild-1) ![b](#bild-2)", "`![a](#bild-1)`", "> ![a](#bild-1)"),
    ],
)
def test_words_of_a_picture_are_on_the_page_or_it_does_not_count_as_placed(markdown: str) -> None:
    images = (Image(caption="Erste", credit="Jo"), Image(caption="Zweite", credit="Mo"))
    html = render_body(markdown, images).html
    for number in placed_pictures(markdown):
        assert (images[number - 1].caption or "") in html
    assert 'src="#bild-' not in html


@pytest.mark.parametrize(
    "markdown",
    [
        *("[" * 20_000, ">" * 20_000, "*" * 20_000, "a**" * 10_000, "- " * 10_000, "`" * 20_000),
        *("![](" * 8_000, "<" * 20_000, "[a]: b\n" * 8_000, "\\" * 40_000, "&#" * 20_000),
        *("![" * 20_000, "# #" * 20_000, "x " * 200_000, "a\n" * 50_000, "1. " * 10_000),
    ],
)
def test_no_text_takes_long(markdown: str) -> None:
    start = time.process_time()
    render_body(markdown, IMAGES)
    placed_pictures(markdown)
    assert time.process_time() - start < patience(3)


def test_looking_for_placed_pictures_is_linear() -> None:
    start = time.process_time()
    placed_pictures("![" * 100_000)
    assert time.process_time() - start < patience(1)
