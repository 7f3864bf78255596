"""Reading a register of a standard's clauses."""

from __future__ import annotations

from typing import Literal, cast

from inspect_app.checklist.fields import Fields, fields_of
from inspect_app.checklist.model import Clause
from inspect_app.checklist.nodes import Node
from inspect_app.checklist.sources import Standard

By = Literal["observe", "measure", "record", "ask", "org"]


def read_standard(fields: Fields) -> Standard | None:
    """The register, without the clauses that cannot be read; None where it has no prefix."""
    fields.need("standard")
    name = fields.word("standard")
    title, source = fields.title("title", name or ""), fields.word("source") or ""
    clauses = tuple(clause for node in fields.filled("clauses") if (clause := _clause(fields, node)))
    fields.finish()
    return Standard(name, title, clauses, source) if name else None


def _clause(outer: Fields, node: Node) -> Clause | None:
    fields = fields_of(outer.reading, node, "a clause")
    if fields is None:
        return None
    fields.need("id")
    name = fields.word("id")
    known = bool(name) and fields.reading.register("clause", name or "", node)
    at = fields.word("at") or ""
    by = fields.choice("by", ("observe", "measure", "record", "ask", "org")) or "observe"
    text = fields.title("text", name or "")
    clause = Clause(name or "", at, text, cast(By, by), fields.text("limit"))
    return clause if fields.finish() and known else None
