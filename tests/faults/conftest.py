from __future__ import annotations

from tests.cli.conftest import home as home
from tests.cli.conftest import taut as taut
