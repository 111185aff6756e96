"""Merging copies of a journal: whatever was done to each, nothing written is lost, and the order does not matter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.exchange.support import note
from tui.exchange.merge import ids, merge, merged
from tui.records.answers import Long
from tui.records.edits import dated, edited, tagged
from tui.records.entry import Entry, from_document, to_document

START = datetime(2026, 11, 23, 7, tzinfo=UTC)
TAGS = ("work", "Home", "work/deep")
EDITS = st.tuples(
    st.integers(0, 2),  # whose copy
    st.integers(-5, 60),  # minutes after the start, by that machine's clock
    st.sampled_from(["edit", "tag", "untag", "star", "unstar", "trash", "untrash", "move", "merge"]),
    st.integers(0, 2),
)


def words(entry: Entry) -> str:
    return "".join(answer.text for answer in entry.answers if isinstance(answer, Long))


def done(entry: Entry, what: str, which: int, at: datetime, number: int) -> Entry:
    match what:
        case "edit":
            changed = edited(entry, note(f"text {number}", at=at).answers, at)
        case "tag":
            changed = tagged(entry, add=[TAGS[which]])
        case "untag":
            changed = tagged(entry, remove=[TAGS[which]])
        case "star" | "unstar":
            changed = replace(entry, starred=what == "star")
        case "trash":
            changed = replace(entry, deleted=entry.deleted or at)
        case "untrash":
            changed = replace(entry, deleted=None)
        case _:
            changed = replace(entry, day=START.date() + timedelta(days=which))
    return dated(entry, changed, at)


def lived(edits: list[tuple[int, int, str, int]]) -> tuple[list[dict[str, Any]], set[str]]:
    """Three copies of one entry after these edits, and every text that was ever saved."""
    first = note("first", at=START)
    copies, texts = [first] * 3, {"first"}
    for number, (whose, minutes, what, which) in enumerate(edits):
        if what == "merge":
            document = merged(to_document(copies[whose]), to_document(copies[which]))
            copies[whose] = from_document(document)
            continue
        copies[whose] = done(copies[whose], what, which, START + timedelta(minutes=minutes), number)
        texts.add(words(copies[whose]))
    return [to_document(copy) for copy in copies], texts


@given(st.lists(EDITS, max_size=12))
def test_in_any_order_and_however_often_it_comes_to_the_same_and_holds_every_text(
    edits: list[tuple[int, int, str, int]],
) -> None:
    (a, b, c), texts = lived(edits)
    whole = merged(merged(a, b), c)
    assert whole == merged(a, merged(b, c)) == merged(merged(c, a), b) == merged(b, merged(c, a))
    assert merged(whole, whole) == merged(whole, a) == merged(b, whole) == whole
    entry = from_document(whole)
    held = {words(entry), *(words(replace(entry, answers=one.answers)) for one in entry.revisions)}
    assert held == texts
    assert to_document(entry) == whole


@given(st.lists(EDITS.filter(lambda one: one[2] != "merge"), max_size=12))
def test_what_was_done_last_to_a_mark_stands(edits: list[tuple[int, int, str, int]]) -> None:
    rising = [(whose, 10 * place, what, which) for place, (whose, _, what, which) in enumerate(edits)]
    (a, b, c), _ = lived(rising)
    whole = from_document(merged(merged(a, b), c))
    stars = [what for _, _, what, _ in rising if what in ("star", "unstar")]
    if "unstar" not in stars:
        assert whole.starred == bool(stars)
    last = next((f"text {n}" for n, one in reversed([*enumerate(rising)]) if one[2] == "edit"), "first")
    assert words(whole) == last


def test_of_two_edits_the_newer_stands_and_the_other_is_an_earlier_version() -> None:
    entry = note("first", at=START)
    here = edited(entry, note("written here", at=START).answers, START + timedelta(hours=1))
    there = edited(entry, note("written there", at=START).answers, START + timedelta(hours=2))
    whole = from_document(merged(to_document(here), to_document(there)))
    assert words(whole) == "written there"
    assert [words(replace(whole, answers=one.answers)) for one in whole.revisions] == ["first", "written here"]


def test_a_clock_that_went_back_does_not_undo_an_edit() -> None:
    entry = note("first", at=START)
    behind = edited(entry, note("second", at=START).answers, START - timedelta(days=300))
    assert words(from_document(merged(to_document(entry), to_document(behind)))) == "second"
    old = to_document(behind)
    old["revisions"][0]["at"] = "2020-01-01T00:00:00+00:00"  # as it was written before edits were kept in order
    whole = merged(to_document(entry), old)
    assert words(from_document(whole)) == "second" and merged(whole, old) == whole


def test_a_tag_on_one_side_and_a_star_on_the_other_are_both_kept_and_a_removed_tag_stays_away() -> None:
    entry = tagged(note("first", at=START), add=["old", "stays"])
    here = dated(entry, tagged(entry, add=["new"], remove=["old"]), START)
    there = dated(entry, replace(entry, starred=True), START)
    whole = from_document(merged(to_document(here), to_document(there)))
    assert whole.starred and set(whole.tags) == {"new", "stays"}


def test_a_trashing_without_a_date_gives_way_and_one_with_a_date_stands() -> None:
    entry = note("first", at=START)
    trashed = replace(entry, deleted=START)
    assert merged(to_document(entry), to_document(trashed))["deleted"] is None
    assert merged(to_document(entry), to_document(dated(entry, trashed, START)))["deleted"]


def test_what_a_newer_version_wrote_comes_along() -> None:
    base = to_document(note("first", at=START))
    here = {
        **base,
        "weather": {"sky": "grey"},
        "answers": [*base["answers"], {"kind": "scent", "step": "s", "oils": 3}],
    }
    there = {**base, "starred": True, "place": "harbour"}
    whole = merged(here, there)
    assert whole["weather"] == {"sky": "grey"} and whole["place"] == "harbour" and whole["starred"]
    kept = [whole["answers"], *(one["answers"] for one in whole["revisions"])]
    assert any(answer.get("oils") == 3 for answers in kept for answer in answers)
    strange = {**base, "begun": "in another era"}
    assert merged(base, strange) == merged(strange, base) == strange


def test_the_union_of_two_copies_without_what_was_emptied_for_good() -> None:
    one, two, three = (to_document(note(str(number), at=START + timedelta(hours=number))) for number in range(3))
    here, there = ids([one, two]), ids([two, three])
    assert merge(here, there).keys() == {one["id"], two["id"], three["id"]}
    assert merge(here, there, gone=[two["id"]]).keys() == {one["id"], three["id"]}


def test_an_id_that_stands_twice_loses_neither_text() -> None:
    entry = note("first", at=START)
    again = edited(entry, note("second", at=START).answers, START + timedelta(hours=1))
    (whole,) = ids([to_document(again), to_document(entry)]).values()
    assert words(from_document(whole)) == "second" and len(whole["revisions"]) == 1


def test_two_first_versions_of_one_session_are_both_kept() -> None:
    one, two = note("finished here", at=START), note("finished there", at=START)
    same = replace(two, id=one.id)
    whole = merged(to_document(one), to_document(same))
    assert whole == merged(to_document(same), to_document(one))
    found = from_document(whole)
    assert {words(found), words(replace(found, answers=found.revisions[0].answers))} == {
        "finished here", "finished there",
    }  # fmt: skip
