from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.exchange.support import WHOLE, entry, note
from tui.records.answers import Long, Short
from tui.records.entry import entry_id
from tui.records.roles import Role
from tui.workspace import Workspace

from .conftest import Taut

Keep = Callable[..., None]


@pytest.fixture
def three(keep: Keep, morning: datetime) -> None:
    keep(
        note("the oldest, of the garden", at=morning - timedelta(days=2)),
        entry(*WHOLE, at=morning - timedelta(days=1)),
        note("newest", at=morning),
    )


def test_list_is_newest_first(taut: Taut, three: None) -> None:
    rows = [row.split("  ") for row in taut("list").data.splitlines()]
    assert [row[1] for row in rows] == ["2026-11-23", "2026-11-22", "2026-11-21"]
    assert [row[2].strip() for row in rows] == ["Note", "Morning practice", "Note"]
    assert rows[2][-1] == "the oldest, of the garden"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (["-n", "1"], [23]),
        (["--since", "2026-11-22"], [23, 22]),
        (["--until", "2026-11-22"], [22, 21]),
        (["--on", "2026-11-22"], [22]),
        (["--for", "2026-11-22"], [22]),
        (["--flow", "note"], [23, 21]),
        (["--flow", "Morning Practice"], [22]),
        (["--flow", "note", "--until", "2026-11-22"], [21]),
        (["--flow", "evening"], []),
    ],
)
def test_list_is_narrowed(taut: Taut, three: None, words: list[str], days: list[int]) -> None:
    said = taut("list", "--json", *words)
    assert said.code == 0
    assert [date.fromisoformat(row["day"]).day for row in said.json] == days


def test_json_is_plain_ascii(taut: Taut) -> None:
    taut("note", "Zürich 🌙 \u202e")
    for words in (["list", "--json"], ["--json", "show"], ["search", "zurich", "--json"]):
        assert taut(*words).data.isascii()


@pytest.mark.parametrize("command", ["list", "ls", "log"])
def test_nothing_kept_is_said_beside_the_data(taut: Taut, home: Path, command: str) -> None:
    said = taut(command)
    assert (said.code, said.data) == (0, "") and said.words.startswith("Nothing is saved yet")
    assert taut(command, "--json").data == "[]\n"
    assert not home.exists()


def test_controls_reach_no_terminal(taut: Taut, keep: Keep) -> None:
    keep(note("before\x1b[2J\x9bafter", tags=("\x1b]0;x\x07",)))
    for words in (["list"], ["show"], ["search", "before"], ["export", "--format", "md"], ["export", "--json"]):
        assert not set(taut(*words).data) & {"\x1b", "\x07", "\x9b"}


def test_show_reads_like_a_page(taut: Taut, three: None) -> None:
    ids = [row["id"] for row in taut("list", "--json").json]
    assert taut("show", ids[1][:13]).data == (
        "Sunday, 22 November 2026\n"
        "Morning practice · 06:41 to 06:49\n"
        "\n"
        "How are you feeling right now?\n"
        "  hopeful · low energy, pleasant\n"
        "\n"
        "Same part of life, this week.\n"
        "  What happened:\n"
        "  I opened mail at 07:20.\n"
        "\n"
        "  What I make of it:\n"
        "  Mail is urgent.\n"
        "\n"
        "What helped?\n"
        "  - + slept\n"
        "  - the walk\n"
        "\n"
        "Where is it?\n"
        "  today: 6.5 of 10\n"
        "\n"
        "  because:\n"
        "  two mornings of five\n"
        "\n"
        "Which?\n"
        "  the second\n"
        "\n"
        "Who was there?\n"
        "  - Anna\n"
        "  - Ben\n"
        "\n"
        "Write the first page\n"
        "  let go on purpose\n"
        "\n"
        "Rest your eyes.\n"
        "  1 min 30 s\n"
        "\n"
        "A newer thing?\n"
        "  carried along\n"
        "\n"
        f"{ids[1]}\n"
    )


def test_show_wraps_at_72(taut: Taut, keep: Keep) -> None:
    address = "https://example.org/" + "a" * 90
    keep(note("word " * 40 + "\n\n" + "語" * 80 + "\n" + address))
    lines = taut("show").data.splitlines()
    assert max(len(line) for line in lines if "word" in line) <= 72
    assert [len(line) for line in lines if "語" in line] == [36, 36, 8]
    assert address in lines


@pytest.mark.parametrize("words", [["show"], ["show", "last"], ["cat", "LAST"], ["view"]])
def test_show_gives_the_last(taut: Taut, three: None, words: list[str]) -> None:
    assert "newest" in taut(*words).data


def test_show_gives_a_day(taut: Taut, keep: Keep, morning: datetime) -> None:
    keep(note("early"), note("late", at=morning + timedelta(hours=9)))
    for words in (["show", "2026-11-23"], ["--for", "2026-11-23", "show"]):
        assert [line for line in taut(*words).data.splitlines() if line in ("early", "late")] == ["early", "late"]
    said = taut("show", "2026-11-23", "--json")
    assert said.code == 1 and "2 entries" in said.words


def test_the_ids_of_a_list_are_enough_to_show_one(taut: Taut, keep: Keep, morning: datetime) -> None:
    keep(*(note(f"note {n}.", at=morning + timedelta(seconds=n)) for n in range(9)))
    for row in taut("list").data.splitlines():
        assert row.split("  ")[-1] in taut("show", row.split()[0]).data


@pytest.mark.parametrize(
    ("which", "code", "says"),
    [
        ("abc", 1, "No entry has an id that begins with abc"),
        ("01", 1, "3 ids begin with 01"),
        ("tuesdy", 2, "is not an id"),
        ("2026-02-30", 2, "no day 2026-02-30"),
        ("2020-01-01", 1, "There are no entries on 2020-01-01"),
    ],
)
def test_show_says_what_it_did_not_find(taut: Taut, three: None, which: str, code: int, says: str) -> None:
    said = taut("show", which)
    assert (said.code, said.data) == (code, "")
    assert says in said.words and said.words.count("\n") == 1


def test_show_of_an_empty_journal(taut: Taut) -> None:
    assert taut("show") == (1, "", "taut: Nothing is saved yet.\n")


@pytest.mark.parametrize(
    "words", [["garden"], ["GÄRDEN"], ["oldest", "garden"], ["of the garden"], ['"of', 'the garden"'], ["gard"]]
)
def test_search_finds_all_the_words(taut: Taut, three: None, words: list[str]) -> None:
    rows = taut("search", *words).data.splitlines()
    assert len(rows) == 1 and rows[0].endswith("the oldest, of the garden")


def test_search_shows_where_the_words_stand(taut: Taut, keep: Keep) -> None:
    keep(note("before " * 30 + "garden" + " behind" * 30))
    row = taut("find", "garden").data
    assert "…before" in row and "garden behind" in row and row.endswith("…\n")


def test_search_finds_nothing_or_has_nothing_to_look_for(taut: Taut, three: None) -> None:
    assert taut("search", "nowhere") == (0, "", "Nothing was found.\n")
    assert taut("search", "nowhere", "--json").data == "[]\n"
    assert taut("search").code == 2
    assert taut("search", "garden", "--since", "2026-11-22").data == ""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["garden", "-oldest"], 0),
        (["-nowhere", "garden"], 1),
        (["garden -nowhere"], 1),
        (["flow:note", "garden"], 1),
        (["since:2020", "garden"], 1),
        (["until:2020", "garden"], 0),
        (["--", "garden", "-oldest"], 0),
        (["garden", "-n1"], 1),
    ],
)
def test_search_speaks_the_language_of_the_screen(taut: Taut, three: None, words: list[str], found: int) -> None:
    said = taut("search", "--json", *words)
    assert (said.code, len(said.json)) == (0, found)


def test_search_says_what_a_wrong_filter_could_have_been_and_looks_for_the_rest(taut: Taut, three: None) -> None:
    said = taut("search", "flw:note", "garden")
    assert said.words == "There is no filter flw: here; did you mean flow:?\n"
    assert said.data.count("\n") == 1
    assert taut("search", "flw:note").code == 2


def test_search_says_what_to_leave_out_where_nothing_is_found(taut: Taut, three: None) -> None:
    said = taut("search", "garden", "-oldest")
    assert said.words == "Nothing was found. garden alone is in 1 entry; -oldest takes them all out.\n"


def test_search_with_a_number_gives_the_newest_of_the_best(taut: Taut, keep: Keep, morning: datetime) -> None:
    words = ["ridges", *["ridge"] * 4]
    keep(*(note(f"{word} {days}", morning - timedelta(days=days)) for days, word in enumerate(words)))
    rows = taut("search", "ridge", "-n", "2").data.splitlines()
    assert [row.rsplit("  ")[-1] for row in rows] == ["ridge 1", "ridge 2"]
    assert len(taut("search", "ridge", "-n", "9").data.splitlines()) == 5


def test_search_finds_a_tag_in_the_text_and_one_that_was_only_begun(taut: Taut, keep: Keep) -> None:
    keep(note("A long day #仕事 and #workshop"))
    for tag in ("#仕事", "#workshop", "#works"):
        assert len(taut("search", tag, "--json").json) == 1


def test_search_shows_what_was_looked_for_where_there_is_colour(taut: Taut, keep: Keep) -> None:
    keep(note("On the ridge at six"))
    assert "\x1b[1mridge\x1b[0m" in taut("search", "ridge", "--color", "always").data
    assert "\x1b" not in taut("search", "ridge").data


@pytest.fixture
def letters(keep: Keep, morning: datetime) -> None:
    def renewal(at: datetime, letter: str) -> object:
        said = Short(step="sentence", role=Role.SENTENCE, asked="One sentence?", text="spoken")
        return entry(
            said, Long(step="seal", role=Role.LETTER, asked="A note to yourself.", text=letter), at=at, flow="renewal"
        )

    earlier, later = renewal(morning - timedelta(days=90), "openedletter"), renewal(morning, "closedletter")
    keep(earlier, later, note("x", morning + timedelta(hours=1)))


def test_a_letter_is_in_no_output_until_the_next_renewal(taut: Taut, letters: None) -> None:
    ids = [row["id"] for row in taut("list", "--json", "--flow", "renewal").json]
    for words in (
        ["list", "--json"], ["show", ids[0]], ["show", ids[0], "--json"], ["show", "2026-11-23"],
        ["export", "--format", "json"], ["export", "--format", "markdown"], ["search", "closedletter"],
    ):  # fmt: skip
        assert "closedletter" not in taut(*words).data
    assert "openedletter" in taut("show", ids[1]).data
    assert taut("search", "openedletter").data and taut("search", "spoken").data


def test_a_letter_stays_closed_in_the_trash(taut: Taut, letters: None) -> None:
    for row in taut("list", "--json", "--flow", "renewal").json:
        taut("trash", "put", row["id"])
        for words in (["show", row["id"]], ["show", row["id"], "--json"], ["trash"], ["trash", "--json"]):
            assert "edletter" not in taut(*words).data
        assert "spoken" in taut("show", row["id"]).data


def test_a_second_look_for_a_tag_opens_no_letter(taut: Taut, keep: Keep, morning: datetime) -> None:
    sealed = Long(step="seal", role=Role.LETTER, text="closedletter")
    keep(entry(Short(step="s", text="spoken"), sealed, at=morning, flow="renewal", tags=("work",)))
    said = taut("search", "#wor", "--json")
    assert len(said.json) == 1 and "closedletter" not in said.data


def test_a_page_of_an_earlier_day_that_was_kept_later_opens_no_letter(
    taut: Taut, letters: None, keep: Keep, morning: datetime
) -> None:
    late = entry(Short(step="s", text="late"), at=morning + timedelta(hours=2), flow="renewal")
    keep(replace(late, day=morning.date() - timedelta(days=1)))
    for words in (
        ["list", "--json"], ["search", "closedletter"], ["export", "--format", "json"],
        ["export", "--book", "--year", "2026"], ["show", "2026-11-23"],
    ):  # fmt: skip
        assert "closedletter" not in taut(*words).data
    assert "openedletter" in taut("list", "--json").data


@pytest.mark.parametrize("name", ["#nosuch", "@nobody"])
def test_search_finds_nothing_with_a_tag_or_a_person_that_is_nowhere(taut: Taut, keep: Keep, name: str) -> None:
    keep(note("In the garden with @anna. #walk"))
    said = taut("search", name, "garden")
    assert (said.code, said.data) == (0, "")
    assert f"{name} is not in any entry. Without it there is 1 entry." in said.words
    assert taut("search", name).data == ""


def test_list_is_newest_first_by_day_whatever_was_kept_when(taut: Taut, keep: Keep, morning: datetime) -> None:
    keep(*(note(f"at {number}", at=morning + timedelta(days=number)) for number in range(6)))
    keep(
        note("for long ago", at=morning + timedelta(days=8), day=morning.date() - timedelta(days=40)),
        note("for the second", at=morning + timedelta(days=7), day=morning.date() + timedelta(days=2)),
    )
    whole = [one["answers"][0]["text"] for one in taut("list", "--json").json]
    assert whole == ["at 5", "at 4", "at 3", "for the second", "at 2", "at 1", "at 0", "for long ago"]
    for most in range(1, 8):
        rows = taut("list", "-n", str(most), "--json").json
        assert [one["answers"][0]["text"] for one in rows] == whole[:most]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--on", "2026-11"], {"first", "second"}),
        (["--on", "2026"], {"first", "second", "third"}),
        (["--since", "2026-12"], {"third"}),
        (["--until", "2026-11"], {"first", "second"}),
        (["--since", "2026-11-24", "--until", "2026-11"], {"second"}),
        (["--on", "2026-11-23..2026-12-01"], {"first", "second"}),
    ],
)
def test_days_are_named_as_in_a_search(
    taut: Taut, keep: Keep, morning: datetime, words: list[str], found: set[str]
) -> None:
    keep(note("first"), note("second", at=morning + timedelta(days=1)), note("third", at=morning + timedelta(days=9)))
    for command in (["list"], ["search", "is:note"], ["export"]):
        rows = taut(*command, *words, "--json").json
        assert {one["answers"][0]["text"] for one in rows} == found


def test_days_with_a_name_are_named_as_in_a_search(taut: Taut) -> None:
    taut("note", "now")
    for words, count in (
        (["--since", "last-week"], 1), (["--since", "Monday"], 1), (["--on", "this-year"], 1),
        (["--until", "last-month"], 0), (["--on", "last-year"], 0),
    ):  # fmt: skip
        for command in ("list", "export"):
            assert len(taut(command, *words, "--json").json) == count
    assert taut("list", "--for", f"{date.today():%A}", "--json").code == 0


def test_a_short_id_tells_an_entry_from_one_in_the_trash_and_one_of_another_day(
    taut: Taut, home: Path, keep: Keep, morning: datetime
) -> None:
    """Both may have been written in the same quarter of a second."""
    at = int(morning.timestamp() * 1000)
    made = [
        replace(note(f"line {place}", at=morning), id=entry_id(at + place, place << 60), day=morning.date() - back)
        for place, back in enumerate((timedelta(0), timedelta(days=1), timedelta(0)))
    ]
    keep(*made)
    space = Workspace.open(home)
    space.start()
    space.entries.trash(made[2].id)
    for words in (("list", "-n", "1"), ("search", "line", "-n", "1")):
        short = taut(*words).data.split()[0]
        assert len(space.journal.find(short)) == 1, words
