"""A checklist as an XLSForm, which ODK, KoboToolbox and others understand."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_app.checklist.model import Checklist
from inspect_app.exchange import form_words
from inspect_app.exchange.form_rows import Row, form_of
from inspect_app.exchange.sheets_out import Sheet, Value, workbook

_EXPRESSIONS = frozenset({"relevant", "required", "constraint"})


def to_xlsform(checklist: Checklist, language: str = "zh") -> bytes:
    """The workbook of the form, in both languages, opening in ``language``. Raises Refused (EX301)."""
    form = form_of(checklist, language)
    return workbook(
        [
            _sheet("survey", form_words.SURVEY, form.survey),
            _sheet("choices", form_words.CHOICES, form.choices),
            _sheet("settings", form_words.SETTINGS, [form.settings]),
        ]
    )


def _sheet(name: str, columns: Sequence[str], rows: Sequence[Row]) -> Sheet:
    values = [[_value(column, row.get(column)) for column in columns] for row in rows]
    widths = [36 if column.startswith(("label", "hint")) else 18 for column in columns]
    return Sheet(name, [list(columns), *values], widths)


def _value(column: str, value: Value) -> Value:
    """Only expressions name questions; elsewhere what looks like a name is a text."""
    if column in _EXPRESSIONS or not isinstance(value, str):
        return value
    return form_words.shown(value)
