"""What arrives from a keyboard, put together before it is read as keys. Pure.

Two things go wrong on the way. A paste holds escape characters, ends early for whoever takes them for keys, and the
rest of it presses keys. And on a slow line an escape sequence arrives in two parts, and the second is typed into the
text. So pastes are cut out whole, also where the terminal does not mark them, the beginning of a sequence is held back
until the rest is there, and what the terminal says of itself is left out.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from tui.terminal.replies import BEGUN, CERTAIN, REPLY, REST, SCREEN

_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"
_BURST, _SIGNS = 512, 8
"""So many characters at once, and more different ones than these, nobody has typed: not ahead, not with a key held."""
_BROKEN = re.compile(r"[^\x00-\x1f][\t\r\n]+[^\x00-\x1f]")
"""A tab or the end of a line among letters: in one go that is a paste, where the terminal marks none."""
_SEVERAL = 4
"""So many characters at once at least."""
_QUIET = 0.06  # seconds after which nothing more of it comes
_PATIENCE = 1.0  # seconds for the rest of what can only be a sequence: nobody presses Escape and [ in that time
_LOST = 2.0  # seconds of quiet in a paste after which its end is not waited for: keys would vanish into it


class InputBuffer:
    """Cuts what arrives into keys and pastes.

    Args:
        hold: Seconds an escape alone is held back, since it may begin a sequence.
        clock: For tests.
        marks_pastes: Whether the terminal marks pastes: then what comes unmarked was typed ahead, unless it is a page.
            One that answers that it is GNU screen does not.
    """

    def __init__(self, hold: float, clock: Callable[[], float] = time.monotonic, *, marks_pastes: bool = True) -> None:
        self._hold = hold
        self._clock = clock
        self._marks_pastes = marks_pastes
        self._held = ""
        self._until = 0.0
        self._paste: list[str] | None = None
        self._was_cut = False
        self._reply: str | None = None
        self._burst: list[str] = []

    @property
    def waiting(self) -> bool:
        """Whether something is held back that time alone will release."""
        return bool(self._burst) or bool(self._held) or self._paste is not None

    def take(self, text: str) -> list[tuple[str, bool]]:
        """What is ready, in order: text, and whether it was pasted.

        Args:
            text: What has arrived; nothing, to learn what time has released.
        """
        ready: list[tuple[str, bool]] = []
        if self._burst or self._begins_burst(text):
            if text and "\x1b" not in text:
                self._burst.append(text)
                self._until = self._clock() + _QUIET
                return []
            if not text and self._clock() < self._until:
                return []
            ready.append(("".join(self._burst), True))
            self._burst = []
            if not text:
                return ready
        if not text:
            if not self.waiting or self._clock() < self._until:
                return []
            return self._released()
        rest, self._held = self._held + text, ""
        while rest:
            rest = self._in_paste(rest, ready) if self._paste is not None else self._in_keys(rest, ready)
        return ready

    def _released(self) -> list[tuple[str, bool]]:
        held, self._held = self._held, ""
        if self._paste is None:
            if not CERTAIN.match(held):
                return [(held, False)]
            self._reply = "\x1b" if held.endswith("\x1b") else ""
            return []
        pasted, self._paste, self._was_cut = "".join([*self._paste, held]), None, True
        return [(pasted, True)]

    def _begins_burst(self, text: str) -> bool:
        return (
            not self._held
            and self._paste is None
            and (self._is_page(text) or self._is_broken(text))
            and all(sign.isprintable() or sign in "\r\n\t" for sign in text)
        )

    def _is_page(self, text: str) -> bool:
        return len(text) >= _BURST and len(set(text)) > _SIGNS

    def _is_broken(self, text: str) -> bool:
        return not self._marks_pastes and len(text) >= _SEVERAL and _BROKEN.search(text) is not None

    def _in_keys(self, text: str, ready: list[tuple[str, bool]]) -> str:
        if self._reply is not None:
            so_far, self._reply = self._reply, None
            if end := REST.match(so_far + text):
                return text[end.end() - len(so_far) :]
        if self._was_cut:
            self._was_cut = False
            late, ends, rest = text.partition(_PASTED)
            if ends and _PASTE not in late:
                ready.append((late, True))
                return rest
        keys, begins, rest = text.partition(_PASTE)
        if SCREEN.search(keys):
            self._marks_pastes = False
        keys = REPLY.sub("", keys)
        if begins:
            self._paste, self._marks_pastes = [], True
        elif begun := BEGUN.search(keys):
            patience = self._hold if begun[0] == "\x1b" else _PATIENCE
            if patience:
                keys, self._held, self._until = keys[: begun.start()], begun[0], self._clock() + patience
        if keys:
            ready.append((keys, False))
        return rest

    def _in_paste(self, text: str, ready: list[tuple[str, bool]]) -> str:
        assert self._paste is not None
        pasted, ends, rest = text.partition(_PASTED)
        if not ends:
            cut = next((n for n in range(len(_PASTED) - 1, 0, -1) if pasted.endswith(_PASTED[:n])), 0)
            self._held = pasted[len(pasted) - cut :]
            self._paste.append(pasted[: len(pasted) - cut])
            self._until = self._clock() + _LOST
            return ""
        ready.append(("".join([*self._paste, pasted]), True))
        self._paste = None
        return rest
