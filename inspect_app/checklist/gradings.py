"""Reading a grading file."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, cast

from inspect_app.checklist.fields import Fields, fields_of
from inspect_app.checklist.model import Band, Grading
from inspect_app.checklist.nodes import Node


def read_grading(fields: Fields) -> Grading | None:
    """The grading, without the bands that cannot be read; None where it has no id or no band."""
    name = fields.identifier("grading")
    title = fields.text("title")
    decimals = fields.whole("decimals", 0, 6)
    cap = fields.word("cap")
    basis = fields.choice("on", ("score", "points")) or "score"
    bands = tuple(band for node in fields.filled("bands") if (band := _band(fields, node)))
    fields.finish()
    if not name or not bands:
        return None
    on = cast(Literal["score", "points"], basis)
    return Grading(name, bands, 1 if decimals is None else decimals, cap, on, title)


def _band(outer: Fields, node: Node) -> Band | None:
    fields = fields_of(outer.reading, node, "a band")
    if fields is None:
        return None
    fields.need("grade")
    fields.need("from")
    grade = fields.word("grade") or ""
    known = fields.reading.register("band", grade, node) if grade else False
    band = Band(grade, fields.title("title", grade), fields.positive("from") or Decimal(0))
    return band if fields.finish() and known else None
