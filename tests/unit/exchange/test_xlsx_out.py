"""Workbooks for people."""

import io

import openpyxl
import pytest

from inspect_app.checklist.model import Text
from inspect_app.checklist.units import UNITS
from inspect_app.exchange.xlsx_out import joined, to_xlsx
from tests.factories.scoring import checklist, item


@pytest.mark.parametrize(("language", "first"), [("zh", "检查表"), ("en", "checklist")])
def test_sheets_and_headings_are_in_the_language_asked_for(language: str, first: str) -> None:
    data = to_xlsx(checklist(item(why=Text("因", "why"))), language)
    found = openpyxl.load_workbook(io.BytesIO(data))
    assert found.sheetnames[0] == first
    assert len(found.sheetnames) == 6
    guide = found.worksheets[-1]
    assert [guide.cell(row, 1).value for row in range(3, 3 + len(UNITS))] == list(UNITS)


def test_words_with_commas_are_in_quotes() -> None:
    assert joined(["ET-1", "a, b", 'say "so"', ""]) == 'ET-1, "a, b", "say ""so""", ""'
