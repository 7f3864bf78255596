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


def test_a_sheet_in_progress_is_read(as_: As, cast: Cast) -> None:
    for name in ("inspector", "supervisor"):
        page = _text(as_(name), cast.own["sheet_id"])
        assert "Floor level and clean" in page
        assert "<textarea" not in page
    client = as_("supervisor")
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "zh-CN"
    assert "地面平整清洁" in _text(client, cast.own["sheet_id"])


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
