"""The units that measures and numbers may be given in, with their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from inspect_app.checklist.model import Text


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; ``many`` is the English name for all numbers but 1 (Chinese has one form)."""

    id: str
    name: Text
    many: str

    def written(self, number: Decimal, language: str) -> str:
        """The number with its unit, such as ``3 rings``, ``3 声`` or ``95%``."""
        figure = format(number, "f")
        english = self.name.en if number == 1 else self.many
        name = self.name.zh if language.startswith("zh") else english
        # Signs stand close to their number, words apart.
        return f"{figure}{name}" if name in ("%", "℃", "°C") else f"{figure} {name}"


def _unit(unit: str, zh: str, en: str, many: str = "") -> Unit:
    return Unit(unit, Text(zh, en), many or f"{en}s")


UNITS: Mapping[str, Unit] = {
    unit.id: unit
    for unit in (
        _unit("ring", "声", "ring"),
        _unit("second", "秒", "second"),
        _unit("minute", "分钟", "minute"),
        _unit("hour", "小时", "hour"),
        _unit("day", "天", "day"),
        _unit("working-day", "个工作日", "working day"),
        _unit("week", "周", "week"),
        _unit("month", "个月", "month"),
        _unit("year", "年", "year"),
        _unit("household", "户", "household"),
        _unit("person", "人", "person", "people"),
        _unit("piece", "件", "piece"),
        _unit("time", "次", "time"),
        _unit("time-per-day", "次/天", "time per day", "times per day"),
        _unit("time-per-week", "次/周", "time per week", "times per week"),
        _unit("time-per-month", "次/月", "time per month", "times per month"),
        _unit("time-per-year", "次/年", "time per year", "times per year"),
        _unit("millimetre", "毫米", "mm", "mm"),
        _unit("centimetre", "厘米", "cm", "cm"),
        _unit("metre", "米", "metre"),
        _unit("kilometre", "公里", "km", "km"),
        _unit("square-metre", "平方米", "m²", "m²"),
        _unit("degree", "度", "degree"),
        _unit("celsius", "℃", "°C", "°C"),
        _unit("percent", "%", "%", "%"),
        _unit("yuan", "元", "yuan", "yuan"),
        _unit("decibel", "分贝", "dB", "dB"),
        _unit("lux", "勒克斯", "lux", "lux"),
        _unit("kilometre-per-hour", "公里/小时", "km/h", "km/h"),
        _unit("score", "分", "point"),
    )
}
