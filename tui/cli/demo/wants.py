"""What she says when she looks at the whole: vision, renewal, inventory, the second pull and the card sort."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tui.cli.demo import life
from tui.cli.demo.mind import Mind
from tui.cli.demo.moment import Moment, Raw
from tui.cli.demo.mornings import common, lived
from tui.cli.demo.stock import Look, Wish, stock
from tui.records.answers import Choice
from tui.records.roles import Role

_BECOMES = {(7, "atlas"): "reword", (11, "polish"): "reached", (5, "apprentices"): "deepen", (9, "mother"): "reword"}
_SCALE = {"atlas": 6.0, "apprentices": 12.0, "mother": 10.0}
_REASON = {"atlas": "it hurt to look at", "mother": "life changed"}
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


def vision(mind: Mind, moment: Moment) -> Raw:
    """What is wanted, drawn forth."""
    voice = mind.voice
    chapter = mind.span(moment.day).chapter
    wish = mind.wish(moment)
    here = wish or next((wish for wish in mind.unborn(moment.day) if wish.area == moment.subject), None)
    match moment.field.role:
        case Role.AREA:
            return [wish.area for wish in mind.unborn(moment.day)[:4]]
        case Role.SCENE:
            return voice.fill(stock().scenes[here.topic]) if here else None
        case Role.RESULT:
            return [here.text] if here else None
        case Role.ROOT_AIM:
            return list(chapter.roots)
        case Role.STATEMENT:
            return chapter.statement[moment.number % len(chapter.statement)]
        case Role.CHOSEN:
            return "I choose it"
        case _:
            return _wanted(mind, moment, wish) if wish else common(mind, moment)


def _wanted(mind: Mind, moment: Moment, wish: Wish) -> Raw:
    match moment.field.role:
        case Role.REWORD:
            return wish.away
        case Role.DESIRE:
            return {"mother": "with changes", "atlas": "not sure"}.get(wish.topic, "yes")
        case Role.CHANGES:
            return mind.voice.line("changes")
        case Role.ROOT:
            turn = moment.question.key[2]
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
            start = mind.span(moment.day).start
            return (start + timedelta(days=wish.target)).isoformat() if wish.target else None
        case Role.DELAY:
            return wish.delay
        case _:
            return common(mind, moment)


def renewal(mind: Mind, moment: Moment) -> Raw:
    """Each wish kept, deepened, reworded, reached or set down."""
    voice = mind.voice
    wish = mind.wish(moment)
    match moment.field.role:
        case Role.MARKS:
            return voice.line("marks")
        case Role.STATUS:
            return _becomes(mind, moment, wish) if wish else None
        case Role.REWORD:
            return wish.changed if wish else None
        case Role.REMAP:
            return _SCALE.get(wish.topic, 11.0) if wish else None
        case Role.REASON:
            reason = _REASON.get(wish.topic, "I know better what I want") if wish else ""
            return "life changed" if _is(moment, "each", "set down") else reason
        case Role.SHRINK:
            return "change the vision" if _is(moment, "reason", "it hurt to look at") else None
        case Role.DESIRE:
            return voice.rng.choice(("yes", "yes", "yes", "with changes", "not sure"))
        case Role.TARGET | Role.DELAY:
            return _wanted(mind, moment, wish) if wish else None
        case Role.PATIENCE:
            return [voice.line("patience") for _ in range(voice.rng.randint(1, 3))]
        case Role.KEEPER:
            return moment.options[:3]
        case Role.IMPORTANCE:
            return _IMPORTANCE.get(moment.subject, 7) + voice.rng.choice((-0.5, 0, 0, 0.5))
        case Role.SHARE:
            return voice.rng.choice(moment.options) if voice.chance(0.5) else None
        case Role.LETTER:
            return voice.line("letters")
        case None if moment.step == "stand":
            return "they stand"
        case None if moment.step in ("bands", "letter"):
            return voice.line("week_notes") if voice.chance(0.3) else None
        case _:
            return common(mind, moment)


def _becomes(mind: Mind, moment: Moment, wish: Wish) -> str:
    span = mind.span(moment.day)
    month = moment.number + 1
    if span.chapter.last:
        return _BECOMES.get((month, wish.topic), "keep")
    if month == 12 and (span.end - moment.day).days < 60:
        return wish.end
    begun = (moment.day - span.start).days
    return "reword" if month == 6 and begun < 360 and wish is span.chapter.results[0] else "keep"


def reality(mind: Mind, moment: Moment) -> Raw:
    """One part of life as it is."""
    voice = mind.voice
    match moment.field.role:
        case Role.AREA:
            closed = "friends" if moment.back <= life.SILENT + 4 else ""
            held = [result.area for result in moment.portrait.held]
            known = [area for area in stock().looks.reality if area in moment.options and area != closed]
            return voice.rng.choice([area for area in known if area in held] or known)
        case Role.FRIEND:
            return voice.line("friend_says")
        case Role.LIMIT:
            return voice.line("fixed"), voice.line("movable")
        case Role.BIAS:
            return voice.rng.choice(("too kind", "too hard", "too hard", "about right"))
        case Role.CREDIT:
            return voice.line("credit")
        case Role.PATTERN:
            return voice.line("patterns")
        case Role.FACT if moment.step == "speaks":
            mind.wish(moment)
            return mind.fact(mind.topic)
        case None if moment.step == "unsaid":
            return None
        case _:
            look = stock().looks.reality.get(moment.subject)
            return _looked(mind, moment, look) if look else common(mind, moment)


def _looked(mind: Mind, moment: Moment, look: Look) -> Raw:
    fill = mind.voice.fill
    match moment.field.role:
        case Role.FACT if moment.step == "camera":
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
            return common(mind, moment)


def second_pull(mind: Mind, moment: Moment) -> Raw:
    """The want that pulls the other way."""
    voice = mind.voice
    pull = stock().looks.second_pull
    wish = mind.wish(moment)
    if wish and wish.topic != "sleep":
        return None
    match moment.field.role:
        case Role.TURNS:
            return voice.one("turns", pull.turns)
        case Role.SECOND_PULL:
            return voice.one("nearer", pull.nearer)
        case Role.PATTERN:
            return voice.one("then", pull.then)
        case Role.SECOND_WANT:
            return voice.one("want", pull.want)
        case Role.BELIEF:
            return voice.one("belief", pull.belief)
        case Role.TACTIC:
            return ["sheer force of will", "asking for less"]
        case Role.LEADS:
            return "both, in turns"
        case Role.PROMISE:
            mind.topic = "sleep"
            return mind.promise(moment, voice.one("other", pull.other))
        case _:
            return common(mind, moment)


def values(mind: Mind, moment: Moment) -> Raw:
    """The card sort."""
    words = stock().looks.values.get(moment.subject)
    fill: Callable[[str], str] = mind.voice.fill
    match moment.field.role:
        case Role.PILE:
            return "very" if moment.subject in _VERY else "not now" if moment.subject in _NOT_NOW else "somewhat"
        case Role.OWN_VALUE:
            return [_OWN]
        case Role.TEN:
            own = [option for option in moment.options if option not in _VERY]
            return [*[value for value in _VERY if value in moment.options][: 10 - len(own)], *own]
        case Role.PREFERRED:
            sides = [option for option in moment.options if option != "stop"]
            return min(sides, key=lambda side: (_VERY.index(side) if side in _VERY else 9, side))
        case Role.HELD:
            return [value for value in _VERY if value in moment.options][:5]
        case Role.DEFINITION:
            return fill(words.definition[0]) if words else None
        case Role.BEHAVIOUR:
            return [fill(line) for line in words.behaviour] if words else None
        case Role.EARLY_SIGN:
            return words.sign if words else None
        case Role.COST:
            return fill(words.cost) if words else None
        case Role.IMPORTANCE:
            return _IMPORTANCE.get(moment.subject, 7)
        case Role.LIVED:
            return lived(mind, moment)
        case Role.ARGUE:
            return moment.options[0] if moment.field.kind == "choice" else mind.voice.line("argue")
        case _:
            return common(mind, moment)


def _is(moment: Moment, step: str, option: str) -> bool:
    answer = moment.session.answer(step, moment.subject)
    return isinstance(answer, Choice) and answer.pick.id == option
