"""The terminal's own driver, made safe for long lines and bad ones.

What differs from Textual's: a byte that is not UTF-8 is replaced instead of ending the app; a terminal that is gone
ends it (129) instead of spinning; one that has stopped reading never holds the screen's thread; a paste arrives
whole whatever is in it; an escape sequence torn apart on the way is put together; leaving takes no 200 ms.
"""

from __future__ import annotations

import os
import signal
import sys

if sys.platform == "win32":
    from textual.drivers.windows_driver import WindowsDriver as SafeDriver
else:
    import codecs
    import selectors
    import threading
    import time
    from queue import SimpleQueue
    from shutil import get_terminal_size
    from typing import IO, TYPE_CHECKING

    from textual import constants, events
    from textual.drivers.linux_driver import LinuxDriver

    from tui.terminal import early_frame
    from tui.terminal.capabilities import marks_pastes, may_be_screen
    from tui.terminal.compat import WriterThread, XTermParser
    from tui.terminal.input_buffer import InputBuffer
    from tui.terminal.replies import WHO

    if TYPE_CHECKING:
        from textual.app import App

    _BUSY = 16_384  # bytes not yet taken by the terminal
    _TICK = 0.02  # seconds
    _LAST_WORDS = 2.0  # seconds to wait for a terminal that does not read, when leaving

    def escape_delay() -> float:
        """Seconds to wait whether an escape begins a sequence: ``ESCDELAY``, else 0.1 here and 0.3 over SSH."""
        milliseconds = os.environ.get("ESCDELAY", "")
        if milliseconds.isdecimal():
            return int(milliseconds) / 1000
        return 0.3 if "SSH_CONNECTION" in os.environ else 0.1

    class _WakingEvent(threading.Event):
        """An event that also makes a pipe readable, so that a thread waiting for keys sees it at once."""

        def __init__(self) -> None:
            super().__init__()
            self.pipe, self._end = os.pipe()
            os.set_blocking(self.pipe, False)
            os.set_blocking(self._end, False)

        def set(self) -> None:
            super().set()
            try:
                os.write(self._end, b"x")
            except OSError:
                pass

        def clear(self) -> None:
            super().clear()
            try:
                os.read(self.pipe, 4096)
            except OSError:
                pass

    class _QueueWriter(WriterThread):
        """Writes to the terminal in its own thread and never makes the screen's thread wait.

        It writes to the file descriptor: a thread that dies in the middle of a buffered write takes the lock of
        standard error with it, and Python then aborts at the end.
        """

        def __init__(self, file: IO[str]) -> None:
            super().__init__(file)
            self._descriptor = file.fileno()
            self._encoding = getattr(file, "encoding", None) or "utf-8"
            # A simple queue can be put to from a signal handler that interrupted a put.
            self._waiting: SimpleQueue[bytes | None] = SimpleQueue()
            self._put = self._taken = 0

        @property
        def backlog(self) -> int:
            """Bytes the terminal has not taken."""
            return self._put - self._taken

        def write(self, text: str) -> None:
            """Have text written, soon."""
            data = text.encode(self._encoding, "replace")
            self._put += len(data)
            self._waiting.put(data)

        def flush(self) -> None:
            """Nothing: the thread writes as soon as it can."""

        def run(self) -> None:
            gone = False
            while (data := self._waiting.get()) is not None:
                left = memoryview(data)
                while left and not gone:
                    try:
                        left = left[os.write(self._descriptor, left) :]
                    except OSError:
                        gone = True
                self._taken += len(data)

        def stop(self) -> None:
            """Stop, once all is written or the terminal has not read for a while."""
            self._waiting.put(None)
            self.join(_LAST_WORDS)

    class SafeDriver(LinuxDriver):
        """Textual's driver for Linux and macOS, safe."""

        def __init__(
            self, app: App[object], *, debug: bool = False, mouse: bool = False, size: tuple[int, int] | None = None
        ) -> None:
            self._writer: WriterThread | None = None
            self._told: tuple[str, ...] = ()
            super().__init__(app, debug=debug, mouse=mouse, size=size)
            self._waking = _WakingEvent()
            self.exit_event = self._waking

        @property
        def _writer_thread(self) -> WriterThread | None:
            return self._writer

        @_writer_thread.setter
        def _writer_thread(self, writer: WriterThread | None) -> None:
            # The stock driver makes a writer of its own at each start, and starts it: ours takes its place.
            self._writer = _QueueWriter(self._file) if writer is not None and self._file is not None else None

        def start_application_mode(self) -> None:
            before = early_frame.hand_over()
            self._told = early_frame.OPENS if before else ()
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if before:
                self._told, self.attrs_before = (), before
            if may_be_screen(os.environ):
                self.write(WHO)

        def told_size(self) -> tuple[int, int]:
            """Columns and rows as the system says at this moment."""
            return get_terminal_size()

        @property
        def busy(self) -> bool:
            """Whether the terminal is behind with what it was sent."""
            return isinstance(self._writer, _QueueWriter) and self._writer.backlog > _BUSY

        def write(self, data: str) -> None:
            """Have data written; nothing when the terminal is not ours at the moment, or was told it already."""
            if self._writer is not None and data not in self._told:
                self._writer.write(data)

        def _sigcont_application(self, *_: object) -> None:
            if self._must_signal_resume or not self._auto_restart:
                super()._sigcont_application()
            elif self._key_thread is not None:
                # Stopped from outside (SIGSTOP), with the terminal still ours: the stock driver would start a second
                # thread of each kind. The settings to restore at the end are those from before the first start.
                before = self.attrs_before
                self.disable_input()
                self.close()
                self._must_signal_resume = True
                self.start_application_mode()
                self.attrs_before = before

        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except Exception as error:
                if not self._loop.is_closed():
                    self._loop.call_soon_threadsafe(self._app._handle_exception, error)

        def run_input_thread(self) -> None:
            """Hand keys and pastes to the app until told to stop or the terminal is gone."""
            parser = XTermParser(self._debug)
            decode = codecs.getincrementaldecoder("utf-8")("replace").decode
            hold = max(0.0, escape_delay() - constants.ESCAPE_DELAY)
            buffer = InputBuffer(hold, marks_pastes=marks_pastes(os.environ))
            alert = 0.0
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                selector.register(self._waking.pipe, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    # The parser learns that a sequence is over by being asked; with none begun nobody need ask.
                    pause = _TICK if buffer.waiting or time.monotonic() < alert else None
                    ready = {key.fd for key, _ in selector.select(pause)}
                    arrived = ""
                    if self.fileno in ready:
                        data = self._read()
                        if not data:
                            self._hang_up()
                            break
                        arrived = decode(data)
                    for piece, pasted in buffer.take(arrived):
                        alert = time.monotonic() + 2 * constants.ESCAPE_DELAY
                        for message in [events.Paste(piece)] if pasted else parser.feed(piece):
                            self.process_message(message)
                    for message in parser.tick():
                        self.process_message(message)

        def _read(self) -> bytes:
            try:
                return os.read(self.fileno, 65536)
            except OSError:
                return b""

        def _hang_up(self) -> None:
            """Leave as after SIGHUP: by whoever handles that signal, else by ourselves."""
            self.exit_event.set()
            if callable(signal.getsignal(signal.SIGHUP)):
                os.kill(os.getpid(), signal.SIGHUP)
            else:
                self._loop.call_soon_threadsafe(self._app.exit, None, 128 + signal.SIGHUP)
