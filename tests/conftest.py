"""Seals every test: its own home, no settings of the machine, one zone, one locale, one terminal."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tui.records import date_forms

SEALED = {
    "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none",
}  # fmt: skip
REMOVED = (
    "TAUT_HOME", "COLORTERM", "NO_COLOR", "EDITOR", "VISUAL", "SSH_CONNECTION", "SSH_TTY", "TMUX", "TEXTUAL_THEME",
    "COLUMNS", "LINES", "PYTHONSTARTUP",
)  # fmt: skip

# A worker comes to hold a gigabyte that lives as long as it does; looked through as often as usual, it costs a fifth of
# all the time there is.
gc.set_threshold(20_000, 10, 10)

# Textual reads its variables when it is imported, so they stand before any test module is.
os.environ.update(SEALED)
for name in REMOVED:
    os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def sealed(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("sealed")
    monkeypatch.setenv("HOME", str(home))
    for name, folder in (("DATA", "data"), ("CONFIG", "config"), ("STATE", "state"), ("CACHE", "cache")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))
    yield home
    date_forms.use(date_forms.DateForms())


# The same free input at every run, so that a change is judged by itself; ``--hypothesis-profile=wide`` looks further.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("wide", max_examples=2_000, deadline=None)
settings.load_profile("same")


REAL = ("terminal", "ssh", "faults", "bench", "sync")
"""Folders whose tests need a real terminal, server or process of their own."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what needs more than this process, so that the quick half is ``-m "not terminal"``."""
    for item in items:
        uses = vars(item.module) if isinstance(item, pytest.Function) else {}
        if (
            item.path.parent.name in REAL
            or item.path.name == "test_processes.py"
            or {"Terminal", "Sandbox"} & set(uses)
        ):
            item.add_marker(pytest.mark.terminal)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where every tool is there, a test that was skipped is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("TAUT_TEST_NO_SKIPS") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = 1
