"""A part of what ``python -m tests.faults.monkey`` does in full."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faults.monkey import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no terminals of this kind there")


@pytest.mark.parametrize("seed", [100, 101])
def test_random_keys_pastes_and_sizes_end_nothing_and_lose_nothing(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed, 300)
