"""Headings are found however they are written."""

from inspect_app.exchange.columns import ITEMS, TABLES, folded, is_guide


def test_a_heading_is_known_by_key_and_by_both_titles() -> None:
    for table in TABLES.values():
        for column in table.columns:
            for heading in (column.key, column.title.zh, column.title.en, column.title.en.upper()):
                assert table.column(heading) is column
        assert table.is_called(table.title.zh)
        assert table.column(table.needs) is not None


def test_width_case_and_blanks_do_not_matter() -> None:
    assert folded("Ａsk _ZH ") == "askzh"
    assert ITEMS.column("检查内容(中文)") is ITEMS.column("ask_zh")
    assert ITEMS.column("colour") is None


def test_the_guide_is_known() -> None:
    assert (is_guide("Guide"), is_guide("说明"), is_guide("items")) == (True, True, False)
