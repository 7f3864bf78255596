"""The real thing: the product's own process, the app it serves, and Chromiums with profiles on the disk.

docs/offline.md, "How it is proved", says which test shows what.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from tests.browser.proof.real_tablet import RealTablet, Tablets
from tests.factories.nursery import Nursery
from tests.factories.pictures import jpeg
from tests.factories.started_server import CHECKOUT, Company, StartedServer, make_company
from tests.factories.troubled_way import TroubledWay


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """The first day, to be copied."""
    return make_company(tmp_path_factory.mktemp("company"))


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Where servers come from."""
    with closing(Nursery(CHECKOUT)) as made:
        yield made


@pytest.fixture
def server(company: Company, nursery: Nursery, tmp_path: Path) -> Iterator[StartedServer]:
    """The product, serving."""
    made = StartedServer(company, tmp_path, nursery)
    with closing(made):
        made.start()
        yield made


@pytest.fixture
def way(server: StartedServer) -> Iterator[TroubledWay]:
    """The network before that server; well, until told otherwise."""
    made = TroubledWay(server.port)
    yield made
    made.close()


@pytest.fixture
def tablets(playwright: Playwright, tmp_path: Path) -> Iterator[Tablets]:
    """``tablets(address, …)``: one more tablet, not started yet."""
    made: list[RealTablet] = []

    def make(address: str, **given: Any) -> RealTablet:
        made.append(RealTablet(playwright, address, tmp_path / f"profile-{len(made)}", **given))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """As a camera gives it."""
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(jpeg(5, (2400, 1800)))
    return path
