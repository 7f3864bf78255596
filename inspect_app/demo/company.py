"""A made-up property company: its regions, projects, buildings and people."""

from __future__ import annotations

from dataclasses import dataclass

from inspect_app.access.model import Role

PASSWORD = "Inspect-2026"  # noqa: S105 - printed at the first start; sample accounts only


@dataclass(frozen=True, slots=True)
class RegionPlan:
    """A region and its code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class ProjectPlan:
    """A project with what decides how well it does.

    ``quality`` is the chance that an item passes in the first month, ``trend`` what each month adds,
    ``weak`` the checklists where it does worse. ``position`` is latitude and longitude of its middle.
    """

    code: str
    region: str
    name: str
    address: str
    households: int
    star_level: int
    buildings: tuple[str, ...]
    floors: int
    underground: bool
    quality: float
    trend: float
    position: tuple[float, float]
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonPlan:
    """A person and the role held: at projects, in regions, or (both empty) in the company.

    ``department`` is where department staff work.
    """

    username: str
    name: str
    role: Role
    projects: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    department: str = ""


REGIONS = (RegionPlan("HD", "华东区域"), RegionPlan("XN", "西南区域"))

PROJECTS = (
    ProjectPlan(
        "HD01",
        "HD",
        "云栖雅苑",
        "杭州市西湖区云栖路 18 号",
        1286,
        4,
        ("1号楼", "2号楼", "3号楼", "5号楼"),
        18,
        True,
        0.925,
        0.005,
        (30.2764, 120.1182),
        ("corridor",),
    ),
    ProjectPlan(
        "HD02",
        "HD",
        "翠湖名邸",
        "苏州市工业园区翠湖街 66 号",
        2140,
        5,
        ("1幢", "2幢", "3幢", "6幢", "8幢"),
        26,
        True,
        0.97,
        0.002,
        (31.3185, 120.7083),
    ),
    ProjectPlan(
        "HD03",
        "HD",
        "锦江花园",
        "南京市建邺区锦江东路 9 号",
        968,
        3,
        ("A座", "B座", "C座"),
        11,
        False,
        0.86,
        0.004,
        (32.0121, 118.7284),
        ("car-park", "telephone"),
    ),
    ProjectPlan(
        "XN01",
        "XN",
        "麓湖春晓",
        "成都市双流区麓湖大道 201 号",
        1752,
        4,
        ("1栋", "2栋", "3栋", "4栋", "7栋"),
        24,
        True,
        0.955,
        -0.014,
        (30.5052, 104.0751),
        ("lift-car", "front-desk"),
    ),
    ProjectPlan(
        "XN02",
        "XN",
        "南山书院",
        "重庆市南岸区书院路 33 号",
        820,
        4,
        ("1栋", "2栋", "3栋"),
        17,
        True,
        0.955,
        0.0,
        (29.5323, 106.5725),
        ("home-repair",),
    ),
    ProjectPlan(
        "XN03",
        "XN",
        "滨河家园",
        "贵阳市观山湖区滨河北路 5 号",
        1505,
        3,
        ("1号楼", "2号楼", "3号楼", "4号楼"),
        9,
        False,
        0.8,
        0.012,
        (26.6463, 106.6302),
        ("corridor", "complaints"),
    ),
)

PEOPLE = (
    PersonPlan("admin", "陈志远", Role.ADMINISTRATOR),
    PersonPlan("author", "沈静", Role.CHECKLIST_AUTHOR),
    PersonPlan("zhou", "周敏", Role.QUALITY_MANAGER),
    PersonPlan("lin", "林海燕", Role.QUALITY_MANAGER, regions=("HD",)),
    PersonPlan("wang", "王秀芳", Role.INSPECTOR, regions=("HD",)),
    PersonPlan("zhao", "赵立新", Role.INSPECTOR, regions=("XN",)),
    PersonPlan("fang", "方敏", Role.INSPECTOR, projects=("HD01",)),
    PersonPlan("he", "何佳", Role.SUPERVISOR, projects=("HD01",)),
    PersonPlan("xu", "徐明", Role.SUPERVISOR, projects=("HD02", "HD03")),
    PersonPlan("tang", "唐雪", Role.SUPERVISOR, projects=("XN01", "XN02", "XN03")),
    PersonPlan("sun", "孙国强", Role.PROPERTY_MANAGER, projects=("HD01",)),
    PersonPlan("ma", "马骏", Role.PROPERTY_MANAGER, projects=("HD02",)),
    PersonPlan("gu", "顾晓东", Role.PROPERTY_MANAGER, projects=("HD03",)),
    PersonPlan("luo", "罗建华", Role.PROPERTY_MANAGER, projects=("XN01", "XN02")),
    PersonPlan("yang", "杨帆", Role.PROPERTY_MANAGER, projects=("XN03",)),
    PersonPlan("liu", "刘桂兰", Role.WORKER, projects=("HD01", "HD02"), department="保洁部"),
    PersonPlan("deng", "邓海", Role.WORKER, projects=("HD01", "HD02", "HD03"), department="工程部"),
)
INSPECTORS = {"HD": "wang", "XN": "zhao"}
