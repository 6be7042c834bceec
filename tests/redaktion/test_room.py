"""The Redaktion at work on an archive: pages, decisions, conflicts, steps back, new texts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from setzkasten.redaktion.addresses import Way, way_of
from setzkasten.redaktion.queue import Holdings
from setzkasten.redaktion.reasons import Reason
from setzkasten.redaktion.room import Room
from setzkasten.redaktion.uploads import MOST_BYTES
from tests.conftest import Archive, article, tree
from tests.redaktion.rooms import LOST, Desk, desk_of

Make = Callable[..., Archive]

HAND = """\
---\r
# Bitte nicht ändern
Titel:   'Von Hand'  # so\r
Kategorien:\r
  - Handel   # eine\r
Schlagworte: []\r
---\r
\r
Der Text bleibt.  \r
"""
WHOLE = article(
    "Fertig", Autorin="Anna", Datum="2014-10-29", Kategorien="[Handel]", Schlagworte="[Zoll, Porto]"
)


@pytest.fixture
def desk(archive: Make) -> Desk:
    return desk_of(
        archive(
            {
                "content/texte/laden.txt": LOST,
                "content/artikel/hand.md": HAND,
                "content/artikel/fertig.md": WHOLE,
            }
        )
    )


MADE = "laden-oeffnet-im-netz"


def test_the_list_shows_what_needs_a_look_and_nothing_else(desk: Desk) -> None:
    page = desk.room.list(Way()).html
    assert "2 Artikel warten auf einen Blick." in page
    assert f"/_redaktion/{MADE}/" in page
    assert "3 Schlagworte verloren" in page
    assert "Fertig" not in page
    narrowed = desk.room.list(Way(Reason.LOST)).html
    assert "/_redaktion/hand/" not in narrowed


def test_an_empty_queue_says_so_kindly(archive: Make) -> None:
    page = desk_of(archive({"content/artikel/fertig.md": WHOLE})).room.list(Way()).html
    assert "Alles angesehen." in page
    assert "1 Artikel ist in guter" in page
    assert "warten" not in page


def test_an_archive_without_articles_asks_for_texts(archive: Make) -> None:
    assert "Noch ist kein Artikel da." in desk_of(archive({})).room.list(Way()).html


def test_a_site_that_was_never_built_is_no_empty_queue(archive: Make) -> None:
    page = Room(archive().root).list(Way()).html
    assert "noch nicht gebaut" in page
    assert "Alles angesehen" not in page


def test_the_page_shows_the_original_beside_the_fields(desk: Desk) -> None:
    page = desk.room.article(MADE, Way()).html
    assert 'id="z1"' in page
    assert "↳" not in page  # the style sheet's
    assert '<span class="was">Titel</span>' in page
    assert 'name="feld-title" rows="1">Laden öffnet im Netz</textarea>' in page
    assert 'value="2014-10-29"' in page
    assert re.search(r'class="grad grad-(sicher|wahrscheinlich|geraten)"', page)
    assert 'href="#z5"' in page
    assert "content/texte/laden.txt" in page
    assert f'href="/artikel/{MADE}/"' in page


def test_an_article_without_original_shows_its_own_text(desk: Desk) -> None:
    page = desk.room.article("hand", Way()).html
    assert "gibt es keinen Originaltext" in page
    assert "Der Text bleibt." in page


def test_an_article_that_cannot_be_read_is_shown_with_what_is_wrong(archive: Make) -> None:
    desk = desk_of(archive({"content/artikel/a.md": article("A")}))
    desk.archive.write("content/artikel/kaputt.md", "---\nTitel: x\n")
    desk.build(surveyed=False)
    assert "Kopf nicht lesbar" in desk.room.list(Way()).html
    page = desk.room.article("kaputt", Way()).html
    assert 'class="meldung schlecht"' in page
    assert 'id="felder"' not in page


def test_nothing_of_an_article_becomes_markup(archive: Make) -> None:
    evil = '"><script>alert(1)</script>'
    text = (
        f"Titel {evil}\n\nEin Satz {evil} steht hier, damit es ein Text ist.\n\nTags: {evil}; x\n"
    )
    desk = desk_of(
        archive(
            {
                "content/texte/a.txt": text,
                "content/artikel/b.md": article(f"'{evil}'", evil, Schlagworte=f"['{evil}']"),
            }
        )
    )
    pages = [desk.room.list(Way(words=evil)).html]
    pages += [desk.room.article(name, Way()).html for name in desk.room.known()[0].paths]
    assert len(pages) == 3
    for page in pages:
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


# --- writing ------------------------------------------------------------------------------


def test_a_changed_title_changes_one_line_of_the_file(desk: Desk) -> None:
    answer = desk.send("hand", tun="speichern", **{"feld-title": "Neuer Titel"})
    assert "Titel geändert." in desk.follow(answer)
    assert desk.archive.read("content/artikel/hand.md") == HAND.replace(
        "'Von Hand'", "'Neuer Titel'"
    )


def test_several_fields_are_changed_at_once_and_the_rest_stays(desk: Desk) -> None:
    desk.send(
        "hand",
        tun="speichern",
        **{"feld-authors": "Anna Müller; Jan Weiß", "feld-date": "3.4.2012"},
    )
    text = desk.archive.read("content/artikel/hand.md")
    assert "Autorin: [Anna Müller, Jan Weiß]\r\n" in text
    assert "Datum: 2012-04-03\r\n" in text
    assert text.replace("Autorin: [Anna Müller, Jan Weiß]\r\nDatum: 2012-04-03\r\n", "") == HAND


def test_nothing_else_in_the_archive_is_written(desk: Desk) -> None:
    before = tree(desk.archive.root / "content")
    desk.send(MADE, tun="annehmen", art="schlagwort", name="Zoll")
    desk.send("hand", tun="geprueft")
    after = tree(desk.archive.root / "content")
    changed = {name for name in before.keys() | after if before.get(name) != after.get(name)}
    assert changed == {f"artikel/{MADE}.md", "artikel/hand.md"}


def test_a_form_sent_as_it_was_shown_changes_nothing(desk: Desk) -> None:
    before = desk.archive.read("content/artikel/hand.md")
    assert "Es war nichts zu ändern." in desk.follow(desk.send("hand", tun="speichern"))
    assert desk.archive.read("content/artikel/hand.md") == before


def test_what_does_not_fit_is_said_at_its_field_and_nothing_is_lost(desk: Desk) -> None:
    before = desk.archive.read("content/artikel/hand.md")
    answer = desk.send(
        "hand", tun="speichern", **{"feld-date": "morgen", "feld-title": "Angefangen"}
    )
    assert answer.status == 422
    assert "kein Datum. Zum Beispiel" in answer.html
    assert 'value="morgen"' in answer.html
    assert ">Angefangen</textarea>" in answer.html
    assert 'name="alt-title" value="Von Hand"' in answer.html
    assert desk.archive.read("content/artikel/hand.md") == before


def test_a_suggestion_is_accepted_and_the_article_leaves_the_queue(archive: Make) -> None:
    others = {
        f"content/artikel/t{number}.md": WHOLE.replace("Fertig", f"T{number}").replace(
            "Ein Absatz.", f"Zoll und Porto steigen, sagt Händler {number}."
        )
        for number in range(12)
    }
    lost = article(
        "Zoll und Porto",
        "Zoll und Porto steigen.",
        Autorin="Anna",
        Datum="2014",
        Kategorien="[Handel]",
        **{"Verlorene Schlagworte": "2"},
    )
    desk = desk_of(archive(others | {"content/artikel/lost.md": lost}))
    page = desk.room.article("lost", Way()).html
    assert set(re.findall(r'name="name" value="(Zoll|Porto)"', page)) == {"Zoll", "Porto"}
    assert "dafür spricht: Zoll" in page
    page = desk.follow(desk.send("lost", tun="annehmen", art="schlagwort", name="Zoll"))
    assert "Schlagwort »Zoll« angenommen." in page
    assert set(re.findall(r'name="name" value="(Zoll|Porto)"', page)) == {"Porto"}
    page = desk.follow(desk.send("lost", tun="ablehnen", art="schlagwort", name="Porto"))
    assert 'value="ablehnen"' not in page
    assert "Abgelehnt, wird nicht mehr vorgeschlagen: Porto" in page
    head = desk.read("content/artikel/lost.md").metadata
    assert (head.tags, head.tags_lost, head.rejected_tags) == (("Zoll",), 1, ("Porto",))
    desk.build()
    assert 'value="annehmen"' not in desk.room.article("lost", Way()).html


def test_a_rejected_suggestion_stays_rejected_without_any_memory(archive: Make) -> None:
    desk = desk_of(archive({"content/artikel/a.md": article("A")}))
    desk.send("a", tun="ablehnen", art="kategorie", name="Handel")
    desk.archive.delete(".cache")
    text = desk.archive.read("content/artikel/a.md")
    assert "Abgelehnte Kategorien: [Handel]\n" in text


@pytest.mark.parametrize(
    "form",
    [
        {"tun": "quatsch"},
        {"tun": ""},
        {"tun": "annehmen", "art": "autorin", "name": "X"},
        {"tun": "annehmen", "art": "schlagwort", "name": " "},
        {"tun": "stimmt", "name": "Fassung"},
    ],
)
def test_what_nobody_understands_changes_nothing(desk: Desk, form: dict[str, str]) -> None:
    before = tree(desk.archive.root / "content")
    assert desk.send("hand", **form).status == 400
    assert tree(desk.archive.root / "content") == before


@pytest.mark.parametrize(
    "name", ["", "..", "../hand", "hand.md", "gibt-es-nicht", "\x00", "a" * 9999]
)
def test_only_articles_that_are_known_can_be_named(desk: Desk, name: str) -> None:
    assert desk.room.article(name, Way()).status == 404
    form = {"tun": "geprueft", "fassung": ""}
    assert desk.clerk.decide(name, Way(), form).status == 404
    assert desk.send("hand", tun="duplikat", name=name or "hand").status == 404


def test_a_guess_is_confirmed(archive: Make) -> None:
    desk = desk_of(archive({"content/texte/x.txt": "Der erste Satz ist lang genug. Noch einer.\n"}))
    (name,) = desk.room.known()[0].paths
    assert "Titel geraten" in desk.room.article(name, Way()).html
    page = desk.follow(desk.send(name, tun="stimmt", name="Titel"))
    assert "»Titel« bestätigt." in page
    assert "Titel stimmt" not in page
    desk.build()
    assert "Titel geraten" not in desk.room.article(name, Way()).html


def test_a_title_from_the_name_of_the_file_is_written_down(archive: Make) -> None:
    text = "---\nOrt: Köln\n---\n\nEin Absatz.\n"
    desk = desk_of(archive({"content/artikel/ganz-ohne.md": text}))
    assert "Titel geraten" in desk.room.list(Way()).html
    desk.send("ganz-ohne", tun="stimmt", name="Titel")
    assert desk.archive.read("content/artikel/ganz-ohne.md").startswith("---\nTitel: Ganz ohne\n")
    desk.build()
    assert "Titel geraten" not in desk.room.list(Way()).html


def test_an_article_that_is_done_leaves_the_queue(desk: Desk) -> None:
    desk.send("hand", tun="geprueft")
    desk.build()
    assert "/_redaktion/hand/" not in desk.room.list(Way()).html
    assert "Geprüft" in desk.room.article("hand", Way()).html


# --- conflicts and steps back -------------------------------------------------------------


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(desk: Desk) -> None:
    form = desk.form("hand", tun="speichern", **{"feld-title": "Meiner"})
    theirs = HAND.replace("'Von Hand'", "'Ihrer'").replace("bleibt", "blieb nicht")
    desk.archive.write("content/artikel/hand.md", theirs)
    answer = desk.clerk.decide("hand", Way(), form)
    assert answer.status == 409
    assert "Inzwischen geändert" in answer.html
    assert "<td>Meiner</td><td>Ihrer</td>" in answer.html
    assert desk.archive.read("content/artikel/hand.md") == theirs

    resent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.html))
    resent.pop("schluessel")
    desk.follow(desk.clerk.decide("hand", Way(), resent))
    mine = theirs.replace("'Ihrer'", "'Meiner'")
    assert desk.archive.read("content/artikel/hand.md") == mine, "and the rest of theirs is kept"


def test_keeping_mine_leaves_the_fields_of_others_alone(desk: Desk) -> None:
    form = desk.form("hand", tun="speichern", **{"feld-title": "Meiner"})
    desk.archive.write(
        "content/artikel/hand.md", HAND.replace("Schlagworte: []", "Schlagworte: [Ihres]")
    )
    answer = desk.clerk.decide("hand", Way(), form)
    resent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.html))
    assert {name for name in resent if name.startswith("feld-")} == {"feld-title"}
    desk.clerk.decide("hand", Way(), resent)
    head = desk.read("content/artikel/hand.md").metadata
    assert (head.title, head.tags) == ("Meiner", ("Ihres",))


def test_a_conflict_about_a_suggestion_can_be_kept_too(desk: Desk) -> None:
    form = desk.form("hand", tun="annehmen", art="schlagwort", name="Zoll")
    theirs = HAND.replace("Schlagworte: []", "Schlagworte: [Porto]")
    desk.archive.write("content/artikel/hand.md", theirs)
    answer = desk.clerk.decide("hand", Way(), form)
    assert answer.status == 409
    assert "<td>Porto; Zoll</td><td>Porto</td>" in answer.html
    resent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.html))
    desk.clerk.decide("hand", Way(), resent)
    assert desk.read("content/artikel/hand.md").metadata.tags == ("Porto", "Zoll")


def test_steps_are_taken_back_byte_for_byte(desk: Desk) -> None:
    desk.send("hand", tun="speichern", **{"feld-title": "Eins"})
    desk.send("hand", tun="annehmen", art="schlagwort", name="Zoll")
    desk.send(MADE, tun="geprueft")
    page = desk.room.article("hand", Way()).html
    assert "Zurücknehmen: <span>Schlagwort »Zoll« angenommen</span>" in page
    page = desk.follow(desk.clerk.take_back(Way(), "hand"))
    assert "Zurückgenommen: Schlagwort »Zoll« angenommen" in page
    assert "Zurücknehmen: <span>Titel geändert</span>" in page
    desk.clerk.take_back(Way(), "hand")
    assert desk.archive.read("content/artikel/hand.md") == HAND
    assert "Es gibt nichts zurückzunehmen." in desk.follow(desk.clerk.take_back(Way(), "hand"))
    assert "Geprüft" in desk.archive.read(f"content/artikel/{MADE}.md")
    page = desk.follow(desk.clerk.take_back(Way()))
    assert "als geprüft gekennzeichnet (»Laden öffnet im Netz«)" in page


def test_an_article_taken_back_follows_its_text_again(desk: Desk) -> None:
    before = desk.archive.read(f"content/artikel/{MADE}.md")
    desk.send(MADE, tun="speichern", **{"feld-title": "Anders"})
    desk.build()
    assert "von Hand bearbeitet" in desk.room.article(MADE, Way()).html
    desk.clerk.take_back(Way(), MADE)
    desk.build()
    assert desk.archive.read(f"content/artikel/{MADE}.md") == before
    assert "von Hand bearbeitet" not in desk.room.article(MADE, Way()).html


def test_a_step_is_not_taken_back_over_the_change_of_another(desk: Desk) -> None:
    desk.send("hand", tun="speichern", **{"feld-title": "Meiner"})
    desk.archive.write("content/artikel/hand.md", WHOLE)
    page = desk.follow(desk.clerk.take_back(Way(), "hand"))
    assert "von anderer Seite geändert" in page
    assert desk.archive.read("content/artikel/hand.md") == WHOLE


def test_a_head_that_cannot_be_changed_alone_is_left_alone(archive: Make) -> None:
    text = "---\nTitel: A\nOrt: &a Köln\nTeaser: *a\n---\n\nText.\n"
    desk = desk_of(archive({"content/artikel/a.md": text}))
    answer = desk.send("a", tun="speichern", **{"feld-place": "Ulm"})
    assert answer.status == 409
    assert "lässt sich nicht ändern" in answer.html
    assert desk.archive.read("content/artikel/a.md") == text


def test_a_link_in_the_place_of_an_article_is_not_followed(desk: Desk) -> None:
    form = desk.form("hand", tun="geprueft")
    target = desk.archive.write("anderswo.md", HAND)
    desk.archive.delete("content/artikel/hand.md")
    (desk.archive.root / "content/artikel/hand.md").symlink_to(target)
    assert desk.clerk.decide("hand", Way(), form).status == 409
    assert target.read_bytes() == HAND.encode()


def test_a_full_disk_is_told_and_nothing_is_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("setzkasten.desk.changing.write_atomically", full)
    answer = desk.send("hand", tun="speichern", **{"feld-title": "Neu"})
    assert answer.status == 500
    assert "der Datenträger ist voll" in answer.html
    assert desk.archive.read("content/artikel/hand.md") == HAND
    assert "Zurücknehmen: " not in desk.room.article("hand", Way()).html


# --- near-duplicates ----------------------------------------------------------------------

LONG = "\n\n".join(f"Absatz {n}: " + " ".join(f"Wort{n}x{i}" for i in range(30)) for n in range(4))


@pytest.fixture
def twins(archive: Make) -> Desk:
    return desk_of(
        archive(
            {
                "content/artikel/eins.md": article("Eins", LONG, Datum="2014"),
                "content/artikel/zwei.md": article("Zwei", LONG.replace("Wort0x5", "Anders")),
            }
        )
    )


def test_near_duplicates_stand_side_by_side(twins: Desk) -> None:
    page = twins.room.article("eins", Way()).html
    assert "Fast gleich: <a" in page
    assert "<del>Wort0x5 </del>" in page
    assert "<ins>Anders </ins>" in page
    assert "fast gleicher Text" in twins.room.list(Way()).html


def test_either_of_them_becomes_the_duplicate(twins: Desk) -> None:
    twins.follow(twins.send("eins", tun="duplikat", name="zwei"))
    assert "Duplikat von: zwei\n" in twins.archive.read("content/artikel/eins.md")
    twins.clerk.take_back(Way())
    page = twins.room.article("eins", Way()).html
    digest = re.findall(r'name="fassung" value="([0-9a-f]+)"', page)[-2]
    form = {"tun": "duplikat", "name": "eins", "fassung": digest}
    twins.follow(twins.clerk.decide("zwei", Way(), form))
    assert "Duplikat von: eins\n" in twins.archive.read("content/artikel/zwei.md")
    assert "Duplikat" not in twins.archive.read("content/artikel/eins.md")
    twins.build()
    assert "fast gleicher Text" not in twins.room.list(Way()).html


def test_what_only_looks_alike_is_asked_once(twins: Desk) -> None:
    twins.send("eins", tun="kein-duplikat", name="zwei")
    twins.build()
    assert "Fast gleich" not in twins.room.article("eins", Way()).html
    assert "Fast gleich" not in twins.room.article("zwei", Way()).html


# --- new texts ----------------------------------------------------------------------------


def test_a_new_text_is_kept_byte_for_byte(desk: Desk) -> None:
    data = b"\xef\xbb\xbfNeuer Titel\r\n\r\n\x00Ein Satz.\rNoch einer \xe4.\n"
    answer = desk.clerk.take_in("ordner/Neuer Text.TXT", data)
    assert answer.location == "/_redaktion/?neu=Neuer+Text.txt"
    assert (desk.archive.root / "content/texte/Neuer Text.txt").read_bytes() == data
    assert "der Artikel entsteht in diesem Augenblick" in desk.follow(answer)
    desk.build()
    page = desk.follow(answer)
    assert "»Neuer Text.txt« ist da." in page
    assert 'href="/_redaktion/neuer-titel/"' in page
    assert sorted(p.name for p in (desk.archive.root / "content/texte").iterdir()) == [
        "Neuer Text.txt",
        "laden.txt",
    ]


def test_a_text_is_never_written_over_another_one(desk: Desk) -> None:
    page = desk.follow(desk.clerk.take_in("laden.txt", b"Ganz anderer Text."))
    assert "Einen Text »laden.txt« gibt es schon; er bleibt, wie er ist." in page
    assert desk.archive.read("content/texte/laden.txt") == LOST


def test_a_text_that_is_there_already_is_not_taken_in_again(desk: Desk) -> None:
    page = desk.follow(desk.clerk.take_in("kopie.txt", LOST.encode()))
    assert "gibt es schon, als content/texte/laden.txt" in page
    assert not (desk.archive.root / "content/texte/kopie.txt").exists()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", b"x", "keine Textdatei"),
        ("leer.txt", b" \n", "ist leer"),
        ("gross.txt", b"x" * (MOST_BYTES + 1), "ist größer als 8,4 MB"),
    ],
)
def test_what_is_no_article_is_refused(desk: Desk, name: str, data: bytes, words: str) -> None:
    before = tree(desk.archive.root / "content")
    assert words in desk.follow(desk.clerk.take_in(name, data))
    assert tree(desk.archive.root / "content") == before


def test_a_linked_folder_of_texts_is_not_written_into(desk: Desk) -> None:
    elsewhere = desk.archive.root / "anderswo"
    (desk.archive.root / "content/texte").rename(elsewhere)
    (desk.archive.root / "content/texte").symlink_to(elsewhere)
    page = desk.follow(desk.clerk.take_in("neu.txt", b"Ein Text."))
    assert "lässt sich nicht schreiben" in page
    assert not (elsewhere / "neu.txt").exists()


def test_only_names_that_were_dropped_are_told_of(desk: Desk) -> None:
    for name in ("../../setzkasten.yaml", "/etc/passwd", "gibt-es-nicht.txt", "<b>"):
        assert 'id="meldung"' not in desk.room.list(Way(), arrived=name).html


# --- notices ------------------------------------------------------------------------------


def test_a_notice_is_shown_once_and_cannot_be_made_up(desk: Desk) -> None:
    answer = desk.send("hand", tun="geprueft")
    assert "Als geprüft gekennzeichnet." in desk.follow(answer)
    assert "Als geprüft gekennzeichnet." not in desk.follow(answer)
    assert "erfunden" not in desk.room.list(Way(), "erfunden").html


def test_the_way_is_kept(desk: Desk) -> None:
    way = way_of({"grund": "schlagworte", "platz": "0"})
    answer = desk.clerk.decide("hand", way, desk.form("hand", tun="geprueft"))
    assert answer.location.startswith("/_redaktion/hand/?grund=schlagworte&platz=0&meldung=")


def test_pages_work_before_and_after_articles_come_and_go(desk: Desk) -> None:
    desk.archive.delete("content/artikel/hand.md")
    page = desk.room.article("hand", Way())
    assert page.status == 200
    assert "die Datei gibt es nicht" in page.html
    assert desk.send(MADE, tun="geprueft").status == 303
    assert Holdings().paths == {}
