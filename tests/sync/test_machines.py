"""Three machines end with the same journal, and with every word that was saved on any of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.sync.machines import KINDS, Machines

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_happens_all_end_the_same_and_nothing_is_missing(tmp_path: Path, kind: str) -> None:
    if kind == "git" and shutil.which("git") is None:
        pytest.skip("git is not installed")
    machines = Machines(tmp_path, kind, seed=12)
    for _ in range(12):
        machines.round()
    machines.settle()
    assert len(machines.words) > 5
