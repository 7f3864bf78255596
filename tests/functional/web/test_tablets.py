"""The list of tablets."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from inspect_app import clock, ids
from inspect_app.services import devices
from inspect_app.services.devices import Report
from inspect_app.storage.database import Database
from inspect_app.web import field
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def _tell(database: Database, cast: Cast, name: str = "inspector", **changes: object) -> str:
    told = {
        "at": clock.now() + timedelta(minutes=5),
        "build": "b7",
        "agent": "Mozilla/5.0 (iPad; CPU OS 18_5)",
        "unsent_ops": 0,
        "unsent_photos": 0,
        "rejected": 0,
        "storage": {"persisted": True, "state": "ok"},
    }
    device = ids.new()
    with database.writing() as session:
        devices.tell(session, cast.people[name], device, Report(**{**told, **changes}))  # type: ignore[arg-type]
    return device.hex[-4:].upper()


def test_how_a_tablet_is(as_: As, cast: Cast, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(field, "built", lambda: {"build": "b8"})
    name = _tell(database, cast, unsent_ops=4, unsent_photos=2, rejected=1)
    for reader in ("inspector", "supervisor", "quality_manager", "administrator"):
        page = as_(reader).get("/tablets").text
        for words in (f"iPad {name}", "Inspector", "4 entries, 2 photos", "1 refused", "Older", "5 min fast"):
            assert words in page
    assert f"iPad {name}" not in as_("stranger").get("/tablets").text
    assert as_("author").get("/tablets").status_code == 403


def test_only_those_with_unsent_work(as_: As, cast: Cast, database: Database) -> None:
    done, busy = _tell(database, cast), _tell(database, cast, unsent_ops=1)
    page = as_("supervisor").get("/tablets?unsent=1").text
    assert busy in page
    assert f"iPad {done}" not in page
    assert "All tablets" in page


def test_a_server_without_the_app_knows_no_newest(
    as_: As, cast: Cast, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_built() -> None:
        raise field.NotBuilt

    monkeypatch.setattr(field, "built", not_built)
    _tell(database, cast)
    assert "Not known" in as_("supervisor").get("/tablets").text


def test_long_lists_have_pages(as_: As, cast: Cast, database: Database) -> None:
    names = {_tell(database, cast, unsent_ops=1) for _ in range(30)}
    client = as_("supervisor")
    first = client.get("/tablets?unsent=1").text
    following = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = client.get(following).text
    assert "unsent=1" in following
    assert sum(f"iPad {name}" in first for name in names) == 25
    assert sum(f"iPad {name}" in second for name in names) == 5
    assert "First page" in second


def test_nothing_to_show(as_: As) -> None:
    page = as_("supervisor").get("/tablets?unsent=1").text
    assert "All that was entered has been sent." in page
