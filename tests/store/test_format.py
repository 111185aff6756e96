"""FORMAT.md says what taut writes, neither less nor more: for someone who reads the file in thirty years."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_args
from zlib import crc32

import msgspec
import pytest

import tui
from tests.app.driving import MORNING, workspace
from tui.practice.session import Session, with_answer
from tui.records.answers import Answer, Item, Known, Long, Outcome, Pick, Unknown
from tui.records.entry import Entry, Revision, from_document, to_document
from tui.records.roles import Role
from tui.store.documents import encode_document
from tui.store.keys import Key
from tui.store.migration import fresh_meta
from tui.store.snapshot import Beginning, Snapshot
from tui.store.vault import HEADER
from tui.terminal.crash_report import write_report
from tui.workspace import markdown_output, quick_entries, syncing, told, unsaved_texts

TEXT = (Path(tui.__file__).parent / "store" / "FORMAT.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, flags=re.MULTILINE | re.DOTALL))
PLACEHOLDERS = {
    "ID": r"[0-9a-f]{8}-[0-9a-f-]{27}(?:-[0-9a-f]+)?",
    "TIME": r"[\d-]{15,17}(?:-\d+)?",
    "DAY": r"\d{4}-\d{2}-\d{2}",
    "NUMBER": r"\d+",
    "MARK": r"[0-9a-f]{16}",
    "NAME": r"[\w.-]+",
    "MONTH": r"\d{4}-\d{2}",
    "PATH": r".+",
}


def rows(section: str) -> dict[str, list[str]]:
    """What a section's table names, each with its other cells."""
    found = [line.strip("| ").split(" | ") for line in SECTIONS[section].splitlines() if line.startswith("| `")]
    names = [row[0].strip("`") for row in found]
    assert len(names) == len(set(names)), "each once"
    return dict(zip(names, (row[1:] for row in found), strict=True))


def fields(kind: type[msgspec.Struct]) -> set[str]:
    return set(kind.__struct_encode_fields__)


def quoted(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


def test_every_role_is_there() -> None:
    assert rows("Roles").keys() == {role.value for role in Role}


def test_every_kind_is_there_with_its_fields() -> None:
    kinds = {str(kind.__struct_config__.tag): fields(kind) - fields(Answer) for kind in get_args(Known)}
    assert {kind: quoted(cells[0]) for kind, cells in rows("Kinds").items()} == kinds
    assert fields(Item) == {"text", "id", "mark"} <= quoted(SECTIONS["Kinds"])
    assert fields(Pick) == {"id", "text"} <= quoted(SECTIONS["Kinds"])
    assert {outcome.value for outcome in Outcome} <= quoted(SECTIONS["Kinds"])


def test_what_all_answers_share_is_there() -> None:
    assert rows("An answer").keys() == fields(Answer) | {"kind"}


def test_every_field_of_an_entry_is_there() -> None:
    entry = Entry(
        id="", flow="", day=date(2026, 11, 23), begun=MORNING, ended=MORNING, imported=True, marks={"day": ""}
    )
    assert list(rows("An entry")) == list(to_document(entry))
    assert fields(Revision) <= quoted(SECTIONS["An entry"])


def test_the_tables_are_there() -> None:
    assert list(rows("Tables")) == ["meta", "entries"]
    assert fresh_meta() == {"1": {"schema": 1, "app": "taut"}}
    assert json.dumps(fresh_meta(), separators=(",", ":")) in SECTIONS["Tables"]


def test_the_checksum_is_worked_out_as_it_says() -> None:
    told, rest = encode_document({"id": "x", "text": "é"}).split(b",", 1)
    assert told == b'{"sum":"%08x"' % crc32(b"{" + rest)


def test_every_field_of_a_draft_and_of_the_key_is_there() -> None:
    assert list(rows("Drafts")) == list(Session.__struct_encode_fields__)
    assert list(rows("Encryption")) == list(Key.__struct_encode_fields__)
    assert HEADER.decode() in SECTIONS["Encryption"]


def pattern(name: str) -> re.Pattern[str]:
    """What a name in the table of files stands for."""
    parts = re.split(f"({'|'.join(PLACEHOLDERS)})", name)
    return re.compile("".join(PLACEHOLDERS.get(part, re.escape(part)) for part in parts))


def use_everything(home: Path) -> None:
    """Has taut write every file that it ever writes."""
    space = workspace(home)
    space.start()
    space.set_support("Mira", "0123")
    note = space.entries.note("A note.")
    assert note is not None
    later = workspace(home, MORNING + timedelta(days=1), 2)
    later.entries.note("The day after.")
    later.entries.clean_up()
    later.entries.trash(note.id)
    later.entries.empty_trash()
    third = later.entries.note("One more.")
    assert third is not None
    later.journal.backups.keep_by_hand(later.journal.path, MORNING)
    opened = later.edits.open(third.id)
    later.edits.save_draft(opened, (quick_entries.note("One more, edited."),))
    half = with_answer(later.sessions.begin("note"), Long(step="note", role=Role.NOTE, text="half"))
    later.sessions.save(half)
    unsaved_texts.save_texts(later, {("fact", "x"): "half"})
    markdown_output.write(later, "2026", "A page.\n")
    unsaved_texts.write_for_editor(unsaved_texts.path_for(later, "A text"), "A text")
    told.line_of(later, "no-such-command", "What?", "That.")
    later.nudge_cache.write(later.sessions.waiting())
    write_report(ValueError(), later.log_folder, name="command")
    damaged = later.drafts.path(later.sessions.begin("note").id)
    damaged.write_text("{")
    later.drafts.load_all()
    journal = home / "journal.json"
    journal.write_bytes(journal.read_bytes()[:-9])
    again = workspace(home, MORNING + timedelta(days=2), 3)
    again.start()
    again.entries.clean_up()
    again.encryption.encrypt("a long passphrase")
    again.entries.note("The last.")
    again.journal.snapshot.write(Snapshot("taut", Beginning(0, b""), (), ()))
    repository = home.with_name(f"{home.name}-notebook.git")
    subprocess.run(["git", "init", "--quiet", "--bare", str(repository)], check=True)
    syncing.set_up(again, str(repository), lambda: "")
    again.sessions.save(with_answer(again.sessions.begin("note"), Long(step="note", role=Role.NOTE, text="half")))
    syncing.sync(again)
    again.frames.keep(str(home / "frames" / "0a1b2c3d"), b"a picture")


def test_every_file_is_there_and_no_other(tmp_path: Path) -> None:
    use_everything(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    known = {name: pattern(name) for name in rows("Files")}
    for path in found:
        assert any(one.fullmatch(path) for one in known.values()), f"{path} is not in FORMAT.md"
    for name, one in known.items():
        assert any(one.fullmatch(path) for path in found), f"nothing is called {name}"


def test_a_journal_is_read_as_the_page_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    space = workspace(tmp_path)
    space.entries.note("Words that last.")
    (program,) = re.findall(r"```python\n(.*?)```", SECTIONS["Reading it without taut"], flags=re.DOTALL)
    exec(program.replace('"journal.json"', repr(str(space.journal.path))), {})
    assert "2026-11-23 note" in capsys.readouterr().out.splitlines()[0]


def test_an_encrypted_backup_is_read_as_the_page_says(tmp_path: Path) -> None:
    pyrage = pytest.importorskip("pyrage")
    for day in range(3):
        space = workspace(tmp_path, MORNING + timedelta(days=day), day)
        space.entries.note("Words that last.")
        space.entries.clean_up()
    space.encryption.encrypt("a long passphrase")
    identity = pyrage.x25519.Identity.from_str(space.vault.recovery_key)
    (packed, *_) = (tmp_path / "backups").glob("*.json.gz")
    assert b"Words that last." in gzip.decompress(pyrage.decrypt(packed.read_bytes(), [identity]))


def test_the_key_file_is_opened_as_the_page_says(tmp_path: Path) -> None:
    from base64 import b64decode

    import nacl.secret
    from nacl.pwhash import argon2id

    space = workspace(tmp_path)
    space.entries.note("Words that last.")
    space.encryption.encrypt("a long passphrase")
    key = json.loads((tmp_path / "journal.key").read_text())
    assert key["taut key"] == 1 and len(b64decode(key["salt"])) == 16
    stretched = argon2id.kdf(32, b"a long passphrase", b64decode(key["salt"]), key["passes"], key["memory"])
    assert nacl.secret.SecretBox(stretched).decrypt(b64decode(key["sealed"])).decode() == space.vault.recovery_key


def test_what_a_newer_taut_wrote_is_carried() -> None:
    document = {
        "id": "019aaf2e-7c40-7b1e-9a7c-2f6f1d5b8e11", "flow": "note", "day": "2026-11-23", "new": 1,
        "begun": datetime(2026, 11, 23, tzinfo=UTC).isoformat(), "answers": [{"kind": "song", "step": "s"}],
    }  # fmt: skip
    entry = from_document(document)
    assert isinstance(entry.answers[0], Unknown) and to_document(entry)["new"] == 1
