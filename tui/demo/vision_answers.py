"""What she says when she looks at the whole: vision, renewal, inventory, the second pull and the card sort."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tui.demo import biography
from tui.demo.daily_answers import common, lived
from tui.demo.looks import Look
from tui.demo.memory import Memory
from tui.demo.phrase_book import Wish, stock
from tui.demo.session_walker import AskedField, Raw
from tui.records.answers import Choice
from tui.records.roles import Role

_BECOMES = {(7, "atlas"): "reword", (11, "polish"): "reached", (5, "apprentices"): "deepen", (9, "mother"): "reword"}
_SCALE = {"atlas": 6.0, "apprentices": 12.0, "mother": 10.0}
_REASON = {"atlas": "hurt", "mother": "life_changed"}
_VERY = (
    "family", "craft", "honesty", "patience", "curiosity", "nature", "listening", "teaching", "humour", "reliability",
    "solitude", "courage", "wonder",
)  # fmt: skip
_NOT_NOW = (
    "achievement", "ambition", "prosperity", "recognition", "influence", "leadership", "excellence", "faith",
    "tradition", "adventure", "order", "security", "loyalty", "vitality", "equality", "love", "enjoyment",
)  # fmt: skip
_IMPORTANCE = {"family": 9, "craft": 8, "honesty": 8, "patience": 8, "curiosity": 7}
_OWN = "Leaving things more whole"


def vision(memory: Memory, asked: AskedField) -> Raw:
    """What is wanted, drawn forth."""
    phrases = memory.phrases
    chapter = memory.span(asked.day).chapter
    wish = memory.wish(asked)
    here = wish or next((wish for wish in memory.unborn(asked.day) if wish.area == asked.subject), None)
    match asked.field.role:
        case Role.AREA:
            return [wish.area for wish in memory.unborn(asked.day)[:4]]
        case Role.SCENE:
            return phrases.fill(stock().scenes[here.topic]) if here else None
        case Role.RESULT:
            return [here.text] if here else None
        case Role.ROOT_AIM:
            return list(chapter.roots)
        case Role.STATEMENT:
            return chapter.statement[asked.number % len(chapter.statement)]
        case Role.CHOSEN:
            return "chosen"
        case _:
            return _wanted(memory, asked, wish) if wish else common(memory, asked)


def _wanted(memory: Memory, asked: AskedField, wish: Wish) -> Raw:
    match asked.field.role:
        case Role.REWORD:
            return wish.away
        case Role.DESIRE:
            return {"mother": "with_changes", "atlas": "not_sure"}.get(wish.topic, "yes")
        case Role.CHANGES:
            return memory.phrases.line("changes")
        case Role.ROOT:
            turn = asked.question.key[2]
            return wish.bring[turn] if turn < len(wish.bring) else None
        case Role.OWN:
            return "partly" if wish.topic in ("atlas", "voice") else "yes"
        case Role.IMPORTANCE:
            return wish.importance
        case Role.CLARITY:
            return wish.clarity
        case Role.ANCHOR_10:
            return wish.ten
        case Role.ANCHOR_5:
            return wish.five
        case Role.ANCHOR_0:
            return wish.zero
        case Role.TARGET:
            start = memory.span(asked.day).start
            return (start + timedelta(days=wish.target)).isoformat() if wish.target else None
        case Role.DELAY:
            return wish.delay
        case _:
            return common(memory, asked)


def renewal(memory: Memory, asked: AskedField) -> Raw:
    """Each wish kept, deepened, reworded, reached or set down."""
    phrases = memory.phrases
    wish = memory.wish(asked)
    match asked.field.role:
        case Role.MARKS:
            return phrases.line("marks")
        case Role.STATUS:
            return _becomes(memory, asked, wish) if wish else None
        case Role.REWORD:
            return wish.changed if wish else None
        case Role.REMAP:
            return _SCALE.get(wish.topic, 11.0) if wish else None
        case Role.REASON:
            reason = _REASON.get(wish.topic, "known_better") if wish else ""
            return "life_changed" if _is(asked, "each", "set_down") else reason
        case Role.SHRINK:
            return "vision" if _is(asked, "reason", "hurt") else None
        case Role.DESIRE:
            return phrases.rng.choice(("yes", "yes", "yes", "with_changes", "not_sure"))
        case Role.TARGET | Role.DELAY:
            return _wanted(memory, asked, wish) if wish else None
        case Role.PATIENCE:
            return [phrases.line("patience") for _ in range(phrases.rng.randint(1, 3))]
        case Role.KEEPER:
            return asked.options[:3]
        case Role.IMPORTANCE:
            return _IMPORTANCE.get(asked.subject, 7) + phrases.rng.choice((-0.5, 0, 0, 0.5))
        case Role.SHARE:
            return phrases.rng.choice(asked.options) if phrases.chance(0.5) else None
        case Role.LETTER:
            return phrases.line("letters")
        case None if asked.step == "stand":
            return "stand"
        case None if asked.step in ("bands", "letter"):
            return phrases.line("week_notes") if phrases.chance(0.3) else None
        case _:
            return common(memory, asked)


def _becomes(memory: Memory, asked: AskedField, wish: Wish) -> str:
    span = memory.span(asked.day)
    month = asked.number + 1
    if span.chapter.last:
        return _BECOMES.get((month, wish.topic), "keep")
    if month == 12 and (span.end - asked.day).days < 60:
        return wish.end
    begun = (asked.day - span.start).days
    return "reword" if month == 6 and begun < 360 and wish is span.chapter.results[0] else "keep"


def reality(memory: Memory, asked: AskedField) -> Raw:
    """One part of life as it is."""
    phrases = memory.phrases
    match asked.field.role:
        case Role.AREA:
            closed = "friends" if asked.back <= biography.SILENT + 4 else ""
            held = [result.area for result in asked.portrait.held]
            known = [area for area in stock().looks.reality if area in asked.options and area != closed]
            return phrases.rng.choice([area for area in known if area in held] or known)
        case Role.FRIEND:
            return phrases.line("friend_says")
        case Role.LIMIT:
            return phrases.line("fixed"), phrases.line("movable")
        case Role.BIAS:
            return phrases.rng.choice(("too_kind", "too_hard", "too_hard", "fair"))
        case Role.CREDIT:
            return phrases.line("credit")
        case Role.PATTERN:
            return phrases.line("patterns")
        case Role.FACT if asked.step == "speaks":
            memory.wish(asked)
            return memory.fact(memory.topic)
        case None if asked.step == "unsaid":
            return None
        case _:
            look = stock().looks.reality.get(asked.subject)
            return _looked(memory, asked, look) if look else common(memory, asked)


def _looked(memory: Memory, asked: AskedField, look: Look) -> Raw:
    fill = memory.phrases.fill
    match asked.field.role:
        case Role.FACT if asked.step == "camera":
            return fill(look.camera), fill(look.say)
        case Role.FACT:
            return [fill(number) for number in look.numbers]
        case Role.STRENGTH:
            return [fill(line) for line in look.strengths]
        case Role.WEAKNESS:
            return [fill(line) for line in look.hard]
        case Role.HABIT:
            return [fill(line) for line in look.habits]
        case _:
            return common(memory, asked)


def second_pull(memory: Memory, asked: AskedField) -> Raw:
    """The want that pulls the other way."""
    phrases = memory.phrases
    pull = stock().looks.second_pull
    wish = memory.wish(asked)
    if wish and wish.topic != "sleep":
        return None
    match asked.field.role:
        case Role.TURNS if asked.field.id != "first":
            return None
        case Role.TURNS:
            return phrases.one("turns", pull.turns)
        case Role.SECOND_PULL:
            return phrases.one("nearer", pull.nearer)
        case Role.PATTERN:
            return phrases.one("then", pull.then)
        case Role.SECOND_WANT:
            return phrases.one("want", pull.want)
        case Role.BELIEF:
            return phrases.one("belief", pull.belief)
        case Role.TACTIC:
            return ["force", "ask_less"]
        case Role.LEADS:
            return "both"
        case Role.PROMISE:
            memory.topic = "sleep"
            return memory.promise(asked, phrases.one("other", pull.other))
        case _:
            return common(memory, asked)


def values(memory: Memory, asked: AskedField) -> Raw:
    """The card sort."""
    words = stock().looks.values.get(asked.subject)
    fill: Callable[[str], str] = memory.phrases.fill
    match asked.field.role:
        case Role.PILE:
            return "very" if asked.subject in _VERY else "not_now" if asked.subject in _NOT_NOW else "somewhat"
        case Role.OWN_VALUE:
            return [_OWN]
        case Role.TEN:
            own = [option for option in asked.options if option not in _VERY]
            return [*[value for value in _VERY if value in asked.options][: 10 - len(own)], *own]
        case Role.PREFERRED:
            sides = [option for option in asked.options if option != "stop"]
            return min(sides, key=lambda side: (_VERY.index(side) if side in _VERY else 9, side))
        case Role.HELD:
            return [value for value in _VERY if value in asked.options][:5]
        case Role.DEFINITION:
            return fill(words.definition[0]) if words else None
        case Role.BEHAVIOUR:
            return [fill(line) for line in words.behaviour] if words else None
        case Role.EARLY_SIGN:
            return words.sign if words else None
        case Role.COST:
            return fill(words.cost) if words else None
        case Role.IMPORTANCE:
            return _IMPORTANCE.get(asked.subject, 7)
        case Role.LIVED:
            return lived(memory, asked)
        case Role.ARGUE:
            return asked.options[0] if asked.field.kind == "choice" else memory.phrases.line("argue")
        case _:
            return common(memory, asked)


def _is(asked: AskedField, step: str, option: str) -> bool:
    answer = asked.session.answer(step, asked.subject)
    return isinstance(answer, Choice) and answer.pick.id == option
