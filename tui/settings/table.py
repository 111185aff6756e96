"""The table of settings: one row each, from which every face, the settings file and the command say what it is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from tui.records.date_forms import ClockForm, DateForm, WeekStart


class Group(StrEnum):
    """Settings that belong together, by the heading over them."""

    LOOK = "Look"
    DAY = "You and your day"
    TALK = "Someone to talk to"
    FURTHER = "Further"


class Setting(NamedTuple):
    """One setting, as a person meets it.

    Attributes:
        group: Where it is listed.
        title: What it is called.
        about: What it does, in a sentence or two.
        options: The values it takes, each with its words; empty if it is written freely.
    """

    group: Group
    title: str
    about: str
    options: tuple[tuple[str | bool, str], ...] = ()

    @property
    def takes(self) -> str:
        """The values as a file or a command has them; empty where there is nothing to know about that."""
        if self.options in ((), _ON_OR_OFF):
            return ""
        named = [
            f"{value}" if words.lower() == value else f"{_NAMES.get(value, value)} ({words})"
            for value, words in self.options
        ]
        *most, last = sorted(named, key=lambda one: one.startswith("nothing"))
        return f"Takes {', '.join(most)} or {last}."

    @property
    def named(self) -> str:
        """Its values as a file has them: "short or whole"."""
        *most, last = [str(value) for value, _ in self.options if value]
        return f"{', '.join(most)} or {last}" if most else last

    def can_be(self, text: str) -> bool:
        """Whether a text is one of its values; any is where it is written freely."""
        return not self.options or any(text == value for value, _ in self.options)

    def words(self, value: object) -> str:
        """The words of a value it can have; empty for any other."""
        return next((words for one, words in self.options if one == value), "")


_NAMES: Mapping[str | bool, str] = {True: "true", False: "false", "": "nothing"}
_ON_OR_OFF: tuple[tuple[str | bool, str], ...] = ((True, "on"), (False, "off"))

TABLE: Mapping[str, Setting] = {
    "day_starts_at": Setting(
        Group.DAY,
        "Start of your day",
        "When a new day begins. At 04:00, a late night still belongs to the day before.",
    ),
    "name": Setting(Group.DAY, "Your name", "What the greeting calls you. Leave it empty for no name."),
    "theme": Setting(
        Group.LOOK,
        "Theme",
        "The colours of the full screen. You see each one as you choose it.",
        (
            ("", "follow the terminal"),
            ("taut-dark", "dark"),
            ("taut-light", "light"),
            ("taut-16", "the terminal's own colours"),
        ),
    ),
    "length": Setting(
        Group.DAY,
        "Length of sessions",
        "Whether mornings and evenings are short or full length. The other is always one key away in the Library.",
        (("", "as you answered when taut asked"), ("short", "the short form"), ("whole", "full length")),
    ),
    "look_back": Setting(
        Group.DAY,
        "This day in earlier years",
        "Whether Today offers an entry from this day in an earlier year. The Journal can show them either way.",
        _ON_OR_OFF,
    ),
    "support_name": Setting(Group.TALK, "Their name", "Someone you would call. ctrl+g shows them from anywhere."),
    "support_number": Setting(Group.TALK, "Their number", "How to reach them."),
    "region": Setting(
        Group.TALK,
        "Your country",
        "Two letters, such as GB, for the emergency number. Leave it empty to go by your time zone.",
    ),
    "pictures": Setting(
        Group.LOOK,
        "Pictures or words",
        "Whether questions ask you to picture something. Choose words if you don't see pictures in your mind.",
        ((True, "pictures"), (False, "words")),
    ),
    "motion": Setting(
        Group.LOOK,
        "Movement",
        "Whether a timer moves while it runs.",
        (("", "everywhere but over SSH"), ("always", "always"), ("never", "never")),
    ),
    "mouse": Setting(
        Group.LOOK,
        "Mouse",
        "Whether you can use the mouse in the full screen, from the next time you open taut. When it's off, you select "
        "text as in any terminal.",
        _ON_OR_OFF,
    ),
    "early_frame": Setting(
        Group.LOOK,
        "Open at once",
        "Whether Today's outline appears at once, before the rest has loaded; none of your words are in it.",
        _ON_OR_OFF,
    ),
    "date_form": Setting(
        Group.LOOK,
        "Dates",
        "How dates are written on every screen. Files and commands always take 2026-12-11.",
        (
            (DateForm.DAY_FIRST.value, "11 Dec 2026"),
            (DateForm.MONTH_FIRST.value, "Dec 11, 2026"),
            (DateForm.YEAR_FIRST.value, "2026-12-11"),
        ),
    ),
    "clock_form": Setting(
        Group.LOOK,
        "Clock",
        "How times of day are written.",
        ((ClockForm.HOURS_24.value, "07:20"), (ClockForm.HOURS_12.value, "7:20 am")),
    ),
    "week_starts_on": Setting(
        Group.DAY,
        "Start of your week",
        "The first day of a week, wherever taut counts or draws one.",
        tuple((day.value, day.value.capitalize()) for day in WeekStart),
    ),
    "sync": Setting(
        Group.FURTHER,
        "Sync by itself",
        "Whether taut syncs when you open it and after you save, at most once a minute. “Other machines” in "
        "Settings, or “taut sync set”, sets up where.",
        (("", "only when you ask"), ("auto", "when you open and save")),
    ),
    "keys": Setting(
        Group.FURTHER,
        "Keys of your own",
        "Other keys for any command, written in the settings file. “taut keys” lists the commands.",
    ),
    "coach": Setting(
        Group.FURTHER,
        "A coach of your own",
        "A command of your own that phrases the follow-up questions; you write it in the settings file. It is given "
        "one question on the first line, your answer on the lines after it, and nothing else; it prints one line "
        "within 5 seconds, or taut asks in its own words.",
    ),
}
"""Every setting by its name, in the order of the settings file."""

ABOUT = {name: f"{row.about} {row.takes}".strip() for name, row in TABLE.items()}
"""What each setting is and takes, as the file and the command say it."""
