"""The twenty places and occasions at which customers meet the service, by the number standards give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspect_app.checklist.model import Text


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """One touchpoint; ``number`` is 1 to 20."""

    number: int
    title: Text


_TITLES = (
    ("人行出入口", "Pedestrian entrance"),
    ("车行出入口", "Vehicle entrance"),
    ("道路与广场", "Roads and squares"),
    ("水景", "Water feature"),
    ("停车场", "Car park"),
    ("小区围墙", "Perimeter wall"),
    ("宣传栏", "Notice board"),
    ("苑门、单元门", "Court gate and unit door"),
    ("苑落", "Courtyard"),
    ("垃圾筒", "Bins"),
    ("大堂", "Lobby"),
    ("电梯", "Lift car"),
    ("楼道", "Corridor"),
    ("商铺", "Shops"),
    ("前台", "Front desk"),
    ("会所", "Clubhouse"),
    ("电话", "Telephone"),
    ("公共维修", "Public repair"),
    ("家政维修", "Home repair"),
    ("上门访谈", "Home visit"),
)
TOUCHPOINTS: Mapping[int, Touchpoint] = {
    number: Touchpoint(number, Text(zh, en)) for number, (zh, en) in enumerate(_TITLES, start=1)
}

# What checklists ask of a location with ``when: {attribute: …}``, answered yes or no.
ATTRIBUTES: Mapping[str, Text] = {
    "underground": Text("地下", "Underground"),
    "air-conditioned": Text("有空调", "Air-conditioned"),
    "seating": Text("有座椅", "Has seating"),
    "stone-floor": Text("石材地面", "Stone floor"),
    "top-floor": Text("顶层", "Top floor"),
    "attended": Text("有人值守", "Attended"),
}


def title(number: int, language: str) -> str:
    """The touchpoint's name in ``language``; the bare number where there is none."""
    touchpoint = TOUCHPOINTS.get(number)
    return touchpoint.title.in_language(language) if touchpoint else str(number)
