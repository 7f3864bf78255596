"""Tables with headings in any order."""

from inspect_app.exchange.columns import PHRASES
from inspect_app.exchange.faults import Fault
from inspect_app.exchange.sheets_in import open_book
from inspect_app.exchange.tables_in import rows_of
from tests.factories.workbooks import book


def _read(*rows: tuple[object, ...]) -> tuple[list[dict[str, str]], list[tuple[str, str]]]:
    faults: list[Fault] = []
    found = rows_of(open_book(book({"phrases": rows})).grids[0], PHRASES, faults)
    texts = [{key: cell.text for key, cell in row.cells.items()} for row in found]
    return texts, [(one.place, one.code) for one in faults]


def test_the_first_row_with_content_has_the_headings() -> None:
    rows, faults = _read((), ("Phrase_EN", "检查项编号"), (), ("Dirty", "floor"))
    assert rows == [{"phrase_en": "Dirty", "item": "floor"}]
    assert faults == []


def test_a_row_with_nothing_in_known_columns_is_none() -> None:
    rows, faults = _read(("item", "mine"), ("", "x"), ("floor",))
    assert rows == [{"item": "floor"}]
    assert faults == [("phrases!B1", "EX201")]


def test_without_the_column_that_is_needed_nothing_is_read() -> None:
    assert _read(("phrase_en",), ("x",)) == ([], [("phrases!A1", "EX104")])
    assert _read() == ([], [("phrases!A1", "EX104")])
