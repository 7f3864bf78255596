"""Attributes of locations: what checklists ask about with ``when: {attribute: …}``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from inspect_app.errors import Invalid

Value = bool | int | str
MOST, LONGEST = 40, 40
_NAME = re.compile(rf"[a-z][a-z0-9-]{{0,{LONGEST - 1}}}")
_YES = frozenset({"yes", "true", "是", "有"})
_NO = frozenset({"no", "false", "否", "无"})


def checked(attributes: Mapping[str, Value]) -> dict[str, Value]:
    """The attributes by name; Invalid ``attribute-form`` or ``attributes-many``."""
    if len(attributes) > MOST:
        raise Invalid("attributes-many", "attributes", most=MOST)
    if not all(_NAME.fullmatch(name) for name in attributes):
        raise Invalid("attribute-form", "attributes", longest=LONGEST)
    return dict(sorted(attributes.items()))


def read(lines: str) -> dict[str, Value]:
    """Attributes written one a line as ``name: value``; Invalid ``attribute-form``, ``attributes-many``."""
    found: dict[str, Value] = {}
    for line in lines.replace("：", ":").replace("＝", "=").splitlines():
        if not line.strip():
            continue
        name, mark, value = line.partition(":") if ":" in line else line.partition("=")
        if not mark or not value.strip():
            raise Invalid("attribute-form", "attributes", longest=LONGEST)
        found[name.strip().lower()] = _value(value.strip())
    return checked(found)


def written(attributes: Mapping[str, Value]) -> str:
    """The form ``read`` takes."""
    return "\n".join(f"{name}: {_word(value)}" for name, value in sorted(attributes.items()))


def _word(value: Value) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _value(text: str) -> Value:
    if text.lower() in _YES | _NO:
        return text.lower() in _YES
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else text[:80]
