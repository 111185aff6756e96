"""One of several, or any of several."""

from __future__ import annotations

from textual.content import Content
from textual.events import Key

from tui.app.fields.base import Asked, PaintedField
from tui.practice import answer_factory
from tui.practice.context import picked
from tui.practice.flow import Option
from tui.records.answers import Known
from tui.terminal.commands import Command
from tui.terminal.painted_text import beside
from tui.terminal.safe_text import content


class OptionsField(PaintedField):
    """Options one below the other, with a cursor; the first nine have their digit."""

    BINDINGS = [
        Command("choice.down", "down,j", "move(1)", "down", "The next answer.").binding,
        Command("choice.up", "up,k", "move(-1)", "up", "The answer before.").binding,
        Command("choice.keep", "enter", "keep", "continue", "Continue with this answer.").binding,
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.options = asked.field.options
        known = {option.id for option in self.options}
        self.picked: list[str] = [pick.id for pick in picked(asked.given) if pick.id in known]
        # Offered, and no answer until the person goes on from it.
        self._is_offered = asked.given is None and asked.field.begins_with > 0
        if self._is_offered:
            self.picked = [option.id for option in self.options[: asked.field.begins_with]]
        places = [place for place, option in enumerate(self.options) if option.id in self.picked]
        self.cursor = places[0] if places else 0

    def answer(self) -> Known | None:
        chosen = [option for option in self.options if option.id in self.picked]
        if not chosen or self._is_offered:
            return None
        return answer_factory.choice(self.asked.session, self.asked.question, self.asked.field, chosen)

    def confirm(self) -> None:
        self._is_offered = False

    def on_key(self, event: Key) -> None:
        if event.character and event.character in "123456789" and int(event.character) <= len(self.options):
            event.stop()
            self.cursor = int(event.character) - 1
            self.take(self.options[self.cursor])

    def take(self, option: Option) -> None:
        raise NotImplementedError

    def mark(self, option: Option) -> str:
        """How an option's state is drawn."""
        raise NotImplementedError

    def action_move(self, step: int) -> None:
        self.cursor = self._stepped(step)
        self.redraw()
        rows = [line.plain.count("\n") + 1 for line in self._lines()]
        self.follow(sum(rows[: self.cursor]), rows[self.cursor])

    def _stepped(self, step: int) -> int:
        return max(0, min(len(self.options) - 1, self.cursor + step))

    def look(self) -> Content:
        return Content("\n").join(self._lines())

    def _lines(self) -> list[Content]:
        texts = [content(option.text) for option in self.options]
        widest = min(30, max((text.cell_length for text in texts), default=0))
        lines = []
        for place, (option, text) in enumerate(zip(self.options, texts, strict=True)):
            here = place == self.cursor
            head = Content.assemble(
                ("▸ " if here else "  ", "bold $primary"), (f"{place + 1} " if place < 9 else "  ", "$quiet"),
                (self.mark(option), "bold $primary"),
            )  # fmt: skip
            said = text.stylize("bold") if here or option.id in self.picked else text
            hint = content(option.hint).stylize("$quiet")
            if not option.hint:
                lines.append(beside(head, said, self.room))
            elif text.cell_length <= widest:
                pad = " " * (widest - text.cell_length + 2)
                lines.append(beside(Content.assemble(head, said, pad), hint, self.room))
            else:
                lines.append(beside(head, Content.assemble(said, "  ", hint), self.room))
        return lines


NOWHERE = -1
"""Where the cursor of a choice is until an arrow brings it."""


class ChoiceField(OptionsField):
    """One of several: a digit or an arrow selects, Enter continues.

    Nothing is selected until a key does it, or an answer stands: Enter alone says nothing for a person, unless there is
    only one thing to say.
    """

    HINT = "Number or {choice.up:↑} {choice.down:↓} to choose · {choice.keep:Enter} to continue"

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        if not self.picked and len(self.options) > 1:
            self.cursor = NOWHERE

    def _stepped(self, step: int) -> int:
        return super()._stepped(step if self.cursor != NOWHERE or step > 0 else 1)

    def mark(self, option: Option) -> str:
        return "● " if option.id in self.picked else "○ "

    def take(self, option: Option) -> None:
        self.picked = [option.id]
        self.redraw()
        self.changed()

    def action_move(self, step: int) -> None:
        super().action_move(step)
        if self.options:
            self.take(self.options[self.cursor])

    def action_keep(self) -> None:
        if len(self.options) == 1:
            self.take(self.options[0])
        self.done()


class MultiField(OptionsField):
    """Any of several: a digit or Space picks and takes back, Enter goes on."""

    HINT = (
        "Number or {choice.pick:Space} to choose · {choice.up:↑} {choice.down:↓} to move · "
        "{choice.keep:Enter} to continue"
    )
    BINDINGS = [Command("choice.pick", "space,x", "pick", "pick", "Tick or untick the highlighted answer.").binding]

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._was_asked = False

    def mark(self, option: Option) -> str:
        return "[x] " if option.id in self.picked else "[ ] "

    def take(self, option: Option) -> None:
        """Picks it, or takes it back; a full hand takes no more."""
        most = self.asked.field.most
        if self._is_offered:
            self.picked = []  # what was only offered isn't taken back by the key that chooses it
        self.confirm()
        if option.id in self.picked:
            self.picked.remove(option.id)
        elif most and len(self.picked) >= most:
            self.notify(f"At most {most}; remove one first.")
            return
        else:
            self.picked.append(option.id)
        self.redraw()
        self.changed()

    def action_pick(self) -> None:
        if self.options:
            self.take(self.options[self.cursor])

    def action_keep(self) -> None:
        if self.asked.field.begins_with and not self.picked and not self._was_asked:
            self._was_asked = True
            self.notify("Nothing is chosen yet. Press Enter again to continue without choosing.")
            return
        self.done()
