"""A page to read above Settings."""

from __future__ import annotations

from textual.app import App

from tui.app.base.page_view import PageView
from tui.app.dialogs.evidence import PageViewer
from tui.insights.views.model import Page
from tui.terminal.braille_canvas import ascii_only


def show_page(app: App[object], page: Page) -> None:
    """Shows a page above the screen."""
    plain = ascii_only()
    app.push_screen(PageViewer(page, lambda width: PageView(width, plain, heading="$secondary")))
