"""A checklist as the rows of an XLSForm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inspect_app.checklist.model import (
    Checklist,
    Choice,
    Conformity,
    Information,
    Item,
    Measure,
    Requirement,
    Sample,
    Scale,
    Text,
)
from inspect_app.checklist.touchpoints import ATTRIBUTES
from inspect_app.exchange import form_words as words
from inspect_app.exchange.form_logic import Attribute, attributes_of, failing, is_select, relevant
from inspect_app.exchange.form_words import LANGUAGES, name_of, told, with_line
from inspect_app.exchange.plain import Plain, plain_answer, plain_condition, plain_item, text_of
from inspect_app.exchange.sheets_out import Value
from inspect_app.exchange.xlsx_out import joined
from inspect_app.exchange.yaml_text import flow

Row = dict[str, Value]
# Phones make pictures of this size do; larger ones only take long to send.
_PIXELS = "max-pixels=1280"
_INFORMATION = {"text": "text", "number": "decimal", "date": "date", "photo": "image", "signature": "image"}
_BELOW_ZERO = frozenset({"celsius", "degree"})


@dataclass(frozen=True, slots=True)
class Form:
    """The rows of the three sheets."""

    survey: tuple[Row, ...]
    choices: tuple[Row, ...]
    settings: Row


def form_of(checklist: Checklist, language: str) -> Form:
    """The whole form; ``language`` is the one it opens in."""
    attributes = attributes_of(checklist)
    return Form(
        tuple(_survey(checklist, attributes)), tuple(_choices(checklist)), _settings(checklist, language)
    )


def _settings(checklist: Checklist, language: str) -> Row:
    return {
        "form_title": checklist.title.in_language(language),
        "form_id": checklist.id,
        "version": checklist.version,
        "default_language": LANGUAGES[language],
        "inspect::title_zh": checklist.title.zh,
        "inspect::title_en": checklist.title.en,
        "inspect::touchpoint": checklist.touchpoint,
        "inspect::per": checklist.per.value,
    }


def _label(text: Text, column: str = "label") -> Row:
    return {f"{column}::{name}": text.in_language(key) for key, name in LANGUAGES.items()}


# ---- survey ----------------------------------------------------------------------------------


def _survey(checklist: Checklist, attributes: Mapping[str, Attribute]) -> Iterator[Row]:
    if attributes:
        part: Row = {"inspect::part": "place"}
        yield {"type": "begin_group", "name": "place__1", **_label(words.PLACE), **part}
        for attribute in attributes.values():
            kind = "select_one yes__no" if attribute.truth else "text"
            title = ATTRIBUTES.get(attribute.name, Text(attribute.name, attribute.name))
            yield {"type": kind, "name": attribute.question, **_label(title), **part}
        yield {"type": "end_group", **part}
    known: set[str] = set()
    for number, group in enumerate(checklist.groups, start=1):
        yield {"type": "begin_group", "name": f"group__{number}", **_label(group.title)}
        for item in group.items:
            condition = relevant(item.when, attributes, frozenset(known)) if item.when else ""
            yield from _item(item, condition)
            known.add(item.id)
        yield {"type": "end_group"}


def _item(item: Item, condition: str) -> Iterator[Row]:
    name = name_of(item.id)
    shared: Row = {"relevant": condition, "inspect::id": item.id}
    left = f"${{{name}__left}}"
    if isinstance(item.answer, Sample):
        yield _part(shared, "examined", "integer", f"{name}__of", words.EXAMINED) | {
            "constraint": ". >= 1",
            **_label(words.OUTSIDE, "constraint_message"),
            "required": f"{left} = ''" if item.required else "",
        }
    yield {**shared, **_question(item, name), **_label(item.ask), **_hint(item), **_own(item)}
    if not is_select(item):
        yield _part(shared, "left", "select_one left__out", f"{name}__left", words.LEFT) | {
            "appearance": "minimal"
        }
        given, missing = f"{left} = ''", f"{left} != ''"
    else:
        given = " and ".join(f"${{{name}}} != '{word}'" for word in words.LEFT_OUT)
        missing = " or ".join(f"${{{name}}} = '{word}'" for word in words.LEFT_OUT)
    reason = _part(shared, "reason", "text", f"{name}__why", words.REASON)
    yield reason | {"required": "yes", "relevant": _both(condition, missing)}
    for word, requirement, kind, title in (
        ("photo", item.photo, "image", words.PHOTO),
        ("note", item.note, "text", words.NOTE),
    ):
        wanted = {
            Requirement.OPTIONAL: condition,
            Requirement.ALWAYS: _both(condition, given),
            Requirement.ON_FAIL: _both(condition, failing(item)) if failing(item) else None,
            Requirement.NEVER: None,
        }[requirement]
        if wanted is None:
            continue
        row = _part(shared, word, kind, f"{name}__{word}", title)
        row |= {"parameters": _PIXELS} if word == "photo" else _phrases(item)
        yield row | {"relevant": wanted, "required": "" if requirement is Requirement.OPTIONAL else "yes"}


def _part(shared: Row, part: str, kind: str, name: str, title: Text) -> Row:
    return {**shared, "type": kind, "name": name, **_label(title), "inspect::part": part}


def _both(one: str, other: str) -> str:
    return f"({one}) and ({other})" if one else other


def _question(item: Item, name: str) -> Row:
    answer = item.answer
    row: Row = {"name": name, "required": "yes" if item.required else ""}
    if is_select(item):
        return row | {"type": f"select_one {list_of(item)}"}
    if item.required:
        row |= {"required": f"${{{name}__left}} = ''"}
    match answer:
        case Information(kind):
            row |= {"type": _INFORMATION[kind]}
            row |= {"parameters": _PIXELS} if row["type"] == "image" else {}
            return row | ({"appearance": "signature"} if kind == "signature" else {})
        case Measure(unit):
            bound = {} if unit in _BELOW_ZERO else _bounded(". >= 0", words.NEGATIVE)
            return row | {"type": "decimal"} | bound
        case Sample():
            return row | {"type": "integer"} | _bounded(f". >= 0 and . <= ${{{name}__of}}", words.TOO_MANY)
        case Scale(low, high):
            return row | {"type": "integer"} | _bounded(f". >= {low} and . <= {high}", words.OUTSIDE)
    return row | {"type": "integer"} | _bounded(". >= 0", words.NEGATIVE)


def _bounded(constraint: str, message: Text) -> Row:
    return {"constraint": constraint, **_label(message, "constraint_message")}


def _hint(item: Item) -> Row:
    return {
        f"hint::{name}": with_line(item.help.in_language(key) if item.help else "", told(item.answer, key))
        for key, name in LANGUAGES.items()
    }


def _phrases(item: Item) -> Row:
    return {
        f"hint::{name}": " / ".join(phrase.in_language(key) for phrase in item.phrases)
        for key, name in LANGUAGES.items()
    }


def _own(item: Item) -> Row:
    """What only we read."""
    written = plain_item(item)
    found: Row = {
        f"inspect::{key}": written.get(key) for key in ("weight", "severity", "veto", "pass", "photo")
    }
    found |= {f"inspect::why_{key}": text for key, text in (text_of(item.why) if item.why else {}).items()}
    lists: Plain = {key: flow(written[key]) for key in ("phrases", "examples") if key in written}
    found |= {f"inspect::{key}": text for key, text in lists.items()}
    return found | {
        "inspect::answer": flow(_settled(item)),
        "inspect::clauses": joined(item.clauses),
        "inspect::note": item.note.value,
        "inspect::bonus": "true" if item.bonus else "",
        "inspect::when": "" if item.when is None else flow(plain_condition(item.when)),
    }


def _settled(item: Item) -> str | Plain:
    """The answer without what stands on the sheet of choices."""
    if isinstance(item.answer, Choice):
        return "choice"
    if isinstance(item.answer, Scale) and is_select(item):
        return {"scale": {"min": item.answer.min, "max": item.answer.max}}
    return plain_answer(item.answer)


# ---- choices ---------------------------------------------------------------------------------


def list_of(item: Item) -> str:
    """The name of the item's list of choices."""
    if isinstance(item.answer, Conformity):
        return "conformity__partial" if item.answer.partial else "conformity__plain"
    return name_of(item.id)


def _choices(checklist: Checklist) -> Iterator[Row]:
    plain = {word: text for word, text in words.CONFORMITY.items() if word != "partial"}
    yield from _listed("yes__no", words.YES_NO)
    yield from _listed("left__out", words.LEFT_OUT)
    yield from _listed("conformity__plain", plain | words.LEFT_OUT)
    yield from _listed("conformity__partial", words.CONFORMITY | words.LEFT_OUT)
    for item in checklist.items:
        if isinstance(item.answer, Choice):
            for option in item.answer.options:
                score: Row = {"inspect_score": "none" if option.score is None else option.score}
                yield {"list_name": list_of(item), "name": option.id, **_label(option.title), **score}
        elif isinstance(item.answer, Scale) and is_select(item):
            yield from _listed(list_of(item), steps(item.answer))
        if isinstance(item.answer, Choice | Scale) and is_select(item):
            yield from _listed(list_of(item), words.LEFT_OUT)


def steps(scale: Scale) -> dict[str, Text]:
    """Each number of a scale with what its choice says: the number, and its label where it has one."""
    found = {}
    for number in range(scale.min, scale.max + 1):
        label = scale.labels.get(number, Text("", ""))
        found[str(number)] = Text(f"{number} {label.zh}".strip(), f"{number} {label.en}".strip())
    return found


def _listed(name: str, choices: Mapping[str, Text]) -> Iterator[Row]:
    return ({"list_name": name, "name": word, **_label(text)} for word, text in choices.items())
