"""Four open findings of a project, and the facts of a plan of nine."""

from datetime import UTC, date, datetime

from inspect_app.checklist.model import Severity, Text
from inspect_app.reports.corrective_plan import OpenFinding, PlanFacts

OPENED = datetime(2026, 10, 1, 2, 0, tzinfo=UTC)
FLOOR, RINGS = Text("地面清洁", "Floor clean"), Text("铃响", "Rings")
CALL, DUE = Text("电话", "Telephone"), date(2026, 10, 25)
FINDINGS = (
    OpenFinding(
        "F-3", Severity.MINOR, RINGS, "#2 夜间", "recorded", OPENED, checklist=Text("电话", "Telephone")
    ),
    OpenFinding(
        "F-1", Severity.MAJOR, FLOOR, "1号楼", "assigned", OPENED, date(2026, 10, 25), True, "王芳", "F-0"
    ),
    OpenFinding("F-2", Severity.MINOR, FLOOR, "2号楼", "fixed", OPENED, date(2026, 10, 20), running=False),
    OpenFinding("F-4", Severity.CRITICAL, FLOOR, "3号楼", "fixed", OPENED, date(2026, 11, 25)),
)
PLAN = PlanFacts(
    Text("安居物业", "Anju"),
    "翠湖",
    "CH",
    "华东",
    "Asia/Shanghai",
    datetime(2026, 11, 2, tzinfo=UTC),
    FINDINGS,
    9,
)
