from dataclasses import replace

from inspect_app.checklist.model import Cap, Grading, Severity, Veto
from inspect_app.scoring.criteria import criteria_of
from inspect_app.scoring.result import VetoApplied, VetoKind
from inspect_app.scoring.sheets import score_sheet
from inspect_app.scoring.vetoes import grade_after, vetoes_of
from tests.factories.scoring import GRADING, item, programme, sheet


def test_each_veto_says_where_it_came_from() -> None:
    plan = programme(item("a", veto=Veto.CAP, severity=Severity.MAJOR), caps=(Cap(Severity.MINOR, 1, "B"),))
    scored = score_sheet(plan, criteria_of(plan)["c"], sheet("B1", a="nonconform"), {})
    assert vetoes_of(plan, [scored]) == (
        VetoApplied(VetoKind.CAP, "C", "c", "a", "B1", "B1", "B1", Severity.MAJOR),
        VetoApplied(VetoKind.PROGRAMME_CAP, "B", severity=Severity.MINOR, count=1),
    )


def test_a_passing_sheet_vetoes_nothing() -> None:
    plan = programme(*(item(veto.value, veto=veto) for veto in Veto))
    scored = score_sheet(
        plan, criteria_of(plan)["c"], sheet(sheet="conform", cap="conform", fail="conform"), {}
    )
    assert vetoes_of(plan, [scored]) == ()


def test_the_lowest_limit_wins() -> None:
    plan = programme(item("a"))
    vetoes = [VetoApplied(VetoKind.CAP, "C"), VetoApplied(VetoKind.SHEET, None)]
    vetoes.append(VetoApplied(VetoKind.PROGRAMME_CAP, "B"))
    assert grade_after(plan, "A", vetoes) == "C"


def test_a_grading_without_a_cap_grade_keeps_the_reason_and_caps_nothing() -> None:
    uncapped: Grading = replace(GRADING, cap=None)
    plan = programme(item("a", veto=Veto.CAP), grading=uncapped)
    scored = score_sheet(plan, criteria_of(plan)["c"], sheet(a="nonconform"), {})
    vetoes = vetoes_of(plan, [scored])
    assert [veto.grade for veto in vetoes] == [None]
    assert grade_after(plan, "A", vetoes) == "A"
