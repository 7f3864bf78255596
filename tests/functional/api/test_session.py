"""Who is signed in, and what they may."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from inspect_app.access.model import GRANTS, Role
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient


def test_the_person_and_the_time(as_: Callable[[str], StrictClient], cast: Cast) -> None:
    answer = as_("inspector").get("/api/v1/session")
    told = answer.get_json()
    assert told["user"] == {
        "id": str(cast.people["inspector"].id),
        "name": "Inspector",
        "username": "inspector",
        "language": "en",
    }
    assert (told["api"], told["min_api"]) == (1, 1)
    assert abs(datetime.fromisoformat(told["server_time"]) - datetime.now(UTC)) < timedelta(minutes=1)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.SUPERVISOR])
def test_what_they_may(as_: Callable[[str], StrictClient], role: Role) -> None:
    told = as_(role.value).get("/api/v1/session").get_json()
    assert set(told["may"]) == {permission.value for permission in GRANTS[role]}
