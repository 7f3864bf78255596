"""A list knows its columns."""

from inspect_app.exchange.listing import Column, Listing


def test_a_column_holds_text_unless_told_otherwise() -> None:
    column = Column("项目")
    assert (column.kind, column.width) == ("text", 14)
    assert list(Listing("问题", [column], iter([["云锦花园"]])).rows) == [["云锦花园"]]
