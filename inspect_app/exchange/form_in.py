"""An XLSForm, ours or anybody's, as the node tree of a checklist."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from inspect_app.checklist.nodes import MappingNode, Mark, Node
from inspect_app.exchange.cell_nodes import Pair, listed, mapping, scalar, text, word
from inspect_app.exchange.faults import Fault, fault
from inspect_app.exchange.form_foreign import Foreign, kebab
from inspect_app.exchange.form_own import own_item
from inspect_app.exchange.form_sheets import FormRow, Sheets
from inspect_app.exchange.sheets_in import Cell

_START = Mark()
_FRAME = re.compile(r"(begin|end)[ _](group|repeat|loop)", re.IGNORECASE)
_VERSION = re.compile(r"(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){2}")
_SETTINGS = frozenset({"form_title", "form_id", "version", "default_language"})


@dataclass(slots=True)
class _Group:
    """A group that is being read; ``title`` is Chinese and English. ``used``: it gave items already."""

    row: FormRow | None
    title: tuple[str, str]
    what: str = "group"
    items: list[Node] = field(default_factory=list)
    used: bool = False


def tree_of_form(sheets: Sheets, faults: list[Fault]) -> MappingNode:
    """The node tree of the checklist."""
    walk = _Walk(sheets, faults, Foreign(sheets, faults), _Group(None, _form_title(sheets)))
    for row in sheets.survey:
        walk.take(row)
    groups = listed(walk.finished(), _START)
    return mapping([*_head(sheets, faults), ("groups", groups)], _START) or MappingNode({}, _START)


@dataclass(slots=True)
class _Walk:
    """Goes through the survey row by row."""

    sheets: Sheets
    faults: list[Fault]
    foreign: Foreign
    loose: _Group
    open: list[_Group] = field(default_factory=list)
    done: list[Node] = field(default_factory=list)

    def take(self, row: FormRow) -> None:
        """One row of the survey."""
        if row.cell("inspect::part"):
            return
        frame = _FRAME.fullmatch(row.word("type"))
        if frame and frame.group(1).casefold() == "begin":
            self._begin(row, "group" if frame.group(2).casefold() == "group" else "repeat")
        elif frame:
            self._end(row)
        elif row.cell("inspect::id") and row.cell("inspect::answer"):
            self._enter(own_item(row, self.sheets, self.faults))
        else:
            around = [cell for group in self.open if group.row and (cell := group.row.cell("relevant"))]
            node = self.foreign.item(row, around)
            if node is not None:
                self._enter(node)

    def finished(self) -> list[Node]:
        """All groups; those never ended are faults."""
        for group in reversed(self.open):
            self._flush(group)
            place = group.row.place() if group.row else ""
            self.faults.append(fault("EX112", place, what=group.what))
        self._flush(self.loose)
        return self.done

    @property
    def _inner(self) -> _Group:
        return self.open[-1] if self.open else self.loose

    def _enter(self, node: Node) -> None:
        self._inner.items.append(node)

    def _begin(self, row: FormRow, what: str) -> None:
        self._flush(self._inner)
        title = _titles(row)
        if what == "repeat":
            self.faults.append(fault("EX215", row.place(), label=row.title()))
        if self.open:
            outer = self.open[-1].title
            title = (_joined(outer[0], title[0]), _joined(outer[1], title[1]))
            self.faults.append(fault("EX216", row.place(), label=title[0] or title[1]))
        for key in row.cells.keys() - {"type", "name", "relevant", "label::zh", "label::en"}:
            self.faults.append(fault("EX213", row.place(key), column=key, found=row.word(key)))
        self.open.append(_Group(row, title, what))

    def _end(self, row: FormRow) -> None:
        if not self.open:
            self.faults.append(fault("EX111", row.place(), found=row.word("type")))
            return
        group = self.open.pop()
        self._flush(group)
        if self.open:
            # What was within it was within the outer one too.
            self.open[-1].used = self.open[-1].used or group.used
        if not group.used and group.row:
            self.faults.append(fault("EX225", group.row.place(), label=group.row.title()))

    def _flush(self, group: _Group) -> None:
        """Close the run of items met so far, so that groups keep their order."""
        if not group.items:
            return
        mark = group.row.mark if group.row else group.items[0].mark
        pairs = [(key, word(part, mark)) for key, part in zip(("zh", "en"), group.title, strict=True) if part]
        node = mapping([("title", mapping(pairs, mark)), ("items", listed(group.items, mark))], mark)
        self.done += [node] if node else []
        group.items, group.used = [], True


def _joined(outer: str, inner: str) -> str:
    return f"{outer} / {inner}" if outer and inner else inner


def _titles(row: FormRow) -> tuple[str, str]:
    chinese, english = (cell.text if cell else "" for cell in row.pair("label"))
    if chinese or english:
        return chinese, english
    return row.word("name"), row.word("name")


# ---- the head --------------------------------------------------------------------------------


def _form_title(sheets: Sheets) -> tuple[str, str]:
    cell = sheets.setting("form_title") or sheets.setting("form_id")
    title = cell.text if cell else "form"
    return title, title


def _head(sheets: Sheets, faults: list[Fault]) -> list[Pair]:
    row = sheets.settings
    if row:
        others = sorted(key for key in row.cells.keys() - _SETTINGS if not key.startswith("inspect::"))
        faults += [fault("EX213", row.place(key), column=key, found=row.word(key)) for key in others]
    chinese, english = (sheets.setting(f"inspect::title_{key}") for key in ("zh", "en"))
    title: Node | None = text(chinese, english, _START)
    if title is None:
        pairs = zip(("zh", "en"), _form_title(sheets), strict=True)
        title = mapping([(key, word(part, _START)) for key, part in pairs], _START)
    touchpoint = sheets.setting("inspect::touchpoint")
    return [
        ("checklist", _id(sheets, faults)),
        ("version", _version(sheets.setting("version"), faults)),
        ("title", title),
        ("touchpoint", scalar(touchpoint, "number") if touchpoint else None),
        ("per", _per(sheets.setting("inspect::per"), faults)),
    ]


def _id(sheets: Sheets, faults: list[Fault]) -> Node:
    cell = sheets.setting("form_id") or sheets.setting("form_title")
    name = kebab(cell.text) if cell else ""
    found = cell.text if cell and (sheets.is_ours or cell.text == name) else name or "imported-form"
    if not (cell and cell.text == found):
        faults.append(fault("EX221", what="usable form_id", found=found))
    return word(found, cell.mark if cell else _START)


def _version(cell: Cell | None, faults: list[Fault]) -> Node:
    if cell and _VERSION.fullmatch(cell.text):
        return word(cell.text, cell.mark)
    faults.append(fault("EX221", what="version of three numbers", found="1.0.0"))
    return word("1.0.0", cell.mark if cell else _START)


def _per(cell: Cell | None, faults: list[Fault]) -> Node:
    if cell:
        return scalar(cell, "word")
    faults.append(fault("EX221", what="per", found="location"))
    return word("location", _START)
