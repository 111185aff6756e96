"""What she carries from one session to the next: her wishes, what she promised, how she feels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from tui.demo import biography
from tui.demo.biography import Span
from tui.demo.phrase_book import Feedback, Idea, Ladder, LeftHand, Listening, Phrases, Trigger, Wish
from tui.demo.session_walker import AskedField
from tui.practice.catalogue import Catalogue
from tui.records.answers import Known, List, Outcome, Short
from tui.records.option_ids import Effect, Verdict, effect_of
from tui.records.roles import Role
from tui.records.vocabulary import HARD_TO_SAY, EmotionWord

_BY_MONTH = (-0.8, -0.6, 0.1, 0.4, 0.8, 0.9, 0.8, 0.6, 0.3, -0.1, -0.9, -0.7)
_BY_WEEKDAY = ((0.2, -0.7), (0.5, -0.1), (0.4, 0.0), (0.2, 0.1), (0.0, 0.5), (0.3, 0.9), (-0.5, 0.5))
_EXACT = frozenset({"sleep", "atlas", "polish", "friend"})
_DO = ("kept", "kept", "kept", "kept", "kept", "partly", "partly", "not", "not", "let_go")

SIGNAL_ANSWERS = ("fits", "fits", "fits", "wrong", "later")
"""How she answers something noticed; see ``signal_answer``."""


def signal_answer(answer: str, options: Sequence[str]) -> str:
    """The id of what she answers to something noticed: where it fits, what sets her days going as they did anyway."""
    if answer in options:
        return answer
    quiet = (option for option in options if effect_of(option)[0] in (Effect.REMIND, Effect.OPEN))
    return next(quiet, Verdict.LATER)


Case = Trigger | Listening | LeftHand | Ladder | Feedback | Idea


class Memory:
    """Her memory over a journal.

    Args:
        today: The day after the last.
        years: How many there are.
        rng: Where every choice comes from.
        catalogue: The words for feelings and the values there are.
    """

    def __init__(self, today: date, years: int, rng: Random, catalogue: Catalogue) -> None:
        self.today = today
        self.phrases = Phrases(rng)
        self.emotions = [emotion for emotion in catalogue.emotions if emotion.keys]
        self.regions = {card.id: card.group for card in catalogue.values}
        self.spans = biography.spans(today, years)
        self.wishes: dict[str, Wish] = {}
        self.made: dict[str, tuple[str, int]] = {}
        self.topic = ""
        self.case: Case | None = None
        self.tests: dict[str, Ladder | LeftHand] = {}
        self.confident = False
        self.felt = 0

    def span(self, day: date) -> Span:
        """The chapter of a day."""
        return next(span for span in self.spans if span.start <= day < span.end)

    def unborn(self, day: date) -> list[Wish]:
        """Wishes of the chapter that were not written down yet."""
        return [wish for wish in self.span(day).chapter.results if wish not in self.wishes.values()]

    def wish(self, asked: AskedField) -> Wish | None:
        """The wish a question is about, or about whose promise it is."""
        found = self.wishes.get(asked.subject)
        if found:
            self.topic = found.topic
        elif asked.subject in self.made:
            self.topic = self.made[asked.subject][0]
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

    def feeling(self, asked: AskedField) -> EmotionWord:
        """A word for how it is, by season, weekday, hour and the weight of the last weeks."""
        rng, day = self.phrases.rng, asked.day
        if rng.random() < 0.02:
            return EmotionWord(word=HARD_TO_SAY, energy=1, pleasantness=1, quadrant="low_pleasant")
        energy, pleasantness = _BY_WEEKDAY[day.weekday()]
        wave = abs(day.toordinal() % 34 - 17) / 8.5 - 1
        pleasantness += 1.1 + 1.3 * _BY_MONTH[day.month - 1] + 1.5 * wave + 2.2 * self._scatter()
        energy += (0.3 if asked.session.begun.hour < 15 else -1.5) + 1.8 * self._scatter()
        if asked.back <= biography.HEAVY:
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
        standing = biography.standing(wish, span, day)
        if not (span.chapter.last and wish.topic in _EXACT):
            standing += 0.8 * self._scatter()
        return min(10.0, max(0.0, round(standing * 2) / 2))

    def fact(self, topic: str) -> str:
        """Something checkable about a topic, now and then with the day around it."""
        said = self.phrases.topic(topic, "facts")
        return f"{said} {self.phrases.line('days')}" if self.phrases.chance(0.4) else said

    def is_silent(self, topic: str, back: int) -> bool:
        """Whether nothing checkable is written about this topic just now."""
        return topic == "friend" and back <= biography.SILENT

    def promise(self, asked: AskedField, text: str) -> str | None:
        """The promise, unless promises outside a morning would blur the record of the last weeks."""
        return self.phrases.fill(text).rstrip(".") if text and asked.back > 40 else None

    def action(self) -> str:
        """One thing to do about the topic spoken of."""
        return self.phrases.topic(self.topic, "actions").rstrip(".")

    def outcome(self, asked: AskedField) -> Outcome | None:
        """What became of a promise; nothing if it is too early to say."""
        self.wish(asked)
        _, made = self.made.get(asked.subject, ("", asked.back))
        flow = asked.session.flow
        if made == 1 or (made == asked.back and flow == "weekly"):
            return None
        undecided = made == asked.back and flow == "evening" and not biography.WINDOW <= made <= biography.WINDOW + 13
        if undecided and asked.back > 3 and self.phrases.chance(0.1):
            return None
        return self.settle(made)

    def settle(self, made: int) -> Outcome:
        """What became of the promise made so many days before today."""
        if 1 < made < biography.WINDOW and made not in biography.NO_PROMISE:
            return biography.fate(made)
        return Outcome(self.phrases.rng.choice(_DO))

    def _written(self, text: str) -> Wish:
        return next(wish for span in self.spans for wish in span.chapter.results if wish.text == text)

    def _scatter(self) -> float:
        """Between -1 and 1, mostly near 0."""
        rng = self.phrases.rng
        return (rng.random() + rng.random() + rng.random()) / 1.5 - 1
