"""What an XLSForm made of a checklist calls things: names, columns, and the words of its own questions.

Ids are kebab-case and names may not begin with a digit, so ``floor-sound`` is called ``floor_sound``; names
with two underscores in a row are ours, as no id can give one.
"""

from __future__ import annotations

import re
from decimal import Decimal

from inspect_app.checklist.model import AnswerType, Count, Information, Measure, Sample, Text
from inspect_app.checklist.units import UNITS

LANGUAGES = {"zh": "中文 (zh)", "en": "English (en)"}
# In the order of the sheet; what begins with ``inspect::`` other programs leave alone.
SURVEY = (
    *("type", "name", *(f"label::{name}" for name in LANGUAGES.values())),
    *(f"hint::{name}" for name in LANGUAGES.values()),
    *("required", "relevant", "constraint"),
    *(f"constraint_message::{name}" for name in LANGUAGES.values()),
    *("appearance", "parameters", "inspect::id", "inspect::part", "inspect::answer", "inspect::clauses"),
    *("inspect::why_zh", "inspect::why_en", "inspect::weight", "inspect::severity", "inspect::veto"),
    *("inspect::pass", "inspect::photo", "inspect::note", "inspect::bonus", "inspect::phrases"),
    *("inspect::examples", "inspect::when"),
)
CHOICES = ("list_name", "name", *(f"label::{name}" for name in LANGUAGES.values()), "inspect_score")
SETTINGS = (
    *("form_title", "form_id", "version", "default_language"),
    *("inspect::title_zh", "inspect::title_en", "inspect::touchpoint", "inspect::per"),
)
NOT_APPLICABLE = "not_applicable"
NOT_INSPECTED = "not_inspected"
LEFT_OUT = {
    NOT_APPLICABLE: Text("不适用", "Not applicable"),
    NOT_INSPECTED: Text("未检查", "Not inspected"),
}
CONFORMITY = {
    "conform": Text("合格", "Conform"),
    "partial": Text("部分合格", "Partly conform"),
    "nonconform": Text("不合格", "Nonconform"),
}
YES_NO = {"yes": Text("是", "Yes"), "no": Text("否", "No")}
PLACE = Text("地点情况", "About the place")
LEFT = Text("不能作答时选择原因", "If it cannot be answered, choose")
REASON = Text("请说明原因", "Reason")
PHOTO = Text("照片", "Photo")
NOTE = Text("备注", "Note")
EXAMINED = Text("抽查数量", "Number examined")
NEGATIVE = Text("不能小于 0", "It cannot be less than 0")
OUTSIDE = Text("超出可填范围", "Outside the range")
_AT_MOST, _AT_LEAST = Text("不超过", "at most"), Text("不少于", "at least")
_HOW_MANY = Text("填写数量", "Enter how many")
_DRAWN = Text("填写合格数；应抽查 {size}：{of}", "Enter how many conform; draw {size}: {of}")
TOO_MANY = Text("不能小于 0，也不能大于抽查数量", "From 0 to the number examined")
# ${ begins the name of a question, also within a text; nobody sees the blank of no width between.
_REFERENCE, _PARTED = "${", "$\u200b{"
_NAME = re.compile("[a-z][a-z0-9-]*")


def name_of(item_id: str) -> str:
    """The question's name."""
    plain = item_id.replace("-", "_")
    return plain if plain[:1].isalpha() and plain != "meta" else f"_{plain}"


def attribute_name(attribute: str, number: int) -> str:
    """The name of the question about an attribute of the place, the ``number``-th of the form."""
    return f"is__{attribute.replace('-', '_')}" if _NAME.fullmatch(attribute) else f"is__{number}"


def shown(text: str) -> str:
    """A text as a form may show it."""
    return text.replace(_REFERENCE, _PARTED)


def meant(text: str) -> str:
    """The reverse of ``shown``."""
    return text.replace(_PARTED, _REFERENCE)


def told(answer: AnswerType, language: str) -> str:
    """The line below the help that says what number is asked for; "" where nothing need be said."""
    match answer:
        case Measure(unit, high, low):
            limits = ((_AT_MOST, high), (_AT_LEAST, low))
            parts = [
                f"{word.in_language(language)} {_figure(limit, unit, language)}"
                for word, limit in limits
                if limit is not None
            ]
            return "; ".join((_unit(unit, language), *parts))
        case Count():
            return _HOW_MANY.in_language(language)
        case Sample(of, size):
            return _DRAWN.in_language(language).format(size=size, of=of.in_language(language))
        case Information(_, unit) if unit is not None:
            return _unit(unit, language)
    return ""


def with_line(help_text: str, line: str) -> str:
    """The hint: the help, and below it what ``told`` says."""
    return "\n".join(part for part in (help_text, line) if part)


def without_line(hint: str, line: str) -> str:
    """The help in a hint."""
    return hint.removesuffix(line).removesuffix("\n") if line and f"\n{hint}".endswith(f"\n{line}") else hint


def _figure(number: Decimal, unit: str, language: str) -> str:
    return UNITS[unit].written(number, language) if unit in UNITS else f"{number:f} {unit}"


def _unit(unit: str, language: str) -> str:
    name = UNITS[unit].name.in_language(language) if unit in UNITS else unit
    return f"单位：{name}" if language == "zh" else f"Unit: {name}"
