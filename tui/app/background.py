"""Reading, saving and searching, one thing after the other, off the screen's thread; leaving waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, TypeVar

from tui.workspace import NotebookLocked

Result = TypeVar("Result")


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
        self.report = failed
        self._locked = locked

    def do(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], Any] | None = None,
        failed: Callable[[BaseException], Any] | None = None,
    ) -> None:
        """Does the work after all that was asked before.

        Args:
            work: Runs on the background thread.
            then: Called on the screen's thread with the result.
            failed: Called there instead when the work raised.
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

        self._pool.submit(work).add_done_callback(finished)

    async def idle(self) -> None:
        """Waits until everything asked for so far is done and handed over."""
        loop = asyncio.get_running_loop()
        reached = loop.create_future()
        self.do(lambda: None, reached.set_result)
        await reached

    def finish(self) -> None:
        """Waits until everything that was asked for is done."""
        self._pool.shutdown(wait=True)

    @staticmethod
    def _hand_over(
        future: Future[Result], then: Callable[[Result], Any] | None, failed: Callable[[BaseException], Any]
    ) -> None:
        try:
            result = future.result()
            if then is not None:
                then(result)
        except Exception as problem:
            # A mistake in ``then`` would otherwise vanish into the event loop.
            failed(problem)
