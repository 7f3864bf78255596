"""Problems that no inspection found: seen on a patrol, at a scanned place, told by residents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from inspect_app import ids
from inspect_app.checklist.model import Severity
from inspect_app.demo import sayings
from inspect_app.demo.company import PROJECTS, ProjectPlan
from inspect_app.demo.correcting import Office, crew_of
from inspect_app.demo.desk import Desk, Task
from inspect_app.demo.organisation import Organisation
from inspect_app.demo.pictures import Camera
from inspect_app.findings.model import Action, Source
from inspect_app.services import locations
from inspect_app.services.correcting.raising import Raised, raise_finding
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.database import Session


@dataclass(frozen=True, slots=True)
class Problem:
    """What is reported so many days before the end, by a patrol, a scan or a resident."""

    days: int
    hour: int
    project: str
    source: Source
    severity: Severity
    what: str
    note: str = ""
    scene: str = ""
    urgent: bool = False
    dealt_with: bool = True
    waits: bool = False


_P, _S, _C = Source.PATROL, Source.SCAN, Source.COMPLAINT
_OBSERVED, _MINOR, _MAJOR = Severity.OBSERVATION, Severity.MINOR, Severity.MAJOR
PROBLEMS = (
    Problem(23, 9, "HD01", _P, _MINOR, "消防通道堆放电动车", "3 辆，已劝离 1 辆", "corridor"),
    Problem(17, 19, "HD02", _C, _MINOR, "业主反映楼上装修噪声", "周末中午施工"),
    Problem(9, 14, "HD01", _S, _MAJOR, "地库入口地面破损", "约 40 厘米坑洞", "car-park-floor"),
    Problem(5, 9, "HD02", _P, _MINOR, "单元门闭门器失灵", "关门声响大", "corridor", waits=True),
    Problem(5, 10, "HD01", _P, _MAJOR, "地库排水沟盖板松动", "", "car-park-floor", waits=True),
    Problem(4, 10, "XN01", _P, _MINOR, "电梯轿厢按钮不亮", "3 层按钮", "lift-panel"),
    Problem(3, 9, "HD01", _P, _MINOR, "大堂玻璃门有手印", "", "lobby-floor"),
    Problem(3, 10, "HD01", _S, _MINOR, "楼道灯不亮", "6 层东侧", "corridor"),
    Problem(3, 15, "HD03", _P, _MINOR, "绿化带有垃圾", ""),
    Problem(2, 8, "HD01", _C, _MAJOR, "业主家中卫生间漏水", "", urgent=True, dealt_with=False),
    Problem(2, 9, "HD01", _S, _MAJOR, "地库照明回路跳闸", "B1 东区", "car-park-floor"),
    Problem(2, 10, "XN02", _P, _MINOR, "前台无人值守", "约 10 分钟", "front-desk"),
    Problem(2, 11, "HD02", _P, _MINOR, "公区地面有油渍", "", "car-park-floor"),
    Problem(1, 9, "HD01", _P, _MINOR, "大堂地面积水", "雨天未铺地垫", "lobby-floor", dealt_with=False),
    Problem(1, 10, "HD02", _S, _OBSERVED, "公告栏通知过期", "", "notice-board", dealt_with=False),
    Problem(1, 11, "HD01", _C, _MINOR, "业主反映快递柜占道", "", dealt_with=False),
)


class Scenes:
    """Reports the problems when they come up."""

    def __init__(self, session: Session, camera: Camera, office: Office, company: Organisation) -> None:
        self._session, self._camera, self._office, self._company = session, camera, office, company

    def plan(self, desk: Desk, until: date, zone: tzinfo) -> None:
        """Put every problem on the desk of the day it comes up."""
        for problem in PROBLEMS:
            day = until - timedelta(days=problem.days)
            desk.put(datetime.combine(day, time(problem.hour, 12), zone), self._report(problem))

    def _report(self, problem: Problem) -> Task:
        def report(_moment: datetime) -> None:
            self._raise(problem, next(plan for plan in PROJECTS if plan.code == problem.project))

        return report

    def _raise(self, problem: Problem, plan: ProjectPlan) -> None:
        crew, project = crew_of(self._company, plan), self._company.projects[plan.code]
        places = [
            row for row in locations.labelled(self._session, project.id) if _fits(problem.scene)(row.name)
        ]
        complaint = problem.source is Source.COMPLAINT
        found = Raised(
            id=ids.new(),
            source=problem.source,
            severity=problem.severity,
            what=problem.what,
            note=problem.note,
            location=places[0].id if places and problem.scene else None,
            place="" if places and problem.scene else f"{plan.buildings[0]} 1802 室",
            urgent=problem.urgent,
            photos=(self._camera.faulty(problem.scene, problem.days),) if problem.scene else (),
        )
        finder = crew.supervisor if complaint else crew.inspector
        row = raise_finding(self._session, finder, project.id, found, CHINA_ZONE)
        if problem.dealt_with:
            if complaint:
                self._office.do(crew.supervisor, row.id, Action.REPLY, sayings.REPLIES[0])
            self._office.take(crew, row, waits=problem.waits)


def _fits(scene: str) -> Callable[[str], bool]:
    words = {"corridor": "楼道", "car-park-floor": "车", "lift-panel": "梯", "lobby-floor": "大堂"}
    return lambda name: words.get(scene, "") in name
