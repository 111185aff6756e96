"""``taut doctor``: looks at everything taut rests on, changes nothing, and says what to do where something is amiss."""

from __future__ import annotations

from tui.cli import output
from tui.cli.command import Common, command
from tui.cli.errors import COULD_NOT, DONE, CommandError
from tui.settings import Places, SettingsError, load
from tui.workspace.health_checks import Check, checks, keys_found


@command(
    "doctor",
    "Checks the journal, its drafts, backups, lock and permissions, your settings and\n"
    "your own exercises, the terminal and the versions. Each line is ok, or says what\n"
    "to do. It looks inside an encrypted journal if TAUT_PASSPHRASE opens it.\n"
    "It changes nothing and shows nothing you wrote.",
    examples=[("taut doctor", "check everything"), ("taut doctor --json", "for a program, or to send to someone")],
    codes="1 a problem was found",
    json="an array with “check”, “ok” and “says” for each",
    refuses=["--for"],
)
def run(given: Common) -> int:
    """Looks, and says what was found; 1 if something is amiss."""
    from tui.cli.open_workspace import chosen_places

    try:
        found = list(checks(chosen_places(given.home), _keys))
    except CommandError as problem:
        found = [Check("folder", False, str(problem))]
    if given.json:
        output.as_json([one._asdict() for one in found])
    else:
        width = max(len(one.check) for one in found)
        for one in found:
            output.spans(
                ("ok      " if one.ok else "check  ", "good" if one.ok else "heed"),
                (f"{one.check:<{width}}  ", "strong"),
                (one.says, ""),
            )
    return DONE if all(one.ok for one in found) else COULD_NOT


def _keys(places: Places) -> tuple[bool, str]:
    from tui.app.runtime.keymap import keymap

    try:
        problems = keymap(load(places.settings).keys).problems
    except SettingsError:
        return True, "The default keys are in use."
    return keys_found(problems)
