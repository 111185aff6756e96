"""Adding a setting is adding a row: the table, the screens and the command name the same ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import workspace
from tui.settings import TABLES, Settings
from tui.settings.table import TABLE
from tui.workspace import StoreError
from tui.workspace.settings_view import change, settings_view, switch


def test_every_setting_has_its_row_once(tmp_path: Path) -> None:
    rows = [row for group in settings_view(workspace(tmp_path)) for row in group.rows]
    names = [row.id for row in rows]
    assert tuple(TABLE) == Settings._fields
    assert len(names) == len(set(names)) and set(TABLE) <= set(names)
    assert all(row.title and row.about and row.command for row in rows)
    assert len({row.title for row in rows}) == len(rows)


@pytest.mark.parametrize("name", [name for name, row in TABLE.items() if row.options])
def test_every_value_offered_can_be_had_and_has_words(tmp_path: Path, name: str) -> None:
    space = workspace(tmp_path)
    for value, words in TABLE[name].options:
        said = change(space, name, str(value).lower() if isinstance(value, bool) else value)
        assert getattr(space.settings, name) == value and said.endswith(f": {words}.")


def test_a_switch_goes_to_and_fro_and_leaves_the_file_as_a_person_wrote_it(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    space.places.config.mkdir(parents=True)
    space.places.settings.write_text('# mine\nname = "A" # me\n\n[keys]\n"app.note" = "i"\n')
    switch(space, "mouse")
    assert space.settings.mouse
    switch(space, "mouse")
    assert not space.settings.mouse
    text = space.places.settings.read_text()
    assert text.startswith('# mine\nname = "A" # me\n') and text.endswith('[keys]\n"app.note" = "i"\n')


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    for name, text in (
        ("theme", "pink"),
        ("day_starts_at", "noon"),
        ("mouse", "perhaps"),
        *((one, "x") for one in TABLES),
    ):
        with pytest.raises(StoreError):
            change(space, name, text)
    assert space.settings == Settings() and not space.places.settings.exists()
