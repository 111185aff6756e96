"""What she says in the flows of most days: first run, morning, evening, week, quiet minutes and notes."""

from __future__ import annotations

from random import Random

from tui.demo import biography
from tui.demo.memory import SIGNAL_ANSWERS, Memory, signal_answer
from tui.demo.session_walker import AskedField, Raw
from tui.practice.catalogue import Catalogue
from tui.records.option_ids import Enough
from tui.records.roles import Role

SERVES = {
    "sleep": ("patience", "honesty"), "swim": ("patience", "courage"), "atlas": ("craft", "curiosity"),
    "polish": ("curiosity", "patience"), "mother": ("family", "patience"), "friend": ("honesty", "family"),
    "together": ("family", "honesty"), "apprentices": ("patience", "craft"), "courtyard": ("honesty", "curiosity"),
    "voice": ("honesty", "craft"), "roof": ("family", "honesty"), "kitchen": ("craft", "patience"),
    "quiet": ("patience", "curiosity"),
}  # fmt: skip
"""The values each thing wanted serves, the first above all."""
_NEXT = ("leave", "again", "smaller", "leave", "another_day", "let_go")
_HEAT = ("no",) * 12 + ("responded",) * 4 + ("reacted",) + ("mixed",) * 2
_LIVED = {"craft": 8.0, "honesty": 7.0, "family": 6.0, "curiosity": 7.0, "patience": 7.5}
_LEANINGS = {
    "polish": ("pull", "pull", "pull", "flat", "pressure"),
    "mother": ("pressure", "ache", "pull", "pressure", "not_today"),
    "friend": ("ache", "ache", "pull", "flat", "not_today"),
    "sleep": ("pressure", "pull", "flat", "pull", "pressure"),
}
_FEELINGS = ("pull", "pull", "pressure", "flat", "ache", "pull", "not_today")


def onboarding(memory: Memory, asked: AskedField) -> Raw:
    """The first four minutes."""
    match asked.field.role:
        case Role.AREA:
            return memory.unborn(asked.day)[0].area
        case Role.RESULT:
            return memory.unborn(asked.day)[0].text
        case Role.RHYTHM:
            return "both"
        case _:
            return common(memory, asked)


def morning(memory: Memory, asked: AskedField) -> Raw:
    """What is wanted, what is, and one promise."""
    phrases = memory.phrases
    wish = memory.wish(asked)
    if not memory.topic:
        memory.topic = memory.span(asked.day).chapter.results[0].topic
    match asked.field.role:
        case Role.IMAGE:
            image = phrases.topic(memory.topic, "images")
            return f"{image} {phrases.line('details')}" if phrases.chance(0.6) else image
        case Role.FACT:
            if memory.is_silent(memory.topic, asked.back):
                return None
            story = phrases.topic(memory.topic, "stories")
            return memory.fact(memory.topic), f"{story} {phrases.line('afterthoughts')}" if phrases.chance(
                0.45
            ) else story
        case Role.TENSION:
            return tension(memory, asked)
        case Role.OBSTACLE:
            return phrases.topic(memory.topic, "obstacles").rstrip(".") if phrases.chance(0.7) else None
        case Role.PROMISE:
            if not biography.promises_in_window(asked.back) or (asked.back > 40 and phrases.chance(0.06)):
                return None
            memory.confident = phrases.chance(0.72)
            return memory.action()
        case Role.REPLAN:
            return phrases.one("replan", ("smaller", "another_time", "keep"))
        case Role.REWORD:
            return phrases.line("smaller").rstrip(".")
        case Role.SERVES:
            return list(SERVES[memory.topic][: 1 + phrases.chance(0.3)])
        case Role.LENGTH:
            return "short"
        case Role.UNASKED:
            return "yes" if phrases.chance(0.6) else "no"
        case Role.PROMISE_DAY:
            return asked.options[1] if asked.back > 40 and phrases.chance(0.05) else None
        case _:
            return memory.rating(wish, asked.day) if wish and asked.field.role is Role.RATING else common(memory, asked)


def evening(memory: Memory, asked: AskedField) -> Raw:
    """What became of the day."""
    phrases = memory.phrases
    match asked.field.role:
        case Role.CAUSE:
            return [phrases.one(f"cause/{asked.step}", asked.options) for _ in range(1 + phrases.chance(0.4))]
        case Role.NEXT:
            # In the window that is counted she leaves them, so that the record stays the one that is told of.
            return phrases.one("next", _NEXT) if asked.back > 40 else None
        case Role.REWORD:
            return phrases.line("smaller").rstrip(".")
        case Role.PROMISE_DAY:
            return asked.options[2]
        case Role.DIFFERENCE:
            memory.wish(asked)
            return phrases.topic(memory.topic, "differences") if memory.topic and phrases.chance(0.55) else None
        case Role.SIGNAL:
            return None
        case Role.HEAT:
            return phrases.one("heat", _HEAT)
        case Role.TRIGGER:
            return phrases.line("heat_moments")
        case Role.LEARNED:
            if asked.session.variant == "whole" and phrases.chance(0.12):
                return None
            return _learned(memory, asked)
        case Role.SIGHTED | Role.STRAINED:
            strained = asked.field.role is Role.STRAINED
            if strained and phrases.chance(0.35):
                return None
            usual = "patience" if strained else SERVES.get(memory.topic, ("craft",))[0]
            wanted = usual if usual in asked.options and phrases.chance(0.45) else phrases.rng.choice(asked.options)
            return [wanted]
        case Role.THANKS:
            return phrases.line("thanks") if phrases.chance(0.72) else None
        case Role.MORROW:
            return phrases.line("morrow") if phrases.chance(0.45) else None
        case _:
            return common(memory, asked)


def weekly(memory: Memory, asked: AskedField) -> Raw:
    """The week, read over."""
    phrases = memory.phrases
    wish = memory.wish(asked)
    match asked.field.role:
        case Role.WORD:
            return 8.0 if asked.back <= biography.WINDOW + 2 else float(phrases.rng.choice((6, 6.5, 7, 7, 7.5, 8)))
        case Role.FACT:
            if wish is None or memory.is_silent(wish.topic, asked.back):
                return None
            return [memory.fact(wish.topic) for _ in range(phrases.rng.choice((1, 2, 2, 3)))]
        case Role.RATING:
            return memory.rating(wish, asked.day) if wish else None
        case Role.LIVED:
            return lived(memory, asked)
        case Role.SIGNAL:
            return weekly_signal(memory, asked)
        case Role.WEEK_NOTE:
            return phrases.several(1 + phrases.chance(0.4), "week_notes")
        case Role.PATTERN:
            return phrases.line("patterns")
        case Role.PART:
            return list(asked.options) if asked.day.day % 10 == 9 else None  # now and then it's somebody else's
        case Role.LENS:
            return phrases.line(f"lens_{asked.step}")
        case Role.KEEPER:
            return phrases.rng.choice(asked.options)
        case Role.FOCUS:
            mothers = [result for result in asked.options if memory.wishes[result].topic == "mother"]
            if mothers and 8 <= asked.back <= 30:
                return mothers[0]
            return phrases.rng.choice(asked.options) if asked.back > 30 and phrases.chance(0.3) else None
        case Role.THEME:
            return phrases.line("themes")
        case _:
            return common(memory, asked)


def weekly_signal(memory: Memory, asked: AskedField) -> Raw:
    """What she answers to something noticed, by chances of its own: what else she writes doesn't hang on them."""
    chances = Random(f"signal/{(memory.today - asked.day).days}")
    if asked.subject.startswith("arrived"):
        return signal_answer("fits", asked.options)
    if asked.back <= biography.UNANSWERED or chances.random() < 0.55:
        return None
    answer = "later" if asked.subject.startswith("lowered") else chances.choice(SIGNAL_ANSWERS)
    return signal_answer(answer, asked.options)


def lived(memory: Memory, asked: AskedField) -> float:
    """How near to a value the week was."""
    drift = biography.patience_lived(asked.day, memory.today) if asked.subject == "patience" else None
    if drift is not None:
        return float(drift)
    return _LIVED.get(asked.subject, 7.0) + memory.phrases.rng.choice((-1, -0.5, 0, 0.5, 1))


def quiet(memory: Memory, asked: AskedField) -> Raw:
    """Some minutes without a task."""
    phrases = memory.phrases
    match asked.field.role:
        case Role.WAY:
            return phrases.one("way", asked.options)
        case Role.MINUTES:
            whole = asked.question.step.seconds
            return float(whole if phrases.chance(0.7) else round(whole * (0.4 + phrases.rng.random() / 2)))
        case Role.NOTE:
            return phrases.line("quiet")
        case _:
            return common(memory, asked)


def note(memory: Memory, _moment: AskedField) -> Raw:
    """A free page."""
    phrases = memory.phrases
    text = phrases.line("notes")
    return f"{text}\n\n{phrases.several(phrases.rng.randint(1, 3), 'days')}" if phrases.chance(0.7) else text


def daily(memory: Memory, asked: AskedField, catalogue: Catalogue) -> Raw:
    """The daily question, answered from the practice it belongs to."""
    phrases = memory.phrases
    question = catalogue.question(asked.question.daily)
    if question is None or phrases.chance(0.35):
        return None
    said = phrases.several(phrases.rng.choice((1, 1, 2, 2, 3)), question.practice)
    if phrases.chance(0.3):
        said = f"{said} {phrases.line('days')}"
    return f"{said} {phrases.line(f'{asked.session.flow}_extra')}" if phrases.chance(0.3) else said


def _learned(memory: Memory, asked: AskedField) -> str:
    phrases = memory.phrases
    topics = [wish.topic for wish in memory.span(asked.day).chapter.results]
    topic = memory.topic if memory.topic and phrases.chance(0.5) else phrases.rng.choice(topics)
    learned = phrases.line("learned") if phrases.chance(0.5) else phrases.topic(topic, "learned")
    return f"{learned} {phrases.line('found_out')}" if phrases.chance(0.4) else learned


def tension(memory: Memory, asked: AskedField) -> str:
    """The word for the distance between what is and what is wanted."""
    if asked.back <= biography.WINDOW:
        memory.felt += 1
        return biography.felt(memory.felt)
    span = memory.span(asked.day)
    if span.chapter.last and memory.topic == "atlas" and 0.4 < span.time(asked.day) < 0.6:
        return memory.phrases.one("atlas heavy", ("ache", "pressure", "ache", "ache", "pull"))
    return memory.phrases.one(f"tension/{memory.topic}", _LEANINGS.get(memory.topic, _FEELINGS))


def minute(memory: Memory, asked: AskedField) -> Raw:
    """A word and a line."""
    return memory.phrases.line("days") if asked.field.role is Role.NOTE else common(memory, asked)


def common(memory: Memory, asked: AskedField) -> Raw:
    """What several flows ask alike."""
    phrases = memory.phrases
    wish = memory.wish(asked)
    match asked.field.role:
        case Role.MOOD:
            return memory.feeling(asked)
        case Role.OUTCOME:
            return memory.outcome(asked)
        case Role.FACT:
            return phrases.topic(memory.topic, "facts")
        case Role.RATING:
            return memory.rating(wish, asked.day) if wish else None
        case Role.PROMISE:
            return memory.action()
        case Role.CUE_WHEN:
            return phrases.line("again" if asked.step == "again" else "whens")
        case Role.CUE_WHERE:
            return phrases.line("wheres") if phrases.chance(0.85) else None
        case Role.IF_THEN:
            return phrases.line("thens") if phrases.chance(0.75) else None
        case Role.CONFIDENCE:
            if phrases.chance(0.2):
                return None
            return phrases.rng.choice((7, 7.5, 8, 8, 9)) if memory.confident else phrases.rng.choice((4, 5, 6, 6, 6.5))
        case None if asked.step == "enough":
            return Enough.GO_ON
        case None if asked.field.kind == "timer":
            return float(phrases.rng.randint(12, asked.question.step.seconds)) if phrases.chance(0.7) else None
        case None if asked.field.kind == "review":
            return phrases.line("closing") if phrases.chance(0.07) else None
        case _:
            return None
