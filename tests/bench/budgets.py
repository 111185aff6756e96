"""The budgets, row by row: what is measured, beside what, and how much it may be."""

from __future__ import annotations

from tests.bench.figures import Kind, Row, p95

TIMES, MORE = Kind.TIMES, Kind.MORE

ROWS = (
    Row("version", "taut --version, beside python", "version.time", "ms", 3, "nothing.time", TIMES),
    Row("nudge", "taut nudge at ten years, beside python", "nudge.time", "ms", 3, "nothing.time", TIMES),
    Row("note", "taut note at ten years, beside python", "note.time", "ms", 12, "nothing.time", TIMES),
    Row("list", "taut list -n 10 at ten years, beside python", "recent.time", "ms", 12, "nothing.time", TIMES),
    Row("frame", "first frame of Today, as every day, beside python", "years.frame", "ms", 4, "nothing.time", TIMES),
    Row("paint", "first paint of Today, beside a bare Textual app", "today.paint", "ms", 1.3, "bare.paint", TIMES),
    Row("paint-years", "the same with ten years, beside none", "years.paint", "ms", 30, "today.paint", MORE),
    Row("full", "Today with all of ten years on it, beside first paint", "years.full", "ms", 300, "years.paint", MORE),
    Row("key", "a key behind 2 KB, beside Textual's TextArea", "session.key", "ms", 0.6, "area.key", TIMES),
    Row("key-bytes", "bytes for a typed letter, beside Textual's TextArea", "session.bytes", "B", 120, "area.bytes"),
    Row("key-bytes-nano", "the same, beside nano", "session.bytes", "B", 120, "nano.bytes"),
    Row("key-bytes-vim", "the same, beside vim", "session.bytes", "B", 120, "vim.bytes"),
    Row("screen-bytes", "bytes for the first screen of Today, with ten years", "years.bytes", "B", 8000, "bare.bytes"),
    Row("screen-bytes-nano", "the same, beside nano with a text of 2 KB", "years.bytes", "B", 8000, "nano.start"),
    Row("screen-bytes-vim", "the same, beside vim with it", "years.bytes", "B", 8000, "vim.start"),
    Row("move-bytes", "bytes for one move in the journal's list, the key held", "journal.bytes", "B", 600),
    Row("keep", "an entry kept at ten years, beside TinyDB's insert", "keep.time", "ms", 0.15, "stock.time", TIMES),
    Row("stall-loading", "longest stall of the screen: loading ten years", "stalls.loading", "ms", 33),
    Row("stall-journal", "longest stall: opening the journal", "stalls.journal", "ms", 33),
    Row("stall-searching", "longest stall: searching", "stalls.searching", "ms", 33),
    Row("stall-keeping", "longest stall: keeping", "stalls.keeping", "ms", 33),
    Row("stall-loading-busy", "with one core busy: loading ten years", "busy.loading", "ms", 33),
    Row("stall-journal-busy", "with one core busy: opening the journal", "busy.journal", "ms", 33),
    Row("stall-searching-busy", "with one core busy: searching", "busy.searching", "ms", 33),
    Row("stall-keeping-busy", "with one core busy: keeping", "busy.keeping", "ms", 33),
    Row("search-busy", "with one core busy: search as you type, p95", "busy.search", "ms", 50, of=p95),
    Row("search", "search as you type at ten years, p95 to the screen", "journal.search", "ms", 50, of=p95),
    Row("memory", "memory with the journal open, beside a bare app", "journal.memory", "MB", 4, "bare.memory", TIMES),
    Row("idle", "idle processor in a note, beside a bare app", "idle.cpu", "%", 1.5, "idle.floor", TIMES),
    Row("idle-bytes", "bytes sent in ten idle seconds", "idle.bytes", "B", 0),
)  # fmt: skip
