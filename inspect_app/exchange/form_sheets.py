"""The three sheets of an XLSForm as rows, their headings understood as other programs do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from inspect_app.checklist.nodes import Mark
from inspect_app.exchange.faults import Fault, fault
from inspect_app.exchange.form_words import meant
from inspect_app.exchange.sheets_in import Book, Cell, Grid

_ALIASES = {
    "relevance": "relevant",
    "caption": "label",
    "command": "type",
    "list name": "list_name",
    "value": "name",
    "set_form_title": "form_title",
    "title": "form_title",
    "set_form_id": "form_id",
    "id_string": "form_id",
}
TRANSLATED = ("label", "hint")
_CHINESE = re.compile("[\u3400-\u9fff]")
_NAMES = {
    "zh": re.compile(r"\((zh|cmn)\b|^(zh|cmn)\b|中文|汉语|chinese", re.IGNORECASE),
    "en": re.compile(r"\(en\b|^en\b|english|英文|英语", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row. ``cells`` by column: ``type``, ``label::zh``, ``inspect::id``; others as they are headed."""

    cells: Mapping[str, Cell]
    grid: Grid
    mark: Mark

    def cell(self, key: str) -> Cell | None:
        """The cell in that column, None where it is blank."""
        return self.cells.get(key)

    def word(self, key: str) -> str:
        """The text of that cell, "" where it is blank."""
        cell = self.cells.get(key)
        return cell.text if cell else ""

    def pair(self, key: str) -> tuple[Cell | None, Cell | None]:
        """The Chinese and the English cell of a translated column."""
        return self.cells.get(f"{key}::zh"), self.cells.get(f"{key}::en")

    def title(self) -> str:
        """The label in either language, or the name."""
        return self.word("label::zh") or self.word("label::en") or self.word("name")

    def place(self, key: str = "") -> str:
        """Where the cell stands, or the row begins."""
        return self.grid.at(self.cells.get(key) or next(iter(self.cells.values())))


@dataclass(frozen=True, slots=True)
class Sheets:
    """The form; ``choices`` by the name of their list."""

    survey: tuple[FormRow, ...] = ()
    choices: Mapping[str, list[FormRow]] = field(default_factory=dict)
    settings: FormRow | None = None

    @property
    def is_ours(self) -> bool:
        """Whether the form was made of a checklist."""
        return any("inspect::id" in row.cells for row in self.survey)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The languages no question has a label in."""
        return tuple(
            key for key in ("zh", "en") if not any(f"label::{key}" in row.cells for row in self.survey)
        )

    def setting(self, key: str) -> Cell | None:
        """A cell of the settings."""
        return self.settings.cell(key) if self.settings else None


def sheets_of(book: Book, faults: list[Fault]) -> Sheets | None:
    """The form in the book; None where there is no survey."""
    grids: dict[str, Grid] = {}
    known = ("survey", "choices", "settings")
    for grid in book.grids:
        name = grid.name.strip().casefold()
        if name in known:
            grids[name] = grid
        elif grid.rows:
            faults.append(fault("EX203", grid.name, sheet=grid.name, known=", ".join(known)))
    if "survey" not in grids:
        faults.append(fault("EX009", sheet="survey", known=", ".join(known)))
        return None
    # A label without a language is in the language the form opens in.
    settings = _rows(grids.get("settings"), "", faults)
    faults += [fault("EX110", row.place()) for row in settings[1:]]
    language = _language(settings[0].word("default_language")) if settings else ""
    choices: dict[str, list[FormRow]] = {}
    for row in _rows(grids.get("choices"), language, faults):
        choices.setdefault(row.word("list_name"), []).append(row)
    survey = tuple(_rows(grids["survey"], language, faults))
    return Sheets(survey, choices, settings[0] if settings else None)


def _rows(grid: Grid | None, language: str, faults: list[Fault]) -> list[FormRow]:
    if grid is None or not grid.rows:
        return []
    head, *others = grid.rows.values()
    below = [cell.text for cells in others for cell in cells.values()]
    names = _headings(grid, head.values(), language or _guessed(below), faults)
    rows = []
    for cells in others:
        outside = (cell for column, cell in cells.items() if column not in head)
        faults += [fault("EX202", grid.at(cell), found=cell.text) for cell in outside]
        named = {
            names[column]: replace(cell, text=meant(cell.text))
            for column, cell in cells.items()
            if column in names
        }
        if named:
            rows.append(FormRow(named, grid, next(iter(named.values())).mark))
    return rows


def _headings(grid: Grid, head: Iterable[Cell], language: str, faults: list[Fault]) -> dict[int, str]:
    names: dict[int, str] = {}
    seen: dict[str, Cell] = {}
    for cell in head:
        name = _name(cell.text, language)
        if name in seen:
            first = grid.at(seen[name])
            faults.append(fault("EX105", grid.at(cell), column=cell.text, first=first))
        elif name.startswith("other::"):
            faults.append(fault("EX217", grid.at(cell), found=cell.text))
        else:
            names[cell.column] = name
            seen[name] = cell
    return names


def _name(heading: str, language: str) -> str:
    first, *rest = (part.strip() for part in re.split("::?", heading, maxsplit=1))
    lower = _ALIASES.get(first.casefold(), first.casefold())
    if lower not in TRANSLATED:
        return "::".join((lower, *(part.casefold() if lower == "inspect" else part for part in rest)))
    told = _language(rest[0]) if rest else language
    return f"{lower}::{told}" if told else f"other::{heading}"


def _language(name: str) -> str:
    return next((code for code, pattern in _NAMES.items() if pattern.search(name)), "")


def _guessed(texts: Iterable[str]) -> str:
    return "zh" if any(_CHINESE.search(text) for text in texts) else "en"
