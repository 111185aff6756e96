"""Reading, saving and searching, one thing after the other, off the screen's thread; leaving waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, TypeVar

from tui.workspace import NotebookLocked

Result = TypeVar("Result")


class Left(Exception):  # noqa: N818 - no error
    """Work was spared, for taut is being left."""


class Background:
    """A single thread through which everything that touches the disk goes, in order.

    Args:
        failed: Called on the screen's thread with what went wrong, unless the call brought its own.
        locked: Called there after that, where the notebook was locked meanwhile, with what does the work again.
    """

    def __init__(
        self, failed: Callable[[BaseException], None], locked: Callable[[Callable[[], None]], None] | None = None
    ) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._ends = False
        self.report = failed
        self._locked = locked

    def do(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], Any] | None = None,
        failed: Callable[[BaseException], Any] | None = None,
        *,
        spare: bool = False,
    ) -> None:
        """Does the work after all that was asked before.

        Args:
            work: Runs on the background thread.
            then: Called on the screen's thread with the result.
            failed: Called there instead when the work raised.
            spare: Whether it is left undone where taut is being left: nothing is lost without it.
        """
        loop = asyncio.get_running_loop()
        # Textual finds the running app through the context of the caller.
        context = copy_context()

        def finished(future: Future[Result]) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(hand_over, future, context=context)

        def hand_over(future: Future[Result]) -> None:
            self._hand_over(future, then, failed or self.report)
            if self._locked is not None and isinstance(future.exception(), NotebookLocked):
                self._locked(lambda: self.do(work, then, failed))

        self._pool.submit(self._unless_leaving, work, spare).add_done_callback(finished)

    def _unless_leaving(self, work: Callable[[], Result], spare: bool) -> Result:
        if spare and self._ends:
            raise Left
        return work()

    async def idle(self) -> None:
        """Waits until everything asked for so far is done and handed over."""
        loop = asyncio.get_running_loop()
        reached = loop.create_future()
        self.do(lambda: None, reached.set_result)
        await reached

    def hurry(self) -> None:
        """Leaves undone what can be spared from now on: taut is being left."""
        self._ends = True

    def finish(self) -> None:
        """Waits until everything that was asked for is done, but for what can be spared."""
        self.hurry()
        self._pool.shutdown(wait=True)

    @staticmethod
    def _hand_over(
        future: Future[Result], then: Callable[[Result], Any] | None, failed: Callable[[BaseException], Any]
    ) -> None:
        try:
            result = future.result()
            if then is not None:
                then(result)
        except Left:
            pass
        except Exception as problem:
            # A mistake in ``then`` would otherwise vanish into the event loop.
            failed(problem)
