"""Reading, saving and searching, one thing after the other, off the screen's thread; leaving waits for saving alone."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from queue import SimpleQueue
from typing import Any, TypeVar

from tui.workspace import LockedError

Result = TypeVar("Result")

GRACE = 0.5
"""Seconds that what only reads has to come to its end when taut is left; most of it takes less."""

ARRIVES = 1_000
"""Milliseconds in which the error that gives up a reading has arrived; it takes one step of the thread."""


class LeavingError(BaseException):
    """Work was spared, or given up in the middle, for taut is being left."""


class Worker:
    """A single thread through which everything that touches the disk goes, in order.

    Args:
        failed: Called on the screen's thread with what went wrong, unless the call brought its own.
        locked: Called there after that, if the notebook was locked by then, with what does the work again.

    Attributes:
        unfinished: How much was asked for and is not handed over yet.
    """

    def __init__(
        self, failed: Callable[[BaseException], None], locked: Callable[[Callable[[], None]], None] | None = None
    ) -> None:
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        # A daemon: the interpreter waits for no other kind at its end, whatever it is doing.
        self._thread = threading.Thread(target=self._run, name="background", daemon=True)
        self._has_begun = self._ends = False
        self._turn = threading.Lock()
        self._reads = self._given_up = False
        self.unfinished = 0
        self.report = failed
        self._locked = locked

    def do(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], Any] | None = None,
        failed: Callable[[BaseException], Any] | None = None,
        *,
        spare: bool = False,
        reads: bool = False,
    ) -> None:
        """Does the work after all that was asked before.

        Args:
            work: Runs on the background thread.
            then: Called on the screen's thread with the result.
            failed: Called there instead when the work raised; with a ``LeavingError`` if it was not done.
            spare: Whether it is left undone where taut is being left: nothing is lost without it.
            reads: Whether it only reads: it is spared too, and given up where it is under way then.
        """
        loop = asyncio.get_running_loop()
        # Textual finds the running app through the context of the caller.
        context = copy_context()
        future: Future[Result] = Future()

        def finished(future: Future[Result]) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(hand_over, future, context=context)

        def hand_over(future: Future[Result]) -> None:
            self.unfinished -= 1
            self._hand_over(future, then, failed)
            if self._locked is not None and isinstance(future.exception(), LockedError):
                self._locked(lambda: self.do(work, then, failed))

        def task() -> None:
            if self._ends and (spare or reads):
                future.set_exception(LeavingError())
                return
            try:
                result = self._reading(work) if reads else work()
            except BaseException as problem:
                future.set_exception(problem)
            else:
                future.set_result(result)

        self.unfinished += 1
        future.add_done_callback(finished)
        self._tasks.put(task)
        if not self._has_begun:
            self._has_begun = True
            self._thread.start()

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()

    def _reading(self, work: Callable[[], Result]) -> Result:
        with self._turn:
            self._reads, self._given_up = True, False
        try:
            try:
                result = work()
            except LeavingError:
                raise
            except BaseException:
                self._has_read()
                raise
            self._has_read()
            return result
        except LeavingError:
            with self._turn:
                self._reads = False
            raise

    def _has_read(self) -> None:
        """What comes next is not given up: a ``LeavingError`` on its way is awaited, or it would end a saving.

        It cannot be taken back: Python 3.11 would look for it at every step from then on.
        """
        with self._turn:
            self._reads = False
            waits = self._given_up
        for _ in range(ARRIVES if waits else 0):
            time.sleep(0.001)

    async def idle(self) -> None:
        """Waits until everything asked for so far is done and handed over."""
        loop = asyncio.get_running_loop()
        reached = loop.create_future()
        self.do(lambda: None, reached.set_result)
        await reached

    def hurry(self) -> None:
        """Leaves undone what can be spared from now on, and soon gives up what only reads: taut is being left."""
        self._ends = True
        timer = threading.Timer(GRACE, self._give_up)
        timer.daemon = True
        timer.start()

    def stay(self) -> None:
        """Taut is not left after all."""
        self._ends = False

    def finish(self) -> None:
        """Waits until everything that was asked for is done, but for what can be spared."""
        self.hurry()
        self._tasks.put(None)
        if self._has_begun:
            self._thread.join()

    def _give_up(self) -> None:
        """Raises in the middle of what is being read: there is no other way out of a long loop in another thread."""
        with self._turn:
            if self._ends and self._reads and not self._given_up:
                self._given_up = True
                _raise_in(self._thread, LeavingError)

    def _hand_over(
        self,
        future: Future[Result],
        then: Callable[[Result], Any] | None,
        failed: Callable[[BaseException], Any] | None,
    ) -> None:
        try:
            result = future.result()
            if then is not None:
                then(result)
        except LeavingError as spared:
            if failed is not None:
                failed(spared)
        except Exception as problem:
            # A mistake in ``then`` would otherwise vanish into the event loop.
            (failed or self.report)(problem)


def _raise_in(thread: threading.Thread, error: type[BaseException]) -> None:
    """Has a thread raise an error at its next step."""
    import ctypes

    if thread.ident is not None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(error))
