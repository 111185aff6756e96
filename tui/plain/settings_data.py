"""What can be done with the journal in lines: locking, importing, exporting, backups, the trash, a reminder."""

from __future__ import annotations

from itertools import islice

from tui.plain.console import Talk, ask_line
from tui.plain.menu import choose, pages
from tui.plain.render import page_lines, stopped
from tui.records.text import counted
from tui.workspace import StoreError, Workspace
from tui.workspace.encrypting import (
    ENCRYPTED,
    IF_FORGOTTEN,
    NOT_THE_SAME,
    SHORTEST,
    change_passphrase,
    check_new,
    lock,
    recovery_key,
    recovery_page,
    unlock,
)
from tui.workspace.exporting import FORMS, MissingFolderError, export_all
from tui.workspace.health_checks import checks, health_page
from tui.workspace.importing import Plan, bring_in, prepare_line, sentences
from tui.workspace.reminder import offered, put, schedule, take_away
from tui.workspace.restoring import add_from, back_up_said, backups, contents, restore_said, when_words
from tui.workspace.sync_setup import SET_WAYS, TO_JOIN, WAYS, WHERE, WHY, join, set_up, sync_now, turn_off
from tui.workspace.sync_status import is_set

_BACK = "Number or name, or q to go back:"
_LEAVES = "Number, or q to leave everything as it is:"
_UNSEEN = "What you type is not shown. Enter alone to go back; nothing will change."
_NEW = f"A new passphrase, at least {SHORTEST} characters; several words are easy to remember:"
_PRESENT = "Your passphrase. It is not shown; Enter alone to go back:"


def _secret(talk: Talk, prompt: str) -> str:
    """A line that is not shown; empty to go back."""
    while (line := talk.ask(prompt, unseen=True)).strip() == "?":
        talk.say(_UNSEEN)
    return line


def _new(talk: Talk) -> str:
    """A new passphrase, typed twice; empty to go back."""
    while line := _secret(talk, _NEW):
        try:
            check_new(line)
        except StoreError as problem:
            talk.say(str(problem))
            continue
        if _secret(talk, "Repeat it:") == line:
            return line
        talk.say(NOT_THE_SAME)
    return ""


def lock_it(talk: Talk, workspace: Workspace) -> None:
    """Encrypts the notebook, and says the recovery key."""
    talk.say(IF_FORGOTTEN)
    if passphrase := _new(talk):
        done = lock(workspace, passphrase)
        talk.say(ENCRYPTED)
        talk.say(*page_lines(recovery_page(done.key)))
        if done.trouble is not None:
            talk.say(str(done.trouble))


def sync_it(talk: Talk, workspace: Workspace) -> None:
    """Syncs, stops, begins or joins."""
    ways = SET_WAYS if is_set(workspace) else WAYS
    place = choose(talk, [stopped(words) for _, words in ways], [(name,) for name, _ in ways], _LEAVES)
    way = ways[place][0] if place is not None else ""
    if way == "now":
        talk.say(sync_now(workspace))
    elif way == "off":
        talk.say(turn_off(workspace))
    elif way == "set" and (where := _where(talk)):
        _set_up(talk, workspace, where)
    elif way == "join" and (where := _where(talk)) and (words := _secret(talk, f"{TO_JOIN}. It is not shown:")):
        talk.say(join(workspace, where, words))


def _where(talk: Talk) -> str:
    return ask_line(talk, f"{WHERE}, or q to go back:", "Nothing is sent before you have given a passphrase.") or ""


def _set_up(talk: Talk, workspace: Workspace, where: str) -> None:
    if workspace.vault.is_plain:
        talk.say(WHY)
    passphrase = _new(talk) if workspace.vault.is_plain else ""
    if passphrase or not workspace.vault.is_plain:
        done = set_up(workspace, where, passphrase)
        if done.recovery is not None:
            talk.say(*page_lines(done.recovery))
        talk.say(done.sentence)


def change_it(talk: Talk, workspace: Workspace) -> None:
    """Puts the notebook under another passphrase."""
    if (present := _secret(talk, _PRESENT)) and (new := _new(talk)):
        talk.say(change_passphrase(workspace, present, new))


def say_key(talk: Talk, workspace: Workspace) -> None:
    """Says the recovery key to someone who knows the passphrase."""
    if present := _secret(talk, _PRESENT):
        talk.say(*page_lines(recovery_page(recovery_key(workspace, present))))


def unlock_it(talk: Talk, workspace: Workspace) -> None:
    """Removes the passphrase."""
    if present := _secret(talk, _PRESENT):
        talk.say(unlock(workspace, present))


def import_it(talk: Talk, workspace: Workspace) -> None:
    """Asks for a file until one can be read, says what it would bring, and imports it."""
    explain = "A path such as ~/Downloads/journal.zip. Nothing is imported until you've seen what would be added."
    while line := ask_line(talk, "The file or folder, or q to go back:", explain):
        try:
            plan = prepare_line(workspace, line)
        except StoreError as problem:
            talk.say(str(problem))
            continue
        talk.say(*sentences(plan, is_done=False))
        if plan.is_empty:
            talk.say("There is nothing new in it.")
        elif (
            ask_line(talk, "Enter to import it, q to leave it:", "Enter saves these entries in your journal.")
            is not None
        ):
            _bring_in(talk, workspace, plan)
        return


def _bring_in(talk: Talk, workspace: Workspace, plan: Plan) -> None:
    bring_in(workspace, plan)
    talk.say(*islice(sentences(plan, is_done=True), 1))
    if ask_line(talk, "u to undo, Enter to continue:", "u moves what was imported to the trash.") == "u":
        workspace.entries.undo()
        talk.say("What was imported is in the trash.")


def export_it(talk: Talk, workspace: Workspace) -> None:
    """Asks what as and where, and says where it went."""
    place = choose(talk, [words for _, words in FORMS], [(name,) for name, _ in FORMS], _BACK)
    if place is None:
        return
    explain = "A folder such as ~/Documents. The file has today's date in its name."
    while (
        line := ask_line(talk, "The folder to save it in, Enter for your home folder, q to go back:", explain)
    ) is not None:
        try:
            said = _exported(talk, workspace, line or "~", FORMS[place][0])
        except StoreError as problem:
            said = ""
            talk.say(str(problem))
        if said:
            talk.say(said)
            return


def _exported(talk: Talk, workspace: Workspace, folder: str, form: str) -> str:
    """Exports everything and says where it is; empty where the person did not want a missing folder made."""
    try:
        return export_all(workspace, folder, form)
    except MissingFolderError as missing:
        talk.say(str(missing))
        if ask_line(talk, "Enter to make it, q to name another:", "Enter makes this folder.") is None:
            return ""
        return export_all(workspace, folder, form, makes_folder=True)


def say_backups(talk: Talk, workspace: Workspace) -> None:
    """Says the backups there are, makes one more, or brings one back."""
    found = backups(workspace)
    items = ["Make one now.", *(f"{when_words(one)}." for one in found)]
    place = choose(talk, items, [("make", "now"), *([()] * len(found))], _BACK)
    if place == 0:
        talk.say(back_up_said(workspace))
    elif place is not None:
        held = contents(workspace, found[place - 1])
        talk.say(held.sentence)
        ways, names = [stopped(way) for way in held.ways], [("replace",), ("add", "merge")]
        way = choose(talk, ways, names[: len(ways)], _LEAVES)
        if way is not None:
            talk.say(add_from(workspace, held.backup) if way else restore_said(workspace, held.backup))


def check_it(talk: Talk, workspace: Workspace) -> None:
    """Looks at the journal and all it rests on, and says what was found."""
    talk.say(*page_lines(health_page(checks(workspace.places, journal=workspace.journal))))


def say_trash(talk: Talk, workspace: Workspace) -> None:
    """Says what is in the trash, and brings back what is chosen."""
    found = workspace.entries.trashed()
    if not found:
        talk.say("The trash is empty.")
        return
    title = workspace.catalogue.title

    def bring_back(place: int) -> None:
        workspace.entries.untrash(found[place][0].id)
        talk.say("It is back in the journal.")

    pages(
        talk, len(found),
        lambda place: f"{title(found[place][0].flow)}, {counted(found[place][1], 'day')} left. {found[place][0].words}",
        bring_back, "the trash", "Number to restore one,", "A number brings that entry back into the journal.",
    )  # fmt: skip


def remind(talk: Talk, workspace: Workspace) -> None:
    """Asks how and when, says what to add and where, and adds it where the files are taut's own."""
    words = offered()
    ways = list(words)
    place = choose(talk, [f"{words[way]}." for way in ways], [(way,) for way in ways], _BACK)
    if place is None:
        return
    explain = "A time such as 07:00."
    while (line := ask_line(talk, "The time of day, Enter for 07:00, q to go back:", explain)) is not None:
        try:
            found = schedule(workspace, ways[place], line or "07:00")
        except StoreError as problem:
            talk.say(str(problem))
            continue
        talk.say(*found.lines())
        if not found.own_files:
            talk.say(f"Nothing was changed. Add this to {found.where} with {found.by_hand}.")
            return
        does = [stopped(way) for way in found.ways]
        chosen = choose(talk, does, [("write",), ("remove",)][: len(does)], _LEAVES)
        if chosen is not None:
            talk.say((take_away if chosen else put)(workspace, found, ways[place]))
        return
