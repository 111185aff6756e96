"""Whatever is done in whatever order, undone and done again: the file equals a model of it."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.workspace.conftest import on_disk, open_at
from tui.workspace import Workspace, quick_entries

TODAY = date(2026, 11, 23)
texts = st.sampled_from(["a", "b", "c", "a longer text"])
names = st.sampled_from(["work", "Work", "home", "日本"])


@dataclass(frozen=True)
class Page:
    text: str
    day: date = TODAY
    starred: bool = False
    tags: frozenset[str] = frozenset()
    deleted: bool = False


class Notebook(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.space: Workspace = open_at(self.home)
        self.pages: dict[str, Page] = {}
        self.ever: dict[str, set[str]] = {}
        self.done: list[tuple[str, Page, Page]] = []
        self.undone: list[tuple[str, Page, Page]] = []

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    def chosen(self, number: int) -> str | None:
        return sorted(self.pages)[number % len(self.pages)] if self.pages else None

    def becomes(self, page: str, **fields: Any) -> None:
        changed = replace(self.pages[page], **fields)
        if changed != self.pages[page]:
            self.done.append((page, self.pages[page], changed))
            self.undone.clear()
            self.pages[page] = changed

    @rule(text=texts)
    def write(self, text: str) -> None:
        entry = self.space.entries.note(text)
        assert entry is not None
        self.pages[entry.id] = Page(text)
        self.ever[entry.id] = {text}
        self.done.append((entry.id, Page(text, deleted=True), Page(text)))
        self.undone.clear()

    @rule(number=st.integers(0, 9), text=texts)
    def edit(self, number: int, text: str) -> None:
        if page := self.chosen(number):
            self.space.entries.edit(page, (quick_entries.note(text),))
            self.ever[page].add(text)
            self.becomes(page, text=text)

    @rule(number=st.integers(0, 9))
    def bring_back(self, number: int) -> None:
        page = self.chosen(number)
        shown = self.space.entry(page) if page else None
        if page and shown and shown.revisions:
            self.space.entries.restore_revision(page, shown.revisions[0])
            self.becomes(page, text=shown.revisions[0].answers[0].text)

    @rule(number=st.integers(0, 9), away=st.booleans())
    def delete(self, number: int, away: bool) -> None:
        if page := self.chosen(number):
            self.space.entries.trash(page) if away else self.space.entries.untrash(page)
            self.becomes(page, deleted=away)

    @rule(number=st.integers(0, 9), days=st.integers(0, 3))
    def move(self, number: int, days: int) -> None:
        if page := self.chosen(number):
            self.space.entries.move_to_day([page], TODAY - timedelta(days=days))
            self.becomes(page, day=TODAY - timedelta(days=days))

    @rule(number=st.integers(0, 9), on=st.booleans())
    def star(self, number: int, on: bool) -> None:
        if page := self.chosen(number):
            self.space.entries.star([page], on=on)
            self.becomes(page, starred=on)

    @rule(number=st.integers(0, 9), name=names, on=st.booleans())
    def tag(self, number: int, name: str, on: bool) -> None:
        if page := self.chosen(number):
            self.space.entries.tag([page], add=[name] if on else [], remove=[] if on else [name])
            tags = self.pages[page].tags
            same = {tag for tag in tags if tag.casefold() == name.casefold()}
            self.becomes(page, tags=(tags if same else tags | {name}) if on else tags - same)

    @rule()
    def undo(self) -> None:
        assert (self.space.entries.undo() is None) == (not self.done)
        if self.done:
            page, before, after = self.done.pop()
            self.undone.append((page, before, after))
            self.pages[page] = before

    @rule()
    def redo(self) -> None:
        assert (self.space.entries.redo() is None) == (not self.undone)
        if self.undone:
            page, before, after = self.undone.pop()
            self.done.append((page, before, after))
            self.pages[page] = after

    @invariant()
    def the_file_is_the_model(self) -> None:
        if not self.ever:
            return
        stored = on_disk(self.home)
        found = {
            page: Page(
                document["answers"][0]["text"], date.fromisoformat(document["day"]), document["starred"],
                frozenset(document["tags"]), document["deleted"] is not None,
            )
            for page, document in stored.items()
        }  # fmt: skip
        assert found == self.pages

    @invariant()
    def no_text_is_lost(self) -> None:
        for page, document in (on_disk(self.home) if self.ever else {}).items():
            versions = (document["answers"], *(old["answers"] for old in document["revisions"]))
            assert self.ever[page] <= {answers[0]["text"] for answers in versions}

    @invariant()
    def the_list_is_what_a_fresh_start_shows(self) -> None:
        assert self.space.listing() == open_at(self.home).listing()


TestAnyOrder = Notebook.TestCase
TestAnyOrder.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
