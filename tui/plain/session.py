"""A session asked line by line: one question after the other, from the engine the full screen has."""

from __future__ import annotations

from collections import Counter

from tui.plain.console import SOMEONE_SAID, Stopped, Talk, read_out
from tui.plain.fields import Here, Sign, ask_field
from tui.plain.journal import part_lines
from tui.plain.render import day_words, shown_lines
from tui.practice.flow import Stage
from tui.practice.heaviness import asks_enough
from tui.practice.questions import Question, same
from tui.practice.stages import MEANS, stages_of
from tui.records.date_forms import clock
from tui.records.entry import Entry
from tui.workspace import StoreError, Workspace
from tui.workspace.recall import answers_before
from tui.workspace.session_runner import Offer, SessionRunner

EARLIER = 5
"""So many earlier answers to a question are said."""
MOST_USED = 12
"""So many words for feelings count as used often."""

SIGNS = (
    "Enter alone to skip a step, ? for help, < to go back, q to pause. What you write is saved at every step. "
    f"{SOMEONE_SAID}"
)
SIGNS_AGAIN = "? for help, < to go back, q to pause."

ENCRYPTED = "This notebook was encrypted in another window. Enter its passphrase to save what you wrote here."


class SessionTalk:
    """One session, from where it stands to its end or a pause.

    Attributes:
        paused: Whether the session was left unfinished.
        offered: What its answers offer to go on with, once it is saved.
        reviews_week: Whether it looks back on a week.
    """

    def __init__(self, talk: Talk, workspace: Workspace, runner: SessionRunner) -> None:
        self._talk = talk
        self._workspace = workspace
        self._runner = runner
        self._unsaved = ""
        self._stages = runner.stages
        self._about = len(runner.expected_at_first)
        self._said_stage: Stage | None = None
        self.paused = False
        self.offered: tuple[Offer, ...] = ()
        self.reviews_week = runner.reviews_week
        words = Counter(mood.word for mood in runner.portrait.moods)
        self._used = [word for word, _ in words.most_common(MOST_USED)]
        self._emotions = workspace.catalogue.emotions

    def run(self) -> Entry | None:
        """Asks what is left to ask, and returns the page it keeps; ``None`` if it was paused or nothing was said."""
        try:
            return self._ask_all()
        except BaseException as end:
            # Whatever ends it, what was said is in the draft.
            if self._save() and isinstance(end, Stopped):
                self._talk.part("What you wrote is saved, and waiting for you.")
            raise

    def _ask_all(self) -> Entry | None:
        flow = self._workspace.flow(self._runner.session.flow)
        day, today = self._runner.session.day, self._workspace.today
        whose = "" if day == today else f", for {day_words(day, today)}"
        self._talk.gap()
        if self._runner.session.answers or self._runner.index:
            self._talk.say(f"Continuing: {flow.title}{whose}.")
        else:
            self._talk.say(f"{flow.title}{whose}. {flow.purpose}")
        if self._runner.theme:
            self._talk.say(self._runner.theme)
        self._talk.once(SIGNS, SIGNS, SIGNS_AGAIN)
        self._word()
        while True:
            question = self._runner.question
            if question is None:
                kept = self._keep()
                if kept is not None or self.paused or self._runner.question is None:
                    return kept
                continue
            match self._ask(question):
                case Sign.ON:
                    self._forward()
                case Sign.BACK:
                    if not self._runner.back():
                        self._talk.say("This is the first step.")
                    self._save()
                case Sign.ANOTHER:
                    self._another()
                case Sign.DEEPER:
                    self._runner.go_deeper()
                    self._about = len(self._runner.expected)
                    self._save()
                case Sign.PAUSE:
                    self._pause()
                    return None
                case Sign.HERE:
                    pass

    def _ask(self, question: Question) -> Sign:
        runner, talk = self._runner, self._talk
        talk.gap()
        self._say_stage()
        aside = " Optional." if question.step.optional else ""
        talk.say(f"{self._place(question)}, {question.step.name}.{aside}", question.ask)
        if question.step.throwaway:
            talk.say("What you write here is not saved anywhere.")
        for shown in question.shows:
            talk.say(*shown_lines(shown))
        if runner.revealed:
            self._say_after(question)
        place = 0
        while place < len(question.fields):
            here = Here(
                talk, runner, question, question.fields[place], self._emotions, self._used, self._save,
                self._say_earlier,
            )  # fmt: skip
            sign = ask_field(here)
            if sign is Sign.BACK and place:
                place -= 1
            elif sign is Sign.ON:
                place += 1
            else:
                return sign
        return Sign.ON

    def _place(self, question: Question) -> str:
        """Which step it is, and of how many; about as many as are expected where it walks through the stages."""
        index, count = self._runner.index, len(self._runner.questions)
        if index + 1 < count and (self._stages or asks_enough(question.step)):
            return f"Step {index + 1} of about {max(self._about, count)}"
        step, of = self._runner.place
        return f"Step {step} of {of}" if of else f"Step {step}"

    def _say_stage(self) -> None:
        """Says which of the stages the question asked now is in, where it differs from the last one's."""
        stage = stages_of([question.step for question in self._runner.questions])[self._runner.index]
        if stage is not None and stage != self._said_stage:
            place = self._stages.index(stage) + 1
            self._talk.say(f"Stage {place} of {len(self._stages)}, {stage.capitalize()}: {MEANS[stage]}.")
        self._said_stage = stage

    def _forward(self) -> None:
        question = self._runner.question
        if question is not None and self._runner.reveals():
            self._say_after(question)
        self._runner.forward()
        self._unlock()
        self._save()
        self._word()

    def _word(self) -> None:
        """Has a command of the person's own word the follow-up that comes now, if they named one."""
        if command := self._runner.wants_wording:
            from tui.workspace.told import line_of

            self._talk.say(self._runner.before_wording)
            self._runner.word(line_of(self._workspace, command, *self._runner.handed_over))
            self._save()

    def _unlock(self) -> None:
        """Asks for the passphrase where another window encrypted the notebook meanwhile."""
        if not self._workspace.vault.is_locked or not self._talk.can_prefill:
            return
        from tui.terminal.hidden_line import hidden_line

        self._talk.say(ENCRYPTED)
        while passphrase := hidden_line("Passphrase: "):
            try:
                self._workspace.vault.unlock(passphrase)
            except StoreError as problem:
                self._talk.say(str(problem))
            else:
                return

    def _say_after(self, question: Question) -> None:
        for shown in question.shows_after:
            self._talk.say(*shown_lines(shown))

    def _say_earlier(self) -> None:
        question, session = self._runner.question, self._runner.session
        if question is None:
            return
        found = answers_before(self._workspace, same(question, session, self._runner.portrait), EARLIER)
        for answer in found:
            self._talk.say(f"{day_words(answer.day, self._workspace.today)}:", *map(read_out, part_lines(answer.parts)))

    def _another(self) -> None:
        if self._runner.has_writing:
            self._talk.say("Your words belong to this question; - to remove them, then type “another” again.")
        elif self._runner.another():
            self._save()
        else:
            self._talk.say("There is no other question for today.")

    def _pause(self) -> None:
        question = self._runner.question
        self._unlock()
        if self._save() and question is not None:
            self._talk.gap()
            self._talk.say(f"Paused at step {self._runner.index + 1}, {question.step.name}.")
        else:
            self._talk.say("Closed. Nothing was written, so there is nothing to come back to.")
        self.paused = True

    def _keep(self) -> Entry | None:
        offered = self._runner.offered
        self._unlock()
        try:
            entry = self._runner.finish()
        except StoreError as problem:
            self._talk.say(str(problem), "Enter to try again, or q to leave the session for later.")
            self._runner.back()
            return None
        self._talk.gap()
        if entry is None:
            self._talk.say("Nothing was written, so nothing was saved.")
            return None
        self._talk.say(f"Saved at {clock(entry.ended)}.", *filter(None, [self._runner.shared]))
        self.offered = offered
        return entry

    def _save(self) -> bool:
        """Writes the draft; a disk that takes nothing is told of once, and what was said stays in memory."""
        try:
            return self._workspace.sessions.save(self._runner.session)
        except StoreError as problem:
            if str(problem) != self._unsaved:
                self._unsaved = str(problem)
                self._talk.say(str(problem))
            return False
