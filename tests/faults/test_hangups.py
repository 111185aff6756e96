"""A part of what ``python -m tests.faults.hangups`` does in full."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faults.hangups import STATES, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no terminals and signals of this kind there")


@pytest.mark.parametrize(
    ("state", "end"),
    [
        ("a list being read", "closed"),
        ("searching", "SIGTERM"),
        ("an encrypted note", "SIGQUIT"),
        ("the tags, encrypted", "SIGHUP"),
        ("an editor", "SIGTERM"),
        ("an encrypted editor that stays", "SIGHUP twice"),
        ("an encrypted editor that stays", "closed"),
        ("taut note", "SIGINT"),
        ("taut note, encrypted", "closed"),
        ("plain", "SIGQUIT"),
        ("plain, a list being read", "SIGTERM"),
    ],
)
def test_whatever_ends_taut_the_words_are_there_and_nothing_runs_on(tmp_path: Path, state: str, end: str) -> None:
    run(tmp_path, STATES[state], end)
