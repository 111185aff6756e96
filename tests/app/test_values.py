"""The place of values, by keys."""

from __future__ import annotations

from pathlib import Path

from tests.app.driving import driving, workspace
from tui.insights.fold.portrait import Portrait
from tui.records.answers import Emotion, Known, Pick, Scale, Short, Values
from tui.records.roles import Role
from tui.workspace import Workspace


def said(role: Role, value: float, about: str) -> Known:
    return Scale(step=role.value, role=role, about=about, value=value)


def held(space: Workspace) -> None:
    picks = (Pick("care", "Care"), Pick("craft", "Craft"))
    space.entries.add(
        "values",
        Values(step="five", role=Role.HELD, picks=picks),
        Short(step="own", role=Role.DEFINITION, about="care", text="Being there when nothing is to be done."),
        Short(step="sign", role=Role.EARLY_SIGN, about="care", text="I send things instead."),
        said(Role.IMPORTANCE, 9, "care"), said(Role.IMPORTANCE, 8, "craft"), said(Role.LIVED, 6, "craft"),
    )  # fmt: skip


def portrait(home: Path) -> Portrait:
    space = workspace(home)
    space.start()
    return space.portrait()


async def test_an_empty_place_names_the_key_that_begins_the_card_sort(tmp_path: Path) -> None:
    async with driving(tmp_path) as driver:
        await driver.press("5")
        assert "Press + to begin the card sort." in driver.words and "+ sort cards" in driver.keys
        await driver.press("r", "e", "enter", "full_stop", "u", "c")
        assert "begin the card sort." in driver.words
        await driver.press("plus")
        assert "There are no right answers, and no audience." in driver.words


async def test_the_list_shows_numbers_the_lowest_and_how_many_were_rated(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=held) as driver:
        await driver.press("5")
        assert "60 of 100 lowest Craft 6 1 of 2 rated" in driver.words
        assert "Being there when nothing is to be done." in driver.words
        await driver.press("j")
        assert "on the target: halfway out" in driver.words
        await driver.press("c")
        assert "60" in driver.words and "lowest Craft 6 1 of 2 rated" in driver.words
        await driver.press("escape", "k", "enter")
        assert "It has slipped when I send things instead." in driver.words
        await driver.press("escape", "1")
        assert "Good morning" in driver.words


async def test_the_mood_of_a_week_stands_beside_how_near_values_were_lived(tmp_path: Path) -> None:
    def felt(space: Workspace) -> None:
        held(space)
        for word, near in (("calm", 3), ("stuck", -2)):
            space.entries.add("morning", Emotion(step="c", role=Role.MOOD, word=word, energy=-1, pleasantness=near))

    async with driving(tmp_path, prepare=felt) as driver:
        await driver.press("5", "c")
        assert "mood +0.5 1 of 2 rated" in driver.words and "one need not cause the other" in driver.words


async def test_a_number_is_kept_and_the_one_before_comes_afterwards(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=held) as driver:
        await driver.press("5", "j", "r", "enter")
        assert "Choose a number first" in driver.words
        await driver.press("7", "full_stop")
        assert "you said 6" not in driver.words
        await driver.press("enter")
        assert "You say 7.5. Earlier today you said 6." in driver.words
        await driver.press("enter")
        assert "75 of 100" in driver.words
    value = portrait(tmp_path).value("craft")
    assert value is not None and [rating.value for rating in value.lived] == [6, 7.5]


async def test_escape_keeps_no_number(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=held) as driver:
        await driver.press("5", "r", "7", "escape", "q")
    assert portrait(tmp_path).entries == 1


async def test_a_value_is_put_in_other_words(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=held) as driver:
        await driver.press("5", "e", "ctrl+u")
        await driver.write("Kinship", "enter")
        await driver.press("ctrl+u")
        await driver.write("Coming rather than sending.", "enter")
        assert "Kinship Coming rather than sending." in driver.words
    after = portrait(tmp_path)
    assert [(value.id, value.name) for value in after.values] == [("care", "Kinship"), ("craft", "Craft")]
    assert after.values[0].definition == "Coming rather than sending." and after.entries == 2


async def test_words_left_as_they_were_keep_nothing(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=held) as driver:
        await driver.press("5", "e", "enter", "enter")
    assert portrait(tmp_path).entries == 1


async def test_a_value_is_set_aside_after_asking_and_comes_back(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=held) as driver:
        await driver.press("5", "full_stop", "j", "full_stop")
        assert "Press . again to set Craft aside" in driver.words
        assert [value.id for value in portrait(tmp_path).values] == ["care", "craft"]
        await driver.press("full_stop")
        assert "Craft is set aside. u to undo." in driver.words
        assert [value.id for value in portrait(tmp_path).values] == ["care"]
        await driver.press("u")
        assert "set aside" not in driver.words
        assert "Undone: the change to “Craft: do I still hold it?”. ctrl+y to redo." in driver.words
    assert [value.id for value in portrait(tmp_path).values] == ["care", "craft"]


async def test_it_works_where_there_is_little_room(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=held, size=(40, 12)) as driver:
        await driver.press("5", "j")
        assert "▸ 2" in driver.words and "Craft" in driver.words
        assert max(map(len, driver.screen.splitlines())) <= 40


async def test_words_left_by_esc_stand_there_again(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=held) as driver:
        await driver.press("5", "e", "enter")
        await driver.write(" And silence.", "escape", "1", "5", "e")
        assert "And silence." in driver.screen
        await driver.press("enter", "enter", "e", "escape")
    after = portrait(tmp_path)
    assert after.values[0].definition.endswith("And silence.")
    assert after.entries == 2


async def test_how_much_a_value_matters_is_asked_where_that_was_passed_over(tmp_path: Path) -> None:
    def unweighed(space: Workspace) -> None:
        space.entries.add("values", Values(step="five", role=Role.HELD, picks=(Pick("care", "Care"),)))

    async with driving(tmp_path, prepare=unweighed) as driver:
        await driver.press("5")
        assert "Rate one, and you'll see here" in driver.words
        await driver.press("r", "8", "enter", "6", "enter", "enter")
        assert "60 of 100" in driver.words
        await driver.press("r")
        assert "How much does" not in driver.words
    (value,) = portrait(tmp_path).values
    assert ([one.value for one in value.importance], [one.value for one in value.lived]) == ([8], [6])


async def test_the_numbers_of_a_value_open_to_the_entries_they_rest_on(tmp_path: Path) -> None:
    async with driving(tmp_path, prepare=held, size=(80, 40)) as driver:
        await driver.press("5", "j", "enter")
        assert "▸ Importance beside lived, week by week" in driver.words and "enter entries" in driver.keys
        await driver.press("j", "enter")
        assert "Lived, newest first" in driver.words and "1 entry" in driver.words
        await driver.press("enter")
        assert "Being there when nothing is to be done." in driver.words
        await driver.press("escape", "escape", "escape", "c", "enter")
        assert "On a bull's-eye" in driver.words and "1 entry" in driver.words
