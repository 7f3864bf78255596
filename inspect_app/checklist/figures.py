"""The figures in a clause's limit: “三声内” or “at most 600 households” as numbers with units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from inspect_app.checklist.model import Text
from inspect_app.checklist.units import UNITS


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a unit; ``unit`` is None for “at the agreed time”, which is 0 of any unit."""

    number: Decimal
    unit: str | None


_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_DIGITS_ZH = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_WORDS_EN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS_EN = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = (
    {word: number for words in (_WORDS_EN, _ORDINALS_EN) for number, word in enumerate(words, 1)}
    | _DIGITS_ZH
    | {"once": 1, "twice": 2}
)
_NAMES = {
    **{unit.name.zh: name for name, unit in UNITS.items()},
    **{unit.name.en: name for name, unit in UNITS.items()},
    **{unit.many: name for name, unit in UNITS.items()},
    "工作日": "working-day",
    "日": "day",
    "星期": "week",
    "月": "month",
    "厘米": "centimetre",
    "cm": "centimetre",
    "mm": "millimetre",
    "km": "kilometre",
    "m": "metre",
    "h": "hour",
    "min": "minute",
    "minutes": "minute",
    "rounds": "time",
    "round": "time",
    "名": "person",
    "遍": "time",
    "个小时": "hour",
    "％": "percent",
}
_NUMBER = rf"\d+(?:\.\d+)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_UNIT = "|".join(
    re.escape(name) + (r"\b" if name.isascii() and name[-1].isalpha() else "")
    for name in sorted(_NAMES, key=len, reverse=True)
)
_RANGE = re.compile(rf"(?<![\d:：.])({_NUMBER})\s*(?:[-—–~～至到]|to)\s*({_NUMBER})\s*({_UNIT})", re.I)
_FIGURE = re.compile(rf"(?<![\d:：.])({_NUMBER})\s*-?\s*({_UNIT})", re.I)
_OFTEN = re.compile(rf"\b({_NUMBER})\s+(?:a|per|each)\s+(day|week|month|year)\b|\b(once|twice)\b", re.I)
_PER = {
    "day": re.compile(r"每[天日]|\b(?:daily|(?:a|per|each|every) day)\b", re.I),
    "week": re.compile(r"每周|\b(?:weekly|(?:a|per|each|every) week)\b", re.I),
    "month": re.compile(r"每个?月|\b(?:monthly|(?:a|per|each|every) month)\b", re.I),
    "year": re.compile(r"每年|\b(?:yearly|annual(?:ly)?|(?:a|per|each|every) year)\b", re.I),
}
_NEXT_DAY = re.compile(r"次日|\bnext day\b", re.I)
_AT_ONCE = re.compile(
    r"当[天日]|立即|按预约|按约定|\b(?:same day|at once|immediately|appointed time|agreed time)\b", re.I
)


def figures(limit: Text) -> frozenset[Figure]:
    """Every figure that either language of the limit sets."""
    return frozenset(figure for text in (limit.zh, limit.en) for figure in _of(text))


def same(one: Figure, number: Decimal, unit: str) -> bool:
    """Whether the figure is ``number`` of ``unit``; 24 hours are a day."""
    if one.unit is None:
        return number == 0
    return _scaled(one.number, one.unit) == _scaled(number, unit)


def comparable(one: Figure, unit: str) -> bool:
    """Whether both are measured in the same kind of unit."""
    return one.unit is None or one.unit == unit or (one.unit in _SECONDS and unit in _SECONDS)


def _scaled(number: Decimal, unit: str) -> tuple[str, Fraction]:
    return ("time", Fraction(number) * _SECONDS[unit]) if unit in _SECONDS else (unit, Fraction(number))


def _of(text: str) -> set[Figure]:
    found = {
        Figure(_number(word), _NAMES[_known(match.group(3))])
        for match in _RANGE.finditer(text)
        for word in match.groups()[:2]
    }
    found |= {
        Figure(_number(match.group(1)), _NAMES[_known(match.group(2))]) for match in _FIGURE.finditer(text)
    }
    period = next((name for name, pattern in _PER.items() if pattern.search(text)), None)
    if period:
        found = _often(text, found, f"time-per-{period}")
    if _NEXT_DAY.search(text):
        found.add(Figure(Decimal(1), "day"))
    if _AT_ONCE.search(text):
        found.add(Figure(Decimal(0), None))
    return found


def _often(text: str, found: set[Figure], unit: str) -> set[Figure]:
    """“每天不少于 2 次” is twice a day; “每年” alone is once a year."""
    often = {Figure(each.number, unit) for each in found if each.unit == "time"}
    often |= {Figure(_number(m.group(1) or m.group(3)), unit) for m in _OFTEN.finditer(text)}
    rest = {each for each in found if each.unit != "time"}
    return rest | (often or (set() if rest else {Figure(Decimal(1), unit)}))


def _number(word: str) -> Decimal:
    return Decimal(_NUMBERS.get(word.lower(), word))


def _known(name: str) -> str:
    return name if name in _NAMES else name.lower()
