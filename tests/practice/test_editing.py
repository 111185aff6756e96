"""An edited answer says what was typed, whatever its kind; where it stands, what was asked and its ids stay."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from tui.practice.editing import restated
from tui.records.answers import (
    Answer,
    Choice,
    Emotion,
    Item,
    Kind,
    Known,
    List,
    Long,
    Multi,
    Outcome,
    Pick,
    Review,
    Scale,
    Short,
    Split,
    Timer,
    Values,
    Ypn,
)
from tui.records.roles import Role

A, B = Pick("a", "first"), Pick("b", "second")
SAID: dict[type[Known], tuple[dict[str, object], dict[str, object]]] = {
    Timer: ({"seconds": 60}, {"seconds": 90}),
    Emotion: ({"word": "sad"}, {"word": "glad", "energy": 2, "pleasantness": 3}),
    Values: ({"picks": (A,)}, {"picks": (B,)}),
    Short: ({"text": "one"}, {"text": "two"}),
    Long: ({"text": "one"}, {"text": "two"}),
    List: ({"items": (Item("one"),)}, {"items": (Item("two"),)}),
    Scale: ({"value": 4}, {"value": 7}),
    Choice: ({"pick": A}, {"pick": B}),
    Multi: ({"picks": (A,)}, {"picks": (B,)}),
    Split: ({"left": "l", "right": "r"}, {"left": "ll", "right": "rr"}),
    Ypn: ({"outcome": Outcome.NOT}, {"outcome": Outcome.KEPT}),
    Review: ({"text": "one"}, {"text": "two"}),
}
"""What an answer of each kind says before and after its edit."""


@pytest.mark.parametrize("kind", get_args(Known), ids=lambda kind: kind.__name__)
def test_an_edit_of_any_kind_is_kept_in_its_place(kind: type[Known]) -> None:
    before, after = SAID[kind]
    place = {"step": "s", "field": "f", "turn": 2, "role": Role.NOTE, "asked": "What?", "about": "x", "id": "made"}
    found = restated(kind(**place, **before), kind(step="s", asked="Otherwise?", **after))  # type: ignore[arg-type]
    assert found == kind(**place, **after)  # type: ignore[arg-type]


def test_an_edit_in_a_field_of_another_kind_is_kept_too() -> None:
    old = Timer(step="s", asked="How long?", seconds=60)
    new = restated(old, Short(step="other", text="a while"))
    assert new == Short(step="s", asked="How long?", text="a while")
    assert {name: getattr(new, name) for name in Answer.__struct_fields__} == {
        name: getattr(old, name) for name in Answer.__struct_fields__
    }


def test_a_short_answer_edited_in_a_long_field_stays_short() -> None:
    assert restated(Short(step="s", text="a"), Long(step="s", text="a\nb")) == Short(step="s", text="a\nb")


def test_what_stays_picked_keeps_its_rank_and_gets_the_id_it_has_now() -> None:
    old = Multi(step="why", role=Role.CAUSE, picks=(Pick("too big", "too big"), A))
    new = msgspec.structs.replace(old, picks=(A, B, Pick("too_big", "too big")))
    assert restated(old, new) == msgspec.structs.replace(old, picks=(Pick("too_big", "too big"), A, B))


def test_every_kind_of_answer_can_be_asked_for_in_a_field() -> None:
    assert {kind.__struct_config__.tag for kind in get_args(Known)} == set(get_args(Kind))
