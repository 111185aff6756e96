"""What every screen is built on: a screen, one with commands, and one of the screens in the bar."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.css.query import NoMatches
from textual.events import DescendantBlur, Event, Mount, Resize, ScreenResume
from textual.geometry import Region
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen, ScreenResultType
from textual.strip import Strip
from textual.types import CallbackType
from textual.widget import Widget
from textual.widgets import Static

from tui.app.base.frame import KeyLine, TopBar
from tui.app.base.global_commands import ABOVE_PLACES, EVERYWHERE, HELP, QUIT_LETTER
from tui.app.base.messages import Ask, Begin, Do, Request, Shown
from tui.records.day import short_day
from tui.terminal.commands import NAMED_KEY, UNCHANGED, Command, Keymap
from tui.terminal.compat import Compositor
from tui.terminal.scrolling import SCROLLING

Found = TypeVar("Found")


class RowsCompositor(Compositor):
    """Renders the rows that changed."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            yield from super()._get_renders()
            return
        for widget, (region, clip) in self.visible_widgets.items():
            # Rows alone are left out: columns are cut where widgets meet, which the crop knows nothing of.
            seen = clip.intersection(Region(clip.x, crop.y, clip.width, crop.height))
            part = region.intersection(seen)
            if part:
                yield region, seen, widget.render_lines(part.translate((-region.x, -region.y)))


class BaseScreen(Screen[ScreenResultType]):
    """A screen that draws the rows that changed, and hears nothing more from its widgets while it is taken apart."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(name, id, classes)
        self._compositor = RowsCompositor()

    def ask(self, request: Request[Found], then: Callable[[Found], object]) -> None:
        """Has a request answered off the screen's thread; the answer is dropped once the screen is left."""
        self.post_message(self.asking(request, then))

    def asking(self, request: Request[Found], then: Callable[[Found], object]) -> Ask:
        """The message that asks, for whoever posts it in an order of their own."""

        def reply(found: Found) -> None:
            if self in self.app.screen_stack:
                then(found)

        return Ask(request, reply)

    def do(self, request: Request[object] | None, then: Begin | None = None) -> None:
        """Has a request done, if there is one, and what is shown refreshed; then a flow may begin."""
        if request is not None:
            self.post_message(Do(request, then))

    def unsaved(self) -> Request[object] | None:
        """What saves all that is here and on no disk yet, if there is any; done before leaving."""
        return None

    def unsaved_at_once(self) -> Request[object] | None:
        """The same in a signal handler, where nothing may be waited for; only for what a person writes at length."""
        return None

    def end_editor(self) -> None:
        """Ends the editor that a text of this screen is open in, if one is, from a signal's handler."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except NoMatches:
            # A screen that is left while it is still being put up finds its widgets gone.
            if not self._pruning and self in self.app.screen_stack:
                raise

    def _invoke_later(self, callback: CallbackType, sender: MessagePump) -> None:
        def while_it_stands() -> Any:
            # What is being taken apart hands its callbacks to the screen that is left.
            return None if getattr(sender, "_pruning", False) else callback()

        super()._invoke_later(while_it_stands, sender)

    def _get_dispatch_methods(
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Awaitable[None]]]]:
        if self._pruning and message.bubble and not isinstance(message, Event):
            return ()
        return super()._get_dispatch_methods(method_name, message)


ROOMY = 72
"""Columns from which the line of keys has room for more than what is needed most."""
COLUMNS = 110
"""Columns from which several things stand side by side."""
SMALLEST = (40, 12)
"""Columns and rows below which a screen asks for room."""


class CommandScreen(BaseScreen[None]):
    """A screen with its commands.

    Attributes:
        TAB: The tab it is or belongs to; empty for one above the tabs.
        KEYS: The commands that work here, in the order of the footer.
        ENDS: The commands named before help and quit where there is room.
    """

    TAB: ClassVar[str] = ""
    KEYS: ClassVar[tuple[Command, ...]] = ()
    ENDS: ClassVar[tuple[Command, ...]] = ()
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-normal"), (100, "-wide")]

    def __init_subclass__(cls, **kwargs: object) -> None:
        bindings: list[BindingType] = [command.binding for command in cls.KEYS]
        cls.BINDINGS = [*bindings, *(b for b in cls.__dict__.get("BINDINGS", ()) if isinstance(b, Binding))]
        super().__init_subclass__()

    def __init__(self, day: str = "") -> None:
        super().__init__()
        self._day = day
        self._keymap = UNCHANGED
        self._shown: tuple[Command, ...] = self.KEYS

    @on(Mount)
    def _watch_keys(self) -> None:
        self.watch(self.app, "keymap", self._take_keymap)

    def _take_keymap(self, keymap: Keymap) -> None:
        if keymap is not self._keymap:
            self._keymap = keymap
            self.show_keys(self._shown)
            for bar in self.query(TopBar):
                bar.keymap = keymap

    @property
    def key_problems(self) -> tuple[str, ...]:
        """What is wrong with the keys in the settings, a sentence each."""
        return self._keymap.problems

    def compose(self) -> ComposeResult:
        self._take_size()
        if self.TAB:
            yield TopBar(self.TAB, self._day)
        with Container(id="body"):
            yield from self.body()
        yield Static("taut needs at least 40 columns and 12 rows. What you wrote is safe.", id="no-room")
        yield KeyLine(self.KEYS, self.end_keys())

    def _take_size(self) -> None:
        """Takes the classes of its size ahead: with the first event that tells it, all would be styled once more."""
        for size, points in zip(self.app.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            self.add_class(*self._get_breakpoint_classes(size, points or []), update=False)

    def body(self) -> ComposeResult:
        """The screen's own widgets."""
        yield from ()

    def show_keys(self, commands: Iterable[Command]) -> None:
        """Shows these commands in the line of keys, with those that are always there at its end."""
        self._shown = tuple(commands)
        now = self._keymap.of
        for line in self.query(KeyLine):  # none where the screen is left while it is still being put up
            line.show(map(now, self._shown), map(now, self.end_keys()))

    def show_keys_for(self, text: Widget, commands: Iterable[Command]) -> None:
        """Shows these commands once it is known whether a text is longer than is seen: only then keys scroll it."""
        shown = tuple(commands)

        def show() -> None:
            if self.is_mounted and text.is_attached:
                is_long = text.max_scroll_y > 0
                self.show_keys(one for one in shown if is_long or not one.id.startswith("scroll."))

        self.call_after_refresh(show)

    def end_keys(self) -> tuple[Command, ...]:
        """The commands at the end of the line at every width; above a tab its own way back is one of them."""
        if self.TAB:
            return (*(self.ENDS if self.app.size.width >= ROOMY else ()), HELP, QUIT_LETTER)
        return (*(one for one in self.KEYS if one.id.endswith(".back")), HELP)

    @property
    def has_columns(self) -> bool:
        """Whether there is room for several things side by side."""
        return self.size.width >= COLUMNS

    def hint(self, text: str) -> str:
        """A sentence with the keys there are now in place of ``{id:key}``; empty if one of them does nothing here."""
        can = {command.id for command in self.KEYS}
        return self._keymap.told(text) if all(named[1] in can for named in NAMED_KEY.finditer(text)) else ""

    def help_note(self) -> str:
        """A line under the list of keys, about what has the focus."""
        return ""

    def all_commands(self) -> tuple[Command, ...]:
        """Every command that works here, the screen's own first."""
        return tuple(dict.fromkeys((*self.KEYS, *(EVERYWHERE if self.TAB else ABOVE_PLACES))))

    def help_commands(self) -> tuple[Command, ...]:
        """What the help page lists: every command, and last the keys that scroll where something has them."""
        bound = {active.binding.id for active in self.active_bindings.values()}
        others = (command for command in self.all_commands() if not command.id.startswith("scroll."))
        return (*others, *(command for command in SCROLLING if command.id in bound))

    def on_resize(self, event: Resize) -> None:
        del event  # in a storm of sizes it may be one from before the last
        self._ask_for_room()

    @on(ScreenResume)
    def _ask_for_room(self) -> None:
        size = self.app.size
        self.set_class(size.width < SMALLEST[0] or size.height < SMALLEST[1], "-no-room")

    @on(DescendantBlur)
    def _keep_the_focus(self, event: DescendantBlur) -> None:
        """What is typed while there is no room goes where it went before: Textual takes the focus off what it hides."""
        if self.has_class("-no-room") and self.focused is None and event.widget.is_attached:
            self.set_focus(event.widget, scroll_visible=False)


@dataclass
class Bookmark:
    """Where a person was in the journal, for as long as taut is open: they come back to it.

    Attributes:
        entry: Id of the entry under the cursor; empty for the newest.
        search: What was looked for.
    """

    entry: str = ""
    search: str = ""


class TabScreen(CommandScreen):
    """One of the tabs in the top bar."""

    def __init__(self, today: date, day: str | None = None) -> None:
        super().__init__(day=short_day(today, today) if day is None else day)
        self.today = today
        self._to_tell = ""
        self._is_new = True

    async def on_mount(self) -> None:
        self.post_message(Shown())

    def on_screen_resume(self, event: ScreenResume) -> None:
        if self._is_new:  # it was styled as it was put up; when it comes again, the colours may be others
            self._is_new = event.refresh_styles = False

    def look(self) -> Request[Any]:
        raise NotImplementedError

    async def show(self, view: Any) -> None:
        raise NotImplementedError

    def went_back(self) -> bool:
        """Goes back to the tab itself from something opened in it; false where nothing is."""
        return False

    def go_to(self, entry: str) -> None:
        """Puts an entry in sight when the tab is next shown, if it shows entries."""

    def tell(self, sentence: str) -> None:
        """Says what was done or taken back, unless something else stands above by now."""
        if self.is_current:
            self.notify(sentence)

    def refresh_view(self, told: str = "") -> None:
        """Reads again and shows the result.

        Args:
            told: A sentence about what was done, said when the tab shows it.
        """
        self.post_message(self.refreshing(told))

    def refreshing(self, told: str = "") -> Ask:
        """The message that asks for what is shown, for whoever posts it in an order of their own."""
        return self.asking(self.look(), partial(self._show, told))

    def _show(self, told: str, view: Any) -> None:
        self._to_tell = told or self._to_tell
        # Named, since Textual would describe the worker by the repr of all it shows: a person's words, and seconds.
        show: Any = partial(self._show_here, view)  # a coroutine made here would be left over if another comes first
        self.run_worker(show, exclusive=True, group="show", description=type(self).__name__)

    async def _show_here(self, view: Any) -> None:
        try:
            await self.show(view)
        except NoMatches:
            # A tab that was just left is being removed.
            if self in self.app.screen_stack:
                raise
            return
        told, self._to_tell = self._to_tell, ""
        if told:
            self.tell(told)
