"""What opening a row of Settings shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.app.base.messages import Reading
from tui.app.base.screen import CommandScreen
from tui.app.settings.backups import BackupsScreen
from tui.app.settings.data import ExportForm, ImportForm
from tui.app.settings.forms import ChooseForm, Form, ShowForm, WriteForm, show_page
from tui.app.settings.machines import MachinesForm
from tui.app.settings.passphrase import ChangeForm, LockForm, RecoveryForm, UnlockForm
from tui.app.settings.reminder import ReminderForm
from tui.insights.views.model import Page
from tui.workspace import Workspace
from tui.workspace.health_checks import checks, health_page, keys_found
from tui.workspace.settings_view import Does, Row, by_hand

FORMS: dict[Does, Callable[[Row], Form]] = {
    Does.CHOOSE: lambda row: ChooseForm(row, row.text),
    Does.WRITE: lambda row: WriteForm(row, row.text),
    Does.REMIND: ReminderForm,
    Does.LOCK: LockForm,
    Does.CHANGE: ChangeForm,
    Does.RECOVERY: RecoveryForm,
    Does.UNLOCK: UnlockForm,
    Does.IMPORT: ImportForm,
    Does.EXPORT: ExportForm,
    Does.SYNC: MachinesForm,
}
"""The form a row opens, where it opens one."""


def open_row(screen: CommandScreen, row: Row, told: Callable[[str], None]) -> None:
    """Opens a row.

    Args:
        screen: Settings.
        row: The row.
        told: Takes a sentence about what was done, empty if nothing was.
    """
    if (made := FORMS.get(row.does)) is not None:
        _show(screen, made(row), told)
    elif row.does is Does.BACKUPS:
        screen.app.push_screen(BackupsScreen(), lambda _: told(""))
    elif row.does is Does.CHECK:
        screen.ask(Reading(_checked, screen.key_problems), lambda found: show_page(screen.app, found))
    elif row.does is Does.BY_HAND:
        screen.ask(Reading(by_hand, row.id), lambda said: screen.app.push_screen(ShowForm(row.title, *said)))


def _show(screen: CommandScreen, form: Form, told: Callable[[str], None]) -> None:
    def closed(_: object) -> None:
        if form.next_form is not None:
            _show(screen, form.next_form, told)
        else:
            told(form.told)

    screen.app.push_screen(form, closed)


def _checked(workspace: Workspace, problems: Sequence[str]) -> Page:
    return health_page(checks(workspace.places, lambda _: keys_found(problems), workspace.journal))
