"""What she carries from one sitting to the next: her wishes, what she promised, how she feels."""

from __future__ import annotations

from datetime import date
from random import Random

from tui.cli.demo import life
from tui.cli.demo.life import Span
from tui.cli.demo.moment import Moment
from tui.cli.demo.stock import Feedback, Idea, Ladder, LeftHand, Listening, Trigger, Wish
from tui.cli.demo.voice import Voice
from tui.practice.catalogue import Catalogue
from tui.records.answers import Known, List, Outcome, Short
from tui.records.emotions import HARD_TO_SAY, EmotionWord
from tui.records.roles import Role

_BY_MONTH = (-0.8, -0.6, 0.1, 0.4, 0.8, 0.9, 0.8, 0.6, 0.3, -0.1, -0.9, -0.7)
_BY_WEEKDAY = ((0.2, -0.7), (0.5, -0.1), (0.4, 0.0), (0.2, 0.1), (0.0, 0.5), (0.3, 0.9), (-0.5, 0.5))
_EXACT = frozenset({"sleep", "atlas", "polish", "friend"})
_DO = ("kept", "kept", "kept", "kept", "kept", "partly", "partly", "not", "not", "let_go")

SIGNAL_ANSWERS = ("that fits", "partly", "partly", "that's not it", "not now")

Case = Trigger | Listening | LeftHand | Ladder | Feedback | Idea


class Mind:
    """Her memory over a journal.

    Args:
        today: The day after the last.
        years: How many there are.
        rng: Where every choice comes from.
        catalogue: The words for feelings and the values there are.
    """

    def __init__(self, today: date, years: int, rng: Random, catalogue: Catalogue) -> None:
        self.today = today
        self.voice = Voice(rng)
        self.emotions = [emotion for emotion in catalogue.emotions if emotion.keys]
        self.regions = {card.id: card.group for card in catalogue.values}
        self.spans = life.spans(today, years)
        self.wishes: dict[str, Wish] = {}
        self.made: dict[str, tuple[str, int]] = {}
        self.topic = ""
        self.case: Case | None = None
        self.confident = False
        self.felt = 0

    def span(self, day: date) -> Span:
        """The chapter of a day."""
        return next(span for span in self.spans if span.start <= day < span.end)

    def unborn(self, day: date) -> list[Wish]:
        """Wishes of the chapter that were not written down yet."""
        return [wish for wish in self.span(day).chapter.results if wish not in self.wishes.values()]

    def wish(self, moment: Moment) -> Wish | None:
        """The wish a question is about, or about whose promise it is."""
        found = self.wishes.get(moment.subject)
        if found:
            self.topic = found.topic
        elif moment.subject in self.made:
            self.topic = self.made[moment.subject][0]
        return found

    def note(self, answer: Known, back: int) -> None:
        """Remembers what an answer made."""
        match answer:
            case List(role=Role.RESULT, items=items):
                self.wishes |= {item.id: self._written(item.text) for item in items}
            case Short(role=Role.RESULT, id=made, text=text):
                self.wishes[made] = self._written(text)
                self.topic = self.wishes[made].topic
            case Short(role=Role.PROMISE, id=made):
                self.made[made] = (self.topic, back)
            case _:
                pass

    def feeling(self, moment: Moment) -> EmotionWord:
        """A word for how it is, by season, weekday, hour and the weight of the last weeks."""
        rng, day = self.voice.rng, moment.day
        if rng.random() < 0.02:
            return EmotionWord(word=HARD_TO_SAY, energy=1, pleasantness=1, quadrant="low_pleasant")
        energy, pleasantness = _BY_WEEKDAY[day.weekday()]
        wave = abs(day.toordinal() % 34 - 17) / 8.5 - 1
        pleasantness += 1.1 + 1.3 * _BY_MONTH[day.month - 1] + 1.5 * wave + 2.2 * self._scatter()
        energy += (0.3 if moment.session.begun.hour < 15 else -1.5) + 1.8 * self._scatter()
        if moment.back <= 21:
            pleasantness -= 1.0
        near = sorted(
            self.emotions,
            key=lambda word: ((word.energy - energy) ** 2 + (word.pleasantness - pleasantness) ** 2, word.keys),
        )
        return near[rng.randrange(7)]

    def word(self, word: str) -> EmotionWord | None:
        """The entry for a word."""
        return next((emotion for emotion in self.emotions if emotion.word == word), None)

    def rating(self, wish: Wish, day: date) -> float:
        """Where a wish stands on a day, as she would put it."""
        span = next(span for span in self.spans if wish in span.chapter.results)
        standing = life.standing(wish, span, day)
        if not (span.chapter.last and wish.topic in _EXACT):
            standing += 0.8 * self._scatter()
        return min(10.0, max(0.0, round(standing * 2) / 2))

    def fact(self, topic: str) -> str:
        """Something checkable about a topic, now and then with the day around it."""
        said = self.voice.topic(topic, "facts")
        return f"{said} {self.voice.line('days')}" if self.voice.chance(0.4) else said

    def is_silent(self, topic: str, back: int) -> bool:
        """Whether nothing checkable is written about this topic just now."""
        return topic == "friend" and back <= life.SILENT

    def promise(self, moment: Moment, text: str) -> str | None:
        """The promise, unless promises outside a morning would blur the record of the last weeks."""
        return self.voice.fill(text).rstrip(".") if text and moment.back > 40 else None

    def action(self) -> str:
        """One thing to do about the topic spoken of."""
        return self.voice.topic(self.topic, "actions").rstrip(".")

    def outcome(self, moment: Moment) -> Outcome | None:
        """What became of a promise; nothing if it is too early to say."""
        self.wish(moment)
        _, made = self.made.get(moment.subject, ("", moment.back))
        flow = moment.session.flow
        if made == 1 or (made == moment.back and flow == "weekly"):
            return None
        undecided = made == moment.back and flow == "evening" and not life.WINDOW <= made <= life.WINDOW + 13
        if undecided and moment.back > 3 and self.voice.chance(0.1):
            return None
        return self.settle(made)

    def settle(self, made: int) -> Outcome:
        """What became of the promise made so many days before today."""
        if 1 < made < life.WINDOW and made not in life.NO_PROMISE:
            return life.fate(made)
        return Outcome(self.voice.rng.choice(_DO))

    def _written(self, text: str) -> Wish:
        return next(wish for span in self.spans for wish in span.chapter.results if wish.text == text)

    def _scatter(self) -> float:
        """Between -1 and 1, mostly near 0."""
        rng = self.voice.rng
        return (rng.random() + rng.random() + rng.random()) / 1.5 - 1
