"""Facts of four projects: one fell, one rose, one is new, one was not inspected."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from inspect_app.checklist.model import Severity, Text
from inspect_app.reports.portfolio.facts import (
    AgreementFacts,
    Closure,
    Covered,
    FailedItem,
    MonthFacts,
    Overdue,
    PlannedFacts,
    PortfolioFacts,
    ProjectFacts,
    ResultFacts,
    StandingCount,
)
from tests.factories.programmes import GRADING

AS_OF = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
COVERED = Covered(date(2026, 10, 1), date(2026, 10, 31), date(2026, 9, 1), date(2026, 9, 30))
LOBBY, CALL = ("lobby", Text("大堂", "Lobby")), ("telephone", Text("电话", "Telephone"))


def result(score: str | None, grade: str | None, **touchpoints: str) -> ResultFacts:
    """An inspection of the span."""
    return ResultFacts(
        number="TA-1",
        finished_at=datetime(2026, 10, 20, 2, 0, tzinfo=UTC),
        score=None if score is None else Decimal(score),
        grade=grade,
        coverage=Fraction(49, 50),
        touchpoints={name: Fraction(value) for name, value in touchpoints.items()},
    )


PROJECTS = (
    ProjectFacts(
        "1", "翠湖", "A", "华东", 2, result("96.0", "excellent", lobby="0.97", telephone="0.95"),
        result("92.5", "good", lobby="0.9", telephone="0.96"), 3, 1,
    ),
    ProjectFacts(
        "2", "滨河", "B", "西南", 1, result("71.0", "fail", lobby="0.8", telephone="0.5"),
        result("88.0", "good", lobby="0.9", telephone="0.86"), 9, 4,
    ),
    ProjectFacts("3", "新城", "C", "西南", 1, result("96.0", "excellent", lobby="0.96")),
    ProjectFacts("4", "远山", "D", "西南"),
)  # fmt: skip
FAILED = (
    FailedItem("lobby", Text("地面清洁", "Floor clean"), 6, 3, 2),
    FailedItem("telephone", Text("铃响三声内接听", "Answered in three rings"), 3, 1, 0),
    FailedItem("gone", Text("旧项", "Old item"), 1, 1, 1),
)
STANDINGS = (
    StandingCount(Severity.MAJOR, "recorded", 4),
    StandingCount(Severity.MAJOR, "closed", 2),
    StandingCount(Severity.MINOR, "fixed", 4),
)
CLOSURES = tuple(
    Closure(Severity.MAJOR if hours < 100 else Severity.MINOR, timedelta(hours=hours))
    for hours in (0, 20, 30, 80, 200, 400, 1000)
)
OVERDUE = (
    Overdue("7", "TA-1-01", "滨河", Text("地面清洁", "Floor clean"), "1号楼", Severity.MAJOR,
            date(2026, 10, 25), "王芳", "lobby"),
    Overdue("8", "TA-1-02", "滨河", Text("铃响", "Rings"), "#2 夜间", Severity.MINOR, None, "", "telephone"),
)  # fmt: skip


def portfolio_facts(**changes: object) -> PortfolioFacts:
    """The facts, some of them others."""
    given: dict[str, object] = {
        "company": Text("安居物业", "Anju"),
        "scope": "company",
        "names": (),
        "programme": Text("触点品质检查", "Touchpoint audit"),
        "grading": GRADING,
        "checklists": (LOBBY, CALL, ("records", Text("记录", "Records"))),
        "covered": COVERED,
        "zone": "Asia/Shanghai",
        "as_of": AS_OF,
        "projects": PROJECTS,
        "months": (
            MonthFacts(date(2026, 7, 1), ()),
            MonthFacts(date(2026, 8, 1), (Decimal("90.0"), Decimal("93.5"))),
            MonthFacts(date(2026, 9, 1), ()),
            MonthFacts(date(2026, 10, 1), (Decimal("96.0"), Decimal("71.0"), Decimal("96.0"))),
        ),
        "failed": FAILED,
        "standings": STANDINGS,
        "closures": CLOSURES,
        "overdue": OVERDUE,
        "planned": (PlannedFacts("翠湖", 2, 1, 0, 0, 1), PlannedFacts("滨河", 1, 0, 1, 2, 0)),
        "agreement": AgreementFacts(1, (Fraction(3, 100),), 1, (Fraction(1, 100),)),
    }
    return PortfolioFacts(**{**given, **changes})  # type: ignore[arg-type]


def nothing_failed() -> PortfolioFacts:
    """Nothing found, closed or overdue."""
    return portfolio_facts(failed=(), standings=(), closures=(), overdue=())
