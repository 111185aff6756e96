"""A part of ``python -m tests.faults.refusals``: some points of every task, other ones of each."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import refusals
from .refused_tasks import TASKS, Grounds, Task

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files are found by what /proc says")


@pytest.fixture(scope="module")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grounds]:
    with Grounds.in_folder(tmp_path_factory.mktemp("grounds")) as made:
        yield made


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_a_refused_call_loses_nothing_and_what_is_said_is_true(task: Task, grounds: Grounds) -> None:
    ground = grounds.of(task)
    whole = refusals.run(task, ground, refusals.Point(0, errno.EIO))
    assert not whole.wrong
    step = max(1, whole.met // 6)
    for number in range(1 + TASKS.index(task) % step, whole.met + 1, step):
        point = refusals.Point(number, refusals.ERRORS[number % 3])
        outcome = refusals.run(task, ground, point)
        assert not outcome.wrong, f"{point} ({outcome.refused}): {outcome.wrong}"


def test_a_file_that_is_copied_where_links_fail_is_its_owners_alone(tmp_path: Path) -> None:
    """What stood for the whole kind: a copy had the mode that the system gives."""
    from unittest.mock import patch

    from tui.store.atomic_write import second_name

    first = tmp_path / "one"
    first.write_text("x")
    with patch("os.link", side_effect=OSError(errno.EPERM, "no links")):
        second_name(first, tmp_path / "two")
        with pytest.raises(FileExistsError):
            second_name(first, tmp_path / "two")
    assert (tmp_path / "two").stat().st_mode & 0o777 == 0o600
