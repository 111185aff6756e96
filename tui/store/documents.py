r"""A document as bytes: JSON on one line, a short checksum in front, so that damage is seen where it is read.

``{"sum":"8f0c12aa","id":...}``: CRC-32 of the document without that field, as it is written, in hex. It stands first on
purpose: a program that changes a document and knows nothing of sums (an older taut, a script on TinyDB) leaves it
elsewhere or writes another layout, and it then counts for nothing, instead of calling a sound entry damaged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from zlib import crc32

import msgspec

FIELD = "sum"
_START = b'{"sum":"'
_NAMELESS = re.compile(rb'\{"[^"]{1,4}":"[^"]{8}","id":')
_DIGITS = slice(len(_START), len(_START) + 8)
_REST = len(_START) + 8 + len(b'",')


class ChecksumError(ValueError):
    """A document is not what was written."""


def has_sum(raw: bytes | memoryview) -> bool:
    """Whether a document begins with a checksum, right or wrong."""
    return bytes(raw[: len(_START)]) == _START


def _with_sum(raw: bytes) -> bytes:
    """An encoded document, which must not have a sum yet, with its checksum in front."""
    return raw if raw == b"{}" else b'%b%08x",%b' % (_START, crc32(raw), raw[1:])


def check(raw: bytes | memoryview) -> None:
    """Compare a document with its checksum; one that has none passes, unless its checksum's name is damaged.

    Raises:
        ChecksumError: If it is not what was written.
    """
    if has_sum(raw):
        try:
            told = int(bytes(raw[_DIGITS]), 16)
        except ValueError:
            raise ChecksumError("the checksum is damaged") from None
        if crc32(raw[_REST:], crc32(b"{")) != told:
            raise ChecksumError("the text is not what was written")
    elif _NAMELESS.match(raw):
        raise ChecksumError("the checksum is damaged")


def unsealed(document: Mapping[str, Any]) -> dict[str, Any]:
    """A document without a sum, wherever it stands in it."""
    return {name: value for name, value in document.items() if name != FIELD}


def encode(value: Any) -> bytes:
    """A value as JSON on one line, in UTF-8, in the order it has."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_without_surrogates(value))


def encode_document(document: Mapping[str, Any]) -> bytes:
    """A document as it stands in a file of ours: on one line, with its checksum."""
    return _with_sum(encode(unsealed(document)))


def read_document(raw: bytes) -> dict[str, Any]:
    """The document in some bytes, its checksum checked and left out.

    Raises:
        ValueError: If it is damaged, or no document.
    """
    check(raw)
    document = decode(raw)
    if not isinstance(document, dict):
        raise ValueError("not a document")
    document.pop(FIELD, None)
    return document


def sealed(raw: bytes) -> bytes:
    """A document as another program left it, with a checksum of ours; one that is damaged stays as it is."""
    if b'"sum":' not in raw:
        return _with_sum(raw) if raw.startswith(b'{"') and raw.endswith(b"}") else raw
    try:
        return encode_document(decode(raw))
    except (ValueError, AttributeError):
        return raw


def decode(data: bytes) -> Any:
    """The value some JSON holds.

    Raises:
        ValueError: If it is no JSON.
    """
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    except RecursionError:
        raise ValueError("nested too deeply") from None
    try:
        return json.loads(data)  # other writers' ways that msgspec refuses: a byte-order mark, NaN, a lone surrogate
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _without_surrogates(value: Any) -> Any:
    """The value with pairs of surrogates joined and lone ones made visible, as UTF-8 has neither."""
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, Mapping):
        return {_without_surrogates(name): _without_surrogates(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value
