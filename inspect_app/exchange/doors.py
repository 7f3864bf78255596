"""The ways out and in: a document to the bytes of a file, the bytes of a file to a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from inspect_app.checklist.catalogue import CATALOGUE
from inspect_app.checklist.composer import Composed, compose
from inspect_app.checklist.holdings import Library
from inspect_app.checklist.model import Checklist
from inspect_app.checklist.nodes import MappingNode
from inspect_app.exchange.columns import TABLES
from inspect_app.exchange.faults import Fault, Refused, fault, from_problem, line_and_column
from inspect_app.exchange.form_changes import changes
from inspect_app.exchange.form_in import tree_of_form
from inspect_app.exchange.form_sheets import sheets_of
from inspect_app.exchange.form_words import LANGUAGES
from inspect_app.exchange.json_text import compose_json, to_json
from inspect_app.exchange.judge import KINDS, judge
from inspect_app.exchange.plain import Document, kind_of
from inspect_app.exchange.sheets_in import Book, open_book
from inspect_app.exchange.xlsform_out import to_xlsform
from inspect_app.exchange.xlsx_in import tree_of
from inspect_app.exchange.xlsx_out import to_xlsx
from inspect_app.exchange.yaml_text import to_yaml

FORMS = ("yaml", "json", "xlsx", "xlsform")


@dataclass(frozen=True, slots=True)
class Imported:
    """``document`` is None where the file is refused or too faulty to be kept; ``faults`` say everything."""

    document: Document | None
    faults: tuple[Fault, ...] = ()

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What must be mended."""
        return tuple(one for one in self.faults if one.severity == "error")


def write(document: Document, form: str, language: str = "zh") -> bytes:
    """The file's content in one of ``FORMS``; ``language`` is that of a workbook's headings.

    Raises Refused where the form cannot hold the document.
    """
    if form == "yaml":
        return to_yaml(document).encode()
    if form == "json":
        return to_json(document).encode()
    if not isinstance(document, Checklist):
        raise Refused(fault("EX302", kind=kind_of(document)))
    return _TABLES_OUT[form](document, language)


def read(data: bytes, form: str, file: str, library: Library | None = None) -> Imported:
    """The document in a file's content. Never raises for bad content.

    It is judged as part of ``library``, whose clauses, gradings and checklists it may name.
    """
    held = library or Library()
    if form in _COMPOSERS:
        return _composed(_COMPOSERS[form](data, file), file, held)
    try:
        return _tabled(open_book(data), form, file, held)
    except Refused as refused:
        return Imported(None, (refused.fault,))


_COMPOSERS: Mapping[str, Callable[[bytes, str], Composed]] = {"yaml": compose, "json": compose_json}
_TABLES_OUT: Mapping[str, Callable[[Checklist, str], bytes]] = {"xlsx": to_xlsx, "xlsform": to_xlsform}


def _composed(composed: Composed, file: str, library: Library) -> Imported:
    faults = [from_problem(one, line_and_column) for one in composed.problems]
    root = composed.root
    if root is None:
        return Imported(None, tuple(faults))
    kind = next(iter(root.entries), "") if isinstance(root, MappingNode) else ""
    if not isinstance(root, MappingNode) or kind not in KINDS:
        return Imported(None, (*faults, fault("EX010", "1:1", kind=", ".join(KINDS))))
    judged = judge(kind, root, file, library)
    faults += [from_problem(one, line_and_column) for one in judged.problems]
    return Imported(_kept(judged.document, faults), tuple(faults))


def _is_form(book: Book) -> bool:
    """Whether the workbook has what every XLSForm has and nothing that one of ours must have."""
    names = {grid.name.strip().casefold() for grid in book.grids}
    ours = any(TABLES[key].is_called(name) for key in ("checklist", "items") for name in names)
    return "survey" in names and not ours


def _tabled(book: Book, form: str, file: str, library: Library) -> Imported:
    faults = book.faults
    form = "xlsform" if _is_form(book) else form
    sheets = sheets_of(book, faults) if form == "xlsform" else None
    root = tree_of_form(sheets, faults) if sheets else None
    if form == "xlsx":
        root = tree_of(book, faults)
    if root is None:
        return Imported(None, tuple(faults))
    held = library
    if sheets and not sheets.is_ours and sheets.lacking:
        # Said once rather than of every text: a draft may still have to be translated.
        faults += [fault("EX218", language=LANGUAGES[key]) for key in sheets.lacking]
        held = replace(library, manifest=replace(library.manifest, languages=()))
    judged = judge("checklist", root, file, held)
    faults += [from_problem(one, book.place, cells=True) for one in judged.problems]
    document = _kept(judged.document, faults)
    if sheets and sheets.is_ours and isinstance(document, Checklist):
        faults += changes(document, sheets)
    return Imported(document, tuple(faults))


def _kept(document: Document | None, faults: list[Fault]) -> Document | None:
    """The document, unless some of it was lost to an error: half a checklist would look like a whole one."""
    return None if any(_blocks(one) for one in faults) else document


def _blocks(one: Fault) -> bool:
    rule = CATALOGUE.get(one.code)
    return one.severity == "error" and (rule is None or rule.blocks)
