"""The patrol forms, blank and filled in."""

from datetime import UTC, date, datetime

from inspect_app.checklist.model import Text
from inspect_app.reports.patrol_facts import PatrolEntry, ProblemFacts, RegisterFacts, Signed
from inspect_app.reports.patrol_forms import BLANK_LINES, RegisterRow, patrol_problems, patrol_register

COMPANY = Text("安居物业", "Anju")
DAY = date(2026, 11, 21)


def test_a_blank_register_has_lines_to_write_on() -> None:
    made = patrol_register(RegisterFacts(COMPANY), "zh")
    assert (made.title, made.number, made.day, made.reviewer, made.patroller) == (
        "巡查登记表",
        "",
        "",
        "",
        "",
    )
    assert made.rows == (RegisterRow("", "", "", ""),) * BLANK_LINES


def test_a_register_has_the_standard_s_fields() -> None:
    entries = (
        PatrolEntry(datetime(2026, 11, 21, 1, 5, tzinfo=UTC), "1号楼", "照明", "无"),
        PatrolEntry(None, "2号楼", "", ""),
    )
    facts = RegisterFacts(COMPANY, "翠湖雅苑", "XC-1", DAY, entries, "李雪梅", "王建国")
    made = patrol_register(facts, "en")
    assert made.rows == (RegisterRow("09:05", "1号楼", "照明", "无"), RegisterRow("", "2号楼", "", ""))
    assert (made.number, made.day) == ("XC-1", "21 November 2026")
    assert (made.reviewer, made.patroller) == ("李雪梅", "王建国")


def test_without_problems_there_is_one_blank_form() -> None:
    (form,) = patrol_problems(COMPANY, "", (), "zh").forms
    assert (form.number, form.problem, form.manager.name, form.remarks) == ("", "", "", "")


def test_a_problem_form_has_the_standard_s_fields() -> None:
    facts = ProblemFacts(
        number="WT-1",
        day=DAY,
        place="大堂",
        patroller="王建国",
        problem="灯不亮",
        supervisor=Signed("更换", "李雪梅", DAY),
        manager=Signed("同意", "陈志强", DAY),
        result=Signed("已更换", "王建国", DAY),
        remarks="无",
    )
    made = patrol_problems(COMPANY, "翠湖雅苑", [facts, facts], "zh")
    assert len(made.forms) == 2
    form = made.forms[0]
    assert (form.number, form.day, form.place, form.patroller) == ("WT-1", "2026年11月21日", "大堂", "王建国")
    signed = [(each.text, each.name, each.day) for each in (form.supervisor, form.manager, form.result)]
    assert signed == [
        ("更换", "李雪梅", "2026年11月21日"),
        ("同意", "陈志强", "2026年11月21日"),
        ("已更换", "王建国", "2026年11月21日"),
    ]
