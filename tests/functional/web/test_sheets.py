"""The page of a sheet."""

from collections.abc import Callable
from html import unescape

from inspect_app import ids
from inspect_app.services.records import load
from inspect_app.storage.database import Session
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def _text(client: StrictClient, sheet: object, status: int = 200) -> str:
    answer = client.get(f"/sheets/{sheet}")
    assert answer.status_code == status
    return unescape(answer.get_data(as_text=True))


def _done(reading: Session, cast: Cast) -> list[str]:
    return [sheet.id for sheet in load(reading, cast.own["done_id"]).sheets]  # type: ignore[arg-type]


def test_every_kind_of_answer_has_its_control(as_: As, cast: Cast, reading: Session) -> None:
    record = load(reading, cast.own["inspection_id"])  # type: ignore[arg-type]
    pages = {sheet.checklist: _text(as_("inspector"), sheet.id) for sheet in record.sheets}
    assert 'data-value="nonconform"' in pages["lobby"]
    assert 'data-value="0"' in pages["lobby"]
    assert "Limit: at most 3 rings" in pages["telephone"]
    assert 'data-value="5"' in pages["telephone"]
    assert "Incomplete" in pages["telephone"]
    assert "All 10 conform" in pages["records"]
    assert 'type="date"' in pages["records"]
    assert '"attribute": "seating"' in pages["lobby"]


def test_it_is_in_chinese_too(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "zh-CN"
    page = _text(client, cast.own["sheet_id"])
    for words in ("地面平整清洁", "不合格", "地面积水", "下一未填项"):
        assert words in page


def test_whoever_does_not_conduct_reads(as_: As, cast: Cast) -> None:
    page = _text(as_("supervisor"), cast.own["sheet_id"])
    assert "data-item" not in page
    assert "Floor level and clean" in page


def test_a_finished_sheet_is_for_reading(as_: As, cast: Cast, reading: Session) -> None:
    pages = [_text(as_("inspector"), sheet) for sheet in _done(reading, cast)]
    assert "积水" in pages[0]
    assert f"/photos/{cast.own['photo_id']}/thumbnail" in pages[0]
    assert "10 of 10 conform" in pages[-1]
    assert "2 rings" in pages[2]
    assert "Previous sheet" not in pages[0]
    assert "Next sheet" not in pages[-1]


def test_foreign_and_unknown_sheets_answer_alike(as_: As, cast: Cast) -> None:
    _text(as_("inspector"), cast.foreign["sheet_id"], 404)
    _text(as_("inspector"), ids.new(), 404)


def test_wrong_method(as_: As, cast: Cast) -> None:
    assert as_("inspector").send(f"/sheets/{cast.own['sheet_id']}").status_code == 405
