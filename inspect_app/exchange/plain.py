"""Documents of a library as plain data with the keys, and the order of keys, of their YAML files.

Data are dicts, lists, strings, truths, whole numbers and decimals; a fraction is a decimal where it can be
one, else a string such as ``2/3``. What equals its default is left out unless authors usually write it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from inspect_app.checklist.answer_types import answer_name
from inspect_app.checklist.model import (
    AllOf,
    AnswerType,
    AnyOf,
    AttributeIs,
    Band,
    Checklist,
    Choice,
    Condition,
    Conformity,
    Count,
    Draw,
    Example,
    Grading,
    Information,
    Item,
    ItemIs,
    Measure,
    Option,
    Requirement,
    Sample,
    Scalar,
    Scale,
    Severity,
    Text,
)
from inspect_app.checklist.sources import PartSource, ProgrammeSource, Tailor

Document = Checklist | ProgrammeSource | Grading
Plain = dict[str, Any]

# More digits than that no reader of the language takes.
_DIGITS = 12


def plain(document: Document) -> Plain:
    """The document as its YAML file says it."""
    if isinstance(document, Checklist):
        return _checklist(document)
    return _grading(document) if isinstance(document, Grading) else _programme(document)


def text_of(text: Text) -> Plain:
    """``{zh: …, en: …}``."""
    return {"zh": text.zh, "en": text.en}


def ratio_of(number: Fraction) -> Decimal | str:
    """The fraction as a decimal where it is one of at most 12 places, else as ``2/3``."""
    scaled = number * 10**_DIGITS
    if scaled.denominator != 1:
        return f"{number.numerator}/{number.denominator}"
    return Decimal(format(Decimal(scaled.numerator).scaleb(-_DIGITS).normalize(), "f"))


def kind_of(document: Document) -> str:
    """The first key of the document's file."""
    return {Checklist: "checklist", Grading: "grading", ProgrammeSource: "programme"}[type(document)]


# ---- checklists ------------------------------------------------------------------------------


def _checklist(checklist: Checklist) -> Plain:
    touchpoint = {} if checklist.touchpoint is None else {"touchpoint": checklist.touchpoint}
    return {
        "checklist": checklist.id,
        "version": checklist.version,
        "title": text_of(checklist.title),
        **touchpoint,
        "per": checklist.per.value,
        "groups": [
            {"title": text_of(group.title), "items": [plain_item(item) for item in group.items]}
            for group in checklist.groups
        ],
    }


def plain_item(item: Item) -> Plain:
    """One item as in YAML."""
    found: Plain = {"id": item.id, "ask": text_of(item.ask)}
    found |= {"clauses": list(item.clauses)} if item.clauses else {"basis": "practice"}
    found |= {} if item.why is None else {"why": text_of(item.why)}
    found["answer"] = plain_answer(item.answer)
    found |= _scoring(item)
    found |= {} if item.required else {"required": False}
    found["photo"] = item.photo.value
    found |= {} if item.note is Requirement.OPTIONAL else {"note": item.note.value}
    found |= {} if item.help is None else {"help": text_of(item.help)}
    found |= {"phrases": [text_of(phrase) for phrase in item.phrases]} if item.phrases else {}
    found |= {"examples": [plain_example(each) for each in item.examples]} if item.examples else {}
    return found | ({} if item.when is None else {"when": plain_condition(item.when)})


def _scoring(item: Item) -> Plain:
    """Weight and severity are always written where they have an effect, and elsewhere if not the default."""
    scored = not isinstance(item.answer, Information)
    found: Plain = {"weight": item.weight} if scored or item.weight != 1 else {}
    found |= {"severity": item.severity.value} if scored or item.severity is not Severity.MINOR else {}
    found |= {} if item.veto is None else {"veto": item.veto.value}
    found |= {} if item.pass_mark is None else {"pass": ratio_of(item.pass_mark)}
    return found | ({"bonus": True} if item.bonus else {})


def plain_example(example: Example) -> Plain:
    """One picture as in YAML."""
    return {"image": example.image, "good": example.good, "caption": text_of(example.caption)}


def plain_answer(answer: AnswerType) -> str | Plain:
    """``conformity``, or ``{measure: {unit: ring, max: 3}}``."""
    settings = _settings(answer)
    return {answer_name(answer): settings} if settings else answer_name(answer)


def _settings(answer: AnswerType) -> Plain:
    match answer:
        case Scale() | Measure():
            return _numbers(answer)
        case Count(deduct):
            return {"deduct": deduct}
        case Sample(of, size):
            return {"of": text_of(of), "size": size}
        case Choice(options):
            return {"options": [plain_option(option) for option in options]}
        case Conformity(partial):
            return {"partial": True} if partial else {}
    return {} if answer.unit is None else {"unit": answer.unit}


def _numbers(answer: Scale | Measure) -> Plain:
    if isinstance(answer, Measure):
        limits = {"max": answer.max, "min": answer.min, "zero_at": answer.zero_at}
        return {"unit": answer.unit} | {key: value for key, value in limits.items() if value is not None}
    named = {str(number): text_of(label) for number, label in answer.labels.items()}
    return {"min": answer.min, "max": answer.max} | ({"labels": named} if named else {})


def plain_option(option: Option) -> Plain:
    """One option as in YAML."""
    score = "none" if option.score is None else option.score
    return {"id": option.id, "title": text_of(option.title), "score": score}


def plain_condition(condition: Condition) -> Plain:
    """A condition as in YAML; a list of one value is that value."""
    match condition:
        case AttributeIs(name, values):
            return {"attribute": name, "is": _values(values)}
        case ItemIs(name, values):
            return {"item": name, "is": _values(values)}
        case AllOf(parts):
            return {"all": [plain_condition(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [plain_condition(part) for part in parts]}
    return {"not": plain_condition(condition.part)}


def _values(values: tuple[Scalar, ...]) -> Scalar | list[Scalar]:
    return values[0] if len(values) == 1 else list(values)


# ---- gradings and programmes -----------------------------------------------------------------


def _grading(grading: Grading) -> Plain:
    title = {} if grading.title is None else {"title": text_of(grading.title)}
    basis = {"on": grading.on} if grading.on == "points" else {}
    cap = {} if grading.cap is None else {"cap": grading.cap}
    bands = [_band(band) for band in grading.bands]
    return {"grading": grading.id, **title, "decimals": grading.decimals, **basis, **cap, "bands": bands}


def _band(band: Band) -> Plain:
    return {"grade": band.grade, "title": text_of(band.title), "from": band.start}


def _programme(programme: ProgrammeSource) -> Plain:
    multiplier = programme.repeat_multiplier
    caps = [
        {"severity": cap.severity.value, "at_least": cap.at_least, "grade": cap.grade}
        for cap in programme.caps
    ]
    found: Plain = {
        "programme": programme.id,
        "version": programme.version,
        "title": text_of(programme.title),
        "model": programme.model,
        "not_applicable": programme.not_applicable,
        "coverage_floor": ratio_of(programme.coverage_floor),
        **({} if multiplier == 1 else {"repeat_multiplier": ratio_of(multiplier)}),
        "grading": programme.grading,
        **({"caps": caps} if caps else {}),
        "parts": [_part(part) for part in programme.parts],
    }
    found |= {"sampling": _sampling(programme.sampling)} if programme.sampling else {}
    return found | ({"tailor": [_tailor(change) for change in programme.tailor]} if programme.tailor else {})


def _part(part: PartSource) -> Plain:
    uses = [
        {"use": f"{use.checklist}@{use.version}" if use.version else use.checklist, **_weight(use.weight)}
        for use in part.uses
    ]
    return {"id": part.id, "title": text_of(part.title), **_weight(part.weight), "checklists": uses}


def _weight(weight: Decimal) -> Plain:
    return {} if weight == 1 else {"weight": weight}


def _sampling(sampling: Mapping[str, Draw]) -> Plain:
    return {
        name: {"places": draw.places, "of": draw.of, **({"rotate": True} if draw.rotate else {})}
        for name, draw in sampling.items()
    }


def _tailor(change: Tailor) -> Plain:
    texts = {"ask": change.ask, "help": change.help}
    found: Plain = {"at": change.at}
    found |= {} if change.weight is None else {"weight": change.weight}
    found |= {} if change.severity is None else {"severity": change.severity.value}
    found |= {key: text_of(text) for key, text in texts.items() if text is not None}
    limits = ("max", "min", "zero_at", "deduct", "size")
    found |= {key: value for key in limits if (value := getattr(change, key)) is not None}
    return found | ({} if change.applicable else {"applicable": False})
