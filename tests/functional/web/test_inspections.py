"""The pages of an inspection."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest

from inspect_app.services.records import load
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Inspection
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.pictures import jpeg
from tests.factories.wire import HERE, WireTablet

As = Callable[[str], StrictClient]


def _text(client: StrictClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def test_the_list_shows_only_what_one_may_see(as_: As, cast: Cast) -> None:
    page = _text(as_("inspector"), "/inspections")
    assert str(cast.own["inspection_id"]) in page
    assert str(cast.foreign["inspection_id"]) not in page
    assert "Start an inspection" in page
    assert "Start an inspection" not in _text(as_("supervisor"), "/inspections")
    assert as_("author").get("/inspections").status_code == 403


def test_the_list_is_narrowed(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    begun, done = str(cast.own["inspection_id"]), str(cast.own["done_id"])
    assert done not in _text(client, "/inspections?state=in_progress")
    assert begun not in _text(client, "/inspections?state=completed")
    assert begun in _text(client, f"/inspections?project={cast.own['project_id']}&programme=touchpoint-audit")
    assert "No inspections here" in _text(client, f"/inspections?project={cast.foreign['project_id']}")


@pytest.mark.parametrize(
    "query", ["state=x", "project=9999", "programme=%00", "after=x", "_external=1&_scheme=x"]
)
def test_what_the_list_does_not_understand_is_left_out(as_: As, cast: Cast, query: str) -> None:
    assert str(cast.own["inspection_id"]) in _text(as_("inspector"), f"/inspections?{query}")


def test_long_lists_have_pages(as_: As, cast: Cast, database: Database) -> None:
    with database.writing() as session:
        old = session.get(Inspection, cast.own["inspection_id"])
        assert old
        for number in range(30):
            columns = {
                c.key: getattr(old, c.key)
                for c in Inspection.__mapper__.columns
                if c.key not in {"id", "number"}
            }
            session.add(Inspection(**columns, number=f"ZZ-2026-{number:06d}"))
    client = as_("inspector")
    first = _text(client, "/inspections?state=in_progress")
    following = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = _text(client, following)
    assert "state=in_progress" in following
    shown = [set(re.findall(r"ZZ-2026-\d{6}", page)) for page in (first, second)]
    assert (len(shown[0] | shown[1]), shown[0] & shown[1]) == (30, set())
    assert "First page" in second


def test_the_progress_page_names_every_stop(as_: As, cast: Cast) -> None:
    path = f"/inspections/{cast.own['inspection_id']}"
    page = _text(as_("inspector"), path)
    for words in ("号楼", "Service encounters", "The whole project", "No tablet has sent anything yet."):
        assert words in page
    assert f'href="/field/#/i/{cast.own["inspection_id"]}"' in page
    watching = _text(as_("supervisor"), path)
    assert "Open on the tablet" not in watching
    assert "Walk list" in watching


def test_who_is_at_work_is_told(as_: As, cast: Cast, database: Database) -> None:
    client, inspection = as_("inspector"), cast.own["inspection_id"]
    assert isinstance(inspection, UUID)
    tablet, sheet = WireTablet(client, inspection), str(cast.own["sheet_id"])
    announced = tablet.photo_op(jpeg(3), sheet, "floor")
    tablet.send(tablet.op("note", "积水", sheet, "floor"), announced, unsent={"ops": 7, "photos": 1})
    claimed = client.put(tablet.address(f"claims/{sheet}"), json={"device": str(tablet.device)}, headers=HERE)
    assert claimed.status_code == 200
    page = _text(as_("supervisor"), f"/inspections/{inspection}")
    assert f"Tablet {tablet.device.hex[-4:].upper()}" in page
    assert "On the tablet: 7 entries, 1 photos" in page
    assert "1 photo on its way" in page
    assert "Inspector does this" in page


def test_the_way_to_what_waits_for_a_reviewer(as_: As, cast: Cast) -> None:
    own, done = cast.own["inspection_id"], cast.own["done_id"]
    assert "1 contradiction was not settled" in _text(as_("supervisor"), f"/inspections/{done}")
    assert "contradiction" not in _text(as_("supervisor"), f"/inspections/{own}")


def test_what_to_know_of_the_evidence_is_told(as_: As, cast: Cast) -> None:
    page = _text(as_("supervisor"), f"/inspections/{cast.own['done_id']}")
    assert "For reading the evidence" in page
    assert "Chosen from stored pictures" in page
    assert f"/photos/{cast.own['photo_id']}/picture" in page
    assert "For reading the evidence" not in _text(
        as_("inspector"), f"/inspections/{cast.own['inspection_id']}"
    )


def test_the_result_explains_itself(as_: As, cast: Cast, reading: Session) -> None:
    inspection = load(reading, cast.own["done_id"]).inspection  # type: ignore[arg-type]
    page = _text(as_("supervisor"), f"/inspections/{cast.own['done_id']}")
    for words in (
        str(inspection.score),
        "Where the points went",
        "Floor level and clean",
        f"{inspection.number}-01",
    ):
        assert words in page
    assert f"/findings/{cast.own['finding_id']}" in page
    assert "失分明细" in _chinese(as_("supervisor"), f"/inspections/{cast.own['done_id']}")


def _chinese(client: StrictClient, path: str) -> str:
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "zh-CN"
    return _text(client, path)


@pytest.mark.parametrize("verb", ["review", "sign", "encounters", "remarks", "finish", "signatures"])
def test_what_is_done_on_tablets_has_no_page(as_: As, cast: Cast, verb: str) -> None:
    client, path = as_("inspector"), f"/inspections/{cast.own['inspection_id']}/{verb}"
    assert client.get(path).status_code == 404
    assert client.send(path).status_code == 404
