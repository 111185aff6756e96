"""Tags and people in text: in any language, and not where they are something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.records.inline_tags import and_above, marks, united


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Long day. #work and #well-being, both.", ("work", "well-being")),
        ("今日は#仕事 のあと、＃散歩。", ("仕事", "散歩")),
        ("Дорога домой #дорога, да", ("дорога",)),
        ("#हिन्दी में", ("हिन्दी",)),
        ("🌳#tree🌳 #café❤️", ("tree", "café")),
        ("(#a) **#b** _#c_ “#d”", ("a", "b", "c", "d")),
        ("#Work and #work and #WORK", ("Work",)),
        ("#2026goals", ("2026goals",)),
        ("# A heading\n\n## Another #inside", ("inside",)),
        ("#一 #二", ("一", "二")),
        ("#수아를", ("수아를",)),
        ("it`#quoted and ~~~#waved", ("quoted", "waved")),
        ("```run #no```, and #yes\nthen #more", ("yes", "more")),
        ("[a [b](c) #inside", ("inside",)),
        ("[map](plan_(old)#no) #yes", ("yes",)),
        ("x" * 40_000 + " #end", ("end",)),
        ("#" + "x" * 201 + " #end", ("end",)),
    ],
    ids=lambda case: str(case)[:40],
)
def test_tags_are_found_in_any_language(text: str, tags: tuple[str, ...]) -> None:
    assert marks(text).tags == tags


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Lunch with @anna and @Mary-Ann.", ("anna", "Mary-Ann")),
        ("@田中さん と", ("田中さん",)),
        ("昨日＠母 に会った", ("母",)),
        ("@Zoë's idea", ("Zoë",)),
    ],
)
def test_people_are_found_in_any_language(text: str, people: tuple[str, ...]) -> None:
    assert marks(text).people == people


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("deep in #work/deep, twice", ("work/deep",)),
        ("#work/deep/er.", ("work/deep/er",)),
        ("#a/, #b// and #c/-", ("a", "b", "c")),
        ("#2026/11/28 and #2026/plans", ("2026/plans",)),
        ("#仕事/深い #Été/Île", ("仕事/深い", "Été/Île")),
        ("(#one/two) #and/or?", ("one/two", "and/or")),
    ],
)
def test_a_tag_may_be_nested_in_another(text: str, tags: tuple[str, ...]) -> None:
    assert marks(text).tags == tags


def test_a_person_is_not_nested_and_a_tag_knows_those_above_it() -> None:
    assert marks("@anna/@ben and @eva/sam").people == ("anna", "eva")
    assert list(and_above("a/b/c")) == ["a/b/c", "a/b", "a"]


@pytest.mark.parametrize(
    "text",
    [
        "`#code` and ``#two ` ticks``",
        "a `span\nover #a line`",
        "```\n#fence\n```",
        "~~~ python\n@decorator\ndef f(): #comment\n~~~",
        "```\n#never closed",
        "https://example.org/page#part and http://a.b/@anna",
        "www.example.org/#part",
        "[#link](https://example.org/#part) ![@x](a.png)",
        "[see][#ref]",
        "<https://example.org/#part>",
        "<a href='#part'>",
        "mail anna@example.org or first.last+tag@sub.example.co.uk",
        "mailto:anna@example.org",
        "#1 and #42, C#, F#m, a#b, &#x27; \\#no ##two #",
        "@ home, me@, @1",
        "path/#part",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    found = marks(text)
    assert found.tags == found.people == ()


def test_a_tag_stands_behind_code_links_and_addresses() -> None:
    assert marks("`#a` #b [x](#c) #d a@b.cd @e `open #f").tags == ("b", "d", "f")
    assert marks("`#a` #b [x](#c) #d a@b.cd @e").people == ("e",)


names = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)


@given(names, st.sampled_from(["", "🌳", " ", "\n", "(", "“"]), st.sampled_from(["", " ", ".", "🌳", ")", "。", "\n"]))
def test_a_name_of_letters_is_found_whole_whatever_stands_around_it(name: str, before: str, behind: str) -> None:
    import unicodedata

    whole = unicodedata.normalize("NFC", name)
    assert marks(f"{before}#{name}{behind}").tags == (whole,)
    assert marks(f"{before}@{name}{behind}").people == (whole,)


@given(st.text(st.sampled_from("#@a1`~[]()<>:/. \n本\\-"), max_size=40))
def test_any_text_is_read_and_code_hides_all_of_it(text: str) -> None:
    for name in (*marks(text).tags, *marks(text).people):
        assert name in text
    quoted = "\n".join(f" {line}" for line in text.splitlines()).replace("`", "").replace("~", "")
    assert marks(f"```\n{quoted}\n```\n") == marks("")


def test_names_are_united_however_they_are_written() -> None:
    assert united(("Work", "idea"), ("work", "Café"), ("cafe",)) == ("Work", "idea", "Café")
