"""An option's words may change, its id is what rules compare."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.practice.walking import kept, session_for, walk
from tui import demo
from tui.insights.fold.fold import Fold, fold
from tui.insights.fold.portrait import Portrait
from tui.insights.measures.mood import emotions, heat_by_month
from tui.insights.measures.promises import helped, hindered
from tui.insights.measures.tension import pull
from tui.insights.signals import all_signals, offered_flow
from tui.library import FLOWS, OURS, load
from tui.library.flows import needed_options
from tui.practice import answer_factory
from tui.practice.catalogue import Catalogue
from tui.practice.flow import Field, Flow
from tui.records.answers import Choice, Emotion, Known, Multi, Pick
from tui.records.entry import Entry
from tui.records.option_ids import NEEDED, OLD_WORDS, Verdict, current, current_id
from tui.records.roles import Role
from tui.workspace.quick_entries import REASONS, SHRINKS

OUR = load(None)[0]
OTHER = "in other words: "


ALIKE = {
    ("weigh", Role.DESIRE), ("weigh", Role.OWN), ("weigh", Role.STATUS), ("walk", Role.TENSION),
    ("onboarding", Role.TENSION),
}  # fmt: skip
"""Fields whose options stand in another flow, whose steps theirs are like."""


def fields(flow: Flow) -> Iterator[tuple[str, Field]]:
    return ((step.id, field) for step in flow.steps() for field in step.fields)


def rewritten(flow: str, change: Any, *, every: bool = False) -> str:
    """One of our files with its options changed by ``change(options)``, as a person might have written it.

    Args:
        flow: Its id.
        change: What is done to the options of a field.
        every: Whether what can be answered to something noticed is written out too.
    """
    lines = (OURS / "flows" / f"{flow}.toml").read_text(encoding="utf-8").split("\n")
    for place, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip())]
        if line.strip().startswith("options = "):
            options = change(tomllib.loads(line)["options"])
        elif every and line.strip() == 'options_from = "signal"':
            options = change({option.id: option.text for option in needed_options(OUR.flows[flow])[Role.SIGNAL]})
        else:
            continue
        written = ", ".join(f"{name} = {json.dumps(text, ensure_ascii=False)}" for name, text in options.items())
        lines[place] = f"{indent}options = {{ {written} }}"
    return "\n".join(lines)


def own(folder: Path, **flows: str) -> Catalogue:
    (folder / "flows").mkdir(parents=True, exist_ok=True)
    for name, text in flows.items():
        (folder / "flows" / f"my_{name}.toml").write_text(text, encoding="utf-8")
    catalogue, problems = load(folder)
    assert not problems, problems
    return catalogue


@pytest.fixture(scope="module")
def reworded(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """A person's own files in place of every flow of ours, with every option in other words."""

    def change(options: dict[str, str]) -> dict[str, str]:
        return {name: OTHER + text for name, text in options.items()}

    return own(tmp_path_factory.mktemp("own"), **{flow: rewritten(flow, change) for flow in FLOWS})


def told(catalogue: Catalogue) -> tuple[list[Entry], Portrait, list[Any]]:
    """A life in this catalogue: every flow in turn over two hundred days, each option of each field chosen in turn."""
    entries: list[Entry] = []
    signals: list[Any] = []
    groups = {card.id: card.group for card in catalogue.values if card.group}
    last = (*(flow.id for flow in OUR.flows.values() if not flow.listed and flow.id not in ("look", "wish", "note")),)
    plan = ("onboarding", "vision", "values", *(name for name in FLOWS if name not in ("note", "minute", *last)),
            *("morning", "evening") * 24, "renewal", "weekly", "renewal", *("morning", "evening", "trigger") * 6,
            "weekly", "renewal", *last)  # fmt: skip
    for number, flow in enumerate(plan, 1):
        day = date(2026, 3, 2) + timedelta(days=2 * number)
        portrait = fold(entries)
        session, _ = walk(
            catalogue, session_for(catalogue, flow, portrait, day=day, number=number), portrait,
            choose=_nth(number),
        )  # fmt: skip
        entries.append(kept(catalogue, session, portrait))
        signals += [msgspec.to_builtins(one) for one in all_signals(fold(entries), day, groups)]
    return entries, fold(entries), signals


def _nth(number: int) -> Callable[[Field], int]:
    return lambda field: number % len(field.options)


def as_ours(value: Any) -> Any:
    """With our words in place of theirs."""
    match value:
        case str():
            return value.replace(OTHER, "")
        case dict():
            return {name: as_ours(one) for name, one in value.items()}
        case list() | tuple():
            return [as_ours(one) for one in value]
        case _:
            return value


def test_every_option_of_ours_has_an_id_of_its_own_in_plain_letters() -> None:
    for flow in OUR.flows.values():
        for step, field in fields(flow):
            ids = [option.id for option in field.options]
            assert len(set(ids)) == len(ids)
            assert all(name.isidentifier() or name.isdecimal() for name in ids), (flow.id, step)


def test_putting_every_option_in_other_words_changes_no_figure_and_nothing_noticed(reworded: Catalogue) -> None:
    entries, portrait, signals = told(OUR)
    theirs, other, noticed = told(reworded)
    assert any(OTHER in json.dumps(msgspec.to_builtins(entry.answers)) for entry in theirs)
    assert len(entries) == len(theirs)
    assert as_ours(signals) == as_ours(noticed)
    assert signals
    assert as_ours(msgspec.to_builtins(portrait, str_keys=True)) == as_ours(msgspec.to_builtins(other, str_keys=True))
    assert heat_by_month(portrait) == heat_by_month(other) != ()
    assert helped(portrait.promises) == tuple((as_ours(text), n) for text, n in helped(other.promises)) != ()
    assert hindered(portrait.promises) == tuple((as_ours(text), n) for text, n in hindered(other.promises))
    assert emotions(portrait).gaps == tuple((as_ours(text), n) for text, n in emotions(other).gaps) != ()
    today = date(2026, 9, 1)
    assert [pull(one, today) for one in portrait.results] == [pull(one, today) for one in other.results]
    assert {one.status for one in portrait.results} >= {"reached", "set_down"}


def test_a_year_of_a_life_in_other_words_is_the_same_life(reworded: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    def lived() -> tuple[Any, list[Any]]:
        folding, signals, seen = Fold(), list[Any](), date(2025, 12, 1)
        groups = {card.id: card.group for card in OUR.values if card.group}
        for entry in demo.entries(date(2026, 11, 23)):
            while entry.day > seen:
                signals += [msgspec.to_builtins(one) for one in all_signals(folding.portrait(), seen, groups)]
                seen += timedelta(days=9)
            folding.add(entry)
        return msgspec.to_builtins(folding.portrait(), str_keys=True), signals

    portrait, signals = lived()
    monkeypatch.setattr(demo, "load", lambda _: (reworded, ()))
    other, noticed = lived()
    assert OTHER in json.dumps(other)
    assert as_ours(other) == as_ours(portrait)
    assert as_ours(noticed) == as_ours(signals)
    assert len({one["kind"] for one in signals}) >= 6


@pytest.mark.parametrize(
    ("flow", "role", "option"),
    [(flow.id, role, option.id) for flow in OUR.flows.values() for role, all_of in needed_options(flow).items()
     for option in all_of if (flow.id, role) not in ALIKE],
)  # fmt: skip
def test_an_own_flow_that_drops_an_option_a_rule_reads_is_told_of_at_its_line_and_ours_stays(
    flow: str, role: Role, option: str, tmp_path: Path
) -> None:
    def change(options: dict[str, str]) -> dict[str, str]:
        return {name: text for name, text in options.items() if name != option} or {"other": "something else"}

    text = "\n".join(line for line in rewritten(flow, change, every=True).split("\n") if not _mentions(line, option))
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / f"my_{flow}.toml").write_text(text, encoding="utf-8")
    catalogue, problems = load(tmp_path)
    said = [problem for problem in problems if f'An answer called "{option}" is missing' in problem.message]
    assert said, problems
    assert all(text.split("\n")[problem.line - 1].strip().startswith("options = ") for problem in said)
    assert any(role == field.role for _, field in fields(catalogue.flows[flow]))
    assert catalogue.flows[flow] == OUR.flows[flow]


def _mentions(line: str, option: str) -> bool:
    return line.strip().startswith(("then = ", "offers = ", "when = ", f"{option} = "))


def test_the_options_that_rules_read_are_these() -> None:
    found = {
        f"{flow.id}.{step}{f'.{field.id}' if field.id else ''}": sorted(
            option.id for option in field.options if option.id in NEEDED[field.role]
        )
        for flow in OUR.flows.values()
        for step, field in fields(flow)
        if field.options and field.role is not None and field.role in NEEDED
    }
    assert {option.id for option in needed_options(OUR.flows["weekly"])[Role.SIGNAL]} == {"wrong", "later"}
    assert found == {
        "onboarding.between": ["ache", "not_today", "pressure"],
        "walk.take": ["no", "partly", "yes"],
        "walk.tension": ["ache", "not_today", "pressure"],
        "vision.unseen": ["no", "partly", "yes"],
        "vision.whose": ["set_down"],
        "vision.earlier_take": ["no", "not_sure", "with_changes", "yes"],
        "vision.earlier_own": ["no", "partly", "yes"],
        "vision.earlier_whose": ["set_down"],
        "weigh.take": ["no", "not_sure", "with_changes", "yes"],
        "weigh.unseen": ["no", "partly", "yes"],
        "weigh.whose": ["set_down"],
        "look.asked": ["asked"],
        "listening.feeling.how": ["asked", "told"],
        "still.line": ["no_longer", "not_quite", "yes"],
        "onboarding.rhythm": ["evenings", "mornings", "weekly"],
        "morning.tension": ["ache", "not_today", "pressure"],
        "morning.unasked": ["yes"],
        "morning.length": ["short", "whole"],
        "evening.heat": ["mixed", "reacted", "responded"],
        "renewal.each": ["reached", "set_down"],
        "renewal.reason": ["known_better", "life_changed", "not_mine"],
        "renewal.shrink": ["step"],
        "renewal.again": ["no", "not_sure", "with_changes", "yes"],
        "vision.take": ["no", "not_sure", "with_changes", "yes"],
        "values.sort": ["very"],
        "trigger.body": ["not_noticed"],
        "trigger.gap": ["breath", "longer", "minute", "none"],
        "trigger.verdict": ["mixed", "reacted", "responded"],
    }
    assert all(any(role is field.role for flow in OUR.flows.values() for _, field in fields(flow)) for role in NEEDED)


def test_the_old_words_lead_to_options_there_are() -> None:
    there: dict[str, set[str]] = {}
    for flow in OUR.flows.values():
        for step, field in fields(flow):
            if field.options:
                there.setdefault(field.role or f"{flow.id}.{step}", set()).update(one.id for one in field.options)
    there[Role.SIGNAL] = set(Verdict)  # what can be answered comes with what was noticed
    there[Role.CAUSE].add("person")  # helped or was in the way: what became of the promise says which
    assert set(OLD_WORDS) <= set(there)
    for place, words in OLD_WORDS.items():
        assert set(words.values()) <= there[place], place


def test_an_own_flow_written_for_0_1_0_says_the_same_as_ours(tmp_path: Path) -> None:
    """It names options by their words, in its conditions and branches too."""
    names = {(role, new): old for role, words in OLD_WORDS.items() for old, new in words.items()}
    text = (OURS / "flows" / "renewal.toml").read_text(encoding="utf-8")
    for now, then in (("let it go", "set down"), ("yes, still these", "they stand")):
        text = text.replace(f'= "{now}"', f'= "{then}"')
    by_id = own(tmp_path / "by_id", renewal=text).flows["renewal"]
    lines = []
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip())]
        if line.strip().startswith("options = "):
            words = list(tomllib.loads(line)["options"].values())
            line = f"{indent}options = {json.dumps(words)}" if "a season" not in words else line
        lines.append(line)
    text = "\n".join(lines)
    for new in ("set_down", "hurt", "sort"):
        old = next(old for (_, name), old in names.items() if name == new)
        text = text.replace(f'"{new}"', json.dumps(old)).replace(f"    {new} = ", f"    {json.dumps(old)} = ")
    text = text.replace("{ sort = ", '{ "sort the cards again" = ').replace("{ step = ", '{ "shrink the step" = ', 1)
    assert "set_down" not in text and "it hurt to look at" in text
    assert own(tmp_path / "by_words", renewal=text).flows["renewal"] == by_id


def test_a_draft_and_an_edit_of_an_old_answer_have_the_option_there_is_now() -> None:
    choice = Choice(step="tension", role=Role.TENSION, pick=Pick("not today", "not today"))
    assert current(choice).pick == Pick("not_today", "not today")
    several = Multi(step="why", role=Role.CAUSE, picks=(Pick("time", "time"), Pick("too big", "too big")))
    assert [pick.id for pick in current(several).picks] == ["time", "too_big"]
    stand = Choice(step="stand", pick=Pick("sort the cards again", "sort the cards again"))
    assert current(stand, "renewal").pick.id == "sort"
    assert current(stand, "mine") is stand
    assert current_id("pull", Role.TENSION) == "pull"
    family = Emotion(step="checkin", role=Role.MOOD, word="spark", energy=3, pleasantness=3)
    assert current(family).word == "delight"
    own_word = Emotion(step="checkin", role=Role.MOOD, word="spark", energy=1, pleasantness=2)
    assert current(own_word) is own_word


def test_what_was_noticed_offers_its_flow_by_the_id_of_the_answer() -> None:
    assert offered_flow("back_and_forth:x", "fits") == "second_pull"
    assert offered_flow("back_and_forth:x", "that fits") is None


def test_the_dialogs_of_a_result_offer_the_renewals_options() -> None:
    options = {step: field.options for step, field in fields(OUR.flows["renewal"])}
    assert {one.id: one.text for one in options["reason"]} == REASONS
    assert {one.id: one.text for one in options["shrink"]} == SHRINKS


def test_the_factory_writes_id_and_words_of_the_day(reworded: Catalogue) -> None:
    session, asked = walk(reworded, session_for(reworded, "morning", number=9))
    question = next(one for one in asked if one.step.id == "tension")
    found: Known = answer_factory.choice(session, question, question.fields[0], question.fields[0].options[4:5])
    assert isinstance(found, Choice)
    assert found.pick == Pick("not_today", f"{OTHER}not today")
