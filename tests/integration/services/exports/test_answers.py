"""Answers for spreadsheets."""

from decimal import Decimal

from sqlalchemy import update

from inspect_app.services.exports.answers import answer_listing
from inspect_app.services.exports.edition import Edition
from inspect_app.storage.models import Answer
from inspect_app.storage.queries.inspections import Wanted
from tests.factories.finished import Finished


def _rows(edition: Edition) -> list[dict[str, object]]:
    listing = answer_listing(edition, Wanted())
    titles = [column.title for column in listing.columns]
    return [dict(zip(titles, row, strict=True)) for row in listing.rows]


def test_numbers_are_numbers_and_words_are_words(done: Finished, edition: Edition) -> None:
    rows = [row for row in _rows(edition) if row["检查编号"] == done.number]
    rings = next(row for row in rows if row["检查项编号"] == "rings")
    assert (rings["数值"], rings["状态"]) == (Decimal(2), "已作答")
    floor = next(row for row in rows if row["检查项编号"] == "floor")
    assert (floor["检查结果"], floor["数值"], floor["照片"], floor["备注"]) == ("部分合格", None, 1, "积水")
    assert str(floor["问题编号"]).startswith(done.number)
    sampled = next(row for row in rows if row["检查项编号"] == "sampled")
    assert "10" in str(sampled["检查结果"])


def test_the_order_is_that_of_the_programme(done: Finished, edition: Edition) -> None:
    items = [row["检查项编号"] for row in _rows(edition) if row["检查编号"] == done.number]
    assert items[:3] == ["floor", "lamps", "floor"]


def test_nobody_sees_more_than_their_reach(blind: Edition) -> None:
    assert _rows(blind) == []


def test_reasons_stand_in_a_column_of_their_own_and_odd_answers_are_shown(
    done: Finished, edition: Edition
) -> None:
    with done.database.writing() as session:
        session.execute(
            update(Answer).where(Answer.item == "floor").values(answer={"not_applicable": "装修"})
        )
        session.execute(update(Answer).where(Answer.item == "lamps").values(answer={"value": "odd"}))
        session.execute(update(Answer).where(Answer.item == "seats").values(answer={}))
    rows = _rows(edition)
    floor = next(row for row in rows if row["检查项编号"] == "floor")
    assert (floor["状态"], floor["检查结果"], floor["原因"]) == ("不适用", "", "装修")
    assert next(row for row in rows if row["检查项编号"] == "lamps")["检查结果"] == "{'value': 'odd'}"
    assert not any(row["检查项编号"] == "seats" for row in rows)
