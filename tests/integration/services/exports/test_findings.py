"""Findings for spreadsheets."""

import pytest

from inspect_app.services.exports import findings
from inspect_app.services.exports.edition import Edition
from inspect_app.services.exports.findings import finding_listing
from inspect_app.storage.queries.findings import Wanted


def _rows(edition: Edition, wanted: Wanted) -> list[dict[str, object]]:
    listing = finding_listing(edition, wanted)
    titles = [column.title for column in listing.columns]
    return [dict(zip(titles, row, strict=True)) for row in listing.rows]


def test_each_is_a_row_that_names_its_inspection(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "PAGE", 1)
    rows = _rows(edition, Wanted())
    assert len(rows) == 2
    newest, oldest = rows
    assert (newest["项目"], newest["状态"], newest["来源"]) == ("云锦花园", "已记录", "检查")
    assert [row["重复问题"] for row in (newest, oldest)] == [None, None]
    assert newest["检查编号"] != oldest["检查编号"]


def test_only_what_is_wanted_and_may_be_seen(edition: Edition, blind: Edition) -> None:
    assert _rows(edition, Wanted(severity="critical", state="closed")) == []
    assert _rows(blind, Wanted()) == []
