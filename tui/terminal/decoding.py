"""Bytes that a person wrote or piped, as text: also those of an older encoding than UTF-8. Pure."""

from __future__ import annotations

import codecs
import re

_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decoded(data: bytes) -> tuple[str, bool]:
    """Bytes as text, and whether they were read as Latin-1 (as Windows has it).

    UTF-8 with or without a mark, UTF-16 with one, and where there is no letter of UTF-8 in it, Latin-1.

    Raises:
        UnicodeDecodeError: If it is neither, such as a text cut within a letter, or no text at all.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16"), False
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        if b"\x00" in data or _MULTIBYTE.search(data):
            raise
        return data.decode("utf-8", LENIENT), True


def _as_latin(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    there = problem.object[problem.start : problem.end]
    return "".join(bytes((byte,)).decode("cp1252", "replace") for byte in there), problem.end


LENIENT = "taut.lenient"
"""How ``bytes.decode`` treats what is not UTF-8 where each letter is seen as it is read: as a letter of Latin-1."""
codecs.register_error(LENIENT, _as_latin)
