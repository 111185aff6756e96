"""What screens say to the app, which alone has the notebook: data, and where a reply is wanted, who takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Concatenate, Generic, NamedTuple, ParamSpec, TypeVar

from textual.message import Message

from tui.practice.flow import Variant
from tui.practice.session import Session
from tui.records.answers import Known, Outcome
from tui.records.entry import Entry
from tui.workspace import Workspace

if TYPE_CHECKING:
    from tui.workspace.session_runner import SessionRunner

Found = TypeVar("Found", covariant=True)
Arguments = ParamSpec("Arguments")


class Request(Generic[Found]):
    """Something to be read from the notebook, or saved in it, as data: a function by its name and what it is given.

    A new request is one function of a module, with the workspace as its first argument; it holds no screen and
    nothing of one. ``base/requests.py`` has those that several screens ask.

    Args:
        function: Does it, on the worker's thread.
        arguments: What it is given after the workspace.
        named: The same by name.
    """

    __slots__ = ("arguments", "function", "named")

    def __init__(
        self,
        function: Callable[Concatenate[Workspace, Arguments], Found],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> None:
        self.function: Callable[..., Found] = function
        self.arguments = arguments
        self.named = named

    def answer(self, workspace: Workspace) -> Found:
        """What is read, or became of what was to be saved."""
        return self.function(workspace, *self.arguments, **self.named)


class Reading(Request[Found]):
    """A request that saves nothing: leaving taut waits for none of these, and gives up the one that is under way."""

    __slots__ = ()


@dataclass
class Ask(Message):
    """A request whose answer is wanted.

    Attributes:
        request: What is asked.
        reply: Takes the answer, on the screen's thread.
    """

    request: Request[Any]
    reply: Callable[[Any], object]


@dataclass
class Begin(Message):
    """A flow is to be begun.

    Attributes:
        flow: Its id.
        variant: Which of its steps are asked; ``None`` as usual.
        about: Id of the one result it is about; empty for all.
        day: The practice day it is for; ``None`` for today.
        resumes: Whether an unfinished one for that day is continued instead.
    """

    flow: str
    variant: Variant | None = None
    about: str = ""
    day: date | None = None
    resumes: bool = False


@dataclass
class Do(Message):
    """A request after which the screen is refreshed.

    Attributes:
        request: What is to be done.
        then: The flow that begins once it is done, and not where it could not be; ``None`` for none.
    """

    request: Request[Any]
    then: Begin | None = None


@dataclass
class Resume(Message):
    """A waiting session is to go on."""

    session: Session


@dataclass
class OpenDay(Message):
    """The journal is to be opened at a day."""

    day: date


@dataclass
class ReadWeek(Message):
    """The week a day is in is to be read in one page."""

    day: date


@dataclass
class OpenSettings(Message):
    """Settings is to be opened.

    Attributes:
        row: The row to open there; empty for none.
    """

    row: str = ""


@dataclass
class OpenTrash(Message):
    """The trash is to be shown above the screen."""


@dataclass
class GoBack(Message):
    """The screen before this one is to be shown."""


@dataclass
class ShowTheme(Message):
    """A theme is to be shown, whatever the settings say.

    Attributes:
        theme: As the setting has it.
    """

    theme: str


@dataclass
class Send(Message):
    """Something is to be sent to the terminal as it stands, such as a text for its clipboard."""

    sequence: str


class Shown(Message):
    """A tab is on the screen and can show what the notebook says."""


class SavedDraft(NamedTuple):
    """What became of a session's draft.

    Attributes:
        at: When it was saved; ``None`` if nothing was said and no draft was needed.
        has_split: Whether another window is in the same session, so that this one has its own draft.
    """

    at: datetime | None
    has_split: bool


def save_draft(workspace: Workspace, runner: SessionRunner) -> SavedDraft:
    """Saves what was said in a session, as it is when its turn comes: an older state never overwrites a newer one."""
    has_draft = workspace.sessions.save(runner.session)
    return SavedDraft(workspace.now() if has_draft else None, workspace.sessions.has_split(runner.session))


def save_draft_at_once(workspace: Workspace, runner: SessionRunner) -> None:
    """The same in a signal handler."""
    workspace.sessions.save_now(runner.session)


def discard(workspace: Workspace, session: Session) -> None:
    """Throws a waiting session away."""
    workspace.sessions.discard(session)


def add_entry(workspace: Workspace, flow: str, *answers: Known) -> Entry:
    """Saves something done outside a session."""
    return workspace.entries.add(flow, *answers)


def answer_promise(workspace: Workspace, promise: str, outcome: Outcome) -> str:
    """Saves what became of a promise; a sentence that says it."""
    from tui.workspace.promises import answer  # after the first picture, as below

    return answer(workspace, promise, outcome).said


def let_rest(workspace: Workspace) -> str:
    """Lets go of every open promise from before a time away; a sentence that says it."""
    from tui.workspace.promises import let_rest

    return let_rest(workspace)
