"""What carries files from one machine to another: git, or a folder that another program keeps the same everywhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple, Protocol

from tui.sync.state import Kind

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}/(taut\.json|key|drafts|\d{4}-\d{2})")
"""A machine's folder and one of its files; nothing else there is looked at."""
_WITH_HOST = re.compile(r"[^/\\]{2,}:.*|[a-z][a-z0-9+.-]*://.*", re.DOTALL)


class File(NamedTuple):
    """A file at the meeting place.

    Attributes:
        mark: What tells this state of it from any other.
        size: Its bytes.
    """

    mark: str
    size: int


class Carrier(Protocol):
    """How files get there and back."""

    def pull(self) -> None:
        """Brings what the other machines sent.

        Raises:
            OfflineError: If the meeting place cannot be reached.
            SyncError: If it refuses.
        """

    def files(self) -> dict[str, File]:
        """Every machine's files, by “machine/name”."""

    def read(self, path: str) -> bytes:
        """The content of one of them."""

    def push(self, machine: str, own: Path) -> bool:
        """Makes a machine's files there what they are here.

        Args:
            machine: Its name.
            own: The folder with its files.

        Returns:
            Whether it was done; not where another machine was quicker.

        Raises:
            OfflineError: If the meeting place cannot be reached.
            SyncError: If it refuses.
        """

    def renew(self) -> None:
        """Makes the local copy anew."""

    def is_foreign(self) -> bool:
        """Whether something lies there that no taut wrote; asked where no machine has a folder."""


def kind_of(where: str) -> Kind:
    """What carries files to a place that a person named."""
    if _WITH_HOST.fullmatch(where) or where.endswith(".git"):
        return "git"
    path = Path(where).expanduser()
    is_repository = (path / ".git").exists() or ((path / "HEAD").is_file() and (path / "objects").is_dir())
    return "git" if is_repository else "folder"


def whole(where: str) -> str:
    """The place as it is known from anywhere on this machine."""
    return where if _WITH_HOST.fullmatch(where) else str(Path(where).expanduser().absolute())


def shown(where: str) -> str:
    """The place without a password in it."""
    return re.sub(r"(://[^/@:]*):[^/@]*@", r"\1@", where)
