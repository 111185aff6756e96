"""Where the notebook lives, found with next to no imports; agrees with ``tui.settings.places``."""

import os
import sys


def folders(home: str | None = None) -> tuple[str, str] | None:
    """The folders of data and of settings.

    Args:
        home: What ``--home`` named.

    Returns:
        Both; ``None`` where finding them takes more than this, and ``tui.settings`` is to be asked.
    """
    chosen = home or os.environ.get("TAUT_HOME")
    if chosen:
        home = os.path.expanduser(chosen).rstrip("/") or "/"  # noqa: PTH111 - pathlib takes too long to import
        folder = os.path.join(os.getcwd(), home)  # noqa: PTH109, PTH118 - as above
        return folder, os.path.join(folder, "config")  # noqa: PTH118 - as above
    own = os.environ.get("HOME", "")
    if sys.platform not in ("linux", "darwin") or not own.startswith("/"):
        return None
    support = f"{own}/Library/Application Support"
    data, config = (support, support) if sys.platform == "darwin" else (f"{own}/.local/share", f"{own}/.config")
    return f"{_set('XDG_DATA_HOME') or data}/taut", f"{_set('XDG_CONFIG_HOME') or config}/taut"


def _set(name: str) -> str:
    value = os.environ.get(name, "")
    return value if value.startswith("/") else ""
