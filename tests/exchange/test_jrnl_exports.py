"""jrnl in all its forms: the same entry, whichever it was exported as."""

from __future__ import annotations

import base64

import pytest

from tui.exchange.importers import NoJournalError, UnreadableError, read
from tui.exchange.importers.fernet import decrypted

from .test_incoming import HERE, text

TEXT = "[2026-11-23 06:41] Slept well. *\nWalked to @work.\n\n# By the river\n[2026-11-24 21:00] Late\n"
MARKDOWN = """# 2026

## November

### 2026-11-23 06:41 Slept well.

Walked to @work.

#### By the river

### 2026-11-24 21:00 Late

"""
XML = """<?xml version="1.0" ?>
<journal>
	<entries>
		<entry date="2026-11-23T06:41:00" starred="True">
			<tag name="@work"/>
			Slept well.
Walked to @work.

# By the river
		</entry>
		<entry date="2026-11-24T21:00:00" starred="">Late</entry>
	</entries>
	<tags><tag name="@work">1</tag></tags>
</journal>
"""
YAML = """---
title: Slept well.
date: 2026-11-23 06:41
starred: True
tags: work
body: |\t\t
\tWalked to @work.
\t
\t# By the river
...
"""


def test_every_form_gives_the_entries_of_the_text() -> None:
    slept, late = read(TEXT, ".txt", HERE)
    for written, suffix in ((MARKDOWN, ".md"), (MARKDOWN, ""), (XML, ".xml"), (XML, "")):
        found = read(written, suffix, HERE)
        assert [(one.id, text(one), one.tags) for one in found] == [
            (one.id, text(one), one.tags) for one in (slept, late)
        ]
    (one,) = read(YAML, ".md", HERE)
    assert (one.id, text(one), one.tags, one.starred) == (slept.id, text(slept), ("work",), True)
    assert [one.starred for one in read(XML, ".xml", HERE)] == [True, False]


def test_a_file_for_each_entry() -> None:
    (one,) = read("# 2026-11-23 06:41 Slept well.\n\nWalked to @work.\n\n## By the river\n", ".md", HERE)
    assert one.id == read(TEXT, ".txt", HERE)[0].id


SECRET = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4="
TOKEN = "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA=="
"""As Fernet's own specification has them."""

ENCRYPTED = (
    "gAAAAABlU_EAAAECAwQFBgcICQoLDA0OD1GbXCdSM1Va0Um1NotosnCG4Q98czbkahELZvkxwm8tEWZC9-gPJ0u31DbflhrFp1eRDDXss0isWe4J"
    "gPWSmBMOdM62Hk-9H1-7e4bfJeaGpvhQIRh_EmHf22MoP6M9hA=="
)
"""A journal under “correct horse”."""


def test_a_journal_under_a_password_is_opened() -> None:
    (one,) = read(ENCRYPTED, ".txt", HERE._replace(password=lambda: "correct horse"))
    assert text(one) == "Slept well.\nWalked to @work. Grüße." and one.starred
    with pytest.raises(UnreadableError, match="not its password"):
        read(ENCRYPTED, ".txt", HERE._replace(password=lambda: "wrong horse"))


def test_fernet_as_specified_and_nothing_that_was_changed() -> None:
    secret = base64.urlsafe_b64decode(SECRET)
    assert decrypted(TOKEN, secret) == b"hello"
    for at in range(0, len(TOKEN) - 2, 7):
        assert decrypted(TOKEN[:at] + ("A" if TOKEN[at] != "A" else "B") + TOKEN[at + 1 :], secret) is None
    assert decrypted(TOKEN[:-8], secret) is None and decrypted("gAAAAA", secret) is None


@pytest.mark.parametrize("suffix", [".txt", ".jrnl", ""])
def test_an_encrypted_journal_says_how_to_open_it(suffix: str) -> None:
    with pytest.raises(UnreadableError, match=r"jrnl --format json \| taut import -"):
        read("gAAAAA" + "Bk3_-x9Q" * 20 + "==", suffix, HERE)


@pytest.mark.parametrize(
    "written",
    [
        "<?xml version='1.0'?><html/>", "<?xml version='1.0'?><journal/>", "<?xml version='1.0'?><journal><entr",
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;'>]><journal>&b;</journal>",
    ],
)  # fmt: skip
def test_xml_of_something_else_is_refused(written: str) -> None:
    with pytest.raises(NoJournalError, match=r"it is (not valid )?XML"):
        read(written, ".xml", HERE)
