"""Pages written as files into the notebook's own folder."""

from __future__ import annotations

import resource
from datetime import timedelta
from pathlib import Path

import pytest

from tests.workspace.conftest import START, open_at
from tui.workspace import StoreError, Workspace
from tui.workspace.markdown_output import FOLDER, write, year_book


def test_a_year_that_is_printed_hides_nothing_that_another_window_wrote(space: Workspace, tmp_path: Path) -> None:
    space.entries.note("here")
    space.listing()
    space.portrait()
    open_at(tmp_path, START + timedelta(minutes=1), 2).entries.note("elsewhere")
    assert "elsewhere" in "".join(year_book(space, 2026))
    assert (len(space.listing()), space.portrait().entries) == (2, 2)


def test_a_print_that_finds_no_room_leaves_nothing(space: Workspace) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(StoreError, match="Nothing was written"):
            write(space, "long", "page " * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    folder = space.places.data / FOLDER
    assert not list(folder.iterdir())
    assert write(space, "long", "page").read_text() == "page"
    assert [(file.name, file.stat().st_mode & 0o777) for file in folder.iterdir()] == [("long.md", 0o600)]
