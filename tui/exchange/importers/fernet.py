"""Opens what jrnl encrypted: Fernet, which is AES-128 in CBC under an HMAC, with a key from a password.

Only opening, and only after the seal was found whole, so that no library is needed for files that are read once.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from functools import cache
from struct import pack, unpack

_SALT = b"\xf2\xd5q\x0e\xc1\x8d.\xde\xdc\x8e6t\x89\x04\xce\xf8"
_ROUNDS = 100_000
_VERSION = 0x80
_HEAD, _SEAL, _BLOCK = 25, 32, 16


def opened(token: str, password: str) -> str | None:
    """The text of a journal that jrnl encrypted; ``None`` if the password is wrong or the file was changed."""
    secret = hashlib.pbkdf2_hmac("sha256", password.encode(), _SALT, _ROUNDS, 32)
    data = decrypted(token, secret)
    try:
        return data.decode() if data is not None else None
    except UnicodeDecodeError:
        return None


def decrypted(token: str, secret: bytes) -> bytes | None:
    """What a token of Fernet holds; none if it was sealed with another key, or changed.

    Args:
        token: The token, in the alphabet of web addresses.
        secret: 32 bytes: the key of the seal, then that of the text.
    """
    try:
        data = base64.b64decode("".join(token.split()), altchars=b"-_", validate=True)
    except ValueError:
        return None
    sealed, seal = data[:-_SEAL], data[-_SEAL:]
    if len(sealed) < _HEAD + _BLOCK or (len(sealed) - _HEAD) % _BLOCK or sealed[0] != _VERSION:
        return None
    if not hmac.compare_digest(hmac.digest(secret[:16], sealed, "sha256"), seal):
        return None
    plain = _cbc(secret[16:], sealed[9:_HEAD], sealed[_HEAD:])
    return plain[: -plain[-1]] if 1 <= plain[-1] <= _BLOCK else None


def _cbc(key: bytes, before: bytes, data: bytes) -> bytes:
    """AES-128 in CBC, backwards."""
    keys, (inverse, t0, t1, t2, t3) = _round_keys(key), _tables()
    out = bytearray()
    last = unpack(">4I", before)
    for at in range(0, len(data), _BLOCK):
        block = unpack(">4I", data[at : at + _BLOCK])
        a, b, c, d = (block[i] ^ keys[40 + i] for i in range(4))
        for k in range(36, 0, -4):
            a, b, c, d = (
                t0[a >> 24] ^ t1[d >> 16 & 255] ^ t2[c >> 8 & 255] ^ t3[b & 255] ^ keys[k],
                t0[b >> 24] ^ t1[a >> 16 & 255] ^ t2[d >> 8 & 255] ^ t3[c & 255] ^ keys[k + 1],
                t0[c >> 24] ^ t1[b >> 16 & 255] ^ t2[a >> 8 & 255] ^ t3[d & 255] ^ keys[k + 2],
                t0[d >> 24] ^ t1[c >> 16 & 255] ^ t2[b >> 8 & 255] ^ t3[a & 255] ^ keys[k + 3],
            )
        rows = ((a, d, c, b), (b, a, d, c), (c, b, a, d), (d, c, b, a))
        words = (
            inverse[w >> 24] << 24 | inverse[x >> 16 & 255] << 16 | inverse[y >> 8 & 255] << 8 | inverse[z & 255]
            for w, x, y, z in rows
        )
        out += pack(">4I", *(word ^ keys[i] ^ last[i] for i, word in enumerate(words)))
        last = block
    return bytes(out)


def _round_keys(key: bytes) -> list[int]:
    """The keys of the rounds, those between the first and the last as the tables need them."""
    inverse, *tables = _tables()
    box = [0] * 256
    for at, value in enumerate(inverse):
        box[value] = at

    def boxed(word: int) -> int:
        return box[word >> 24] << 24 | box[word >> 16 & 255] << 16 | box[word >> 8 & 255] << 8 | box[word & 255]

    words, constant = [*unpack(">4I", key)], 1
    for i in range(4, 44):
        word = words[-1]
        if i % 4 == 0:
            word = boxed((word << 8 | word >> 24) & 0xFFFFFFFF) ^ constant << 24
            constant = _double(constant)
        words.append(words[i - 4] ^ word)
    for i in range(4, 40):
        word = words[i]
        parts = (word >> 24, word >> 16 & 255, word >> 8 & 255, word & 255)
        a, b, c, d = (table[box[part]] for table, part in zip(tables, parts, strict=True))
        words[i] = a ^ b ^ c ^ d
    return words


def _double(value: int) -> int:
    return (value << 1 ^ (0x11B if value & 0x80 else 0)) & 0xFF


def _times(value: int, factor: int) -> int:
    product = 0
    while factor:
        product ^= value if factor & 1 else 0
        value, factor = _double(value), factor >> 1
    return product


@cache
def _tables() -> tuple[list[int], list[int], list[int], list[int], list[int]]:
    """The inverse of the substitution box, and that with the mixing of columns for each byte of a word."""
    inverse = [0] * 256
    p = q = 1
    while True:
        p ^= _double(p)
        for shift in (1, 2, 4):
            q ^= q << shift & 0xFF
        q ^= 0x09 if q & 0x80 else 0
        turned = q ^ (q << 1 | q >> 7) ^ (q << 2 | q >> 6) ^ (q << 3 | q >> 5) ^ (q << 4 | q >> 4)
        inverse[(turned ^ 0x63) & 0xFF] = p
        if p == 1:
            break
    inverse[0x63] = 0
    mixed = [[_times(one, factor) for factor in (14, 9, 13, 11)] for one in inverse]
    rows = [[int.from_bytes(bytes(part[-at:] + part[:-at])) for part in mixed] for at in range(4)]
    return inverse, rows[0], rows[1], rows[2], rows[3]
