"""A word for a feeling in three keys: corner, family, word; in a field of energy and pleasantness, or in a list."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from tui.app.fields.base import Asked, Face, PaintedField
from tui.app.fields.feeling_square import Square, fits, recent_sign
from tui.practice import answer_factory
from tui.practice.parsing import Feeling, alike, coarse, inside, under
from tui.records.answers import Emotion, Known
from tui.records.roles import Role
from tui.records.text import fold, one_line
from tui.records.vocabulary import HARD_TO_SAY, QUADRANT_NAMES, EmotionWord
from tui.terminal.braille_canvas import ascii_only
from tui.terminal.commands import Command
from tui.terminal.input_field import InputField
from tui.terminal.painted_text import beside
from tui.terminal.safe_text import content

DRAWN = (76, 24)
"""Columns and rows a terminal must have for the field to be drawn; else there are words in a list."""
FRAME = 13
"""Rows around the field: the question, the keys, what is selected."""
BESIDE = 8
"""Columns around it."""


class EmotionField(PaintedField):
    """Digits go corner, family, word; ``0`` is hard to say; ``/`` finds or adds.

    A digit or an arrow selects, and Enter continues with what is selected, be it a corner alone. In the field the
    arrows go from corner to corner; Space, and in a list →, opens what is selected.
    """

    IS_BROAD = True
    HINT = (
        "Number or {feeling.previous:↑} {feeling.next:↓} {feeling.left:←} {feeling.open:→} · "
        "{feeling.finer:Space} to be more exact · {feeling.keep:Enter} to continue"
    )
    BINDINGS = [
        Command("feeling.next", "down,j", "move(1)", "next", "The next word.").binding,
        Command("feeling.previous", "up,k", "move(-1)", "previous", "The word before.").binding,
        Command("feeling.open", "right,l", "right", "open", "Open the corner or the family.").binding,
        Command("feeling.finer", "space", "open", "more exact", "Open the corner or the family.").binding,
        Command("feeling.keep", "enter", "keep", "continue", "Continue with what is selected.").binding,
        Command("feeling.left", "left,h", "left", "one level up", "One level up.").binding,
        Command("feeling.up", "backspace", "up", "one level up", "One level up.").binding,
        Command("feeling.find", "slash", "find", "find a word", "Find a word, or add one.").binding,
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.keys = ""
        self.chosen: Feeling | None = None
        self._taken = ""
        self._plain = ascii_only()
        if isinstance(asked.given, Emotion):
            given = asked.given
            self.chosen = (given.word, given.energy, given.pleasantness)
            self._stand_at(self._keys_of(given))

    def compose(self) -> ComposeResult:
        yield from super().compose()
        find = InputField(placeholder="find or add a word", classes="find")
        find.display = False
        yield find
        found = Static(classes="found")
        found.display = False
        yield found

    def answer(self) -> Known | None:
        if self.chosen is None:
            return None
        word, energy, pleasantness = self.chosen
        return answer_factory.emotion(
            self.asked.session, self.asked.question, self.asked.field, word, energy, pleasantness
        )

    def on_key(self, event: Key) -> None:
        if event.key == "escape" and self.query_one(Input).display:
            event.stop()
            event.prevent_default()
            self._close_find()
            return
        if self.screen.focused is not self.query_one(Face) or not event.character or not event.character.isdigit():
            return
        event.stop()
        if event.character == "0":
            self._choose(HARD_TO_SAY, None, None)
            self._stand_at("")
            self.redraw()
            return
        place = int(event.character) - 1
        if place < len(self._rows()):
            self._enter(place)

    def action_move(self, step: int) -> None:
        if self._is_finding:
            return
        if self._is_at_corners:
            self._go_to_corner(down=step > 0)
            return
        here = self._taken_place()
        before_all = -1 if step > 0 else 0
        place = ((before_all if here is None else here) + step) % len(self._rows())
        self._take(place)
        rows = [line.plain.count("\n") + 1 for line in self._lines()]
        if not self._is_drawn:
            self.follow(sum(rows[:place]), rows[place])

    def _go_to_corner(self, *, down: bool | None = None, right: bool | None = None) -> None:
        """Selects the corner that lies that way; from none, the one nearest to the top left."""
        here = int(self._taken) - 1 if self._taken else 0
        is_down = here // 2 if down is None else down
        is_right = here % 2 if right is None else right
        self._take(2 * is_down + is_right)

    def action_right(self) -> None:
        if self._is_at_corners:
            self._go_to_corner(right=True)
        else:
            self.action_open()

    def action_left(self) -> None:
        if self._is_at_corners:
            self._go_to_corner(right=False)
        else:
            self.action_up()

    def action_up(self) -> None:
        """Back to what was opened, selected; and from the corners to nothing."""
        if self._is_finding:
            return
        self._taken, self.keys = self.keys, self.keys[:-1]
        self._take_coarse()
        self.redraw()

    def action_keep(self) -> None:
        self.done()

    def action_open(self) -> None:
        if self._is_finding:
            return
        place = self._taken_place()
        if place is not None:
            self._enter(place)
        elif not self._is_at_corners:
            self.action_move(1)

    def action_find(self) -> None:
        self._show_find(shown=True)
        self.query_one(Input).focus()

    def _show_find(self, *, shown: bool) -> None:
        self.query_one(Input).display = shown
        self.query_one(".found").display = shown

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        words = self._fitting(event.value)
        hint = " · ".join(f"{word.word}" for word in words[:6]) if event.value.strip() else ""
        if event.value.strip() and not words:
            hint = "not in the list; Enter to add it as your own word"
        self.query_one(".found", Static).update(content(hint))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = one_line(event.value)
        fitting = self._fitting(text)
        if text and fitting:
            word = fitting[0]
            self._choose(word.word, word.energy, word.pleasantness)
            self._stand_at(word.keys)
        elif text:
            words = under(self.keys, self.asked.emotions) if self.keys else []
            _, energy, pleasantness = coarse(self.keys, words) if words else (text, None, None)
            self._choose(text, energy, pleasantness)
            self._taken = ""
        self._close_find()

    def _close_find(self) -> None:
        self.query_one(Input).value = ""
        self._show_find(shown=False)
        self.query_one(Face).focus()
        self.redraw()

    def _fitting(self, text: str) -> list[EmotionWord]:
        """Words that hold what was typed, those that begin with it first; nothing that is only like it."""
        wanted = fold(one_line(text))
        return [word for word in alike(text, self.asked.emotions) if wanted in fold(word.word)]

    def _keys_of(self, given: Emotion) -> str:
        """The keys that lead to a word, a family or a corner; none for a word of the person's own."""
        words = [word for word in self.asked.emotions if word.keys]
        named = [word for word in words if word.word == given.word]
        # A family may be called as one of its words is.
        exact = [word for word in named if (word.energy, word.pleasantness) == (given.energy, given.pleasantness)]
        families = [word.keys[:2] for word in words if word.family == given.word]
        corners = [word.keys[:1] for word in words if QUADRANT_NAMES[word.quadrant] == given.word]
        return next(iter([*(w.keys for w in exact), *families, *corners, *(w.keys for w in named)]), "")

    def _stand_at(self, taken: str) -> None:
        """Shows what was taken among what stands beside it."""
        self._taken, self.keys = taken, taken[:-1]

    def _taken_place(self) -> int | None:
        """The row of what was taken, if it is among those shown."""
        is_here = len(self._taken) == len(self.keys) + 1 and self._taken.startswith(self.keys)
        return int(self._taken[-1]) - 1 if is_here else None

    def _enter(self, place: int) -> None:
        """Selects a row and, if there is more in it, opens it."""
        self._take(place)
        if len(self.keys) < 2:
            self.keys = self._taken
            self.redraw()

    def _take(self, place: int) -> None:
        self._taken = f"{self.keys}{place + 1}"
        self._take_coarse()
        self.redraw()

    def _take_coarse(self) -> None:
        """Chooses what is selected; a corner or a family lies in the middle of its words."""
        if self._taken:
            self._choose(*coarse(self._taken, under(self._taken, self.asked.emotions)))
        else:
            self.chosen = None
            self.changed()

    def _choose(self, word: str, energy: int | None, pleasantness: int | None) -> None:
        self.chosen = (word, energy, pleasantness)
        self.changed()

    @property
    def _is_finding(self) -> bool:
        return self.query_one(Input).display

    @property
    def _field_size(self) -> tuple[int, int]:
        width, height = self.app.size
        return (self.size.width or width - BESIDE), height - FRAME

    @property
    def _is_drawn(self) -> bool:
        """Whether the field is drawn: there is room for it, and pictures are wanted."""
        width, height = self.app.size
        is_large = width >= DRAWN[0] and height >= DRAWN[1]
        return self.asked.pictures and is_large and fits(self.asked.emotions, *self._field_size)

    @property
    def _is_at_corners(self) -> bool:
        return not self.keys and self._is_drawn and not self._is_finding

    def _rows(self) -> list[tuple[str, str]]:
        """What can be picked now, with a few words about each."""
        return inside(self.keys, self.asked.emotions)

    def look(self) -> Content:
        if self._is_drawn:
            return Content("\n").join([*self._square().rows(*self._field_size), self._below()])
        return Content("\n").join([*self._lines(), Content(""), self._below()])

    def _square(self) -> Square:
        _, energy, pleasantness = self.chosen or ("", None, None)
        here = None if energy is None or pleasantness is None else (energy, pleasantness)
        recent = self.asked.recent if self.asked.field.role is Role.MOOD else ()
        return Square(self.asked.emotions, self.keys, self._taken, here, recent, self.asked.used, self._plain)

    def _lines(self) -> list[Content]:
        rows = self._rows()
        widest = max(len(name) for name, _ in rows)
        lines = []
        for place, (name, about) in enumerate(rows):
            taken = place == self._taken_place()
            used = "*" if name in self.asked.used else " "
            head = Content.assemble(
                ("● " if taken else "  ", "bold $primary"), (f"{place + 1}", "bold $primary"),
                f"{used} ", (name.ljust(widest), "bold" if taken else ""), "  ",
            )  # fmt: skip
            lines.append(beside(head, content(about).stylize("$quiet"), self.room))
        return lines

    def _below(self) -> Content:
        """What is selected and what it means; before that, the other ways to answer."""
        is_drawn = self._is_drawn
        if self.chosen is None:
            sign = recent_sign(plain=self._plain)
            dots = f"     {sign} your last check-ins" if is_drawn and self._square().recent else ""
            return Content(f"0  hard to say     /  find or add a word{dots}").stylize("$quiet")
        word, energy, pleasantness = self.chosen
        known = energy is not None and pleasantness is not None
        where = f"   energy {energy:+d} · pleasant {pleasantness:+d}" if known and not is_drawn else ""
        exact = under(self._taken, self.asked.emotions) if is_drawn and len(self._taken) == 3 else []
        about = f"   {exact[0].definition}" if exact else ""
        used = any(name in self.asked.used for name, _ in self._rows())
        often = "   * picked before" if used else ""
        return beside(Content(""), Content.assemble(
            content(word).stylize("bold $primary"), content(about), (where + often, "$quiet")
        ), self.room)  # fmt: skip
