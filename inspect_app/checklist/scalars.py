"""Single values as YAML 1.2 reads them: only true and false are booleans, numbers stay as written."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from inspect_app.checklist.model import Scalar
from inspect_app.checklist.nodes import MappingNode, Node, ScalarNode, SequenceNode

# Plain decimals of a length any reader can check; 1e999, .inf, 0x1F and dates are no numbers here.
_DECIMAL = re.compile(r"[-+]?[0-9]{1,12}(\.[0-9]{1,12})?")
_WHOLE = re.compile(r"[-+]?[0-9]{1,12}")
_RATIO = re.compile(r"([0-9]{1,12})/([1-9][0-9]{0,11})")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}

# Words that YAML 1.1 took as booleans and authors may still mean so.
OLD_BOOLEANS = frozenset(
    written for word in ("yes", "no", "on", "off") for written in (word, word.capitalize(), word.upper())
)

_DOUBTED = _NULLS | OLD_BOOLEANS | _TRUTH.keys()

# What YAML programs read as numbers and dates though nobody means such a number here.
_NUMBERS = re.compile(r"[-+]?(?:\.inf|\.nan|[0-9.]*[0-9]\.?e[-+]?[0-9]+|0[xo][0-9a-f]+)", re.IGNORECASE)
_BEGINNINGS = frozenset("0123456789+-.")
_DATES = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?")


def other_reading(node: Node) -> str | None:
    """What others may read a text such as ``no`` or ``2024-01-01`` as; None where nothing else."""
    if not isinstance(node, ScalarNode) or not node.plain:
        return None
    text = node.text
    if text in OLD_BOOLEANS or text in _TRUTH:
        return "true or false"
    if text[:1] not in _BEGINNINGS:
        return None
    if _NUMBERS.fullmatch(text):
        return "a number"
    return "a date" if _DATES.fullmatch(text) else None


def as_words(node: Node) -> str | None:
    """The text, where it says something and nobody takes it for anything but a text; otherwise None."""
    if not isinstance(node, ScalarNode):
        return None
    text = node.text
    if node.plain and (text in _DOUBTED or text[0] in _BEGINNINGS):
        return None
    return None if not text or text.isspace() else text


def is_null(node: Node) -> bool:
    """Whether nothing was written."""
    return isinstance(node, ScalarNode) and node.plain and node.text in _NULLS


def as_decimal(node: Node) -> Decimal | None:
    """The number exactly as written, or None."""
    if isinstance(node, ScalarNode) and node.plain and _DECIMAL.fullmatch(node.text):
        return Decimal(node.text)
    return None


def as_whole(node: Node) -> int | None:
    """The whole number, or None."""
    if isinstance(node, ScalarNode) and node.plain and _WHOLE.fullmatch(node.text):
        return int(node.text)
    return None


def as_fraction(node: Node) -> Fraction | None:
    """A decimal or a ratio such as 3/5, or None."""
    ratio = isinstance(node, ScalarNode) and _RATIO.fullmatch(node.text)
    if ratio:
        return Fraction(int(ratio.group(1)), int(ratio.group(2)))
    number = as_decimal(node)
    return None if number is None else Fraction(number)


def as_truth(node: Node) -> bool | None:
    """true or false, or None."""
    return _TRUTH.get(node.text) if isinstance(node, ScalarNode) and node.plain else None


def as_scalar(node: ScalarNode) -> Scalar:
    """The value as a truth, a number, or else the text."""
    truth = as_truth(node)
    if truth is not None:
        return truth
    number = as_decimal(node)
    return node.text if number is None else number


def describe(node: Node) -> str:
    """What was found, for a message."""
    if isinstance(node, MappingNode):
        return "a mapping"
    if isinstance(node, SequenceNode):
        return "a list"
    if is_null(node):
        return "empty"
    return f"“{node.text}”" if node.plain else f"the text “{node.text}”"
