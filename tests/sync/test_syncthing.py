"""Two notebooks over a folder that Syncthing carries, as a person would have it on two machines."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.driving import MORNING, workspace
from tests.sync.machines import PASSPHRASE
from tests.sync.syncthing import PROGRAM, carried, until
from tests.sync.test_sync import texts
from tui.workspace import Workspace, syncing

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="syncthing is not installed")


def arrived(space: Workspace, words: str) -> bool:
    syncing.sync(space)
    return words in texts(space)


def test_two_notebooks_meet_in_a_folder_that_syncthing_carries(tmp_path: Path) -> None:
    with carried(tmp_path) as (here, there):
        laptop, server = (
            workspace(tmp_path / "laptop"),
            workspace(tmp_path / "server", MORNING + timedelta(minutes=5), 2),
        )
        laptop.start()
        server.start()
        laptop.entries.note("written on the laptop")
        syncing.set_up(laptop, str(here), lambda: PASSPHRASE)
        syncing.sync(laptop)
        until(lambda: len([*there.glob("*/taut.json")]) == 1 and any(there.glob("*/20*")), "the laptop's files")
        syncing.join(server, str(there), lambda: PASSPHRASE)
        until(lambda: arrived(server, "written on the laptop"), "the laptop's note")
        server.entries.note("written on the server")
        syncing.sync(server)
        until(lambda: arrived(laptop, "written on the server"), "the server's note")
        assert sorted(texts(laptop)) == sorted(texts(server))
        assert not [*here.rglob("*conflict*"), *there.rglob("*conflict*")]
