"""JSON Schemas of the five kinds of library files, for editors: what keys there are and what they mean.

They are generated into ``checklists/schema`` and never read by the linter, which judges far more than a
schema can say.
"""

from __future__ import annotations

import json

from inspect_app.checklist.layers import LAYERS
from inspect_app.checklist.manifests import LANGUAGES
from inspect_app.checklist.model import Per, Severity
from inspect_app.checklist.schema_items import ITEM, ITEM_DEFINITIONS
from inspect_app.checklist.schema_parts import (
    DEFINITIONS,
    Schema,
    listed,
    mapping,
    number,
    positive,
    ref,
    share,
    text,
    told,
    truth,
    whole,
    words,
)

_VERSION = ref("version", "Three whole numbers; what is published under a version never changes.")
_WORD: Schema = {"$ref": "#/definitions/word"}

_GROUP = mapping(
    "a group",
    ("title", "items"),
    title=text("Name of the run of items; the tablet shows one group at a time."),
    items=listed(ITEM, "The criteria, in the order they are asked.", filled=True),
)
_CHECKLIST = mapping(
    "a checklist",
    ("checklist", "version", "title", "groups"),
    checklist=ref("id", "The id of the checklist."),
    version=_VERSION,
    title=text("What people call it."),
    touchpoint=whole("Which of the 20 touchpoints it belongs to; none for conduct.", 1, 20),
    per=words(Per, "What one sheet is filled in for.", default="location"),
    groups=listed(_GROUP, "Runs of items.", filled=True),
)

_BAND = mapping(
    "a band",
    ("grade", "title", "from"),
    grade=told(_WORD, "The id of the grade."),
    title=text("What people call it."),
    from_=positive("The score as shown from which it is given."),
)
_GRADING = mapping(
    "a grading",
    ("grading", "bands"),
    grading=ref("id", "The id of the grading."),
    title=text("What people call it."),
    decimals=whole("How the score is rounded; default 1.", 0, 6),
    cap=told(_WORD, "The best grade left after an item with veto: cap failed."),
    on=told({"enum": ["score", "points"]}, "What the bands are about.", default="score"),
    bands=listed(_BAND, "From the highest down to one that begins at 0.", filled=True),
)

_CLAUSE = mapping(
    "a clause",
    ("id", "text"),
    id=told(_WORD, "The id; it begins with the prefix of the standard."),
    at=told(_WORD, "The place in the document."),
    by=told({"enum": ["observe", "measure", "record", "ask", "org"]}, "How it can be checked."),
    text=text("What it demands, in our own words."),
    limit=text("The figure it sets."),
)
_STANDARD = mapping(
    "a standard",
    ("standard", "title", "clauses"),
    standard=told(_WORD, "The prefix of all its clauses’ ids."),
    title=text("Name of the document."),
    source=told(_WORD, "Where it comes from."),
    clauses=listed(_CLAUSE, "The clauses.", filled=True),
)

_USE = mapping(
    "a use of a checklist",
    ("use",),
    use=told(_WORD, "The checklist’s id: the newest version, or a pinned one such as lobby@1.0.0."),
    weight=positive("Its share of the part.", default=1),
)
_PART = mapping(
    "a part",
    ("id", "title", "checklists"),
    id=ref("id", "Stable id of the part."),
    title=text("What people call it."),
    weight=positive("Its share of the programme.", default=1),
    checklists=listed(_USE, "The checklists of the part.", filled=True),
)
_CAP = mapping(
    "a cap",
    ("severity", "at_least", "grade"),
    severity=words(Severity, "Failed items of this severity or graver …"),
    at_least=whole("… so many of them …", 1, 10_000),
    grade=told(_WORD, "… leave at most this grade."),
)
_DRAW = mapping(
    "a sampling",
    ("places",),
    places=whole("How many places are drawn.", 1, 10_000),
    of=told({"enum": ["location"]}, "What is drawn."),
    rotate=truth("Prefer those not drawn last time.", False),
)
_TAILOR = mapping(
    "a tailoring",
    ("at",),
    at=told({"type": "string", "pattern": "^[^/]+/[^/]+$"}, "The item, as checklist/item."),
    weight=positive("Another weight."),
    severity=words(Severity, "Another severity."),
    ask=text("Another wording."),
    help=text("Another explanation."),
    max=number("Another limit of a measure."),
    min=number("Another limit of a measure."),
    zero_at=number("Another end of a measure."),
    deduct=number("Another deduction of a count.", exclusiveMinimum=0),
    size=whole("Another size of a sample.", 1, 10_000),
    applicable=truth("false takes the item out.", True),
)
_PROGRAMME = mapping(
    "a programme",
    ("programme", "version", "title", "grading", "parts"),
    programme=ref("id", "The id of the programme."),
    version=_VERSION,
    title=text("What people call it."),
    grading=told(_WORD, "The id of the grading."),
    model=told(
        {"enum": ["weighted", "points"]}, "Means of shares, or marks that add up.", default="weighted"
    ),
    not_applicable=told({"enum": ["exclude", "full", "zero"]}, "What such an item does.", default="exclude"),
    coverage_floor=share("Below this share inspected there is no grade; default 0.8."),
    repeat_multiplier=number("How much more a repeated failure costs.", minimum=1, default=1),
    parts=listed(_PART, "The weighted branches.", filled=True),
    caps=listed(_CAP, "Limits of the grade by counted failures."),
    tailor=listed(_TAILOR, "What is different in this programme."),
    sampling=told(
        {"type": "object", "additionalProperties": _DRAW}, "By checklist: how many places are drawn."
    ),
)

_EXCUSE = mapping(
    "an excuse",
    ("clause", "why"),
    clause=told(_WORD, "The clause that no checklist need cite."),
    why=text("Why."),
)
_LAYER = {"enum": sorted(LAYERS)}
_LIBRARY = mapping(
    "a library",
    ("library", "version"),
    library=ref("id", "The id of the library."),
    version=_VERSION,
    title=text("What people call it."),
    languages=listed({"enum": list(LANGUAGES)}, "The languages every text must be written in."),
    uncited=listed(_EXCUSE, "Clauses that no checklist need cite, and why."),
    extends=told(
        {"anyOf": [_LAYER, {"type": "array", "items": _LAYER}]}, "Libraries that this one builds on."
    ),
)

KINDS: dict[str, Schema] = {
    "checklist": _CHECKLIST,
    "grading": _GRADING,
    "library": _LIBRARY,
    "programme": _PROGRAMME,
    "standard": _STANDARD,
}


def schema(kind: str) -> Schema:
    """The JSON Schema (draft 7, which editors know best) of one kind of file."""
    needed = DEFINITIONS | (ITEM_DEFINITIONS if kind == "checklist" else {})
    return {"$schema": "http://json-schema.org/draft-07/schema#", **KINDS[kind], "definitions": needed}


def schema_files() -> dict[str, str]:
    """Every schema as the text of its file, by file name."""
    return {f"{kind}.json": json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n" for kind in KINDS}
