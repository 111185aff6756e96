"""Keys: what a notebook is encrypted with, put under a passphrase, and text sealed to one of them.

age (through pyrage) seals; Argon2id and XSalsa20-Poly1305 (through PyNaCl) keep the key itself under the passphrase.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from tui.store.errors import OtherKeyError, SecretError, WrongPassphraseError

PASSES, MEMORY = 3, 64 << 20
"""Argon2id's time cost, and its memory in bytes: a tenth of a second here, and dear to try a million times."""

MOST_PASSES, MOST_MEMORY = 64, 1 << 30
"""What a key's file may ask for at most: one that comes from elsewhere must not hold the machine still."""

SYNC_KEY = Path("sync", "key")
"""Where, beside the journal, the key of what is synced is."""

_BEGINS = "AGE-SECRET-KEY-1"
_NO_KEY_FITS = "No matching keys found"
"""What pyrage says of a file that was encrypted with another key."""


class Key(msgspec.Struct, rename={"format": "taut key"}):
    """A key as it stands in its file; bytes are base64 there.

    Attributes:
        format: Of this file.
        kdf: What the passphrase goes through.
        salt: For it.
        passes: Its time cost.
        memory: Its memory, in bytes.
        sealed: The age key in a secret box.
    """

    format: Literal[1]
    kdf: Literal["argon2id"]
    salt: bytes
    passes: int
    memory: int
    sealed: bytes


def new_secret() -> str:
    """A new age key."""
    import pyrage

    return str(pyrage.x25519.Identity.generate())


def is_secret(words: str) -> bool:
    """Whether these words mean to be a recovery key, and not a passphrase."""
    return "".join(words.split()).upper().startswith(_BEGINS)


def read_secret(recovery_key: str) -> str:
    """The age key that a person wrote down.

    Raises:
        SecretError: If it is not one.
    """
    import pyrage

    secret = "".join(recovery_key.split()).upper()
    try:
        pyrage.x25519.Identity.from_str(secret)
    except pyrage.IdentityError:
        raise SecretError(f"That is not a recovery key: one begins with {_BEGINS}.") from None
    return secret


def seal(text: bytes, secret: str) -> bytes:
    """Text encrypted to a key."""
    import pyrage

    return bytes(pyrage.encrypt(text, [pyrage.x25519.Identity.from_str(secret).to_public()]))


def unseal(data: bytes, secret: str) -> bytes:
    """The text of encrypted bytes.

    Raises:
        OtherKeyError: If they were encrypted with another key.
        ValueError: If they are damaged.
    """
    import pyrage

    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(secret)]))
    except pyrage.DecryptError as problem:
        raise (OtherKeyError if str(problem) == _NO_KEY_FITS else ValueError)(str(problem)) from None


def read_key(data: bytes) -> Key:
    """The key in a key's file.

    Raises:
        ValueError: If it is damaged, or from a newer taut.
    """
    try:
        return msgspec.json.decode(data, type=Key)
    except msgspec.MsgspecError as problem:
        raise ValueError(str(problem)) from None


def under_passphrase(secret: str, passphrase: str) -> bytes:
    """A key's file that opens with this passphrase."""
    import nacl.secret
    import nacl.utils
    from nacl.pwhash import argon2id

    salt = nacl.utils.random(argon2id.SALTBYTES)
    box = nacl.secret.SecretBox(_stretched(passphrase, salt, PASSES, MEMORY))
    key = Key(1, "argon2id", salt, PASSES, MEMORY, bytes(box.encrypt(secret.encode())))
    return msgspec.json.encode(key) + b"\n"


def from_passphrase(key: Key, passphrase: str) -> str:
    """The age key that a key's file holds.

    Raises:
        WrongPassphraseError: If the passphrase is wrong.
        ValueError: If the file's numbers cannot be right.
    """
    import nacl.exceptions
    import nacl.secret

    if key.passes > MOST_PASSES or key.memory > MOST_MEMORY:
        raise ValueError("more work than any key of ours asks for")
    try:
        stretched = _stretched(passphrase, key.salt, key.passes, key.memory)
    except (ValueError, nacl.exceptions.CryptoError) as problem:
        raise ValueError(str(problem)) from None
    try:
        return nacl.secret.SecretBox(stretched).decrypt(key.sealed).decode()
    except nacl.exceptions.CryptoError:
        raise WrongPassphraseError("That is not the passphrase: try again.") from None


def _stretched(passphrase: str, salt: bytes, passes: int, memory: int) -> bytes:
    from unicodedata import normalize

    import nacl.secret
    from nacl.pwhash import argon2id

    # The same passphrase from another keyboard may come in other code points.
    secret = normalize("NFC", passphrase).encode("utf-8", "surrogateescape")
    return bytes(argon2id.kdf(nacl.secret.SecretBox.KEY_SIZE, secret, salt, passes, memory))
