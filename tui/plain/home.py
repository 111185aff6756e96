"""The beginning: a greeting, what waits, and a numbered list of where to go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from tui.insights.morrow import note_left
from tui.insights.rhythm import days_present
from tui.insights.suggestion import of_the_hour
from tui.plain.days import day_words
from tui.plain.menu import choose
from tui.plain.session import SessionTalk
from tui.plain.support import say_support, support
from tui.plain.talk import Talk
from tui.practice.flow import Variant
from tui.practice.session import Session
from tui.records.text import counted, one_line
from tui.workspace import NotebookError, Workspace
from tui.workspace.walk import Walk

FIRST_WORDS = (
    "taut is a private notebook for what you want and what is. It asks a few good questions in the morning and at "
    "night, holds your vision and your reality side by side, and remembers what you said you would do. "
    "Everything stays in one file on this machine."
)


@dataclass(frozen=True)
class Way:
    """One way to go from here.

    Attributes:
        words: As it is said.
        go: Goes there.
        names: Words that may be typed instead of its number.
    """

    words: str
    go: Callable[[], None]
    names: tuple[str, ...]


class Home:
    """Where everything is begun.

    Args:
        talk: The conversation.
        workspace: The notebook, not read yet.
    """

    def __init__(self, talk: Talk, workspace: Workspace) -> None:
        self._talk = talk
        self._workspace = workspace

    def greet(self) -> None:
        """Opens and reads the journal, and says whose it is and what day it is.

        Raises:
            NotebookError: If it cannot be used.
        """
        name = self._workspace.settings.name
        now = self._workspace.now()
        words = "Good morning" if 4 <= now.hour < 12 else "Good afternoon" if 12 <= now.hour < 18 else "Good evening"
        today = self._workspace.today
        self._talk.say(f"{words}{f', {name}' if name else ''}. {day_words(today, today)}.")
        if sentence := self._workspace.start():
            self._talk.say(sentence)
        for problem in self._workspace.problems:
            self._talk.say(str(problem))
        self._workspace.portrait()
        self._workspace.waiting()
        if self._workspace.drafts.trouble:
            self._talk.say(self._workspace.drafts.trouble)

    def talk_on(self) -> None:
        """Offers the list again and again, until it is left.

        Raises:
            EOFError: At the end of the input.
        """
        self._news()
        said: list[str] = []
        while True:
            ways = self._ways()
            words = [way.words for way in ways]
            self._talk.gap()
            place = choose(
                self._talk, words, [way.names for way in ways], "Number or word, q leaves:", said=words == said,
                is_first=True,
            )  # fmt: skip
            said = words
            if place is None:
                return
            try:
                ways[place].go()
            except NotebookError as problem:
                self._talk.say(str(problem))
            self._talk.say("Back at the beginning.")

    def begin(self, flow: str, *, day: date | None = None, variant: Variant = "whole") -> None:
        """Goes on with a waiting session of this flow and day, else begins one."""
        wanted = day or self._workspace.today
        waiting = (one.id for one in self._workspace.waiting() if one.flow == flow and one.day == wanted)
        found = next(waiting, "")
        self._walk(self._workspace.resume(found) if found else self._workspace.begin(flow, day=day, variant=variant))

    def _walk(self, session: Session) -> None:
        SessionTalk(self._talk, self._workspace, Walk(self._workspace, session), self._say_support).run()

    def _say_support(self) -> None:
        say_support(self._talk, self._workspace.settings)

    # what there is to say first

    def _news(self) -> None:
        portrait, today = self._workspace.portrait(), self._workspace.today
        if not portrait.entries:
            self._talk.say(FIRST_WORDS)
            return
        self._talk.say(f"Here on {days_present(portrait.days, today)} of the last 28 days.")
        left = note_left(portrait, today)
        if left is not None and today not in portrait.days:
            self._talk.say(f"You left this: {one_line(left.text)}")

    def _ways(self) -> list[Way]:
        workspace = self._workspace
        portrait, waiting = workspace.portrait(), workspace.waiting()
        ways = [self._waiting(session) for session in waiting]
        if not portrait.entries and not waiting:
            ways.append(Way("Begin here: the first run, three minutes.", self._to("onboarding"), ("begin",)))
        first = of_the_hour(portrait, workspace.now())
        for name in dict.fromkeys((first, "morning", "evening", "weekly")):
            flow = workspace.flow(name)
            done = name in portrait.days.get(workspace.today, ())
            about = "kept today; once more is fine" if done else counted(flow.minutes[1], "minute")
            ways.append(Way(f"{flow.title}, {about}.", self._to(name), (name,)))
        ways.append(Way("Any other flow.", self._in("flows"), ("flows", "flow", "library")))
        open_now = len(portrait.open_promises)
        if open_now:
            ways.append(
                Way(f"What became of {counted(open_now, 'open promise')}.", self._in("promises"), ("promises",))
            )
        ways.append(Way("A note.", self._to("note"), ("note",)))
        if portrait.entries:
            ways.append(Way(f"The journal, {counted(portrait.entries, 'page')}.", self._in("journal"), ("journal",)))
            ways.append(Way("The vision: what you want, and where it is.", self._in("vision"), ("vision",)))
            ways.append(Way("Your values.", self._in("values"), ("values",)))
            pages = "Insights: the path, say and do, learning, mood, words, a week or more in one page."
            ways.append(Way(pages, self._in("insights"), ("insights",)))
        ways.append(Way("Someone to talk to.", self._support, ("support", "s")))
        return ways

    def _waiting(self, session: Session) -> Way:
        flow = self._workspace.flow(session.flow)
        step = next((step for step in flow.steps() if session.place and step.id == session.place[0]), None)
        where = f" at {step.name}" if step else ""
        today = self._workspace.today
        day = "" if session.day == today else f", for {day_words(session.day, today)}"
        words = f"Go on with {flow.title}, waiting{where} since {session.begun:%H:%M}{day}."
        return Way(words, lambda: self._walk(self._workspace.resume(session.id)), ("go on",))

    def _to(self, flow: str) -> Callable[[], None]:
        return lambda: self.begin(flow)

    def _in(self, room: str) -> Callable[[], None]:
        # Each is imported when it is gone to: the greeting waits for none of them.
        return lambda: import_module(f"tui.plain.{room}").run(self._talk, self._workspace, self.begin)

    def _support(self) -> None:
        support(self._talk, self._workspace)
