"""Reading a programme file."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeVar, cast

from inspect_app.checklist.fields import Fields, fields_of
from inspect_app.checklist.model import Cap, Draw, Severity
from inspect_app.checklist.nodes import Node
from inspect_app.checklist.reading import Reading
from inspect_app.checklist.sources import PartSource, ProgrammeSource, UseSource
from inspect_app.checklist.tailoring import read_tailor

T = TypeVar("T")


def read_programme(fields: Fields) -> ProgrammeSource | None:
    """The programme, without the parts that cannot be read; None where it has no id, version or grading."""
    name, version = fields.identifier("programme"), fields.version()
    title = fields.title("title", name or "")
    fields.need("grading")
    grading = fields.word("grading")
    model = fields.choice("model", ("weighted", "points")) or "weighted"
    excluded = fields.choice("not_applicable", ("exclude", "full", "zero")) or "exclude"
    floor = fields.fraction("coverage_floor", Fraction(0), Fraction(1))
    multiplier = fields.fraction("repeat_multiplier", Fraction(1), None)
    parts = tuple(part for node in fields.filled("parts") if (part := _part(fields, node)))
    caps, tailor = _numbered(fields, "caps", _cap), _numbered(fields, "tailor", read_tailor)
    sampling = _sampling(fields)
    fields.finish()
    if not (name and version and grading):
        return None
    return ProgrammeSource(
        id=name,
        version=version,
        title=title,
        grading=grading,
        parts=parts,
        model=cast(Literal["weighted", "points"], model),
        not_applicable=cast(Literal["exclude", "full", "zero"], excluded),
        coverage_floor=Fraction(4, 5) if floor is None else floor,
        repeat_multiplier=multiplier or Fraction(1),
        caps=caps,
        sampling=sampling,
        tailor=tailor,
    )


def _part(outer: Fields, node: Node) -> PartSource | None:
    fields = fields_of(outer.reading, node, "a part")
    if fields is None:
        return None
    name = fields.identifier("id")
    known = bool(name) and fields.reading.register("part", name or "", node)
    title, weight = fields.title("title", name or ""), fields.positive("weight")
    uses = tuple(use for below in fields.filled("checklists") if (use := _use(fields, below)))
    readable = fields.finish()
    if not (readable and known and name):
        return None
    return PartSource(name, title, uses, Decimal(1) if weight is None else weight)


def _use(outer: Fields, node: Node) -> UseSource | None:
    fields = fields_of(outer.reading, node, "a use of a checklist")
    if fields is None:
        return None
    fields.need("use")
    name, _, version = (fields.word("use") or "").partition("@")
    weight = fields.positive("weight")
    known = fields.reading.register("use", name, node, "CL306") if name else False
    if not (fields.finish() and known):
        return None
    return UseSource(name, version or None, Decimal(1) if weight is None else weight)


def _numbered(fields: Fields, key: str, read: Callable[[Reading, Node], T | None]) -> tuple[T, ...]:
    """A list whose entries have no id: they are remembered by their number among the readable ones."""
    values: list[T] = []
    for node in fields.sequence(key):
        value = read(fields.reading, node)
        if value is not None:
            fields.reading.nodes[f"{key.removesuffix('s')}/{len(values)}"] = node
            values.append(value)
    return tuple(values)


def _cap(reading: Reading, node: Node) -> Cap | None:
    fields = fields_of(reading, node, "a cap")
    if fields is None:
        return None
    for key in ("severity", "at_least", "grade"):
        fields.need(key)
    severity = fields.enum("severity", Severity) or Severity.MAJOR
    cap = Cap(severity, fields.whole("at_least", 1, 10_000) or 1, fields.word("grade") or "")
    return cap if fields.finish() else None


def _sampling(outer: Fields) -> dict[str, Draw]:
    node = outer.mapping("sampling")
    draws: dict[str, Draw] = {}
    for checklist, entry in node.entries.items() if node else ():
        fields = fields_of(outer.reading, entry.value, f"the sampling of {checklist}")
        if fields is None:
            continue
        fields.need("places")
        fields.choice("of", ("location",))
        draw = Draw(fields.whole("places", 1, 10_000) or 1, rotate=fields.truth("rotate", False))
        if fields.finish():
            draws[checklist] = draw
    return draws
