"""Frozen values to plain JSON and back, by their declared types.

Decimals are strings exactly as written, fractions are strings such as ``3/5``. What is None or empty is
left out. An answer type carries its name as ``type``; a condition has the form it has in YAML, with
``is`` always a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from inspect_app.checklist import model

_ANSWERS: Mapping[str, type] = {
    kind.__name__.lower(): kind
    for kind in (model.Conformity, model.Scale, model.Measure, model.Count, model.Sample, model.Choice)
} | {"information": model.Information}
ANSWER_NAMES = {kind: name for name, kind in _ANSWERS.items()}
_CONDITIONS = frozenset(get_args(model.Condition))
_PLAIN = frozenset((str, int, bool, NoneType))
# What is written also where it counts as false: 0 and "" say something, an empty list does not.
SINGLE = frozenset((str, int, bool, Decimal, Fraction))


def encode(value: Any) -> Any:
    """Plain dicts, lists, strings, whole numbers and truths."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind in _CONDITIONS:
        return encode_condition(value)
    if kind is tuple:
        return [encode(below) for below in value]
    names = _field_names(kind)
    if names is not None:
        return _encode_fields(value, kind, names)
    if isinstance(value, Mapping):
        return {str(key): encode(below) for key, below in value.items()}
    return _encode_single(value)


def _encode_single(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return format(value, "f") if isinstance(value, Decimal) else str(value)


@cache
def _field_names(kind: type) -> tuple[str, ...] | None:
    """The fields of a dataclass, None for any other type."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else None


def _encode_fields(value: Any, kind: type, names: tuple[str, ...]) -> dict[str, Any]:
    encoded = {"type": ANSWER_NAMES[kind]} if kind in ANSWER_NAMES else {}
    for name in names:
        below = getattr(value, name)
        if below or type(below) in SINGLE:
            encoded[name] = encode(below)
    return encoded


def encode_condition(condition: model.Condition) -> dict[str, Any]:
    """The condition as in YAML; a number in ``is`` is ``{"number": "5"}`` to tell it from a text."""
    match condition:
        case model.AttributeIs(name, values):
            return {"attribute": name, "is": [encode_scalar(value) for value in values]}
        case model.ItemIs(name, values):
            return {"item": name, "is": [encode_scalar(value) for value in values]}
        case model.AllOf(parts):
            return {"all": [encode_condition(part) for part in parts]}
        case model.AnyOf(parts):
            return {"any": [encode_condition(part) for part in parts]}
    return {"not": encode_condition(condition.part)}


def encode_scalar(value: model.Scalar) -> Any:
    """A truth or a text as it is, a number as ``{"number": "5"}``."""
    return {"number": format(value, "f")} if isinstance(value, Decimal) else value


def decode_scalar(data: Any) -> model.Scalar:
    """The reverse of ``encode_scalar``."""
    if isinstance(data, dict):
        return Decimal(data["number"])
    if isinstance(data, bool | str):
        return data
    raise TypeError(data)


def decode_condition(data: Mapping[str, Any]) -> model.Condition:
    """The reverse of ``encode_condition``."""
    if "attribute" in data:
        return model.AttributeIs(data["attribute"], tuple(decode_scalar(value) for value in data["is"]))
    if "item" in data:
        return model.ItemIs(data["item"], tuple(decode_scalar(value) for value in data["is"]))
    if "all" in data:
        return model.AllOf(tuple(decode_condition(part) for part in data["all"]))
    if "any" in data:
        return model.AnyOf(tuple(decode_condition(part) for part in data["any"]))
    return model.Not(decode_condition(data["not"]))


def decode(kind: Any, data: Any) -> Any:
    """The value of type ``kind`` written as ``data``; KeyError, TypeError or ValueError where it is not."""
    return _decoder(kind)(data)


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """How to read ``kind``, found out once."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _union(tuple(part for part in inner if part is not NoneType))
    if origin is tuple:
        return _sequence(inner[0])
    if origin is Literal:
        return _literal(inner)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(*inner)
    return _dataclass(kind) if is_dataclass(kind) else _plain(kind)


def _union(members: tuple[Any, ...]) -> Callable[[Any], Any]:
    if _CONDITIONS.issuperset(members):
        return decode_condition
    return _decode_answer if members[0] in ANSWER_NAMES else _decoder(members[0])


def _decode_answer(data: Mapping[str, Any]) -> Any:
    return decode(_ANSWERS[data["type"]], {name: value for name, value in data.items() if name != "type"})


def _sequence(inner: Any) -> Callable[[Any], Any]:
    return lambda data: tuple(decode(inner, below) for below in data)


def _mapping(key: Any, inner: Any) -> Callable[[Any], Any]:
    return lambda data: {key(name): decode(inner, below) for name, below in data.items()}


def _literal(allowed: tuple[Any, ...]) -> Callable[[Any], Any]:
    def read(data: Any) -> Any:
        if data not in allowed:
            raise ValueError(data)
        return data

    return read


def _plain(kind: Any) -> Callable[[Any], Any]:
    def read(data: Any) -> Any:
        # Only what ``encode`` writes: whole numbers and truths as themselves, all else as text.
        if type(data) is not (kind if kind in (int, bool) else str):
            raise TypeError(data)
        return kind(data)

    return read


def _dataclass(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    # What is left out is empty: no entries for a list, None for what may be None.
    absent: dict[str, Any] = {
        name: () if get_origin(hint) is tuple else None
        for name, hint in hints.items()
        if get_origin(hint) is tuple or NoneType in get_args(hint)
    }

    def read(data: Any) -> Any:
        unknown = set(data) - set(hints)
        if unknown:
            raise KeyError(*unknown)
        return kind(**absent | {name: decode(hints[name], below) for name, below in data.items()})

    return read
