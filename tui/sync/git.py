"""A git repository, through the installed git: history, transport and authentication are its own.

The local copy is bare and never checked out: files are read and written as objects, so that nothing in a repository can
name a path on this machine.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from tui.store.atomic_write import make_folder
from tui.sync.carrier import NAME, File, shown
from tui.sync.errors import BrokenCopyError, OfflineError, SyncError
from tui.sync.folder import LATER

BRANCH, THERE = "refs/heads/taut", "refs/remotes/origin/taut"
_OPTIONS = ("core.hooksPath=/dev/null", "gc.auto=300", "gc.autoDetach=false", "maintenance.auto=false")
_NOT_INHERITED = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_QUARANTINE_PATH",
)  # fmt: skip
_OFFLINE = re.compile(
    r"could not resolve|couldn't resolve|temporary failure|connection (refused|reset|closed|timed out)|timed out|"
    r"unreachable|no route|network is down|broken pipe|hung up|early eof|couldn't connect|failed to connect|"
    r"unexpected disconnect|not responding|lost connection",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"permission denied|authentication failed|host key|access denied|403|401", re.IGNORECASE)
_TREE = re.compile(rb"(\d+) (\w+) ([0-9a-f]+)\s+(-|\d+)\t(.*)", re.DOTALL)
_SSH = "ssh -o ConnectTimeout=10 -o ServerAliveInterval=10 -o ServerAliveCountMax=3"
TIMEOUT = 900.0


class GitCarrier:
    """Fetches, commits and pushes in a bare copy.

    Args:
        where: The repository.
        copy: The folder of the local copy.
        asks: Whether git and ssh may ask on the terminal.
        lock: A descriptor that children hold open, so that none outlives the lock on the copy; -1 for none.
    """

    def __init__(self, where: str, copy: Path, *, asks: bool = False, lock: int = -1) -> None:
        self._where = where
        self._copy = copy
        self._asks = asks
        self._lock = lock
        self._files: dict[str, File] = {}
        self._program = shutil.which("git") or ""
        if not self._program:
            raise SyncError("git was not found: install it, or sync over a folder instead.")

    def pull(self) -> None:
        """Fetches."""
        self._check_path()
        self._prepare()
        refs = f"+{BRANCH}*:{THERE}*"
        done = self._git("fetch", "--quiet", "--prune", "--no-tags", "--", self._where, refs)
        if done.returncode:
            raise self._told(done)
        self._list()

    def _check_path(self) -> None:
        if self._where.startswith(os.sep) and not Path(self._where).is_dir():
            raise OfflineError(f"{self._where} is not there now. {LATER}")

    def _prepare(self) -> None:
        if not (self._copy / "HEAD").is_file():
            make_folder(self._copy)
            self._local("init", "--quiet", "--bare", str(self._copy))
        for left in (*self._copy.glob("*.lock"), *self._copy.glob("refs/**/*.lock")):
            left.unlink(missing_ok=True)  # a git that was killed left it: none is running now

    def _list(self) -> None:
        self._files = {}
        if not self._has_branch():
            return
        for line in self._local("ls-tree", "-r", "-l", "-z", THERE).split(b"\0"):
            if (match := _TREE.fullmatch(line)) and match[1].startswith(b"100") and match[2] == b"blob":
                name = match[5].decode("utf-8", "replace")
                if NAME.fullmatch(name):
                    self._files[name] = File(match[3].decode("ascii"), int(match[4]))

    def _has_branch(self) -> bool:
        return not self._git("show-ref", "--verify", "--quiet", THERE).returncode

    def files(self) -> dict[str, File]:
        """Every machine's files, as they were fetched."""
        return self._files

    def read(self, path: str) -> bytes:
        """The content of one of them."""
        return self._local("cat-file", "blob", self._files[path].mark)

    def push(self, machine: str, own: Path) -> bool:
        """Commits on top of what was fetched, and pushes."""
        names = sorted(path.name for path in own.iterdir() if NAME.fullmatch(f"{machine}/{path.name}"))
        listed = "".join(f"{name}\n" for name in names).encode()
        marks = self._local("hash-object", "-w", "--no-filters", "--stdin-paths", given=listed, at=own).split()
        found = dict(zip(names, (mark.decode("ascii") for mark in marks), strict=True))
        there = {
            path.partition("/")[2]: file.mark for path, file in self._files.items() if path.startswith(f"{machine}/")
        }
        if found == there:
            return True
        folder = self._tree(f"100644 blob {mark}\t{name}" for name, mark in found.items())
        others = self._local("ls-tree", "-z", THERE).split(b"\0") if self._has_branch() else []
        mine = f"040000 tree {folder}\t{machine}".encode()
        rows = [row for row in others if row and row.partition(b"\t")[2] != machine.encode()]
        root = self._local("mktree", "-z", given=b"".join(row + b"\0" for row in (*rows, mine))).decode().strip()
        parent = ("-p", THERE) if others else ()
        commit = self._local("commit-tree", *parent, "-m", "taut", root).decode().strip()
        done = self._git("push", "--quiet", "--porcelain", "--", self._where, f"{commit}:{BRANCH}")
        if not done.returncode:
            self._local("update-ref", THERE, commit)
            self._list()
            return True
        said = (done.stderr + done.stdout).decode("utf-8", "replace")
        if re.search(
            r"\[rejected\]|fetch first|non-fast-forward|cannot lock ref|failed to update ref|incorrect old", said
        ):
            return False
        raise self._told(done)

    def _tree(self, rows: Iterable[str]) -> str:
        given = b"".join(row.encode() + b"\0" for row in rows)
        return self._local("mktree", "-z", given=given).decode().strip()

    def renew(self) -> None:
        """Removes the local copy; the next pull makes another."""
        shutil.rmtree(self._copy, ignore_errors=True)

    def is_foreign(self) -> bool:
        """Whether there are branches, and none of ours."""
        done = self._git("ls-remote", "--quiet", "--", self._where)
        return bool(done.stdout.strip()) and not self._has_branch()

    # git itself

    def _local(self, *words: str, given: bytes = b"", at: Path | None = None) -> bytes:
        """What a command on the copy prints.

        Raises:
            BrokenCopyError: If it fails.
        """
        done = self._git(*words, given=given, at=at)
        if done.returncode:
            raise BrokenCopyError(f"git {words[0]}: {_last_line(done.stderr)}")
        return done.stdout

    def _git(self, *words: str, given: bytes = b"", at: Path | None = None) -> subprocess.CompletedProcess[bytes]:
        options = [word for option in _OPTIONS for word in ("-c", option)]
        try:
            return subprocess.run(
                [self._program, *options, *words], input=given, capture_output=True, cwd=at or self._copy,
                env=self._environment(), timeout=TIMEOUT, check=False,
                pass_fds=(self._lock,) if self._lock >= 0 and os.name == "posix" else (),
                start_new_session=not self._asks,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise OfflineError(f"{shown(self._where)} did not answer. {LATER}") from None
        except OSError as problem:
            raise SyncError(f"git could not be run: {problem.strerror}.") from None

    def _environment(self) -> dict[str, str]:
        found = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
        found |= {
            "GIT_DIR": str(self._copy), "LC_ALL": "C", "LANGUAGE": "C", "GIT_OPTIONAL_LOCKS": "0",
            "GIT_AUTHOR_NAME": "taut", "GIT_AUTHOR_EMAIL": "taut@localhost",
            "GIT_COMMITTER_NAME": "taut", "GIT_COMMITTER_EMAIL": "taut@localhost",
        }  # fmt: skip
        if not self._asks:
            found["GIT_TERMINAL_PROMPT"] = "0"
        if "GIT_SSH_COMMAND" not in found and "GIT_SSH" not in found and not self._ssh_is_set():
            found["GIT_SSH_COMMAND"] = _SSH if self._asks else f"{_SSH} -o BatchMode=yes"
        return found

    def _ssh_is_set(self) -> bool:
        asked: Sequence[str] = (self._program, "config", "--get", "core.sshCommand")
        return not subprocess.run(asked, capture_output=True, check=False, cwd=self._copy).returncode

    def _told(self, done: subprocess.CompletedProcess[bytes]) -> SyncError:
        said = done.stderr.decode("utf-8", "replace")
        last = _last_line(done.stderr)
        if _REFUSED.search(said):
            return SyncError(f"{shown(self._where)} refused the connection: {last}")
        if _OFFLINE.search(said):
            return OfflineError(f"{shown(self._where)} can't be reached now: {last} {LATER}")
        return BrokenCopyError(f"git and {shown(self._where)}: {last}")


def _last_line(told: bytes) -> str:
    """What git said, in the line that says most."""
    lines = [line.strip() for line in told.decode("utf-8", "replace").splitlines() if line.strip()]
    plain = [line for line in lines if not line.startswith(("hint:", "Please make sure", "and the repository"))]
    chosen = next((line for line in plain if _OFFLINE.search(line) or _REFUSED.search(line)), (plain or [""])[-1])
    text = shown(re.sub(r"^(fatal|error|ssh): ", "", chosen))
    return "".join(letter for letter in text if letter.isprintable()).rstrip(".") + "."
