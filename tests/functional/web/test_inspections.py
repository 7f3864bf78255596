"""The pages of an inspection."""

import re
from collections.abc import Callable

import pytest

from inspect_app.services import signing
from inspect_app.services.records import load
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Inspection
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.world import complete

As = Callable[[str], StrictClient]


def _text(client: StrictClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def _signed(database: Database, cast: Cast) -> None:
    actor = cast.people["inspector"]
    complete(database, actor, cast.own["inspection_id"])
    with database.writing() as session:
        signing.sign(session, actor, cast.own["inspection_id"], "inspector", "王芳", "0" * 64)  # type: ignore[arg-type]


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


def test_the_walk_list_names_every_stop(as_: As, cast: Cast) -> None:
    page = _text(as_("inspector"), f"/inspections/{cast.own['inspection_id']}")
    for words in (
        "号楼",
        "Service encounters",
        "The whole project",
        "Next open item",
        "Add a service encounter",
    ):
        assert words in page
    watching = _text(as_("supervisor"), f"/inspections/{cast.own['inspection_id']}")
    assert "Add a service encounter" not in watching
    assert "Review and finish" not in watching


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


def test_an_encounter_is_added(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    path = f"/inspections/{cast.own['inspection_id']}"
    client.get(path)
    answer = client.send(f"{path}/encounters", checklist="telephone", label="14:05 报修")
    assert "No. 2 · 14:05 报修" in _text(client, answer.location)
    assert client.send(f"{path}/encounters", checklist="lobby").status_code == 404
    assert client.send(f"{path}/encounters", checklist="telephone", label="x" * 81).status_code == 422


def test_the_review_lists_what_is_open(as_: As, cast: Cast) -> None:
    page = _text(as_("inspector"), f"/inspections/{cast.own['inspection_id']}/review")
    assert "Rings before the call is answered" in page
    assert "item=rings" in page
    assert as_("inspector").get(f"/inspections/{cast.own['done_id']}/review").status_code == 302


def test_remarks_are_kept(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    path = f"/inspections/{cast.own['inspection_id']}"
    client.get(f"{path}/review")
    assert client.send(f"{path}/remarks", remarks="下雨").status_code == 302
    assert "下雨" in _text(client, f"{path}/review")
    assert client.send(f"{path}/remarks", remarks="x" * 4001).status_code == 422
    assert client.send(f"{path}/remarks", remarks="a\0b").status_code == 422


def test_signing_waits_until_nothing_is_open(as_: As, cast: Cast, database: Database) -> None:
    client = as_("inspector")
    path = f"/inspections/{cast.own['inspection_id']}/sign"
    assert client.get(path).status_code == 302
    complete(database, cast.people["inspector"], cast.own["inspection_id"])
    assert 'value="Inspector"' in _text(client, path)
    assert "accompanying" in _text(client, f"{path}?role=accompanied_by")
    assert "Signature of the inspector" in _text(client, f"{path}?role=king")


def test_finishing_is_refused_with_the_list(as_: As, cast: Cast, database: Database) -> None:
    client = as_("inspector")
    path = f"/inspections/{cast.own['inspection_id']}"
    client.get(f"{path}/review")
    refused = client.send(f"{path}/finish")
    assert refused.status_code == 409
    assert "points are still open" in refused.get_data(as_text=True)
    complete(database, cast.people["inspector"], cast.own["inspection_id"])
    unsigned = client.send(f"{path}/finish")
    assert unsigned.status_code == 409
    assert "signature is missing" in unsigned.get_data(as_text=True)


def test_finishing_shows_the_result_once_and_again(as_: As, cast: Cast, database: Database) -> None:
    _signed(database, cast)
    client = as_("inspector")
    path = f"/inspections/{cast.own['inspection_id']}"
    assert "Valid" in _text(client, f"{path}/review")
    for _ in range(2):
        assert client.send(f"{path}/finish").status_code == 302
    page = _text(client, path)
    assert "100.0" in page
    assert "No item failed." in page
    assert "Before" in page


def test_a_changed_answer_voids_the_signature(as_: As, cast: Cast, database: Database) -> None:
    _signed(database, cast)
    client = as_("inspector")
    client.get("/account")
    headers = {"X-CSRFToken": client.token, "Accept": "application/json"}
    changed = {"seen": 1, "answer": {"value": 1}}
    path = f"/sheets/{cast.own['sheet_id']}/items/lamps/answer"
    assert client.put(path, json=changed, headers=headers).status_code == 200
    assert "Void" in _text(client, f"/inspections/{cast.own['inspection_id']}/review")


@pytest.mark.parametrize("verb", ["encounters", "remarks", "finish"])
def test_not_allowed_and_wrong_method(as_: As, cast: Cast, verb: str) -> None:
    own, foreign = cast.own["inspection_id"], cast.foreign["inspection_id"]
    assert as_("supervisor").send(f"/inspections/{own}/{verb}").status_code == 403
    assert as_("inspector").send(f"/inspections/{foreign}/{verb}").status_code == 404
    assert as_("inspector").get(f"/inspections/{own}/{verb}").status_code == 405
    assert as_("inspector").post(f"/inspections/{own}/{verb}").status_code == 400
