"""The notebook's secret: whether it is locked, and opening, making and changing it."""

from __future__ import annotations

from pathlib import Path

from tui.workspace.base import Base


class Secret(Base):
    """Encryption at rest, as the faces need it."""

    @property
    def is_encrypted(self) -> bool:
        """Whether what is written is sealed."""
        return not self.journal.vault.plain

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is needed before anything can be read."""
        return self.journal.vault.is_locked

    def unlock(self, passphrase: str) -> None:
        """Opens the notebook until taut is left.

        Raises:
            NotebookError: If it is another passphrase, or the key cannot be read.
        """
        self.journal.vault.unlock(passphrase)

    def unlock_with_key(self, recovery_key: str) -> None:
        """Opens it with the key that was written down.

        Raises:
            NotebookError: If it is no such key, or another notebook's.
        """
        self.journal.vault.unlock_with_key(recovery_key)

    @property
    def recovery_key(self) -> str:
        """What to write down: it opens the notebook without the passphrase, also with the ``age`` command.

        Raises:
            NotebookError: If the notebook is locked.
        """
        return self.journal.vault.recovery_key

    def encrypt(self, passphrase: str) -> None:
        """Seals the journal, its drafts and its backups.

        Raises:
            NotebookError: If something cannot be written; where nothing was sealed, all is as it was before.
        """
        self.journal.encrypt(passphrase)

    @property
    def is_anything_sealed(self) -> bool:
        """Whether there is a file that the key is needed for."""
        return bool(self.journal.sealed_files())

    @property
    def is_all_sealed(self) -> bool:
        """Whether no file can be read without the key; not where an encryption was cut short."""
        return not self.journal.readable_files()

    def encrypt_the_rest(self) -> None:
        """Seals what an encryption that was cut short left readable.

        Raises:
            NotebookError: If the notebook is locked, or something cannot be written.
        """
        self.journal.seal_the_rest()

    def decrypt(self) -> list[Path]:
        """Makes all of it readable again.

        Returns:
            Damaged files that cannot be; they are left as they are.

        Raises:
            NotebookError: If the notebook is locked, or something cannot be read or written.
        """
        return self.journal.decrypt()

    def set_passphrase(self, passphrase: str) -> None:
        """Changes the passphrase; nothing else is written anew.

        Raises:
            NotebookError: If the notebook is locked, or the key cannot be written.
        """
        self.journal.vault.set_passphrase(passphrase)
