"""Sheets and headings as other programs understand them."""

from inspect_app.exchange.faults import Fault
from inspect_app.exchange.form_sheets import Sheets, sheets_of
from inspect_app.exchange.sheets_in import open_book
from tests.factories.workbooks import Rows, book


def _read(**sheets: Rows) -> tuple[Sheets | None, list[tuple[str, str]]]:
    faults: list[Fault] = []
    found = sheets_of(open_book(book(sheets)), faults)
    return found, [(one.place, one.code) for one in faults]


def test_headings_have_other_names_and_languages() -> None:
    heading = (
        "Command",
        "name",
        "label::English",
        "label:Chinese",
        "caption::fr",
        "relevance",
        "Hint::zh-Hans",
    )
    found, faults = _read(survey=[heading, ("text", "a", "A", "甲", "Un", "1", "看")])
    assert found is not None
    assert faults == [("survey!E1", "EX217")]
    row = found.survey[0]
    assert [row.word(key) for key in ("type", "label::en", "label::zh", "relevant", "hint::zh")] == [
        "text",
        "A",
        "甲",
        "1",
        "看",
    ]
    assert (row.title(), row.place("name"), row.place("gone"), found.lacking) == (
        "甲",
        "survey!B2",
        "survey!A2",
        (),
    )
    assert (found.is_ours, found.setting("x")) == (False, None)


def test_a_label_without_language_is_in_that_of_the_form() -> None:
    settings = [("default_language",), ("English (en)",)]
    found, _ = _read(survey=[("type", "label"), ("text", "中")], settings=settings)
    assert found is not None
    assert found.survey[0].word("label::en") == "中"
    guessed, _ = _read(survey=[("type", "label"), ("text", "中")])
    assert guessed is not None
    assert guessed.survey[0].word("label::zh") == "中"


def test_without_a_survey_there_is_no_form() -> None:
    assert _read(choices=[("list_name",)], entities=[("x",)], empty=[]) == (
        None,
        [("entities", "EX203"), ("", "EX009")],
    )
