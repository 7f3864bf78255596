"""Reading ``when:``: the condition under which an item is asked."""

from __future__ import annotations

from collections.abc import Callable

from inspect_app.checklist import scalars
from inspect_app.checklist.fields import Fields, fields_of
from inspect_app.checklist.model import AllOf, AnyOf, AttributeIs, Condition, ItemIs, Not, Scalar
from inspect_app.checklist.nodes import Node, ScalarNode, SequenceNode
from inspect_app.checklist.reading import Reading


def read_condition(reading: Reading, node: Node) -> Condition | None:
    """The condition, or None with the reason reported."""
    fields = fields_of(reading, node, "a condition")
    if fields is None:
        return None
    for key, reader in _READERS.items():
        if fields.has(key):
            condition = reader(fields)
            return condition if fields.finish() else None
    reading.report("CL113", node.mark)
    return None


def _attribute(fields: Fields) -> Condition:
    return AttributeIs(fields.word("attribute") or "", _values(fields, warn=True))


def _item(fields: Fields) -> Condition:
    return ItemIs(fields.word("item") or "", _values(fields, warn=False))


def _all(fields: Fields) -> Condition:
    return AllOf(_parts(fields, "all"))


def _any(fields: Fields) -> Condition:
    return AnyOf(_parts(fields, "any"))


def _not(fields: Fields) -> Condition:
    node = fields.need("not")
    part = None if node is None else read_condition(fields.reading, node)
    fields.broken |= part is None
    return Not(part or AllOf(()))


def _parts(fields: Fields, key: str) -> tuple[Condition, ...]:
    parts = [read_condition(fields.reading, node) for node in fields.filled(key)]
    fields.broken |= None in parts
    return tuple(part for part in parts if part is not None)


def _values(fields: Fields, warn: bool) -> tuple[Scalar, ...]:
    node = fields.need("is")
    if node is None:
        return ()
    entries = fields.filled("is") if isinstance(node, SequenceNode) else (node,)
    return tuple(value for entry in entries if (value := _value(fields, entry, warn)) is not None)


def _value(fields: Fields, node: Node, warn: bool) -> Scalar | None:
    if not isinstance(node, ScalarNode):
        fields.fail("CL104", node.mark, key="is", wanted="a value", found=scalars.describe(node))
        return None
    if warn and node.plain and node.text in scalars.OLD_BOOLEANS:
        fields.reading.report("CL117", node.mark, found=node.text, otherwise="true or false")
    return scalars.as_scalar(node)


_READERS: dict[str, Callable[[Fields], Condition]] = {
    "attribute": _attribute,
    "item": _item,
    "all": _all,
    "any": _any,
    "not": _not,
}
