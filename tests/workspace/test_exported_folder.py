"""A folder of daily notes that is kept up to date, and never at the cost of what a person has there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui.store.atomic_write import write_private
from tui.workspace import StoreError, exported_folder
from tui.workspace.exported_folder import MANIFEST, Update, update

FIRST = {"2026-11-23.md": b"one", "2026-11-24.md": b"two"}


def brought(folder: Path, files: dict[str, bytes], all_names: set[str] | None = None) -> Update:
    return update(folder, "obsidian", files, {*files} if all_names is None else all_names)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert brought(tmp_path / "notes", FIRST) == Update(2, 0, 0, ())
    return tmp_path / "notes"


def test_only_what_changed_is_written(folder: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert brought(folder, FIRST) == Update(0, 2, 0, ())
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert brought(folder, FIRST | {"2026-11-24.md": b"2", "2026-11-25.md": b"three"}) == Update(2, 1, 0, ())
    assert contents(folder) == {"2026-11-23.md": b"one", "2026-11-24.md": b"2", "2026-11-25.md": b"three"}
    assert (folder / "2026-11-23.md").stat().st_mtime_ns == before["2026-11-23.md"]


def test_only_its_owner_can_read_it_and_the_list_has_no_words(folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    found = json.loads((folder / MANIFEST).read_text())
    assert [*found["files"]] == [*FIRST] and all(len(one) == 64 for (one,) in found["files"].values())


def test_a_file_that_was_changed_is_left_and_named(folder: Path) -> None:
    (folder / "2026-11-24.md").write_bytes(b"two, and a thought of my own")
    done = brought(folder, FIRST | {"2026-11-23.md": b"1", "2026-11-24.md": b"2"})
    assert done == Update(1, 0, 0, ("2026-11-24.md",)) and "2026-11-24.md" in done.sentence
    assert contents(folder)["2026-11-24.md"] == b"two, and a thought of my own"
    (folder / "2026-11-24.md").write_bytes(b"two")
    assert brought(folder, {"2026-11-24.md": b"2"}, {*FIRST}).written == 1, "as taut wrote it, it is taut's again"


def test_a_file_without_an_entry_is_removed_unless_it_was_changed(folder: Path) -> None:
    (folder / "2026-11-24.md").write_bytes(b"mine now")
    assert brought(folder, {}) == Update(0, 0, 1, ("2026-11-24.md",))
    assert contents(folder) == {"2026-11-24.md": b"mine now"}


def test_days_that_were_not_asked_for_stay(folder: Path) -> None:
    assert brought(folder, {"2026-11-24.md": b"2"}, {*FIRST}) == Update(1, 0, 0, ())
    assert contents(folder) == {"2026-11-23.md": b"one", "2026-11-24.md": b"2"}


def test_files_that_taut_did_not_write_are_never_touched(tmp_path: Path) -> None:
    (tmp_path / "2026-11-23.md").write_bytes(b"of another program")
    (tmp_path / "recipes.md").write_bytes(b"soup")
    assert brought(tmp_path, FIRST) == Update(1, 0, 0, ("2026-11-23.md",))
    assert brought(tmp_path, {}) == Update(0, 0, 1, ())
    assert contents(tmp_path) == {"2026-11-23.md": b"of another program", "recipes.md": b"soup"}


def test_nothing_is_written_or_removed_through_a_link(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"two")
    (folder / "2026-11-24.md").unlink()
    (folder / "2026-11-24.md").symlink_to(outside)
    (folder / "2026-11-25.md").symlink_to(tmp_path / "nowhere")
    done = brought(folder, {"2026-11-24.md": b"2", "2026-11-25.md": b"3"}, {*FIRST, "2026-11-25.md"})
    assert done == Update(0, 0, 0, ("2026-11-24.md", "2026-11-25.md"))
    assert outside.read_bytes() == b"two" and not (tmp_path / "nowhere").exists()
    brought(folder, {})
    assert outside.read_bytes() == b"two" and (folder / "2026-11-24.md").is_symlink()


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "..", ".hidden", "a\\b", "c:x", ""])
def test_a_list_that_names_what_lies_outside_removes_nothing(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "outside").write_bytes(b"one")
    found = json.loads((folder / MANIFEST).read_text())
    found["files"][name] = found["files"]["2026-11-23.md"]
    (folder / MANIFEST).write_text(json.dumps(found))
    assert brought(folder, {}) == Update(0, 0, 2, ())
    assert (tmp_path / "outside").read_bytes() == b"one"


@pytest.mark.parametrize("at", range(5))
def test_cut_off_anywhere_the_next_export_knows_its_own_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    written = write_private
    left = [at]

    def cut(path: Path, data: bytes, *, new: bool = False) -> None:
        if not left[0]:
            raise OSError(28, "No space left on device")
        left[0] -= 1
        written(path, data, new=new)

    monkeypatch.setattr(exported_folder, "write_private", cut)
    newer = {"2026-11-23.md": b"1", "2026-11-24.md": b"2", "2026-11-25.md": b"3"}
    with pytest.raises(StoreError, match=r"could not be written \(no space left on device\)\.$"):
        brought(folder, newer)
    monkeypatch.setattr(exported_folder, "write_private", written)
    latest = newer | {"2026-11-23.md": b"one, once more", "2026-11-25.md": b"three"}
    assert not brought(folder, latest).left
    assert contents(folder) == latest and not brought(folder, {}).left and not contents(folder)


def test_a_lost_list_is_made_again_of_what_is_as_it_is_to_be(folder: Path) -> None:
    (folder / MANIFEST).unlink()
    assert brought(folder, FIRST | {"2026-11-24.md": b"2"}) == Update(0, 1, 0, ("2026-11-24.md",))
    assert brought(folder, {}) == Update(0, 0, 1, ())


@pytest.mark.parametrize(("text", "said"), [
    ("{", "is damaged"), ("[]", "is damaged"), ('{"version": 2}', "newer taut"), ("[" * 100_000, "is damaged"),
    ('{"version": 1, "format": "other", "files": {}}', "another format, other"),
])  # fmt: skip
def test_a_list_that_cannot_be_relied_on_is_named_in_a_sentence(folder: Path, text: str, said: str) -> None:
    (folder / MANIFEST).write_text(text)
    with pytest.raises(StoreError, match=said):
        brought(folder, {})
    assert contents(folder) == FIRST


def test_a_list_that_is_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / MANIFEST).rename(tmp_path / "list")
    (folder / MANIFEST).symlink_to(tmp_path / "list")
    with pytest.raises(StoreError, match="is damaged"):
        brought(folder, {})


def test_a_place_that_cannot_be_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name, said in (("file", "is not a folder"), ("link", "is not a folder"), ("a/b", "make it first")):
        with pytest.raises(StoreError, match=said):
            brought(tmp_path / name, FIRST)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "link"]


@pytest.mark.parametrize(("count", "said"), [
    (1, "because it was changed there or not written by taut: 2026-01-01.md."),
    (2, "because they were changed there or not written by taut: 2026-01-01.md and 2026-01-02.md."),
    (5, "taut: 2026-01-01.md, 2026-01-02.md, 2026-01-03.md and 2 more."),
])  # fmt: skip
def test_what_was_left_is_said_in_a_sentence(count: int, said: str) -> None:
    left = tuple(f"2026-01-{number:02d}.md" for number in range(1, count + 1))
    sentence = Update(1, 2, 3, left).sentence
    assert sentence.startswith("1 file written, 2 unchanged, 3 removed. Not touched, ") and sentence.endswith(said)
