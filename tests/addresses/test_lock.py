"""The lock of addresses: nothing vanishes unnoticed, and merges do no harm."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.addresses.lock import (
    Entry,
    Lock,
    Owner,
    State,
    compare,
    held,
    merge,
    read_lock,
    renewed,
    update_lock,
    with_decisions,
    write_lock,
)
from setzkasten.addresses.redirects import lock_redirects, vanishing
from setzkasten.hosts.redirect import GONE, MOVED, Redirect, settle
from setzkasten.hosts.tombstone import Tombstone
from tests.conftest import codes

ZOLL = Owner("Artikel", "004_6042888f3d2a18e9.txt")
POST = Owner("Artikel", "005_aaaa.txt")
SHOP = Owner("Schlagwort", "E-Commerce")

ADDRESSES = st.sampled_from([f"/artikel/{name}/" for name in "abcdefgh"])
OWNERS = st.builds(Owner, st.sampled_from(["Artikel", "Schlagwort"]), st.sampled_from("ABCDEF"))
PLANS = st.dictionaries(ADDRESSES, OWNERS, max_size=8)
DATES = st.sampled_from(["", "2014", "2014-10", "2014-10-29"])
ENTRIES = st.one_of(
    OWNERS.map(held),
    DATES.map(lambda date: Entry(State.GONE, date)),
    ADDRESSES.map(lambda to: Entry(State.MOVED, to)),
)
LOCKS = st.dictionaries(ADDRESSES, ENTRIES, max_size=8).map(Lock)


def test_a_lock_is_a_list_that_people_can_read() -> None:
    lock = Lock(
        {
            "/schlagwort/e-commerce/": held(SHOP),
            "/artikel/zoll/": held(ZOLL),
            "/artikel/alt/": Entry(State.MOVED, "/artikel/zoll/"),
            "/artikel/fort/": Entry(State.GONE),
        }
    )
    lines = write_lock(lock).splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "/artikel/alt/ → /artikel/zoll/",
        "/artikel/fort/ entfernt",
        "/artikel/zoll/ Artikel 004_6042888f3d2a18e9.txt",
        "/schlagwort/e-commerce/ Schlagwort E-Commerce",
    ]
    assert read_lock(write_lock(lock)) == (lock, ())


def test_lines_are_read_as_people_write_them() -> None:
    text = "\n  /a/   ->  /b/ \n/c/\tArtikel  Zwei   Worte\n# Wort\n/d/ => /e/\n"
    lock, problems = read_lock(text)
    assert problems == ()
    assert lock.entries == {
        "/a/": Entry(State.MOVED, "/b/"),
        "/c/": Entry(State.HELD, "Artikel Zwei Worte"),
        "/d/": Entry(State.MOVED, "/e/"),
    }


@pytest.mark.parametrize(
    ("said", "date"),
    [
        *(("", ""), (" 2014", "2014"), (" 2014-10", "2014-10"), (" 29.10.2014", "2014-10-29")),
        # Who writes behind the address may leave there what stood behind it.
        *((" Artikel a.txt", ""), (" 2014 Artikel content/artikel/a.md", "2014")),
    ],
)
def test_what_is_gone_may_say_since_when(said: str, date: str) -> None:
    lock, problems = read_lock(f"/a/ entfernt{said}\n/b/ → /c/ Schlagwort Zoll & Post\n")
    assert problems == ()
    assert lock.entries == {
        "/a/": Entry(State.GONE, date),
        "/b/": Entry(State.MOVED, "/c/"),
    }
    assert compare(lock, {}).gone == {"/a/": date}


@pytest.mark.parametrize(
    "line",
    [
        "/a/",
        "/a/ Artikel",
        "a Artikel x",
        "/a/ →",
        "/a/ → b",
        "/a/ → /b/ /c/",
        "/a/ entfernt bald",
        "Unsinn",
    ],
)
def test_what_makes_no_sense_is_named_and_nothing_else_is_lost(line: str) -> None:
    lock, problems = read_lock(f"/x/ Artikel x\n{line}\n/y/ Artikel y\n")
    assert set(lock.entries) == {"/x/", "/y/"}
    assert codes(problems) == ["adressen-zeile"]
    assert problems[0].line == 2


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    lock, _ = read_lock(text)
    assert read_lock(write_lock(lock)) == (lock, ())


@given(LOCKS)
def test_what_was_written_can_be_read_again(lock: Lock) -> None:
    assert read_lock(write_lock(lock)) == (lock, ())


@given(LOCKS, st.randoms(use_true_random=False))
def test_the_order_of_lines_and_doubles_do_not_matter(lock: Lock, chance: random.Random) -> None:
    lines = write_lock(lock).splitlines() * 2
    chance.shuffle(lines)
    assert read_lock("\n".join(lines)) == (lock, ())


# --- what becomes of addresses ----------------------------------------------------------------


def test_a_new_title_leaves_the_old_address_leading_to_the_new() -> None:
    lock = renewed(Lock(), {"/artikel/alt/": ZOLL, "/artikel/post/": POST})
    drift = compare(lock, {"/artikel/neu/": ZOLL, "/artikel/post/": POST})
    assert drift.moved == {"/artikel/alt/": "/artikel/neu/"}
    assert drift.added == ("/artikel/neu/",)
    assert drift.missing == ()
    assert list(lock_redirects(drift, "/archiv/", "/artikel/")) == [
        Redirect("/archiv/artikel/alt/", "/archiv/artikel/neu/", MOVED)
    ]


def test_old_addresses_are_those_that_browsers_ask_for() -> None:
    lock = with_decisions(renewed(Lock(), {"/ä b/": ZOLL, "/weg/": POST}), {"/ä b/": "/neu/"})
    drift = compare(with_decisions(lock, {"/weg/": None}), {"/neu/": POST})
    redirects = lock_redirects(drift, "/", "/artikel/")
    assert {redirect.old for redirect in redirects} == {"/%C3%A4%20b/", "/weg/"}


def test_an_article_that_moves_twice_is_followed_without_a_chain() -> None:
    lock = Lock()
    for address in ("/1/", "/2/", "/3/"):
        lock = renewed(lock, {address: ZOLL})
    assert compare(lock, {"/3/": ZOLL}).moved == {"/1/": "/3/", "/2/": "/3/"}
    assert compare(lock, {"/1/": ZOLL}).moved == {"/2/": "/1/", "/3/": "/1/"}


def test_what_is_removed_is_missed_until_somebody_decides() -> None:
    lock = renewed(Lock(), {"/a/": ZOLL, "/b/": POST})
    drift = compare(lock, {"/b/": POST})
    assert drift.missing == ("/a/",)
    assert codes(vanishing(drift.missing)) == ["adresse-verschwindet"]
    assert codes(vanishing(drift.missing, strict=False)) == ["adresse-verschwunden"]
    for decision, moved, gone in (("/b/", {"/a/": "/b/"}, {}), (None, {}, {"/a/": ""})):
        decided = compare(with_decisions(lock, {"/a/": decision}), {"/b/": POST})
        assert decided.missing == ()
        assert decided.moved == moved
        assert decided.gone == gone
    gone = compare(with_decisions(lock, {"/a/": None}), {"/b/": POST})
    assert list(lock_redirects(gone, "/", "/artikel/")) == [Redirect("/a/", None, GONE)]
    stone = Tombstone(article=True)
    assert list(lock_redirects(gone, "/", "/a")) == [Redirect("/a/", None, GONE, tombstone=stone)]


def test_a_page_that_comes_back_has_its_address_again() -> None:
    lock = with_decisions(renewed(Lock(), {"/a/": ZOLL}), {"/a/": None})
    assert compare(lock, {"/a/": ZOLL}).returned == ("/a/",)
    assert renewed(lock, {"/a/": ZOLL}).entries["/a/"] == held(ZOLL)


def test_an_address_may_pass_to_another_owner() -> None:
    lock = renewed(Lock(), {"/a/": ZOLL})
    drift = compare(lock, {"/a/": POST, "/a-2/": ZOLL})
    assert drift.missing == ()
    assert drift.moved == {}


@given(LOCKS, PLANS)
def test_every_address_ever_published_has_exactly_one_fate(
    lock: Lock, plan: dict[str, Owner]
) -> None:
    drift = compare(lock, plan)
    fates = [*drift.moved, *drift.gone, *drift.missing]
    assert sorted(fates) == sorted(lock.entries.keys() - plan.keys())
    assert set(drift.added) == plan.keys() - lock.entries.keys()
    assert set(drift.returned) <= plan.keys()


@given(st.lists(PLANS, max_size=6))
def test_the_lock_never_forgets(plans: list[dict[str, Owner]]) -> None:
    lock = Lock()
    ever: set[str] = set()
    for plan in plans:
        lock = read_lock(write_lock(renewed(lock, plan)))[0]
        ever |= plan.keys()
        assert lock.entries.keys() == ever
        assert compare(lock, plan).added == ()
        assert renewed(lock, plan) == lock


@given(LOCKS, PLANS)
def test_redirects_of_a_lock_lead_to_pages_or_are_named(lock: Lock, plan: dict[str, Owner]) -> None:
    drift = compare(lock, plan)
    settled = settle(lock_redirects(drift, "/", "/artikel/"), plan)
    answered = {entry.old for entry in settled.redirects} | plan.keys() | set(drift.missing)
    named = {dict(entry.values)["adresse"] for entry in settled.problems}
    assert lock.entries.keys() <= answered | named


# --- the file ---------------------------------------------------------------------------------


def test_remarks_of_people_keep_their_places() -> None:
    text = (
        "# Kopf\n\n/b/ Artikel b\n# Dieser Artikel zog um.\n/d/  ->  /b/\n"
        "/e/ Artikel e\nUnsinn\n# Ende\n"
    )
    lock, _ = read_lock(text)
    more = Lock({**lock.entries, **dict.fromkeys(("/a/", "/c/", "/f/"), held(ZOLL))})
    more = Lock({**more.entries, "/e/": Entry(State.GONE)})
    zoll = "Artikel 004_6042888f3d2a18e9.txt"
    assert update_lock(text, more) == (
        f"# Kopf\n\n/a/ {zoll}\n/b/ Artikel b\n/c/ {zoll}\n# Dieser Artikel zog um.\n"
        f"/d/  ->  /b/\n/e/ entfernt\nUnsinn\n# Ende\n/f/ {zoll}\n"
    )


@given(LOCKS, LOCKS, st.randoms(use_true_random=False))
def test_an_updated_file_says_what_the_lock_says(
    before: Lock, more: Lock, chance: random.Random
) -> None:
    lines = [*write_lock(before).splitlines(), "# Ein Wort", "", *write_lock(before).splitlines()]
    chance.shuffle(lines)
    wanted = Lock({**before.entries, **more.entries})
    text = update_lock("\n".join(lines), wanted)
    assert read_lock(text) == (wanted, ())
    assert text.splitlines().count("# Ein Wort") == 1
    assert update_lock(text, wanted) == text


def test_an_empty_file_gets_its_explanation() -> None:
    assert update_lock("", Lock()) == write_lock(Lock())
    assert "verschwindet nie" in update_lock("\n", Lock({"/a/": held(ZOLL)}))


# --- merges -----------------------------------------------------------------------------------


@given(LOCKS, LOCKS, LOCKS)
def test_merging_minds_no_order(one: Lock, two: Lock, three: Lock) -> None:
    assert merge([one, two]) == merge([two, one])
    assert merge([merge([one, two]), three]) == merge([one, merge([two, three])])
    assert merge([one, one]) == one
    assert merge([]) == Lock()


@given(LOCKS, LOCKS)
def test_lines_put_together_are_a_merge(one: Lock, two: Lock) -> None:
    assert read_lock(write_lock(one) + write_lock(two)) == (merge([one, two]), ())


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_git_unites_what_two_branches_published(tmp_path: Path) -> None:
    def write(name: str, lock: Lock) -> Path:
        path = tmp_path / name
        path.write_text(write_lock(lock), "utf-8")
        return path

    base = renewed(Lock(), {"/a/": ZOLL, "/k/": POST})
    ours = renewed(base, {"/b/": SHOP, "/l/": ZOLL})
    theirs = with_decisions(renewed(base, {"/c/": POST}), {"/k/": "/c/"})
    files = [write("ours", ours), write("base", base), write("theirs", theirs)]
    command = ["git", "merge-file", "--union", "-p", *map(str, files)]
    done = subprocess.run(command, capture_output=True, check=True)
    lock, problems = read_lock(done.stdout.decode("utf-8"))
    assert problems == ()
    assert lock == merge([ours, theirs])


def test_marks_of_a_conflict_do_no_harm() -> None:
    text = "<<<<<<< HEAD\n/a/ Artikel a\n=======\n/b/ Artikel b\n>>>>>>> zweig\n"
    lock, problems = read_lock(text)
    assert set(lock.entries) == {"/a/", "/b/"}
    assert codes(problems) == ["adressen-konflikt"] * 3
