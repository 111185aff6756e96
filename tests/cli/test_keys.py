from __future__ import annotations

from pathlib import Path

from tui.settings import Settings, load, save

from .conftest import Taut


def settings(home: Path, text: str) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text(text)


def test_the_table_has_every_command_and_a_star_for_what_was_changed(taut: Taut, home: Path) -> None:
    settings(home, '[keys]\npreset = "vim"\ntoday.evening = "v"\n"today.morning" = "alt+m"\n')
    said = taut("keys")
    assert said.code == 0
    rows = {line[2:].split("  ")[0] + " " + name: line for line in said.data.splitlines() for name in line.split()}
    assert rows["v today.evening"].startswith("*") and rows["i app.note"].startswith("*")
    assert rows["m today.morning"].startswith(" ") and rows["? app.help"].startswith(" ")
    assert "“today.morning” the key “alt+m”, which can't be used" in said.words


def test_keys_stay_when_another_setting_is_written(home: Path) -> None:
    settings(home, 'mouse = true\n[keys]\ntoday.evening = "v"\n')
    path = home / "config" / "config.toml"
    save(path, load(path)._replace(name="Ada"))
    assert load(path) == Settings(name="Ada", mouse=True, keys={"today": {"evening": "v"}})


def test_the_same_for_a_program(taut: Taut, home: Path) -> None:
    settings(home, '[keys]\n"today.evening" = "v, f7"\n"nothing.here" = "x"\n')
    said = taut("keys", "--json")
    found = {row["id"]: row for row in said.json["keys"]}
    assert found["today.evening"]["keys"] == ["v", "f7"] and found["today.evening"]["default"] == ["e"]
    assert "nothing.here" in said.json["problems"][0] and not said.words
