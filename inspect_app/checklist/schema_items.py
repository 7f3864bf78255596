"""JSON Schemas of items: answers, conditions and all an item may say."""

from __future__ import annotations

from inspect_app.checklist.model import Requirement, Severity, Veto
from inspect_app.checklist.schema_parts import (
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
from inspect_app.checklist.touchpoints import ATTRIBUTES

_VALUES: Schema = {
    "description": "The value that must be met, or a list of which one must.",
    "anyOf": [
        {"type": ["string", "number", "boolean"]},
        {"type": "array", "items": {"type": ["string", "number", "boolean"]}, "minItems": 1},
    ],
}
_PARTS = {"$ref": "#/definitions/condition"}
_RECORDED = ("text", "date", "photo", "signature")

_OPTION = mapping(
    "option",
    ("id", "title", "score"),
    id=ref("id", "Stable id of the option; answers refer to it."),
    title=text("What the inspector taps."),
    score=told(
        {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"const": "none"}]},
        "The share it earns, from 0 to 1, or none: not scored.",
    ),
)

ANSWERS: dict[str, Schema] = {
    "conformity": mapping("conformity", (), partial=truth("Whether “partly” can be answered.", False)),
    "scale": mapping(
        "scale",
        ("min", "max"),
        min=told({"type": "integer"}, "The worst number."),
        max=told({"type": "integer"}, "The best number."),
        labels=told(
            {"type": "object", "additionalProperties": {"$ref": "#/definitions/text"}},
            "What some or all of the numbers mean.",
        ),
    ),
    "measure": mapping(
        "measure",
        ("unit",),
        unit=ref("unit", "What is measured in."),
        max=number("The most that still conforms."),
        min=number("The least that still conforms."),
        zero_at=number("Beyond the limit the share falls evenly to nothing here."),
    ),
    "count": mapping("count", ("deduct",), deduct=number("The share each defect takes.", exclusiveMinimum=0)),
    "sample": mapping(
        "sample",
        ("of", "size"),
        of=text("What is drawn, such as complaint records."),
        size=whole("How many are examined.", 1, 10_000),
    ),
    "choice": mapping(
        "choice", ("options",), options=listed(_OPTION, "Two or more; exactly one is chosen.", filled=True)
    ),
    "number": mapping("number", (), unit=ref("unit", "What it is counted in.")),
    **{name: mapping(name, ()) for name in _RECORDED},
}

_ANSWER: Schema = {
    "description": "How it is answered: a word, or one word with its settings. Default: conformity.",
    "anyOf": [
        {"enum": ["conformity", "number", *_RECORDED]},
        *(mapping("answer", (name,), **{name: settings}) for name, settings in ANSWERS.items()),
    ],
}

CONDITIONS: tuple[Schema, ...] = (
    mapping(
        "attribute",
        ("attribute", "is"),
        attribute=told(
            {"type": "string", "examples": list(ATTRIBUTES)},
            "What the location has: " + ", ".join(ATTRIBUTES) + ".",
        ),
        is_=_VALUES,
    ),
    mapping(
        "item",
        ("item", "is"),
        item=told({"type": "string"}, "The id of an earlier item of the sheet."),
        is_=_VALUES,
    ),
    mapping("all", ("all",), all=listed(_PARTS, "Every part holds.", filled=True)),
    mapping("any", ("any",), any=listed(_PARTS, "At least one part holds.", filled=True)),
    mapping("not", ("not",), not_=told(_PARTS, "The part does not hold.")),
)

EXAMPLE = mapping(
    "an example",
    ("image", "good", "caption"),
    image=told({"type": "string"}, "Path of the picture inside the library."),
    good=told({"type": "boolean"}, "Whether it shows how it should look."),
    caption=text("What to see in it."),
)

ITEM = mapping(
    "an item",
    ("id", "ask"),
    id=ref("id", "Stable within the checklist; never given to something else."),
    ask=text("The criterion, one question, as the inspector reads it."),
    clauses=listed({"$ref": "#/definitions/word"}, "Ids of the clauses it checks."),
    basis=told({"enum": ["practice"]}, "Where no clause demands it; say why."),
    why=text("Why it is checked although no clause demands it."),
    answer={"$ref": "#/definitions/answer"},
    weight=positive("Its share of the sheet; 0 is shown and never counts.", default=1),
    severity=words(Severity, "How grave a failure is.", default="minor"),
    veto=words(
        Veto, "What a failure does beyond its weight: the sheet is 0, the grade capped, or the lowest."
    ),
    pass_=share("The share from which it passes, such as 0.6 or 3/5."),
    photo=words(Requirement, "When a photo is asked for.", default="optional"),
    note=words(Requirement, "When a note is asked for.", default="optional"),
    required=truth("Whether an inspection cannot be finished without it.", True),
    bonus=truth("In points programmes: earns marks beyond the full ones.", False),
    help=text("How to check."),
    phrases=listed({"$ref": "#/definitions/text"}, "Texts offered for the note."),
    examples=listed(EXAMPLE, "Pictures of how it should, or should not, look."),
    when=told(_PARTS, "Asked only when this holds."),
)

ITEM_DEFINITIONS: Schema = {
    "answer": _ANSWER,
    "condition": {"anyOf": list(CONDITIONS)},
}
