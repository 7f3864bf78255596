"""What was changed by hand in those parts of a form of ours that are made, not read: told, never carried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from inspect_app.checklist.model import Checklist
from inspect_app.exchange.faults import Fault, fault
from inspect_app.exchange.form_rows import Row, form_of
from inspect_app.exchange.form_sheets import FormRow, Sheets
from inspect_app.exchange.form_words import LANGUAGES

_HEADINGS = {
    f"{key}::{name}": f"{key}::{code}" for key in ("label", "hint") for code, name in LANGUAGES.items()
}


def changes(checklist: Checklist, sheets: Sheets) -> Iterator[Fault]:
    """Everything in a form of ours that the checklist read from it would not write again."""
    language = "en" if "en" in _word(sheets, "default_language").casefold() else "zh"
    form = form_of(checklist, language)
    given = {row.word("name"): row for row in sheets.survey if row.word("name")}
    yield from _differing(given, {str(row["name"]): row for row in form.survey if row.get("name")})
    chosen = {f"{name} {row.word('name')}": row for name, rows in sheets.choices.items() for row in rows}
    yield from _differing(chosen, {f"{row['list_name']} {row['name']}": row for row in form.choices})
    if sheets.settings:
        yield from _cells(sheets.settings, form.settings)


def _word(sheets: Sheets, key: str) -> str:
    cell = sheets.setting(key)
    return cell.text if cell else ""


def _differing(given: Mapping[str, FormRow], made: Mapping[str, Row]) -> Iterator[Fault]:
    for name, row in made.items():
        if name in given:
            yield from _cells(given[name], row)
        else:
            yield fault("EX226", found=name)
    for name, found in given.items():
        # Questions somebody added have become items; what is left are parts of items that are no more.
        if name not in made and (found.cell("inspect::part") or found.cell("list_name")):
            yield fault("EX222", found.place(), column="the row", found=found.title())


def _cells(given: FormRow, made: Row) -> Iterator[Fault]:
    wanted = {
        _HEADINGS.get(key, key): "" if value is None else str(value).strip() for key, value in made.items()
    }
    for key in _read_back(given, wanted):
        if given.word(key) != wanted.get(key, ""):
            yield fault("EX222", given.place(key), column=key, found=given.word(key) or "–")


def _read_back(given: FormRow, wanted: Mapping[str, str]) -> Iterable[str]:
    """The columns to compare; ours are read, and written again in our own way."""
    return sorted(key for key in {*given.cells, *wanted} if not key.startswith("inspect"))
