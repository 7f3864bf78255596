"""What is made and not read is told where it was changed by hand."""

from inspect_app.checklist.model import Checklist, Text
from inspect_app.exchange.doors import Imported, read
from inspect_app.exchange.form_rows import Row, form_of
from inspect_app.exchange.form_words import CHOICES, SETTINGS, SURVEY
from inspect_app.exchange.sheets_out import Sheet, workbook
from tests.factories.scoring import checklist, item

FORM = form_of(checklist(item("a", why=Text("因", "why"))), "en")


def _back(survey: list[Row], choices: list[Row], settings: Row | None = FORM.settings) -> Imported:
    sheets = [("survey", SURVEY, survey), ("choices", CHOICES, choices)]
    sheets += [("settings", SETTINGS, [settings])] if settings else []
    made = [
        Sheet(name, [columns, *([row.get(key) for key in columns] for row in rows)])
        for name, columns, rows in sheets
    ]
    return read(workbook(made), "xlsform", "form.xlsx")


def _told(found: Imported) -> list[tuple[str, str]]:
    assert isinstance(found.document, Checklist)
    return [(one.place, one.code) for one in found.faults]


def _with(row_name: str, **cells: str) -> list[Row]:
    return [row | cells if row.get("name") == row_name else row for row in FORM.survey]


def test_an_untouched_form_is_carried_whole() -> None:
    assert _told(_back(list(FORM.survey), list(FORM.choices))) == []


def test_expressions_rows_and_choices_changed_by_hand_are_told() -> None:
    assert _told(_back(_with("a__photo", relevant="1 = 1"), list(FORM.choices))) == [("survey!H5", "EX222")]
    fewer = [row for row in FORM.survey if row.get("name") != "a__note"]
    assert _told(_back(fewer, list(FORM.choices))) == [("", "EX226")]
    renamed = _with("a__note", name="a__remark")
    assert _told(_back(renamed, list(FORM.choices))) == [("", "EX226"), ("survey!A6", "EX222")]
    more: list[Row] = [*FORM.choices, {"list_name": "yes__no", "name": "maybe"}]
    assert [code for _, code in _told(_back(list(FORM.survey), more))] == ["EX222"]


def test_settings_may_be_missing_or_changed() -> None:
    gone = _told(_back(list(FORM.survey), list(FORM.choices), None))
    assert {code for _, code in gone} == {"EX221"}
    retitled = _back(list(FORM.survey), list(FORM.choices), FORM.settings | {"form_title": "Other"})
    assert _told(retitled) == [("settings!A2", "EX222")]


def test_a_question_somebody_added_becomes_an_item() -> None:
    added: list[Row] = [*FORM.survey, {"type": "text", "name": "more", "label::English (en)": "More"}]
    found = _back(added, list(FORM.choices))
    assert isinstance(found.document, Checklist)
    assert [each.id for each in found.document.items] == ["a", "more"]
