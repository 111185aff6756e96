"""The line-by-line face from beginning to end: a greeting, what waits, and a numbered list of where to go.

Signals are heard, the terminal is given back, and the exit code is the right one.
"""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib import import_module

from tui.insights.measures.period import period
from tui.insights.measures.week_gaps import week_reviewed
from tui.insights.views.hour import greeting
from tui.insights.views.looking_back import READ_BACK
from tui.insights.views.model import Choice
from tui.insights.views.today import flow_choice, suggest
from tui.plain.console import SOMEONE, WIDEST, Stopped, Talk, has_ascii_locale, signals
from tui.plain.journal import say_entry
from tui.plain.menu import choose
from tui.plain.reader import reading
from tui.plain.render import day_words, page_lines, row_lines, stopped
from tui.plain.session import SessionTalk
from tui.plain.someone_to_talk_to import say_support, support
from tui.practice.flow import Variant
from tui.practice.session import Session
from tui.records.text import counted
from tui.workspace import StoreError, Workspace
from tui.workspace.markdown_output import period_page
from tui.workspace.recall import exercise, hide_sentence, today
from tui.workspace.session_runner import GO_ON, SessionRunner
from tui.workspace.unsaved_texts import recover_texts


@dataclass(frozen=True)
class Way:
    """One way to go from here, in words, and names that may be typed instead of its number."""

    words: str
    go: Callable[[], None]
    names: tuple[str, ...]


class Home:
    """Where everything is begun; the notebook was not read yet."""

    def __init__(self, talk: Talk, workspace: Workspace) -> None:
        self._talk = talk
        self._workspace = workspace
        talk.know(SOMEONE, partial(say_support, talk, workspace))

    def greet(self) -> None:
        """Opens and reads the journal, and says whose it is and what day it is.

        Raises:
            StoreError: If it cannot be used.
        """
        day = self._workspace.today
        words = greeting(self._workspace.now(), self._workspace.settings.name, self._workspace.settings.day_starts_at)
        self._talk.say(f"{words}. {day_words(day, day)}.")
        if sentence := self._workspace.start():
            self._talk.say(sentence)
        for problem in self._workspace.library.problems:
            self._talk.say(str(problem))
        self._workspace.portrait()
        self._workspace.sessions.waiting()
        rescued = recover_texts(self._workspace).sentences
        for sentence in filter(None, [*rescued, *self._workspace.journal.take_news(), self._workspace.drafts.trouble]):
            self._talk.say(sentence)

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
                self._talk, words, [way.names for way in ways], "Number or word, or q to quit:", said=words == said,
                is_first=True,
            )  # fmt: skip
            said = words
            if place is None:
                return
            try:
                ways[place].go()
            except StoreError as problem:
                self._talk.say(str(problem))
            for sentence in self._workspace.journal.take_news():
                self._talk.say(sentence)
            self._talk.say("Back at the start.")

    def begin(self, flow: str, *, day: date | None = None, variant: Variant | None = None) -> None:
        """Goes on with a waiting session of this flow and day, else begins one."""
        self._walk(self._workspace.sessions.resume_or_begin(flow, day=day, variant=variant))

    def _begin_about(self, flow: str, about: str) -> None:
        """Begins a flow about a result or a part of life; about neither it goes on with one that waits."""
        if about:
            self._walk(self._workspace.sessions.begin(flow, about=about))
        else:
            self.begin(flow)

    def _walk(self, session: Session) -> None:
        talk = SessionTalk(self._talk, self._workspace, SessionRunner(self._workspace, session))
        kept = talk.run()
        if kept is not None and kept.flow == "onboarding":
            self._say("first_day")
        ways = [
            Way(f"{offer.title}.", partial(self._begin_about, offer.flow, offer.about), (offer.flow, offer.title))
            for offer in talk.offered
        ]
        if kept is not None and talk.reviews_week:
            ways.append(Way("The week in one page.", partial(self._say_week, kept.day), ("week", "the week")))
        if ways:
            self._talk.say(GO_ON)
            names = [way.names for way in ways]
            place = choose(self._talk, [way.words for way in ways], names, "Number or name, or q for not now:")
            if place is not None:
                ways[place].go()

    def _say_week(self, day: date) -> None:
        self._talk.gap()
        self._talk.say(*page_lines(period_page(self._workspace, period("week", week_reviewed(day)))))

    # what there is to say first

    def _news(self) -> None:
        self._say("week", "news", "this_week", "synced", *READ_BACK, "first_day")

    def _say(self, *sections: str) -> None:
        page = today(self._workspace)
        for section in sections:
            for row in page.rows(section):
                self._talk.say(*map(stopped, row_lines(row)))

    def _ways(self) -> list[Way]:
        workspace = self._workspace
        portrait = workspace.portrait()
        offered = [row for row in today(workspace).rows("flows") if isinstance(row, Choice)]
        known = {row.id for row in offered}
        offered += [
            flow_choice(name, portrait, lambda flow: exercise(workspace, flow), workspace.today)
            for name in ("morning", "evening", "minute", "weekly")
            if name not in known
        ]
        ways = [self._offered(row) for row in offered]
        ways += self._read_back()
        ways.append(Way("Any other exercise.", self._flows, ("exercises", "exercise", "library", "flows", "flow")))
        open_now = len(portrait.open_promises)
        if open_now:
            ways.append(
                Way(f"What became of {counted(open_now, 'open promise')}.", self._in("promises"), ("promises",))
            )
        ways.append(Way("A note.", self._to("note"), ("note",)))
        if portrait.entries:
            ways.append(Way("The vision: what you want, and where you are.", self._begins_in("vision"), ("vision",)))
            ways.append(Way("Reality: your life as you have seen it.", self._begins_in("reality"), ("reality",)))
            pages = "Reflection: the path, say and do, learning, mood, words, what taut noticed; a week or more."
            ways.append(Way(pages, self._in("reflection"), ("reflection", "insights")))
            ways.append(Way("Share lines, or read a team's.", self._begins_in("circle"), ("share", "circle", "team")))
            ways.append(Way("Your values.", self._in("values"), ("values",)))
            ways.append(Way(f"The journal, {counted(portrait.entries, 'entry')}.", self._in("journal"), ("journal",)))
        ways += self._in_settings()
        ways.append(Way("Settings and data.", self._in("settings"), ("settings", ",")))
        ways.append(Way("Someone to talk to.", self._support, ("support", "s", SOMEONE)))
        return ways

    def _offered(self, row: Choice) -> Way:
        words = " ".join(row_lines(row))
        if row.opens == "session":
            return Way(words, lambda: self._walk(self._workspace.sessions.resume(row.id)), ("continue", "go on"))
        begins = partial(self._begin_about, row.id, row.subject)
        if row.variant is not None or row.day is not None:
            begins = partial(self.begin, row.id, day=row.day, variant=row.variant)
        return Way(words, begins, ("begin",) if row.id == "onboarding" else (row.id,))

    def _in_settings(self) -> list[Way]:
        """What Settings offers on the first day."""
        rows = [row for row in today(self._workspace).rows("settings") if isinstance(row, Choice)]
        return [Way(" ".join(row_lines(row)), partial(self._open_settings, row.id), (row.id,)) for row in rows]

    def _open_settings(self, row: str) -> None:
        from tui.plain.settings import run as open_settings  # when it is gone to, as below

        open_settings(self._talk, self._workspace, row)

    def _read_back(self) -> list[Way]:
        """The entries that what was read back is from, and what else can be done with the earlier sentence."""
        page = today(self._workspace)
        rows = [row for name in READ_BACK for row in page.rows(name) if isinstance(row, Choice) and row.opens != "day"]
        return [way for row in rows for way in self._entry_of(row)]

    def _entry_of(self, row: Choice) -> list[Way]:
        read = partial(say_entry, self._talk, self._workspace, row.id.partition("/")[0])
        is_sentence = row.opens == "sentence"
        names = ("sentence", "entry") if is_sentence else ()
        ways = [Way(f"The entry it is from: {row.head[0].lower()}{row.head[1:]}.", read, names)]

        def hide() -> None:
            hide_sentence(self._workspace, row.id)
            self._talk.say("That sentence won't come back here.")
            self._news()

        hides = Way("Not this one: don't bring that sentence back again.", hide, ("not this one", "not this"))
        return [*ways, hides] if is_sentence else ways

    def _to(self, flow: str) -> Callable[[], None]:
        return lambda: self.begin(flow)

    def _in(self, room: str) -> Callable[[], None]:
        # Each is imported when it is gone to: the greeting waits for none of them.
        return lambda: import_module(f"tui.plain.{room}").run(self._talk, self._workspace)

    def _begins_in(self, room: str) -> Callable[[], None]:
        """The same for a room in which flows can be begun."""
        return lambda: import_module(f"tui.plain.{room}").run(self._talk, self._workspace, self._begin_about)

    def _flows(self) -> None:
        """Says every flow with what it is for, and begins the one that is chosen."""
        workspace, catalogue, talk = self._workspace, self._workspace.catalogue, self._talk
        flows = [flow for flow in catalogue.flows.values() if flow.listed]
        suggestion = suggest(self._workspace.portrait(), self._workspace.today, catalogue.emotions)
        talk.gap()
        if suggestion is not None and (named := catalogue.flow(suggestion.flow)):
            talk.say(f"{named.title} may suit you now: {suggestion.reason}.")
        items = [
            f"{flow.title}, {counted(workspace.sessions.minutes(flow.id), 'minute')}. {flow.purpose}" for flow in flows
        ]
        place = choose(talk, items, [(flow.id, flow.title) for flow in flows], "Number or name, or q to go back:")
        if place is not None:
            self.begin(flows[place].id)

    def _support(self) -> None:
        support(self._talk, self._workspace)


def run(
    workspace: Workspace, *, begin: str | None = None, day: date | None = None, variant: Variant | None = None
) -> int:
    """Talks until it is left, and returns the exit code; arguments are as ``tui.cli.launch.show`` has them.

    Raises:
        StoreError: If the journal cannot be used.
        BrokenPipeError: If nobody reads what is said any more.
    """
    talk = Talk(sys.stdout, _width(), ascii_signs=has_ascii_locale())
    with signals(talk), reading(talk.echo) as reader:
        talk.hear(reader)
        home = Home(talk, workspace)
        try:
            home.greet()
            gc.freeze()  # what was read stays to the end: no use looking through it for garbage
            gc.enable()
            if begin is None:
                home.talk_on()
            else:
                home.begin(begin, day=day, variant=variant)
        except Stopped as ended:
            talk.part("Closed. What you wrote is saved, and what you paused is waiting.")
            return ended.code
        except EOFError:
            return 0
    return 0


def _width() -> int | None:
    if not sys.stdout.isatty():
        return None
    return max(20, min(WIDEST, shutil.get_terminal_size().columns - 1))
