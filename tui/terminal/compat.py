"""Every private part of Textual (and of Rich) that is relied on, named once.

What is imported from a private module is imported here. Methods and attributes are named in :data:`OVERRIDDEN` and
:data:`USED`; the code that overrides or uses one says why. The tests compare these tables with the code, and each
part with how it was when the code was written: a new Textual that changed one of them is told part by part.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import WriterThread
from textual.keys import _character_to_key as character_to_key

__all__ = [
    "OVERRIDDEN", "USED", "ChopsUpdate", "Compositor", "LayoutUpdate", "WriterThread", "XTermParser",
    "character_to_key",
]  # fmt: skip

OVERRIDDEN: Mapping[str, tuple[str, ...]] = {
    "textual._compositor.Compositor": ("_get_renders",),
    "textual.app.App": (
        "on_event", "_display", "_fatal_error", "_handle_exception", "_load_screen_css", "_print_error_renderables",
        "_refresh_notifications",
    ),
    "textual.drivers._writer_thread.WriterThread": ("flush", "run", "stop", "write"),
    "textual.drivers.linux_driver.LinuxDriver": (
        "run_input_thread", "write", "_run_input_thread", "_sigcont_application", "_writer_thread",
    ),
    "textual.message_pump.MessagePump": ("_dispatch_message", "_get_dispatch_methods"),
    "textual.screen.Screen": ("_invoke_later",),
    "textual.widgets._input.Input": ("_on_key", "_on_paste"),
    "textual.widgets._text_area.TextArea": (
        "edit", "render_lines", "_on_key", "_on_paste", "_redo_batch", "_set_document", "_set_theme", "_undo_batch",
        "_watch_has_focus", "_watch_selection",
    ),
}  # fmt: skip
"""Methods that are overridden, by class: private ones, and public ones whose inner workings are taken over."""

USED: Mapping[str, tuple[str, ...]] = {
    "rich.console.Console": ("_color_system",),
    "textual._compositor.ChopsUpdate": ("chop_ends", "chops", "render_segments", "spans"),
    "textual._compositor.Compositor": ("visible_widgets",),
    "textual._compositor.LayoutUpdate": ("region", "render_segments", "strips"),
    "textual._xterm_parser.XTermParser": ("feed", "tick"),
    "textual.app.App": (
        "_batch_count", "_check_bindings", "_close_messages_no_wait", "_closed", "_driver", "_exception",
        "_exception_event", "_exit", "_exit_renderables", "_filters", "_notifications", "_previous_cursor_position",
        "_return_code", "_running", "_sync_available",
    ),
    "textual.dom.DOMNode": ("_pruning",),
    "textual.driver.Driver": ("_app", "_auto_restart", "_debug", "_loop"),
    "textual.drivers.linux_driver.LinuxDriver": (
        "attrs_before", "exit_event", "_file", "_key_thread", "_must_signal_resume",
    ),
    "textual.keys": ("_character_to_key",),
    "textual.screen.Screen": ("_compositor", "_forward_event", "_get_breakpoint_classes", "_refresh_layout"),
    "textual.strip.Strip": ("render_ansi",),
    "textual.widget.Widget": ("_forward_event",),
    "textual.widgets._text_area.TextArea": ("_cursor_offset", "_line_cache", "_replace_via_keyboard", "_theme"),
    "textual.document._wrapped_document.WrappedDocument": ("_line_index_to_offsets", "_width"),
}  # fmt: skip
"""Methods that are called and attributes that are read or set, by class or module."""
