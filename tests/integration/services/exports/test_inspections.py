"""Inspections for spreadsheets."""

from datetime import datetime
from decimal import Decimal
from itertools import chain

import pytest

from inspect_app.services.exports.edition import Edition
from inspect_app.services.exports.inspections import inspection_listing, pages, share
from inspect_app.storage.queries.inspections import Wanted
from tests.factories.finished import Finished


def test_each_is_a_row_newest_first(done: Finished, edition: Edition) -> None:
    listing = inspection_listing(edition, Wanted())
    rows = [dict(zip([column.title for column in listing.columns], row, strict=True)) for row in listing.rows]
    assert rows[0]["检查编号"] == done.number
    assert rows[0]["项目"] == "云锦花园"
    assert rows[0]["开始时间"] == datetime.fromisoformat("2026-10-01T10:00")
    assert isinstance(rows[0]["得分"], Decimal)
    assert rows[0]["状态"] == "已完成"
    assert rows[1]["问题"] == 1


def test_only_what_is_wanted_and_may_be_seen(edition: Edition, blind: Edition) -> None:
    assert list(inspection_listing(edition, Wanted(state="in_progress")).rows) == []
    assert list(inspection_listing(blind, Wanted()).rows) == []


def test_pages_leave_nothing_out(edition: Edition) -> None:
    single = list(chain.from_iterable(pages(edition, Wanted(), size=1)))
    assert [row.id for row in single] == [row.id for row in chain.from_iterable(pages(edition, Wanted()))]
    assert len(single) == 2


@pytest.mark.parametrize(
    ("fraction", "shown"), [("19/20", Decimal("0.9500")), ("1", Decimal(1)), (None, None)]
)
def test_coverage_is_a_share_of_one(fraction: str | None, shown: Decimal | None) -> None:
    assert share(fraction) == shown
