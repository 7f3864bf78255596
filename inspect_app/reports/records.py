"""Documents from JSON back to their records: how one reaches the process that renders it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from functools import cache
from itertools import repeat
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from inspect_app.reports.document import Document
from inspect_app.reports.kinds import KINDS


def document_from_json(kind: str, text: str) -> Document:
    """The document ``json_of`` wrote; TypeError, KeyError or ValueError where it is another text."""
    return cast(Document, _read(KINDS[kind], json.loads(text)))


def _read(kind: Any, data: Any) -> Any:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _read(hints[name], below) for name, below in data.items()})
    if isinstance(kind, UnionType):
        return None if data is None else _read(get_args(kind)[0], data)
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        kinds = repeat(inner[0]) if inner[-1] is Ellipsis else inner
        return tuple(_read(each, below) for each, below in zip(kinds, data, strict=False))
    return data


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)
