"""Findings: the list and the page."""

from collections.abc import Callable

import pytest

from inspect_app import ids
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def _text(client: StrictClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def test_the_list_shows_only_what_one_may_see(as_: As, cast: Cast) -> None:
    page = _text(as_("supervisor"), "/findings")
    assert str(cast.own["finding_id"]) in page
    assert str(cast.foreign["finding_id"]) not in page
    assert as_("author").get("/findings").status_code == 403


def test_the_list_is_narrowed(as_: As, cast: Cast) -> None:
    client = as_("supervisor")
    assert str(cast.own["finding_id"]) in _text(
        client, f"/findings?project={cast.own['project_id']}&severity=major"
    )
    for query in ("severity=critical", "repeats=1", f"project={cast.foreign['project_id']}"):
        assert "No findings here" in _text(client, f"/findings?{query}")


@pytest.mark.parametrize("query", ["severity=x", "project=%00", "after=zzz", "_scheme=x"])
def test_what_the_list_does_not_understand_is_left_out(as_: As, cast: Cast, query: str) -> None:
    assert str(cast.own["finding_id"]) in _text(as_("supervisor"), f"/findings?{query}")


def test_a_finding_shows_its_evidence(as_: As, cast: Cast) -> None:
    page = _text(as_("supervisor"), f"/findings/{cast.own['finding_id']}")
    for words in (
        "Floor level and clean",
        "Nonconforming",
        "积水",
        "TP-5.3",
        "The floor is clean",
        "Supervisor’s opinion given",
    ):
        assert words in page
    assert f"/photos/{cast.own['sha256']}/picture" in page


def test_foreign_and_unknown_findings_answer_alike(as_: As, cast: Cast) -> None:
    _text(as_("inspector"), f"/findings/{cast.foreign['finding_id']}", 404)
    _text(as_("inspector"), f"/findings/{ids.new()}", 404)


def test_wrong_method(as_: As, cast: Cast) -> None:
    assert as_("inspector").send(f"/findings/{cast.own['finding_id']}").status_code == 405


def test_the_list_by_state_and_assignee(as_: As, cast: Cast) -> None:
    client, finding = as_("supervisor"), str(cast.own["finding_id"])
    for query, there in {
        "state=reviewed": True,
        "state=all": True,
        "state=closed": False,
        "state=overdue": False,
        "assignee=me": False,
        "assignee=保洁部": False,
        "source=inspection": True,
        "source=patrol": False,
    }.items():
        assert (finding in _text(client, f"/findings?{query}")) == there, query


def test_the_board_shows_every_state(as_: As, cast: Cast) -> None:
    page = _text(as_("worker"), "/findings/board")
    assert str(cast.own["finding_id"]) in page
    assert str(cast.foreign["finding_id"]) not in page
    assert "Fixed, to be verified" in page
    assert str(cast.own["finding_id"]) not in _text(
        as_("worker"), f"/findings/board?project={cast.foreign['project_id']}"
    )
