"""What she says now and then: the four rooms, a loop, what she reached, what a test showed, and what is still true."""

from __future__ import annotations

from tui.demo import biography
from tui.demo.daily_answers import SERVES, common, tension
from tui.demo.looks import Walk
from tui.demo.memory import Memory
from tui.demo.phrase_book import stock
from tui.demo.session_walker import AskedField, Raw
from tui.records.roles import Role

_STILL = ("yes",) * 9 + ("not_quite",) * 5 + ("no_longer",) * 5 + ("",)


def walk(memory: Memory, asked: AskedField) -> Raw:
    """One part of life through all four rooms."""
    wish = memory.wish(asked)
    match asked.field.role:
        case Role.AREA:
            closed = "friends" if asked.back <= biography.SILENT + 4 else ""
            areas = [area for area in dict.fromkeys(one.area for one in asked.portrait.held) if area != closed]
            return areas[asked.number % len(areas)]
        case Role.OWN:
            return "partly" if memory.topic in ("atlas", "voice") else "yes"
        case Role.FACT:
            return list(dict.fromkeys(memory.fact(memory.topic) for _ in range(memory.phrases.rng.choice((2, 3)))))
        case Role.TENSION:
            return tension(memory, asked)
        case Role.TOUCHED:
            return next(([value] for value in SERVES[memory.topic] if value in asked.options), None)
        case Role.PROMISE:
            return memory.promise(asked, memory.action())
        case _:
            words = stock().looks.walks[memory.topic] if wish else None
            return (_walked(memory, asked, words) if words else None) or common(memory, asked)


def _walked(memory: Memory, asked: AskedField, words: Walk) -> Raw:
    def one(part: str, lines: tuple[str, ...]) -> str:
        return memory.phrases.one(f"walk/{memory.topic}/{part}", lines)

    match asked.field.role:
        case Role.IMAGE:
            return one("see", words.see)
        case Role.LIMIT if memory.phrases.chance(0.5):
            return one("fixed", words.fixed), one("movable", words.movable)
        case Role.PATTERN:
            return one("pattern", words.pattern)
        case _:
            return None


def loop(memory: Memory, asked: AskedField) -> Raw:
    """What runs in a circle."""
    loops = stock().looks.loops
    drawn = loops[asked.number % len(loops)]
    arrows = next((one for one in drawn.arrows if one.source == asked.question.subject.text), None)

    def options(texts: tuple[str, ...]) -> list[str]:
        return [option.id for option in asked.field.options if option.text in texts]

    match asked.field.role:
        case Role.LOOP:
            return list(drawn.things)
        case Role.MORE:
            return options(arrows.more) if arrows else None
        case Role.LESS:
            return options(arrows.less) if arrows else None
        case Role.LATER:
            return options(arrows.later) if arrows else None
        case Role.LEVER:
            return options((drawn.lever,))
        case Role.PROMISE:
            return drawn.change
        case Role.LOOP_ABOUT:
            return [option for option in asked.options if memory.wishes[option].topic == drawn.topic]
        case _:
            return None


def reached(memory: Memory, asked: AskedField) -> Raw:
    """What is so now, once."""
    wish = memory.wish(asked)
    words = stock().looks.reached.get(wish.topic) if wish else None
    if words is None or any(said.about == asked.subject for said in asked.portrait.said.get(Role.TOOK, ())):
        return None
    match asked.field.role:
        case Role.TOOK:
            return words.took
        case Role.LEARNED:
            return words.taught
        case Role.HELPERS:
            return words.helped
        case Role.PAUSE:
            return words.pause
        case _:
            return None


def tested(memory: Memory, asked: AskedField) -> Raw:
    """What a test showed of something assumed."""
    case = memory.tests.get(asked.subject)
    match asked.field.role:
        case Role.SHOWED if case:
            return memory.phrases.fill(case.showed)
        case Role.SURENESS if case:
            return case.sure[-1]
        case Role.NOTE if asked.session.answers and memory.phrases.chance(0.4):
            return memory.phrases.line("tested_notes")
        case _:
            return None


def still(memory: Memory, asked: AskedField) -> Raw:
    """Whether what was said a season ago is still true."""
    match asked.field.role:
        case Role.STILL:
            return memory.phrases.one("still", _STILL)
        case Role.NOTE if asked.session.answers and memory.phrases.chance(0.25):
            return memory.phrases.line("still_notes")
        case _:
            return None
