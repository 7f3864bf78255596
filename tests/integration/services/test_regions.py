"""Regions: made, changed, each change one event."""

from uuid import UUID

import pytest

from inspect_app.errors import Invalid, NotFound
from inspect_app.services import regions
from inspect_app.storage.database import Session
from inspect_app.storage.queries import audit


def test_made_and_changed(session: Session) -> None:
    east = regions.create(session, None, " east ", "华东")
    west = regions.create(session, None, "WEST", "华西")
    regions.edit(session, None, east.id, "EAST", "华东区域")
    regions.edit(session, None, east.id, "EAST", "华东区域")
    assert [r.code for r in regions.every(session)] == ["EAST", "WEST"]
    assert regions.found_by_code(session, "west") is west
    assert [e.action for e in audit.page(session, None, 9)] == [
        "region.edit",
        "region.create",
        "region.create",
    ]
    assert audit.page(session, None, 1)[0].detail == {"name": ["华东", "华东区域"]}
    assert [r.code for r in regions.listed(session, "华西").rows] == ["WEST"]


@pytest.mark.parametrize(
    ("code", "fault"), [("", "code-form"), ("区", "code-form"), ("A" * 33, "code-form"), ("a", "code-taken")]
)
def test_codes_that_cannot_be(session: Session, code: str, fault: str) -> None:
    regions.create(session, None, "A", "A")
    with pytest.raises(Invalid) as caught:
        regions.create(session, None, code, "x")
    assert (caught.value.code, caught.value.field) == (fault, "code")


def test_who_is_not_there(session: Session) -> None:
    with pytest.raises(NotFound):
        regions.found(session, UUID(int=1))
    with pytest.raises(NotFound):
        regions.found_by_code(session, "NOPE")


def test_pages_follow_one_another(session: Session) -> None:
    for number in range(60):
        regions.create(session, None, f"R{number:03}", "x")
    seen, after = [], None
    while True:
        page = regions.listed(session, "", after)
        seen += [row.code for row in page.rows]
        if page.after is None:
            break
        after = page.after
    assert seen == [f"R{number:03}" for number in range(60)]
