"""The result page's numbers are the report's."""

from decimal import Decimal
from uuid import UUID

from flask import Flask

from inspect_app.services.finishing import kept_result
from inspect_app.services.records import load
from inspect_app.services.results import score_of
from inspect_app.storage.database import Session
from inspect_app.web.presenters.results import result_of
from tests.factories.cast import Cast


def test_lines_are_linked_and_add_up(app: Flask, cast: Cast, reading: Session) -> None:
    inspection = cast.own["done_id"]
    assert isinstance(inspection, UUID)
    record = load(reading, inspection)
    score = score_of(kept_result(reading, inspection))
    with app.test_request_context(headers={"Accept-Language": "en"}):
        result = result_of(record, score, None, app.extensions["config"], "en")
        chinese = result_of(record, score, None, app.extensions["config"], "zh")
    assert (result.score, result.reason, result.coverage) == (record.inspection.score, None, "100%")
    assert [(line.sheet, line.item) for line in result.lines] == [
        (loss.sheet, loss.item) for loss in score.losses
    ]
    lost = sum(Decimal(line.row.points) for line in result.lines)
    rounding = Decimal(result.losses.rounding.replace("−", "-") or 0)
    assert lost + rounding == Decimal(result.losses.total)
    assert Decimal(result.losses.total) == 100 - Decimal(result.score or 0)
    assert [bar.label for bar in result.bars][:2] == ["Places", "Lobby"]
    assert result.lines[0].found == "Nonconforming"
    assert chinese.grade.title in {"优", "良", "中", "合格", "不合格"}
