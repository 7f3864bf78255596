"""An inspector's tablet on the inspection that is in progress."""

from collections.abc import Callable
from uuid import UUID

import pytest

from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.wire import WireTablet


@pytest.fixture
def tablet(as_: Callable[[str], StrictClient], cast: Cast) -> WireTablet:
    """The inspector's."""
    inspection = cast.own["inspection_id"]
    assert isinstance(inspection, UUID)
    return WireTablet(as_("inspector"), inspection)


@pytest.fixture
def lobby(tablet: WireTablet) -> str:
    """The first lobby's sheet."""
    return str(next(sheet["id"] for sheet in tablet.bundle()["sheets"] if sheet["checklist"] == "lobby"))
