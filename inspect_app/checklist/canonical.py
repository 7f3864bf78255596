"""Values straight to canonical JSON: what ``json.dumps`` makes of ``codec.encode``, keys sorted, no blanks.

Content is hashed far more often than it is stored: every programme is, whenever a library is compiled. So
no dicts are made on the way, and how a type is written is found out once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, get_args

from inspect_app.checklist import model
from inspect_app.checklist.codec import ANSWER_NAMES, SINGLE, encode_condition

_CONDITIONS = frozenset(get_args(model.Condition))

Writer = Callable[[Any], str]


def canonical(value: Any) -> str:
    """The JSON text of ``codec.encode(value)`` with sorted keys and no blanks."""
    return Canonical()(value)


def dumped(document: Any) -> str:
    """The same text for what is plain JSON already."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Canonical:
    """Writes values as ``canonical`` does, and each item once: programmes share their items."""

    def __init__(self) -> None:
        self._writers = _Writers()
        self._write_item = self._writers[model.Item]
        # With the item, so that its id stays its own.
        self._items: dict[int, tuple[model.Item, str]] = {}
        self._writers[model.Item] = self._item

    def __call__(self, value: Any) -> str:
        return self._writers[type(value)](value)

    def _item(self, item: model.Item) -> str:
        known = self._items.get(id(item))
        if known is None:
            known = self._items[id(item)] = item, self._write_item(item)
        return known[1]


class _Writers(dict[type, Writer]):
    """How each type is written, found out when it is first met."""

    def __init__(self) -> None:
        super().__init__(_SINGLE)
        self[tuple] = self._sequence

    def __missing__(self, kind: type) -> Writer:
        self[kind] = writer = self._writer(kind)
        return writer

    def _writer(self, kind: Any) -> Writer:
        if kind in _CONDITIONS:
            return lambda value: dumped(encode_condition(value))
        if is_dataclass(kind):
            return self._dataclass(kind)
        if issubclass(kind, Enum):
            return {member: dumped(member.value) for member in kind}.__getitem__
        return self._mapping if issubclass(kind, Mapping) else lambda value: encode_basestring(str(value))

    def _sequence(self, value: tuple[Any, ...]) -> str:
        return "[" + ",".join([self[type(below)](below) for below in value]) + "]"

    def _mapping(self, value: Mapping[Any, Any]) -> str:
        named = sorted((str(key), below) for key, below in value.items())
        pairs = [f"{encode_basestring(name)}:{self[type(below)](below)}" for name, below in named]
        return "{" + ",".join(pairs) + "}"

    def _dataclass(self, kind: Any) -> Writer:
        """Fields that are None or empty are left out; an answer carries its type's name."""
        called = f'"type":"{ANSWER_NAMES[kind]}"' if kind in ANSWER_NAMES else ""
        names = sorted(each.name for each in fields(kind))
        heads = [f'"{name}":' for name in names]
        # One name is given twice, as ``attrgetter`` makes a tuple only of several.
        values = attrgetter(*names, names[0])

        def write(value: Any) -> str:
            parts = [
                head + self[type(below)](below)
                for head, below in zip(heads, values(value), strict=False)
                if below or type(below) in SINGLE
            ]
            if called:
                parts.append(called)
                parts.sort()
            return "{" + ",".join(parts) + "}"

        return write


def _text(value: model.Text) -> str:
    return f'{{"en":{encode_basestring(value.en)},"zh":{encode_basestring(value.zh)}}}'


_SINGLE: Mapping[type, Writer] = {
    str: encode_basestring,
    int: str,
    bool: lambda value: "true" if value else "false",
    Decimal: lambda value: f'"{value:f}"',
    model.Text: _text,
}
