"""A word for a feeling in three keys: corner, family, word."""

from __future__ import annotations

from itertools import groupby

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from tui.app.fields.base import Asked, Face, PaintedField
from tui.practice import answer_factory
from tui.records.answers import Emotion, Known
from tui.records.text import fold, one_line
from tui.records.vocabulary import HARD_TO_SAY, QUADRANT_NAMES, QUADRANTS, EmotionWord
from tui.terminal.commands import Command
from tui.terminal.input_field import InputField
from tui.terminal.painted_text import beside
from tui.terminal.safe_text import content


class EmotionField(PaintedField):
    """Digits go corner, family, word; ``0`` is hard to say; ``/`` finds or adds.

    A mark is drawn once the arrows move it, and Enter takes what it stands on; without one Enter goes on with what was
    chosen so far, be it a corner alone.
    """

    HINT = (
        "Number or {feeling.previous:↑} {feeling.next:↓} to choose · {feeling.up:←} back · "
        "{feeling.keep:Enter} to continue"
    )
    BINDINGS = [
        Command("feeling.next", "down,j", "move(1)", "next", "The next word.").binding,
        Command("feeling.previous", "up,k", "move(-1)", "previous", "The word before.").binding,
        Command("feeling.open", "right,l", "open", "open", "Open the corner or the family.").binding,
        Command("feeling.keep", "enter", "keep", "continue", "Continue with this word.").binding,
        Command("feeling.up", "backspace,left,h", "up", "one level up", "One level up.").binding,
        Command("feeling.find", "slash", "find", "find a word", "Find a word, or add one.").binding,
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.keys = ""
        self.mark: int | None = None
        self.chosen: tuple[str, int | None, int | None] | None = None
        self._taken = ""
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
        if self.query_one(Input).display:
            return
        here = self.mark if self.mark is not None else self._taken_place()
        before_all = -1 if step > 0 else 0
        self.mark = ((before_all if here is None else here) + step) % len(self._rows())
        if len(self.keys) == 2:
            self._take_word(self.mark)
        self.redraw()
        rows = [line.plain.count("\n") + 1 for line in self._lines()]
        self.follow(sum(rows[: self.mark]), rows[self.mark])

    def action_up(self) -> None:
        self.mark = None
        self.keys = self.keys[:-1]
        self._take_coarse()
        self.redraw()

    def action_keep(self) -> None:
        if self.mark is not None and len(self.keys) < 2:
            self._enter(self.mark)
        else:
            self.done()

    def action_open(self) -> None:
        if self.query_one(Input).display:
            return
        place = self.mark if self.mark is not None else self._taken_place()
        if place is None:
            self.action_move(1)
        else:
            self._enter(place)

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
            _, energy, pleasantness = self._coarse()
            self._choose(text, energy, pleasantness)
            self._taken = ""
            self.mark = None
        self._close_find()

    def _close_find(self) -> None:
        self.query_one(Input).value = ""
        self._show_find(shown=False)
        self.query_one(Face).focus()
        self.redraw()

    def _fitting(self, text: str) -> list[EmotionWord]:
        wanted = fold(one_line(text))
        if not wanted:
            return []
        hits = [word for word in self.asked.emotions if wanted in fold(word.word)]
        return sorted(hits, key=lambda word: not fold(word.word).startswith(wanted))

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
        self._taken, self.keys, self.mark = taken, taken[:-1], None

    def _taken_place(self) -> int | None:
        """The row of what was taken, if it is among those shown."""
        is_here = len(self._taken) == len(self.keys) + 1 and self._taken.startswith(self.keys)
        return int(self._taken[-1]) - 1 if is_here else None

    def _enter(self, place: int) -> None:
        self.mark = None
        if len(self.keys) < 2:
            self.keys += str(place + 1)
            self._take_coarse()
        else:
            self._take_word(place)
        self.redraw()

    def _take_word(self, place: int) -> None:
        word = self._words()[place]
        self._taken = word.keys
        self._choose(word.word, word.energy, word.pleasantness)

    def _take_coarse(self) -> None:
        self._taken = self.keys
        if self.keys:
            self._choose(*self._coarse())
        else:
            self.chosen = None
            self.changed()

    def _coarse(self) -> tuple[str, int | None, int | None]:
        """The middle of the words that the keys so far leave."""
        words = self._words()
        if not self.keys or not words:
            return (HARD_TO_SAY, None, None)
        name = words[0].family if len(self.keys) == 2 else QUADRANT_NAMES[words[0].quadrant]
        energy = round(sum(word.energy for word in words) / len(words))
        return (name, energy, round(sum(word.pleasantness for word in words) / len(words)))

    def _choose(self, word: str, energy: int | None, pleasantness: int | None) -> None:
        self.chosen = (word, energy, pleasantness)
        self.changed()

    def _words(self) -> list[EmotionWord]:
        return [word for word in self.asked.emotions if word.keys.startswith(self.keys) and word.keys]

    def _rows(self) -> list[tuple[str, str]]:
        """What can be picked now, with a few words about each."""
        words = self._words()
        match len(self.keys):
            case 0:
                return [(QUADRANT_NAMES[corner], self._families(corner)) for corner in QUADRANTS]
            case 1:
                families = groupby(words, key=lambda word: word.family)
                return [(family, ", ".join(word.word for word in members)) for family, members in families]
            case _:
                return [(word.word, word.definition) for word in words]

    def _families(self, corner: str) -> str:
        return ", ".join(dict.fromkeys(word.family for word in self.asked.emotions if word.quadrant == corner))

    def look(self) -> Content:
        return Content("\n").join([*self._lines(), Content(""), self._below()])

    def _lines(self) -> list[Content]:
        rows = self._rows()
        widest = max(len(name) for name, _ in rows)
        lines = []
        for place, (name, about) in enumerate(rows):
            here = place == self.mark
            taken = place == self._taken_place()
            used = "*" if name in self.asked.used else " "
            head = Content.assemble(
                ("▸ " if here else "● " if taken else "  ", "bold $primary"), (f"{place + 1}", "bold $primary"),
                f"{used} ", (name.ljust(widest), "bold" if here or taken else ""), "  ",
            )  # fmt: skip
            lines.append(beside(head, content(about).stylize("$quiet"), self.room))
        return lines

    def _below(self) -> Content:
        if self.chosen is None:
            return Content("0  hard to say     /  find or add a word").stylize("$quiet")
        word, energy, pleasantness = self.chosen
        known = energy is not None and pleasantness is not None
        where = f"   energy {energy:+d} · pleasant {pleasantness:+d}" if known else ""
        used = any(name in self.asked.used for name, _ in self._rows())
        often = "   * used before" if used else ""
        return Content.assemble(content(word).stylize("bold $primary"), (where + often, "$quiet"))
