"""The locations of a sample project: what a walk through it would list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from inspect_app.demo.company import ProjectPlan

LOBBY, LIFT, CORRIDOR, FRONT_DESK, CAR_PARK = 11, 12, 13, 15, 5


@dataclass(frozen=True, slots=True)
class PlacePlan:
    """One location; ``touchpoint`` is its number from 1 to 20."""

    touchpoint: int
    name: str
    building: str = ""
    floor: str = ""
    attributes: dict[str, bool] = field(default_factory=dict)


def _grounds(project: ProjectPlan) -> Iterator[PlacePlan]:
    yield PlacePlan(1, "主入口人行通道", attributes={"attended": True})
    yield PlacePlan(2, "主入口车行通道", attributes={"attended": True})
    yield PlacePlan(3, "中心广场及环路")
    yield PlacePlan(7, "物业服务宣传栏")
    yield PlacePlan(10, "垃圾分类投放点")
    if project.star_level >= 4:
        yield PlacePlan(4, "中庭水景")
        yield PlacePlan(16, "业主会所", floor="1层", attributes={"air-conditioned": True})
    yield PlacePlan(
        FRONT_DESK, "客户服务中心前台", floor="1层", attributes={"air-conditioned": True, "seating": True}
    )


def _car_parks(project: ProjectPlan) -> Iterator[PlacePlan]:
    yield PlacePlan(CAR_PARK, "地面停车场", attributes={"underground": False})
    if project.underground:
        for floor in ("B1", "B2") if project.households > 1500 else ("B1",):
            yield PlacePlan(CAR_PARK, "地下车库", floor=floor, attributes={"underground": True})


def _building(project: ProjectPlan, building: str) -> Iterator[PlacePlan]:
    comfort = project.star_level >= 4
    yield PlacePlan(
        LOBBY,
        "入户大堂",
        building,
        "1层",
        {"air-conditioned": comfort, "seating": comfort, "stone-floor": True, "underground": False},
    )
    for name in ("客梯", "消防梯") if project.floors > 11 else ("客梯",):
        yield PlacePlan(LIFT, name, building, attributes={"underground": project.underground})
    for floor in (2, project.floors // 2, project.floors):
        top = floor == project.floors
        yield PlacePlan(CORRIDOR, "楼道", building, f"{floor}层", {"top-floor": top, "underground": False})


def places_of(project: ProjectPlan) -> list[PlacePlan]:
    """Every location of ``project`` in walking order: grounds, car parks, then building by building."""
    found = [*_grounds(project), *_car_parks(project)]
    for building in project.buildings:
        found.extend(_building(project, building))
    return found
