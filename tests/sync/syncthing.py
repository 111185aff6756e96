"""Two Syncthing instances on loopback that carry one folder, each with a home of its own and nobody else to talk to."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

PROGRAM = shutil.which("syncthing")
DEADLINE = 90.0
"""Seconds in which a file has to arrive; it takes one or two."""
_ALONE = {
    "globalAnnounceEnabled": "false", "localAnnounceEnabled": "false", "relaysEnabled": "false", "natEnabled": "false",
    "urAccepted": "-1", "crashReportingEnabled": "false", "reconnectionIntervalS": "1", "autoUpgradeIntervalH": "0",
    "startBrowser": "false",
}  # fmt: skip


class Peer:
    """One instance.

    Args:
        home: Its settings.
        folder: What it carries.
    """

    def __init__(self, home: Path, folder: Path) -> None:
        self.home, self.folder = home, folder
        self.port, self.gui = _free(), _free()
        folder.mkdir()
        self.run("generate", "--no-default-folder", "--skip-port-probing").wait()
        found = ElementTree.parse(home / "config.xml").getroot().find("device")
        assert found is not None
        self.id = found.get("id") or ""

    def run(self, *words: str) -> subprocess.Popen[bytes]:
        assert PROGRAM is not None
        return subprocess.Popen(
            [PROGRAM, *words, "--home", str(self.home)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env={**os.environ, "HOME": str(self.home.parent), "STNOUPGRADE": "1"},
        )  # fmt: skip

    def configure(self, *peers: Peer) -> None:
        """Says who there is, and that nobody else is looked for."""
        tree = ElementTree.parse(self.home / "config.xml")
        root = tree.getroot()
        for old in (*root.findall("device"), *root.findall("folder")):
            root.remove(old)
        carried = ElementTree.SubElement(
            root, "folder", id="notes", path=str(self.folder), type="sendreceive", rescanIntervalS="1",
            fsWatcherEnabled="true", fsWatcherDelayS="1", ignorePerms="true",
        )  # fmt: skip
        for peer in peers:
            device = ElementTree.SubElement(root, "device", id=peer.id, compression="metadata")
            ElementTree.SubElement(device, "address").text = f"tcp://127.0.0.1:{peer.port}"
            ElementTree.SubElement(carried, "device", id=peer.id)
        options = root.find("options")
        address = root.find("gui/address")
        assert options is not None and address is not None
        address.text = f"127.0.0.1:{self.gui}"
        for old in options.findall("listenAddress"):
            options.remove(old)
        for name, value in {"listenAddress": f"tcp://127.0.0.1:{self.port}", **_ALONE}.items():
            found = options.find(name)
            (ElementTree.SubElement(options, name) if found is None else found).text = value
        tree.write(self.home / "config.xml")


@contextmanager
def carried(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Two folders that become the same."""
    peers = [Peer(folder / f"st-{name}", folder / f"carried-{name}") for name in "ab"]
    for peer in peers:
        peer.configure(*peers)
    running = [peer.run("serve", "--no-browser", "--no-restart", "--skip-port-probing") for peer in peers]
    try:
        yield peers[0].folder, peers[1].folder
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()


def until(holds: Callable[[], bool], what: str) -> None:
    """Waits until something is so."""
    end = time.monotonic() + DEADLINE
    while not holds():
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.2)


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
