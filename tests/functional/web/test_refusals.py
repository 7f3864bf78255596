"""Entries that were kept and do not count."""

from collections.abc import Callable
from uuid import UUID

import pytest

from inspect_app import ids
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.wire import WireTablet

As = Callable[[str], StrictClient]


@pytest.fixture
def tablet(as_: As, cast: Cast) -> WireTablet:
    inspection = cast.own["inspection_id"]
    assert isinstance(inspection, UUID)
    return WireTablet(as_("inspector"), inspection)


def test_what_was_entered_where_and_why_not(as_: As, cast: Cast, tablet: WireTablet) -> None:
    sheet = str(cast.own["sheet_id"])
    refused = tablet.send(
        tablet.op("answer", {"value": "banana"}, sheet, "floor"),
        tablet.op("note", "消防通道堵塞 <b>", str(ids.new()), "floor"),
    ).get_json()["rejected"]
    assert len(refused) == 2
    for path in ("/refused-entries", f"/inspections/{cast.own['inspection_id']}/refused-entries"):
        page = as_("supervisor").get(path).text
        for words in ("banana", "消防通道堵塞 &lt;b&gt;", "Floor level and clean", "Inspector"):
            assert words in page
        for each in refused:
            assert each["message"].replace("’", "&#39;") in page or each["message"] in page
    assert "banana" not in as_("stranger").get("/refused-entries").text
    assert "2 entries do not count" in as_("supervisor").get(f"/inspections/{cast.own['inspection_id']}").text


def test_what_no_page_can_hold_is_marked_and_the_rest_is_shown(
    as_: As, cast: Cast, tablet: WireTablet
) -> None:
    # JSON can write halves of characters; before, one kept everybody from reading all refused entries.
    half, sheet = "\ud83d", str(cast.own["sheet_id"])
    told = tablet.send(
        tablet.op("note", f"通道{half}堵塞\0", sheet, "floor"),
        tablet.op(f"note{half}", half, sheet, f"floor{half}"),
        tablet.op("sheet", {"checklist": f"call{half}", "label": "14:05"}, str(ids.new())),
        tablet.op("answer", {"value": {half: [half]}}, sheet, "floor"),
    ).get_json()
    assert len(told["rejected"]) == 4
    assert half not in "".join(each["message"] for each in told["rejected"])
    for path in ("/refused-entries", f"/inspections/{cast.own['inspection_id']}/refused-entries"):
        answer = as_("supervisor").get(path)
        assert answer.status_code == 200
        assert "通道\ufffd堵塞\ufffd" in answer.text


def test_nothing_refused(as_: As) -> None:
    assert "Every entry counts" in as_("supervisor").get("/refused-entries").text
    assert as_("author").get("/refused-entries").status_code == 403


def test_long_lists_have_pages(as_: As, cast: Cast, tablet: WireTablet) -> None:
    tablet.send(*(tablet.op("note", f"第{n}条", str(ids.new()), "floor") for n in range(30)))
    client = as_("supervisor")
    for path in ("/refused-entries", f"/inspections/{cast.own['inspection_id']}/refused-entries"):
        first = client.get(path).text
        second = client.get(first.split('rel="next" href="')[1].split('"')[0]).text
        assert [page.count('class="entered"') for page in (first, second)] == [25, 5]
        assert "First page" in second
