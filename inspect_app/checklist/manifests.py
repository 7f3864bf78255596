"""Reading library.yaml."""

from __future__ import annotations

from inspect_app.checklist import scalars
from inspect_app.checklist.fields import Fields, fields_of
from inspect_app.checklist.layers import LAYERS
from inspect_app.checklist.nodes import Node, ScalarNode
from inspect_app.checklist.problems import near
from inspect_app.checklist.sources import Excuse, Manifest

LANGUAGES = ("zh", "en")


def read_manifest(fields: Fields) -> Manifest:
    """What the library says of itself."""
    name = fields.identifier("library") or ""
    version = fields.version() or ""
    languages = tuple(word for node in fields.sequence("languages") if (word := _language(fields, node)))
    fields.reading.languages = languages
    title = fields.text("title")
    excuses = tuple(excuse for node in fields.sequence("uncited") if (excuse := _excuse(fields, node)))
    below = _extended(fields)
    fields.finish()
    return Manifest(name, version, title, languages, excuses, below)


def _extended(fields: Fields) -> tuple[str, ...]:
    """The libraries named by ``extends: standard`` or a list, each once, those that are there."""
    node = fields.get("extends")
    nodes = (node,) if isinstance(node, ScalarNode) else fields.sequence("extends")
    names: list[str] = []
    for each in nodes:
        if isinstance(each, ScalarNode) and each.text in LAYERS:
            names += [each.text] if each.text not in names else []
        else:
            found = each.text if isinstance(each, ScalarNode) else scalars.describe(each)
            fields.fail("CL505", each.mark, id=found, near=near(found, LAYERS), known=", ".join(LAYERS))
    return tuple(names)


def _language(fields: Fields, node: Node) -> str | None:
    if isinstance(node, ScalarNode) and node.text in LANGUAGES:
        return node.text
    found, known = scalars.describe(node), ", ".join(LANGUAGES)
    fields.fail("CL108", node.mark, key="languages", found=found, near="", known=known)
    return None


def _excuse(outer: Fields, node: Node) -> Excuse | None:
    fields = fields_of(outer.reading, node, "an excuse")
    if fields is None:
        return None
    fields.need("clause")
    name = fields.word("clause") or ""
    known = fields.reading.register("excuse", name, node) if name else False
    excuse = Excuse(name, fields.title("why", ""))
    return excuse if fields.finish() and known else None
