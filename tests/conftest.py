"""Seals every test: its own home, no settings of the machine, one zone, one locale, one terminal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

SEALED = {
    "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none",
}  # fmt: skip
REMOVED = (
    "TAUT_HOME", "COLORTERM", "NO_COLOR", "EDITOR", "VISUAL", "SSH_CONNECTION", "SSH_TTY", "TMUX", "TEXTUAL_THEME",
    "COLUMNS", "LINES", "PYTHONSTARTUP",
)  # fmt: skip

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


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where every tool is there, a test that was skipped is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("TAUT_TEST_NO_SKIPS") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = 1
