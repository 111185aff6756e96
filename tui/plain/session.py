"""A session asked line by line: one question after the other, from the engine the full screen has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from tui.plain.days import day_words
from tui.plain.fields import Here, Sign, ask_field
from tui.plain.page import part_lines
from tui.plain.said import shown_lines
from tui.plain.talk import Stopped, Talk, read_out
from tui.practice.questions import Question, same
from tui.records.entry import Entry
from tui.workspace import NotebookError, Workspace
from tui.workspace.looking_back import answers_before
from tui.workspace.walk import Walk

EARLIER = 5
"""So many earlier answers to a question are said."""
MOST_USED = 12
"""So many words for feelings count as used often."""

SIGNS = "Enter alone skips a step. ? explains it, < goes back, q pauses. What you say is kept at every step."
SIGNS_AGAIN = "? explains a step, < goes back, q pauses."

ENCRYPTED = "This notebook was encrypted in another window. With its passphrase, what you said here is kept."


class SessionTalk:
    """One session, from where it stands to its end or a pause.

    Args:
        talk: The conversation.
        workspace: The notebook.
        walk: The session.
        support: Says who there is to talk to.

    Attributes:
        paused: Whether the session was left unfinished.
    """

    def __init__(self, talk: Talk, workspace: Workspace, walk: Walk, support: Callable[[], None]) -> None:
        self._talk = talk
        self._workspace = workspace
        self._walk = walk
        self._support = support
        self._unsaved = ""
        self.paused = False
        words = Counter(mood.word for mood in walk.portrait.moods)
        self._used = [word for word, _ in words.most_common(MOST_USED)]
        self._emotions = workspace.catalogue.emotions

    def run(self) -> Entry | None:
        """Asks what is left to ask, and keeps the page.

        Returns:
            The page; ``None`` if the session was paused or nothing was said.
        """
        try:
            return self._ask_all()
        except BaseException as end:
            # Whatever ends it, what was said is in the draft.
            if self._save() and isinstance(end, Stopped):
                self._talk.part("What you said is kept, and waits.")
            raise

    def _ask_all(self) -> Entry | None:
        flow = self._workspace.flow(self._walk.session.flow)
        day, today = self._walk.session.day, self._workspace.today
        whose = "" if day == today else f", for {day_words(day, today)}"
        self._talk.gap()
        if self._walk.session.answers or self._walk.index:
            self._talk.say(f"Going on with: {flow.title}{whose}.")
        else:
            self._talk.say(f"{flow.title}{whose}. {flow.purpose}")
        self._talk.once(SIGNS, SIGNS, SIGNS_AGAIN)
        while True:
            question = self._walk.question
            if question is None:
                kept = self._keep()
                if kept is not None or self.paused or self._walk.question is None:
                    return kept
                continue
            match self._ask(question):
                case Sign.ON:
                    self._forward()
                case Sign.BACK:
                    if not self._walk.back():
                        self._talk.say("This is the first step.")
                    self._save()
                case Sign.ANOTHER:
                    self._another()
                case Sign.PAUSE:
                    self._pause()
                    return None
                case Sign.HERE:
                    pass

    def _ask(self, question: Question) -> Sign:
        walk, talk = self._walk, self._talk
        talk.gap()
        aside = " It may well be skipped." if question.step.optional else ""
        talk.say(f"Step {walk.index + 1} of {len(walk.questions)}, {question.step.name}.{aside}", question.ask)
        if question.step.throwaway:
            talk.say("What you write here is kept nowhere.")
        for shown in question.shows:
            talk.say(*shown_lines(shown))
        if walk.revealed:
            self._say_after(question)
        place = 0
        while place < len(question.fields):
            sign = ask_field(self._here(question, place))
            if sign is Sign.BACK and place:
                place -= 1
            elif sign is Sign.ON:
                place += 1
            else:
                return sign
        return Sign.ON

    def _here(self, question: Question, place: int) -> Here:
        return Here(
            self._talk, self._walk, question, question.fields[place], self._emotions, self._used, self._save,
            self._support, self._say_earlier,
        )  # fmt: skip

    def _forward(self) -> None:
        question = self._walk.question
        if question is not None and self._walk.reveals():
            self._say_after(question)
        self._walk.forward()
        self._unlock()
        self._save()

    def _unlock(self) -> None:
        """Asks for the passphrase where another window encrypted the notebook meanwhile."""
        if not self._workspace.is_locked or not self._talk.can_prefill:
            return
        from getpass import getpass

        self._talk.say(ENCRYPTED)
        while passphrase := getpass("Passphrase: "):
            try:
                self._workspace.unlock(passphrase)
            except NotebookError as problem:
                self._talk.say(str(problem))
            else:
                return

    def _say_after(self, question: Question) -> None:
        for shown in question.shows_after:
            self._talk.say(*shown_lines(shown))

    def _say_earlier(self) -> None:
        question, session = self._walk.question, self._walk.session
        if question is None:
            return
        found = answers_before(self._workspace, same(question, session, self._walk.portrait), EARLIER)
        for answer in found:
            self._talk.say(f"{day_words(answer.day, self._workspace.today)}:", *map(read_out, part_lines(answer.parts)))

    def _another(self) -> None:
        if self._walk.has_writing:
            self._talk.say("Your words stay with this question; - takes them away, and then another can be asked.")
        elif self._walk.another():
            self._save()
        else:
            self._talk.say("There is no other question left for today.")

    def _pause(self) -> None:
        question = self._walk.question
        self._unlock()
        if self._save() and question is not None:
            self._talk.gap()
            self._talk.say(f"Paused. It waits at step {self._walk.index + 1}, {question.step.name}.")
        else:
            self._talk.say("Left. Nothing was said in it, so nothing waits.")
        self.paused = True

    def _keep(self) -> Entry | None:
        offered = self._walk.offered
        self._unlock()
        try:
            entry = self._walk.finish()
        except NotebookError as problem:
            self._talk.say(str(problem), "Enter at the last step tries again; q leaves the session waiting.")
            self._walk.back()
            return None
        self._talk.gap()
        if entry is None:
            self._talk.say("Nothing was said, so nothing is kept.")
            return None
        self._talk.say(f"Kept at {entry.ended:%H:%M}.")
        if offered:
            titles = " or ".join(f"“{self._workspace.flow(flow).title}”" for flow in offered)
            self._talk.say(f"If you like, go on with {titles}, among the flows.")
        return entry

    def _save(self) -> bool:
        """Writes the draft; a disk that takes nothing is told of once, and what was said stays in memory."""
        try:
            return self._workspace.save(self._walk.session)
        except NotebookError as problem:
            if str(problem) != self._unsaved:
                self._unsaved = str(problem)
                self._talk.say(str(problem))
            return False
