"""``python -m tui`` is the ``taut`` command."""

from __future__ import annotations

from tui.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
