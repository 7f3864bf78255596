"""Contradictions between tablets: shown side by side, and settled."""

from collections.abc import Callable
from uuid import UUID

import pytest

from inspect_app import ids
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Answer, Conflict, Op
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.tablet import Tablet

As = Callable[[str], StrictClient]


@pytest.fixture
def conflict(database: Database, cast: Cast, tmp_path: object) -> Conflict:
    """The floor: one said it conforms, the other, later, that it does not."""
    inspection, sheet = cast.own["inspection_id"], cast.own["sheet_id"]
    assert isinstance(inspection, UUID)
    assert isinstance(sheet, UUID)
    with database.writing() as session:
        said = (("inspector", "conform", 60), ("quality_manager", "nonconform", 0))
        for name, value, earlier in said:
            blobs = LocalBlobStore(tmp_path / "blobs")  # type: ignore[operator]
            tablet = Tablet(session, cast.people[name], inspection, blobs)
            tablet.send(tablet.op("answer", {"value": value}, sheet, "floor", earlier=earlier))
    with database.reading() as session:
        return session.query(Conflict).filter_by(inspection_id=inspection).one()


def _settle(client: StrictClient, conflict: Conflict, choice: object, **more: str) -> int:
    return client.send(f"/conflicts/{conflict.id}/settle", choice=choice, **more).status_code


def test_both_sides_are_shown(as_: As, cast: Cast, conflict: Conflict) -> None:
    for path in ("/conflicts", f"/inspections/{cast.own['inspection_id']}/conflicts"):
        page = as_("inspector").get(path).text
        for words in ("Floor level and clean", "Conforming", "Nonconforming", "Inspector", "Quality_Manager"):
            assert words in page
        assert page.count("Let this one count") == 2
        assert page.count("Counts at present") == 1


def test_who_does_not_conduct_only_reads(as_: As, conflict: Conflict) -> None:
    page = as_("supervisor").get("/conflicts").text
    assert "Floor level and clean" in page
    assert "Let this one count" not in page
    assert _settle(as_("supervisor"), conflict, conflict.winner) == 403
    assert _settle(as_("stranger"), conflict, conflict.winner) == 404
    assert "Floor level and clean" not in as_("stranger").get("/conflicts").text


def test_the_choice_counts(as_: As, cast: Cast, conflict: Conflict, reading: Session) -> None:
    client = as_("inspector")
    assert "1 contradiction to settle" in client.get("/").text
    answer = client.send(f"/conflicts/{conflict.id}/settle", choice=conflict.loser, next="/conflicts")
    assert (answer.status_code, answer.location) == (302, "/conflicts")
    page = client.get("/conflicts").text
    assert "Settled." in page
    assert "Nothing to settle" in page
    assert "contradiction" not in client.get("/").text
    row = reading.query(Answer).filter_by(sheet_id=cast.own["sheet_id"], item="floor").one()
    assert row.answer == {"value": "conform"}
    assert _settle(client, conflict, conflict.loser) == 302


@pytest.mark.parametrize("choice", ["", "x", str(UUID(int=7))])
def test_a_choice_that_is_neither(as_: As, conflict: Conflict, choice: str) -> None:
    assert _settle(as_("inspector"), conflict, choice) == 409


def test_one_is_not_led_elsewhere(as_: As, conflict: Conflict) -> None:
    client = as_("inspector")
    answer = client.send(
        f"/conflicts/{conflict.id}/settle", choice=conflict.winner, next="https://example.org/"
    )
    assert answer.location == "/"


def test_a_finished_inspection_is_read_only(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    page = client.get(f"/inspections/{cast.own['done_id']}/conflicts").text
    assert "nothing can be chosen any more" in page
    assert "大堂有施工" in page
    assert "Let this one count" not in page
    assert "大堂有施工" not in client.get("/conflicts").text
    path = f"/conflicts/{cast.own['conflict_id']}/settle"
    assert client.send(path, choice=ids.new()).status_code == 409


def test_long_lists_have_pages(as_: As, cast: Cast, database: Database, conflict: Conflict) -> None:
    with database.writing() as session:
        for _ in range(26):
            columns = {c.key: getattr(conflict, c.key) for c in Conflict.__mapper__.columns if c.key != "id"}
            # Each has a loser of its own; what it says does not matter here.
            session.add(Conflict(**{**columns, "loser": _op(session, conflict)}))
    client = as_("inspector")
    for path in ("/conflicts", f"/inspections/{cast.own['inspection_id']}/conflicts"):
        first = client.get(path).text
        following = first.split('rel="next" href="')[1].split('"')[0]
        second = client.get(following).text
        assert [page.count('class="card contradiction"') for page in (first, second)] == [25, 2]
        assert "First page" in second


def _op(session: Session, conflict: Conflict) -> UUID:
    known = session.get_one(Op, conflict.loser)
    columns = {c.key: getattr(known, c.key) for c in Op.__mapper__.columns}
    seq = session.query(Op).filter_by(inspection_id=known.inspection_id).count() + 1
    made = ids.new()
    session.add(Op(**{**columns, "id": made, "n": None, "seq": seq}))
    session.flush()
    return made
