from __future__ import annotations

import pytest

from tests.practice.walking import a_person
from tui.insights.fold.portrait import Portrait
from tui.library import load
from tui.practice.catalogue import Catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(None)[0]


@pytest.fixture(scope="session")
def person(catalogue: Catalogue) -> Portrait:
    return a_person(catalogue)
