"""Encryption at rest: the journal to an age key, and that key under a passphrase.

age (through pyrage) encrypts every file, so that the standard ``age`` command opens them with the written-down key;
Argon2id and XSalsa20-Poly1305 (through PyNaCl) keep the key itself under the passphrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.store import errors
from tui.store.atomic_write import write_atomically
from tui.store.errors import LockedError, OtherKeyError, SecretError, reading_failed
from tui.store.keys import Key, from_passphrase, new_secret, read_key, read_secret, seal, under_passphrase, unseal

HEADER = b"age-encryption.org/"
"""How every file begins that age encrypted."""

_HEAD, _SHORTEST = 4096, 43 + 1 + 16 + 16
"""Where age's head ends at the latest; its check, a newline, a nonce and a tag are the least that ends a file."""

KEY_FILE = "journal.key"


class Vault:
    """The codec of a journal that may be encrypted; the journal's own first bytes say whether it is.

    Reading takes encrypted and readable files alike, so that an encryption that was cut short goes on where it was. A
    key is forgotten when another one has taken its place on the disk.

    Args:
        journal: The journal file.
    """

    def __init__(self, journal: Path) -> None:
        self._journal = journal
        self._key = journal.with_name(KEY_FILE)
        self._secret = ""
        self._seen: tuple[int, ...] | None = None
        self._rewriting_plain: bool | None = None

    @contextmanager
    def rewriting(self, *, plain: bool) -> Iterator[None]:
        """While everything is written anew, what it is to be counts and not what the journal still is."""
        self._rewriting_plain = plain
        try:
            yield
        finally:
            self._rewriting_plain = None

    @property
    def is_plain(self) -> bool:
        """Whether what is written now is to be readable."""
        if self._rewriting_plain is not None:
            return self._rewriting_plain
        if self._key.exists():
            return False  # also while an encryption is under way, and where damage hides what the journal is
        try:
            return not is_encrypted_file(self._journal)
        except OSError:
            return True  # whoever opens the journal next says what is wrong with it

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is needed before anything can be read."""
        return not self._held() and not self.is_plain

    def encode(self, text: bytes) -> bytes:
        """The bytes to put on the disk.

        Raises:
            LockedError: If the journal is encrypted and was not unlocked here.
        """
        return text if self.is_plain else self.encrypt(text)

    def decode(self, data: bytes) -> bytes:
        """The text that stands in the bytes.

        Raises:
            LockedError: If they are encrypted and the journal was not unlocked here.
            OtherKeyError: If they are encrypted with another key, or with one that was removed.
            ValueError: If they are damaged.
        """
        if not is_encrypted(data):
            return data
        if not self._held() and self.is_plain:
            raise self._other_key()
        try:
            return unseal(data, self._opened())
        except OtherKeyError:
            raise self._other_key() from None

    def encrypt(self, text: bytes) -> bytes:
        """Text encrypted with the key, whatever the journal is.

        Raises:
            LockedError: If there is no key here.
        """
        return seal(text, self._opened())

    def _opened(self) -> str:
        if not (secret := self._held()):
            raise LockedError("The journal is encrypted: open taut again, and enter the passphrase.")
        return secret

    def _held(self) -> str:
        """The key, if it was unlocked here and the journal was not encrypted with another one since."""
        stamp = self._stamp()
        if self._secret and stamp not in (None, self._seen):
            if self._opens_journal():
                self._seen = stamp
            else:
                self._secret = ""
        return self._secret

    def _stamp(self) -> tuple[int, ...] | None:
        try:
            found = self._key.stat()
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns, found.st_ino

    def _opens_journal(self) -> bool:
        try:
            data = self._journal.read_bytes()
            return is_encrypted(data) and bool(unseal(data, self._secret))
        except (OSError, ValueError):
            return False

    def _other_key(self) -> OtherKeyError:
        return OtherKeyError(
            f"{self._journal} is encrypted with a key other than {KEY_FILE} beside it: put the right one back, or use "
            "the recovery key (“taut passphrase --recovery”)."
        )

    # the key

    @property
    def recovery_key(self) -> str:
        """What to write down on paper: the age key that opens the journal without taut and without the passphrase.

        Raises:
            LockedError: If the journal was not unlocked here.
        """
        return self._opened()

    def make_key(self, passphrase: str) -> None:
        """Makes a key, puts it under a passphrase on the disk, and has it here; nothing is encrypted yet.

        Raises:
            StoreError: If it cannot be written.
        """
        self._secret = new_secret()
        self._seen = self._stamp()
        self.set_passphrase(passphrase)

    def set_passphrase(self, passphrase: str) -> None:
        """Puts the key under a passphrase; one it was under before opens nothing any more.

        Raises:
            LockedError: If there is no key here.
            StoreError: If it cannot be written.
        """
        write_atomically(self._key, under_passphrase(self._opened(), passphrase))
        self._seen = self._stamp()

    def check_key(self) -> None:
        """Looks whether the key's file is there and can be read; no passphrase is needed.

        Raises:
            SecretError: If it is missing or damaged.
            StoreError: If it cannot be read.
        """
        self._read_key()

    def unlock(self, passphrase: str) -> None:
        """Opens the journal's key.

        Raises:
            WrongPassphraseError: If the passphrase is wrong.
            SecretError: If the key's file is missing or damaged.
            StoreError: If that file cannot be read.
        """
        stamp = self._stamp()
        key = self._read_key()
        try:
            self._secret = from_passphrase(key, passphrase)
        except ValueError:
            raise self._no_key("is damaged") from None
        self._seen = stamp

    def unlock_with_key(self, recovery_key: str) -> None:
        """Opens the journal with the written-down key.

        Raises:
            SecretError: If it is no key, or another journal's.
            StoreError: If the journal cannot be read.
        """
        secret = read_secret(recovery_key)
        try:
            unseal(self._a_sealed_file(), secret)
        except OtherKeyError:
            raise SecretError("That key belongs to another journal: look for the one for this journal.") from None
        except ValueError:
            pass  # it is damaged, and sealed with this key
        self._secret, self._seen = secret, self._stamp()

    def _a_sealed_file(self) -> bytes:
        """The journal, or another file of it that is encrypted; a key is tried on it."""
        for pattern in ("journal.json", "backups/*.json*", "drafts/*.json", "drafts/kept/*.json"):
            for path in sorted(self._journal.parent.glob(pattern)):
                try:
                    data = path.read_bytes()
                except OSError as problem:
                    raise reading_failed(problem, path) from None
                if is_encrypted(data):
                    return data
        raise SecretError("Nothing in this notebook is encrypted, so it needs no key.")

    def lock(self) -> None:
        """Forgets the key."""
        self._secret = ""

    def remove_key(self) -> None:
        """Takes the key off the disk, when nothing is encrypted with it; a StoreError says what refused it."""
        try:
            self._key.unlink(missing_ok=True)
        except OSError as problem:
            raise errors.removing_failed(problem, self._key) from None

    def _read_key(self) -> Key:
        try:
            return read_key(self._key.read_bytes())
        except FileNotFoundError:
            raise self._no_key("is missing") from None
        except OSError as problem:
            raise reading_failed(problem, self._key) from None
        except ValueError:
            raise self._no_key("is damaged, or from a newer taut") from None

    def _no_key(self, what: str) -> SecretError:
        return SecretError(f"{self._key} {what}: “taut passphrase --recovery” makes a new one with your recovery key.")


def is_encrypted(data: bytes) -> bool:
    """Whether these are a encrypted file's first bytes."""
    return data.startswith(HEADER)


def is_encrypted_file(path: Path) -> bool:
    """Whether age encrypted a file.

    Raises:
        OSError: If it cannot be read.
    """
    with path.open("rb") as file:
        return is_encrypted(file.read(len(HEADER)))


def has_whole_head(path: Path) -> bool:
    """Whether the head of a encrypted file is whole, with something behind it; what that is, only the key tells.

    Raises:
        OSError: If it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return is_encrypted(head) and b"\n--- " in head and len(head.partition(b"\n--- ")[2]) > _SHORTEST
