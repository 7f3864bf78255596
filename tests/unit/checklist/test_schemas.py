"""Committed schemas are the generated ones, know the keys the readers know, and fit all that ships."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from inspect_app.checklist import scalars
from inspect_app.checklist.answer_types import ANSWER_WORDS
from inspect_app.checklist.composer import compose
from inspect_app.checklist.fields import Fields
from inspect_app.checklist.library import load_library, read_library
from inspect_app.checklist.nodes import MappingNode, Node, ScalarNode
from inspect_app.checklist.schemas import KINDS, schema, schema_files

LIBRARY = Path(__file__).parents[3] / "checklists"
FILES = sorted(LIBRARY.rglob("*.yaml"))
HEADER = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
EVERY_ANSWER = "checklist: a\nversion: 1.0.0\ntitle: A\ngroups:\n- title: A\n  items:\n" + "".join(
    f"  - {{id: a{number}, ask: A, why: A, answer: {{{word}: {{options: [{{id: a}}]}}}}, "
    "examples: [{good: true}], when: {all: [{not: {any: [{item: a, is: x}, {attribute: b, is: x}]}}]}}\n"
    for number, word in enumerate(ANSWER_WORDS)
)
REST = {
    "a.yaml": EVERY_ANSWER,
    "l.yaml": "library: l\nuncited: [{clause: x}]",
    "p.yaml": "programme: p\ncaps: [{grade: x}]\ntailor: [{at: x}]\nsampling: {x: {rotate: true}}",
}


def faults(value: Any, rule: dict[str, Any], root: dict[str, Any]) -> Iterator[str]:
    """What of JSON Schema draft 7 the schemas use, in a few lines."""
    if "$ref" in rule:
        rule = root["definitions"][rule["$ref"].rpartition("/")[2]]
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "boolean": bool,
        "integer": int,
        "number": (int, float),
    }
    allowed = rule.get("type", [])
    wanted = [allowed] if isinstance(allowed, str) else allowed
    fits = [
        isinstance(value, kinds[kind]) and (kind == "boolean" or not isinstance(value, bool))
        for kind in wanted
    ]
    if wanted and not any(fits):
        yield f"{value!r} is no {allowed}"
        return
    yield from _single_faults(value, rule)
    for part in rule.get("allOf", ()):
        yield from faults(value, part, root)
    options = [list(faults(value, part, root)) for part in rule.get("anyOf", ())]
    if options and all(options):
        yield f"{value!r} fits none: {options}"
    if isinstance(value, list):
        if len(value) < rule.get("minItems", 0):
            yield "an empty list"
        for each in value:
            yield from faults(each, rule.get("items", {}), root)
    if isinstance(value, dict):
        yield from _object_faults(value, rule, root)


def _single_faults(value: Any, rule: dict[str, Any]) -> Iterator[str]:
    if ("enum" in rule and value not in rule["enum"]) or ("const" in rule and value != rule["const"]):
        yield f"{value!r} is none of {rule}"
    if isinstance(value, str) and "pattern" in rule and not re.search(rule["pattern"], value):
        yield f"{value!r} does not fit {rule['pattern']}"
    if isinstance(value, int | float) and not rule.get("minimum", value) <= value <= rule.get(
        "maximum", value
    ):
        yield f"{value!r} is out of range"


def _object_faults(value: dict[str, Any], rule: dict[str, Any], root: dict[str, Any]) -> Iterator[str]:
    known = rule.get("properties", {})
    others = rule.get("additionalProperties", True)
    yield from (f"{name} is missing" for name in rule.get("required", ()) if name not in value)
    for name, each in value.items():
        if name in known:
            yield from faults(each, known[name], root)
        elif others is False:
            yield f"{name} is not known"
        elif others is not True:
            yield from faults(each, others, root)


def _plain(node: Node) -> Any:
    if isinstance(node, MappingNode):
        return {name: _plain(entry.value) for name, entry in node.entries.items()}
    if not isinstance(node, ScalarNode):
        return [_plain(each) for each in node.items]
    if not node.plain:
        return node.text
    value = scalars.as_truth(node)
    whole, number = scalars.as_whole(node), scalars.as_decimal(node)
    if value is not None or whole is not None:
        return whole if value is None else value
    return node.text if number is None else float(number)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_that_ships_fits_the_schema_it_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    header = HEADER.match(text)
    assert header, "the first line names the schema"
    target = (path.parent / header.group(1)).resolve()
    root = compose(text).root
    assert isinstance(root, MappingNode)
    assert target == (LIBRARY / "schema" / f"{next(iter(root.entries))}.json").resolve()
    committed = json.loads(target.read_text(encoding="utf-8"))
    assert list(faults(_plain(root), committed, committed)) == []


@pytest.mark.parametrize("name", schema_files())
def test_what_is_committed_is_what_is_generated(name: str) -> None:
    """To mend it: inspect-app checklists schemas --write"""
    assert (LIBRARY / "schema" / name).read_text(encoding="utf-8") == schema_files()[name]


def test_there_is_a_schema_of_each_kind_and_no_other_file() -> None:
    assert sorted(path.stem for path in (LIBRARY / "schema").iterdir()) == sorted(KINDS)


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        ("checklist", "checklist: a\nversion: 1.0.0\ntitle: A\ngroups: []", "an empty list"),
        ("checklist", "checklist: A b\nversion: 1.0.0\ntitle: A\ngroups: [{title: A, items: [{}]}]", "'A b'"),
        ("grading", "grading: a\nbands: [{grade: a, title: A, from: -1}]", "out of range"),
        ("programme", "programme: a\nvresion: 1.0.0", "vresion is not known"),
        ("library", "library: a\nversion: 1.0.0\nlanguages: [de]", "'de' is none of"),
    ],
)
def test_mistakes_do_not_fit(kind: str, text: str, fault: str) -> None:
    root = compose(text).root
    assert root is not None
    assert any(fault in each for each in faults(_plain(root), schema(kind), schema(kind)))


def _written(rule: Any) -> Iterator[tuple[str, set[str]]]:
    """Every mapping of a schema by the name the readers give it, with its keys."""
    if isinstance(rule, dict):
        if "properties" in rule and "title" in rule:
            yield rule["title"], set(rule["properties"])
        for below in rule.values():
            yield from _written(below)
    elif isinstance(rule, list):
        for below in rule:
            yield from _written(below)


def test_the_keys_are_those_the_readers_know(monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[str, set[str]] = {}
    finish = Fields.finish

    def noted(fields: Fields) -> bool:
        where = re.sub(r"^option .*", "option", fields.where.removeprefix("the answer "))
        where = "a sampling" if where.startswith("the sampling of") else where
        if not where.startswith("the text"):
            known.setdefault(where, set()).update(fields.known)
        return finish(fields)

    monkeypatch.setattr(Fields, "finish", noted)
    load_library(LIBRARY)
    read_library(REST)
    written: dict[str, set[str]] = {}
    for kind in KINDS:
        for title, keys in _written(schema(kind)):
            where = "a condition" if title in ("attribute", "item", "all", "any", "not") else title
            written.setdefault(where, set()).update(keys)
    del written["answer"]
    assert written == known
    # Editors show these on hover.
    assert all("description" in each for kind in KINDS.values() for each in kind["properties"].values())
