"""Reading a checklist file."""

from __future__ import annotations

from inspect_app.checklist.fields import Fields, fields_of
from inspect_app.checklist.items import read_item
from inspect_app.checklist.model import Checklist, Group, Per
from inspect_app.checklist.nodes import Node


def read_checklist(fields: Fields) -> Checklist | None:
    """The checklist, without the items that cannot be read; None where it has no id or version."""
    name, version = fields.identifier("checklist"), fields.version()
    title = fields.title("title", name or "")
    touchpoint = fields.whole("touchpoint", 1, 20)
    per = fields.enum("per", Per) or Per.LOCATION
    groups = tuple(group for node in fields.filled("groups") if (group := _group(fields, node)) is not None)
    fields.finish()
    return Checklist(name, version, title, per, groups, touchpoint) if name and version else None


def _group(outer: Fields, node: Node) -> Group | None:
    fields = fields_of(outer.reading, node, "a group")
    if fields is None:
        return None
    title = fields.title("title", "")
    items = tuple(
        item for below in fields.filled("items") if (item := read_item(fields.reading, below)) is not None
    )
    fields.finish()
    return Group(title, items)
